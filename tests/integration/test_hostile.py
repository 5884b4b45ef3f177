"""Hostile records through a live worker: each ends as something, and the worker lives on.

How long a single record may take is measured by `make fuzz`.
"""

import asyncio
from collections.abc import Iterator, Sequence

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.producer import message_accumulator, producer
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy

from schemas.topics import RAW
from streams import replay, settings
from streams.broker import admin
from streams.broker.client import producing
from streams.broker.records import Outgoing
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker
from streams.settings import Settings
from tests.brokers import apache_kafka, embedded_broker
from tests.conftest import require_apache_kafka
from tests.hostile.records import GOOD, drawn, to_bytes
from tests.integration.carried import STORIES
from tests.memory import resident

MOST_GROWN = 100_000_000
"""Bytes of memory by which the second half may make the worker grow: what it remembers of the
articles in it, and room for noise."""
CODECS = (None, "gzip", "snappy", "lz4", "zstd")


class NoText(str):
    """A name that no Unicode spells."""

    __slots__ = ()

    def encode(self, *arguments: str) -> bytes:
        return b"\xff\xfe"


@pytest.fixture
def kafka() -> Iterator[str]:
    require_apache_kafka()
    with apache_kafka() as address:
        yield address


@pytest.fixture
def embedded() -> Iterator[str]:
    with embedded_broker() as address:
        yield address


def test_every_hostile_record_ends_as_something_and_the_next_article_is_read(
    embedded: str,
) -> None:
    values = [value for _, value in drawn(5_000, number=11)]
    assert None in values
    half = len(values) // 2
    conf = settings.load(broker=embedded, clock="event")
    asyncio.run(admin.create(conf))
    with worker({"TALLYWIRE_BROKER": embedded, "TALLYWIRE_CLOCK": "event"}) as process:
        play(conf, values[:half], process)
        before = resident(process.process.pid)
        rest = [*values[half:], to_bytes(GOOD | {"id": "the-last"})]
        ledger = play(conf, rest, process)
        grown = resident(process.process.pid) - before
    outcomes = ledger.outcomes()
    assert (outcomes.fed, outcomes.unaccounted) == (len(values) + 1, 0)
    assert min(outcomes.reported, outcomes.nothing, outcomes.copies, outcomes.refused) > 0
    reasons = {letter.reason for letter in ledger.dead_letters.values()}
    assert "null" in reasons
    assert "failed" not in reasons
    told = {article for incident in ledger.live_incidents() for article in incident.articles}
    copies = {duplicate.article_id for duplicate in ledger.duplicates.values()}
    assert "the-last" in told | copies
    assert grown < MOST_GROWN


def test_a_record_is_read_in_every_codec_whatever_its_headers_are_called(
    kafka: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (producer, message_accumulator):  # the compiled one takes no such name
        monkeypatch.setattr(module, "DefaultRecordBatchBuilder", _DefaultRecordBatchBuilderPy)
    conf = settings.load(broker=kafka, clock="event")
    stories = STORIES[: len(CODECS)]

    async def feed() -> None:
        await admin.create(conf)
        for codec, story in zip(CODECS, stories, strict=True):
            client = AIOKafkaProducer(**conf.client_options(), compression_type=codec)
            async with client:
                for value in (story.carried(0), b"{"):
                    await client.send_and_wait(
                        RAW.name, value, headers=[(NoText(), b"\xff")], partition=0
                    )

    asyncio.run(feed())
    with worker({"TALLYWIRE_BROKER": kafka, "TALLYWIRE_CLOCK": "event"}) as process:
        ledger = follow(conf, 2 * len(CODECS), process)
    told = {article for incident in ledger.live_incidents() for article in incident.articles}
    assert told == {story.article_ids[0] for story in stories}
    headers = {letter.headers for letter in ledger.dead_letters.values()}
    assert headers == {((r"\xff\xfe", b"\xff"),)}
    assert len(ledger.dead_letters) == len(CODECS)


def play(conf: Settings, values: Sequence[bytes | None], process: WorkerProcess) -> Ledger:
    """Feed these, and return what the topics hold when all that was fed is through."""

    async def feed() -> None:
        async with producing(conf) as producer:
            for value in values:
                await producer.send(Outgoing(RAW.name, b"key", value, partition=0))

    asyncio.run(feed())
    return follow(conf, len(values), process)


def follow(conf: Settings, fed: int, process: WorkerProcess) -> Ledger:
    ledger = Ledger()

    async def take() -> None:
        async for deliveries in replay.follow(conf, fed, process.check):
            ledger.take_all(deliveries)

    asyncio.run(take())
    return ledger
