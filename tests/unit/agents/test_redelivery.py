"""A crash at any instant leaves, after redelivery, what an undisturbed run ends with."""

import json
from copy import deepcopy
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import schemas
from schemas.report import FiguresRecord
from schemas.topics import ARTICLES, COUNTS, FIGURES, INCIDENTS
from streams.agents.extract import ExtractStage
from streams.agents.tally import TallyStage
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Headers, Outgoing
from tests.unit.agents.build import ARRIVAL, Runner, at, delivered, delivery, of
from tests.unit.tally.build import BLAST, HARBOUR, HILLS, SLIDE, copy, report
from tests.unit.tally.build import at as since
from tests.unit.tally.test_storage import as_sent

PARTITIONS = 2
STORIES = {
    "ferry": "{} people were killed when a ferry capsized off Mombasa, Kenya, on Monday, police "
    "said.\n\nRescue workers searched the harbour for survivors.",
    "train": "{} people were killed when a train left its track near Izmir, Turkey, on Monday, "
    "police said.\n\nThe wagons lay across a road, and cranes were called in to lift them.",
    "library": "The council opened a library on Monday with {} rooms.\n\nIt has many books, and a "
    "corner for children which a local carpenter fitted out.",
}
FEED = [
    ("a", "ferry", 5),
    ("b", "ferry", 5),
    ("c", "train", 7),
    ("a", "ferry", 9),
    ("a", "train", 8),
    ("d", "ferry", 9),
    ("c", "library", 3),
    ("e", "train", 6),
    ("a", "library", 4),
]
"""Articles and their versions: id, story and number; some are corrected to tell of elsewhere."""


def article(offset: int) -> Delivery:
    article_id, story, number = FEED[offset]
    body = STORIES[story].format(number)
    record = schemas.Article(
        article_id=article_id,
        title=f"{number} in the {story}",
        body=body,
        published_at=at(offset),
        source=f"Paper of {article_id}",
        language="en",
    )
    return delivery(record.to_json(), topic=ARTICLES.name, offset=offset, headers=trace(offset))


def trace(offset: int) -> Headers:
    """Those of what came of a raw article."""
    return (
        ("ce_origin", f"news.articles.raw.v1-0-{offset}".encode()),
        ("ce_arrivedat", ARRIVAL.isoformat().encode()),
    )


def extracting() -> Runner:
    return Runner(ExtractStage(timedelta(days=7), PARTITIONS))


def tallying() -> Runner:
    return Runner(TallyStage(PARTITIONS))


class Topic(dict[bytes, bytes]):
    """Incidents and counts as a reader of the compacted topics finds them: the last of each key."""

    def take(self, tally: Runner, figures: list[Outgoing], first: int, end: int) -> None:
        """Let the tally work on `figures[first:end]`, a record at a time."""
        for offset in range(first, end):
            record = figures[offset]
            assert record.key is not None
            partition = partition_of(record.key, PARTITIONS)
            for one in tally.batch(delivered(record, offset, partition)):
                if one.topic in (INCIDENTS.name, COUNTS.name):
                    self[one.key or b""] = one.value or b""


def tallied(figures: list[Outgoing]) -> Topic:
    topic = Topic()
    topic.take(tallying(), figures, 0, len(figures))
    return topic


def told(latest: Topic) -> tuple[list[object], dict[bytes, object]]:
    """What a reader may rely on: the incidents but for their revisions, and the counts."""
    incidents = [
        schemas.Incident.model_validate_json(value)
        for key, value in sorted(latest.items())
        if b"|" not in key
    ]
    counts = {
        key: schemas.Count.model_validate_json(value).best
        for key, value in latest.items()
        if b"|" in key
    }
    return [(i.incident_id, i.tolls, set(i.articles), i.merged_into) for i in incidents], counts


@pytest.fixture(scope="module")
def figures() -> list[Outgoing]:
    runner = extracting()
    sent = [record for offset in range(len(FEED)) for record in runner.batch(article(offset))]
    return of(FIGURES.name, sent)


@pytest.fixture(scope="module")
def undisturbed(figures: list[Outgoing]) -> Topic:
    return tallied(figures)


def test_the_feed_moves_tolls_from_country_to_country(undisturbed: Topic) -> None:
    """Else the test below proves little."""
    counts = told(undisturbed)[1]
    assert counts[b"KE|killed|30d"] == 9
    assert counts[b"TR|killed|30d"] == 6


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_after_a_crash_of_extract_the_tally_ends_where_an_undisturbed_one_does(
    undisturbed: Topic, data: st.DataObject
) -> None:
    """Outputs are sent up to the crash; state and committed offset lag behind it, each its own."""
    crash = data.draw(st.integers(1, len(FEED)), label="records done before the crash")
    written = data.draw(st.integers(0, crash), label="of these, in the changelog")
    committed = data.draw(st.integers(0, written), label="of these, committed")
    runner = extracting()
    sent: list[Outgoing] = []
    tables = [deepcopy(runner.table)]
    for offset in range(crash):
        sent += runner.batch(article(offset))
        tables.append(deepcopy(runner.table))
    runner.table = tables[written]
    runner.crash()
    for offset in range(committed, len(FEED)):
        sent += runner.batch(article(offset))
    assert told(tallied(of(FIGURES.name, sent))) == told(undisturbed)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_after_a_crash_of_tally_incidents_and_counts_are_those_of_an_undisturbed_one(
    figures: list[Outgoing], undisturbed: Topic, data: st.DataObject
) -> None:
    crash = data.draw(st.integers(1, len(figures)), label="records done before the crash")
    committed = data.draw(st.integers(0, crash), label="of these, committed")
    tally, topic = tallying(), Topic()
    topic.take(tally, figures, 0, crash)
    tally.crash()
    topic.take(tally, figures, committed, len(figures))
    assert told(topic) == told(undisturbed)


# -- a crash amid what a batch writes and sends


STORIES_OF = {"abc": (HARBOUR, BLAST), "xyz": (HILLS, SLIDE)}
"""Which articles tell of which incident."""


def reported(article_id: str, hour: int, killed: int | None) -> schemas.Report:
    [(place, terms)] = [about for ids, about in STORIES_OF.items() if article_id in ids]
    tolls = {"killed": killed} if killed is not None else {"killed": None, "injured": 2}
    return report(article_id, hour, **tolls, terms=terms, place=place)


ids = st.sampled_from("abcxyz")
hours = st.integers(0, 30)
entries = st.lists(
    st.builds(reported, ids, hours, st.none() | st.integers(0, 9))
    | st.builds(copy, st.sampled_from("klm"), ids, hours)
    | st.builds(
        lambda article, hour: schemas.Withdrawal(article_id=article, published_at=since(hour)),
        *(ids, hours),
    )
    | st.builds(lambda hour: schemas.Tick(at=since(hour)), hours),
    min_size=1,
    max_size=12,
)


def later(record: FiguresRecord, seconds: int) -> FiguresRecord:
    """The same, so much later."""
    field = "at" if isinstance(record, schemas.Tick) else "published_at"
    at = getattr(record, field) + timedelta(seconds=seconds)
    return record.model_copy(update={field: at})


class Reader(dict[bytes, object]):
    """What stands on the topics: incidents to the last byte, and the numbers of the counts."""

    def take(self, records: list[Outgoing]) -> None:
        for record in of(INCIDENTS.name, records):
            self[record.key or b""] = record.value
        for record in of(COUNTS.name, records):
            self[record.key or b""] = record.value and json.loads(record.value)["best"]

    def told(self) -> dict[bytes, object]:
        """What is told of something."""
        return {key: value for key, value in self.items() if value is not None}


def kept(tally: Runner) -> dict[object, object]:
    """What the table holds."""
    return {key: json.loads(state) for key, state in tally.table.values.items()}


def emptied(sent: list[Outgoing]) -> set[bytes]:
    """The incidents of which all was taken back."""
    return {
        record.key or b""
        for record in of(INCIDENTS.name, sent)
        if not json.loads(record.value or b"")["articles"]
    }


@settings(max_examples=200)
@given(entries, st.data())
def test_a_crash_amid_what_a_batch_writes_and_sends_leaves_no_trace(
    records: list[FiguresRecord], data: st.DataObject
) -> None:
    """Copies and withdrawals of what is not reported are left out: `extract` sends none. No two
    versions of an article are of the same second: which is the later one could not be told.

    Nor does the batch that is cut short empty an incident that it has founded: where others of it
    were written and that one was not, its report joins one of them for a moment."""
    deliveries = [
        delivery(
            later(record, offset).to_json(),
            topic=FIGURES.name,
            offset=offset,
            headers=trace(offset),
        )
        for offset, record in enumerate(as_sent(records))
    ]
    assume(deliveries)
    ends = sorted(data.draw(st.sets(st.integers(1, len(deliveries))), label="ends of batches"))
    batches = [deliveries[start:end] for start, end in pairwise([0, *ends, len(deliveries)])]
    batches = list(filter(None, batches))
    undisturbed, expected, short_lived = tallying(), Reader(), []
    for batch in batches:
        known = {key.encode() for _, key in undisturbed.table.values}
        sent = undisturbed.batch(*batch)
        short_lived.append(emptied(sent) - known)
        expected.take(sent)

    tally, topics = tallying(), Reader()
    crashed = data.draw(st.integers(0, len(batches) - 1), label="batch that is cut short")
    assume(not short_lived[crashed])
    committed = data.draw(st.integers(0, crashed), label="batches that are committed")
    for batch in batches[:crashed]:
        topics.take(tally.batch(*batch))
    if data.draw(st.booleans(), label="whether its state is written"):
        sent = tally.batch(*batches[crashed])
        topics.take(sent[: data.draw(st.integers(0, len(sent)), label="sent")])
    else:
        tally.batch(*batches[crashed], written=data.draw(st.integers(0, 12), label="written"))
    tally.crash()
    for batch in batches[committed:]:
        topics.take(tally.batch(*batch))
    assert topics.told() == expected.told()
    assert kept(tally) == kept(undisturbed)
