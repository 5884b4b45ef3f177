"""A crash at any instant leaves, after redelivery, what an undisturbed run ends with."""

from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from schemas.topics import ARTICLES, COUNTS, FIGURES, INCIDENTS
from streams.agents.extract import ExtractStage
from streams.agents.tally import TallyStage
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Headers, Outgoing
from tests.unit.agents.build import ARRIVAL, Runner, at, delivered, delivery, of
from tests.unit.tally.build import BLAST, HARBOUR, HILLS, SLIDE, report

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


def reported(offset: int) -> Delivery:
    """One of the reports that tell of two incidents in turn, an hour apart."""
    place, terms = ((HARBOUR, BLAST), (HILLS, SLIDE))[offset % 2]
    record = report(f"r{offset}", offset, offset, terms=terms, place=place)
    return delivery(record.to_json(), topic=FIGURES.name, offset=offset, headers=trace(offset))


@given(st.data())
def test_what_a_crash_amid_the_writes_of_a_batch_leaves_to_be_done_again_is_dated_as_before(
    data: st.DataObject,
) -> None:
    batches = [range(6), range(6, 12), range(12, 15)]
    tally, undisturbed = tallying(), tallying()
    expected = [undisturbed.batch(*map(reported, batch)) for batch in batches]
    crashes = data.draw(st.integers(0, 2), label="batch")
    for batch in batches[:crashes]:
        tally.batch(*map(reported, batch))
    tally.batch(*map(reported, batches[crashes]), written=data.draw(st.integers(0, 12)))
    tally.crash()
    again = [tally.batch(*map(reported, batch)) for batch in batches[crashes:]]
    for one, other in zip(again, expected[crashes:], strict=True):
        assert last_said(one) == last_said(other)


def last_said(records: list[Outgoing]) -> dict[bytes, bytes]:
    """The incidents, to the last byte."""
    return {record.key or b"": record.value or b"" for record in of(INCIDENTS.name, records)}
