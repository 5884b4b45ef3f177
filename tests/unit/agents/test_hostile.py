"""A bad input, however bad, costs one dead letter: never a worker, and never another article."""

import gc
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import schemas
from schemas.base import Record
from schemas.topics import TOPICS
from streams.agents.build import build
from streams.agents.stage import Stage
from streams.broker.records import Headers
from streams.settings import Settings
from tests.hostile.records import drawn
from tests.hostile.trial import Trial
from tests.unit.agents.build import Runner, at, delivery, exactly
from tests.unit.agents.pipeline import Pipeline

CONF = Settings(partitions=2)
PATIENCE = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))

LARGEST_STATE = 30_000
"""Bytes of what may be kept of an article, whatever it is."""

# -- what feeders send

HOSTILE_TEXTS = [
    "",
    " \n ",
    "\x00\x1b[31m",
    "[" * 5_000,
    "9" * 5_000,
    "9" * 400 + " people were killed in Mombasa, Kenya, on Monday, police said.",
    "0 people were killed in Mombasa, Kenya, on Monday, police said.",
    "Twelve people were killed in Mombasa, Kenya, on 31 February 99999, police said.",
    "At least " * 500 + "12 killed",
    "1,2,3,4,5,6,7,8,9,0," * 300,
    "<p>" * 2_000 + "12 killed",
    "Twelve people were killed in İzmir, Turkey, on Monday, police said.",
    "😀\u202e\u0301" * 500,
]
HOSTILE_TIMES = [
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2024-03-04T09:00:00",
    "2024-02-30",
    "Mon, 04 Mar 99999 09:00:00 GMT",
    "now",
    "9" * 1_000,
]
texts = st.sampled_from(HOSTILE_TEXTS) | st.text(max_size=40)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
fields = {
    "id": st.sampled_from(["a", "b"]) | scalars,
    "url": st.just("https://example.org/a") | texts,
    "title": texts,
    "body": texts,
    "html": texts,
    "published_at": st.sampled_from([at(0).isoformat(), *HOSTILE_TIMES]) | texts,
    "source": texts,
    "language": st.sampled_from(["en", "und", "xx", "english"]) | texts,
}
articles = st.fixed_dictionaries({}, optional=fields).map(json.dumps).map(str.encode)
values = st.none() | st.binary(max_size=40) | articles
headers = st.lists(
    st.tuples(
        st.sampled_from(["ce_origin", "ce_arrivedat", "tallywire-dl-stage", "mine"]),
        st.binary(max_size=20),
    ),
    max_size=3,
).map(tuple)


@PATIENCE
@given(st.lists(st.tuples(values, st.none() | st.binary(max_size=9), headers), max_size=6))
def test_whatever_is_fed_every_record_has_one_outcome_and_a_good_article_reports(
    records: list[tuple[bytes | None, bytes | None, Headers]],
) -> None:
    pipeline = Pipeline()
    for value, key, named in records:
        pipeline.feed(value, key, named)
    good = {
        "id": "good",
        "title": "Nineteen killed in quarry landslide",
        "body": "Nineteen people were killed in a landslide at a quarry near Arequipa, Peru, on "
        "Monday, the governor said.",
        "published_at": at(5).isoformat(),
        "language": "en",
    }
    pipeline.feed(json.dumps(good).encode(), None, ())
    outcomes = pipeline.ledger.outcomes()
    assert outcomes.fed == len(records) + 1
    assert outcomes.unaccounted == 0
    ended = outcomes.reported + outcomes.nothing + outcomes.copies + outcomes.refused
    assert ended == outcomes.fed
    failed = [one for one in pipeline.ledger.dead_letters.values() if one.reason == "failed"]
    assert not failed, "a refusal is foreseen, and says what is wrong"
    assert any("good" in incident.articles for incident in pipeline.ledger.live_incidents())


def test_hostile_records_end_as_answers_or_dead_letters() -> None:
    """A short form of benchmarks/hostile.py."""
    trial = Trial()
    for family, value in drawn(300, number=7):
        trial.take(family, value)
    assert not trial.failed
    assert trial.outcomes.total() == 300
    assert len(trial.outcomes) > 6, "they are refused for many a reason, and some are not"
    assert trial.largest_state < LARGEST_STATE


def test_what_hostile_records_leave_behind_is_bounded() -> None:
    """Read again and forgotten again, they leave nothing more."""
    trial = Trial()
    hostile = drawn(40, number=8)

    def read() -> int:
        for family, value in hostile:
            trial.take(family, value)
        trial.forget()
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    read()
    tracemalloc.start()
    try:
        first, _, last = read(), read(), read()
    finally:
        tracemalloc.stop()
    assert last - first < 100_000


# -- what other programs put on our own topics

RECORDS: list[Record] = [
    schemas.Article(article_id="a", title="t", body="b", published_at=at(0), language="en"),
    schemas.Report(
        article_id="a", title="t", language="en", published_at=at(0), category="other",
        tolls={schemas.Kind.KILLED: exactly(12)}, figures=(),
    ),
    schemas.Incident(
        incident_id="1", category="other", headline="h", place=None, date=None,
        tolls={schemas.Kind.KILLED: exactly(12)}, articles=("a",), sources=(),
        first_reported_at=at(0), changed_at=at(0), updated_at=at(0), revision=1,
    ),
    schemas.Count(
        scope="KE", kind=schemas.Kind.KILLED, window="24h", low=1, best=1, high=1,
        incidents=1, articles=1, as_of=at(0),
    ),
]  # fmt: skip


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A record of ours with one field that is not."""
    record: dict[str, Any] = draw(st.sampled_from(RECORDS)).model_dump(mode="json")
    record[draw(st.sampled_from(sorted(record)))] = draw(scalars | st.sampled_from(HOSTILE_TIMES))
    return json.dumps(record).encode()


@pytest.mark.parametrize("stage", build(CONF, schemas.Stage), ids=lambda stage: str(stage.name))
@PATIENCE
@given(st.lists(broken() | st.binary(max_size=40) | st.none(), min_size=1, max_size=4))
def test_no_record_on_our_own_topics_ends_a_worker(
    stage: Stage, values: list[bytes | None]
) -> None:
    stage.forget()
    runner = Runner(stage)
    for topic in stage.topics:
        for offset, value in enumerate(values):
            runner.batch(delivery(value, topic=topic, offset=offset))
        runner.crash()


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_time_at_the_end_of_the_calendar_ends_no_worker_and_stops_no_other_record(
    record: Record, time: str
) -> None:
    times = ("published_at", "updated_at", "first_reported_at", "as_of")
    far = record.model_dump(mode="json")
    far |= {name: time for name in times if name in far}
    topic = next(topic for topic in TOPICS if type(record) in topic.ce_types)
    for stage in build(CONF, schemas.Stage):
        if topic.name in stage.topics:
            runner = Runner(stage)
            runner.batch(delivery(json.dumps(far).encode(), topic=topic.name))
            runner.crash()
            good = runner.batch(delivery(record.to_json(), topic=topic.name, offset=1))
            assert "news.deadletters.v1" not in [one.topic for one in good]
