"""What the articles of one incident bring, and the orders in which it may arrive."""

from itertools import chain

from hypothesis import strategies as st

from schemas import Copy, GroupToll, Kind, Report, Toll, Withdrawal
from tests.unit.tally.build import at, copy, report, tolls

Entry = Report | Copy | Withdrawal

DAYS = 3
CATEGORY = "shooting"
"""One in which the hurt may die, which moves both tolls."""
PUBLISHERS = ["Herald", "Courier", "Agency", "Post"]


@st.composite
def article(draw: st.DrawFn, name: str) -> list[Entry]:
    """The records of one article in their order: its versions, copies of them, its withdrawal.

    A version may stand under another id. All state the same place and words, so that they plainly
    belong to one incident. None comes back after its withdrawal.
    """
    publisher = draw(st.sampled_from(PUBLISHERS))
    article_id, earlier = name, None
    records: list[Entry] = []
    for hour in sorted(draw(st.sets(st.integers(0, 24 * DAYS), min_size=1, max_size=4))):
        if records and draw(st.integers(0, 3)) == 3:
            return [*records, withdrawal(article_id, hour)]
        if records and draw(st.integers(0, 3)) == 3:
            article_id, earlier = f"{name}-at-{hour}", article_id
        told = report(
            article_id,
            hour,
            draw(st.none() | tolls | tolls.map(with_attacker)),
            injured=draw(tolls),
            source=publisher,
            supersedes=earlier,
            category=CATEGORY,
        )
        nobody_counted = draw(st.sets(st.sampled_from([Kind.KILLED, Kind.INJURED])))
        records.append(told.model_copy(update={"uncounted": tuple(sorted(nobody_counted))}))
        if draw(st.booleans()):
            records.append(copy(f"copy-of-{name}-at-{hour}", article_id, hour + 1))
    return records


def with_attacker(toll: Toll) -> Toll:
    """A toll with a dead attacker on top."""
    attacker = GroupToll(low=1, best=1, high=1, group="perpetrator", group_text="gunman")
    high = None if toll.high is None else toll.high + 1
    return Toll(low=toll.low + 1, best=toll.best + 1, high=high, groups=(attacker,))


articles = st.integers(1, 5).flatmap(
    lambda count: st.tuples(*(article(f"article-{number}") for number in range(count)))
)
"""All articles of an incident, each a list of its records."""


@st.composite
def arrival(draw: st.DrawFn, articles: tuple[list[Entry], ...]) -> list[Entry]:
    """An order of arrival: articles mixed and late at will, and what has come comes again.

    A topic keeps the records of one article in their order, so these stay in it.
    """
    turns = draw(st.permutations([number for number, each in enumerate(articles) for _ in each]))
    to_come = [iter(each) for each in articles]
    arrived: list[Entry] = []
    for turn in turns:
        arrived.append(next(to_come[turn]))
        arrived += draw(st.lists(st.sampled_from(arrived), max_size=2))
    return arrived


def in_order(articles: tuple[list[Entry], ...]) -> list[Entry]:
    """All records once, in order of their publication."""
    return sorted(chain.from_iterable(articles), key=lambda record: record.published_at)


def withdrawal(article_id: str, hours: float) -> Withdrawal:
    return Withdrawal(article_id=article_id, published_at=at(hours))
