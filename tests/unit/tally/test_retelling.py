from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from schemas import Report, Tick
from schemas.topics import FIGURES, INCIDENTS
from streams.agents.tally import TallyStage
from streams.agents.ticks import TICK_EVERY
from streams.tally.book import Book
from streams.tally.retelling import Retelling
from tests.unit.agents.build import delivery
from tests.unit.tally.build import BLAST, SLIDE, at, report

QUIET = timedelta(days=31)


def test_a_retold_book_closes_incidents_as_time_moves_on() -> None:
    retelling = Retelling(Book(QUIET), TICK_EVERY, [])
    retelling.take(report("a"))
    retelling.take(Tick(at=at(31 * 24)))
    assert retelling.book.ids()
    retelling.take(Tick(at=at(31 * 24 + 1)))
    assert not retelling.book.ids()


def test_figures_are_kept_of_the_articles_that_are_wanted() -> None:
    retelling = Retelling(Book(), TICK_EVERY, ["a"])
    retelling.take(report("a"))
    retelling.take(report("b"))
    assert list(retelling.figures) == ["a"]


reported = st.builds(
    lambda article, days, terms: report(article, days * 24, terms=terms),
    st.sampled_from("abcd"),
    st.integers(0, 90),
    st.sampled_from([BLAST, SLIDE, (*BLAST, *SLIDE)]),
)


@given(st.lists(reported | st.builds(lambda days: Tick(at=at(days * 24)), st.integers(0, 90))))
def test_a_retold_book_says_what_the_tally_said(records: list[Report | Tick]) -> None:
    stage = TallyStage(partitions=1, quiet_time=QUIET)
    retelling = Retelling(Book(QUIET), TICK_EVERY, [])
    for offset, record in enumerate(records):
        now = record.at if isinstance(record, Tick) else record.published_at
        value = record.to_json()
        stage.handle(delivery(value, topic=FIGURES.name, offset=offset, timestamp=now))
        retelling.take(record)
    said = {one.key: one.value for one in stage.settle(0).outgoing if one.topic == INCIDENTS.name}
    for key, value in said.items():
        assert retelling.book.incident((key or b"").decode()).to_json() == value
