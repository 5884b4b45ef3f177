"""What the CloudEvents SDK reads of the records that the stages make."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cloudevents.core.base import BaseCloudEvent
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat

from schemas.deadletter import DeadLetter
from schemas.topics import DEADLETTERS, RAW, TOPICS, Topic
from streams import feeds, replay
from streams.agents.deadletters import read
from streams.broker.client import raw_article
from streams.broker.records import Delivery, Outgoing
from tests.unit.agents.pipeline import Pipeline

FEED = Path(feeds.__file__).parents[1] / "demo" / "feed"
CUT_OFF = b'{"title": "cut off'
AGENCY_AND_PAPERS = ("harbour-wire.jsonl", "partners.jsonl")
JSON_TOPICS = [topic for topic in TOPICS if topic not in (RAW, DEADLETTERS)]
"""All but those of values that are whatever somebody sent."""


class Recorded(Pipeline):
    """A pipeline that keeps every record."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[Delivery] = []

    def _arrive(self, record: Outgoing) -> Delivery:
        delivery = super()._arrive(record)
        self.records.append(delivery)
        return delivery


@pytest.fixture(scope="module")
def records() -> list[Delivery]:
    """All that comes of stories, copies of them, an article whose figures are taken back, and of
    what is none."""
    pipeline = Recorded()
    values = (value for name in AGENCY_AND_PAPERS for value in feeds.read(str(FEED / name)))
    for value in replay.in_order(values):
        pipeline.put(raw_article(value, partition=0))
    crash = (
        b'{"id": "crash", "title": "Bus crash near Lima, Peru, kills nine", "source": "Wire",'
        b' "published_at": "2024-03-04T09:00:00Z", "language": "en"}'
    )
    withdrawn = crash.replace(b"Bus crash near Lima, Peru, kills nine", b"Withdrawn")
    for value in (crash, withdrawn, CUT_OFF):
        pipeline.put(raw_article(value, partition=0))
    return pipeline.records


def event(record: Delivery) -> BaseCloudEvent:
    """The record as the SDK reads it off Kafka."""
    assert record.value is not None
    message = KafkaMessage(dict(record.headers), record.key, record.value)
    return from_binary(message, JSONFormat())


def on(topic: Topic, records: Iterable[Delivery]) -> list[Delivery]:
    return [record for record in records if record.topic == topic.name]


@pytest.mark.parametrize("topic", JSON_TOPICS, ids=lambda topic: topic.name)
def test_every_record_is_an_event_with_the_model_of_its_type(
    records: list[Delivery], topic: Topic
) -> None:
    models = {type_: model for model, type_ in topic.ce_types.items()}
    read = [event(record) for record in on(topic, records)]
    assert {one.get_type() for one in read} == set(models)
    for one in read:
        data = one.get_data()
        assert isinstance(data, dict)
        assert models[one.get_type()].model_validate(data).model_dump(mode="json") == data
        assert (one.get_specversion(), one.get_datacontenttype()) == ("1.0", "application/json")


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_source_and_id_name_one_event_and_no_other(records: list[Delivery], topic: Topic) -> None:
    """An event that is sent again says the same; of two that differ, one names another."""
    seen: dict[tuple[str, str], object] = {}
    for record in on(topic, records):
        one = event(record)
        assert one.get_source().startswith("/tallywire/")
        assert seen.setdefault((one.get_source(), one.get_id()), one.get_data()) == one.get_data()


@pytest.mark.parametrize("topic", [RAW, DEADLETTERS], ids=lambda topic: topic.name)
def test_what_somebody_sent_is_an_event_as_it_is(records: list[Delivery], topic: Topic) -> None:
    *_, record = on(topic, records)
    one = event(record)
    assert record.value == CUT_OFF
    assert one.get_data() == CUT_OFF.decode()  # the SDK's way with what is no JSON
    assert one.get_datacontenttype() == "application/octet-stream"
    assert [one.get_type()] == (list(topic.ce_types.values()) or [DeadLetter.CE_TYPE])


def test_a_dead_letter_names_the_raw_record_and_keeps_the_event_that_it_was(
    records: list[Delivery],
) -> None:
    *_, fed = on(RAW, records)
    *_, letter = on(DEADLETTERS, records)
    assert (event(letter).get_source(), event(letter).get_extension("origin")) == (
        "/tallywire/normalize",
        fed.position,
    )
    original = read(letter)
    assert original is not None
    assert original.headers == fed.headers


def test_the_time_is_that_of_what_is_told_and_the_origin_a_raw_record(
    records: list[Delivery],
) -> None:
    fed = {record.position for record in on(RAW, records)}
    for record in records:
        if record.topic in (RAW.name, DEADLETTERS.name):
            continue
        one = event(record)
        time = one.get_time()
        assert time is not None
        assert datetime(2024, 1, 1, tzinfo=UTC) < time < datetime(2024, 3, 12, tzinfo=UTC)
        origin = one.get_extension("origin")
        assert origin is None or origin in fed
