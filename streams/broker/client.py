"""Writing to and reading from the topics outside the workers."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError
from aiokafka.structs import TopicPartition

from schemas.article import RawArticle
from schemas.topics import MAX_REQUEST_BYTES, RAW
from streams import wire
from streams.broker import admin
from streams.broker.errors import no_broker
from streams.broker.records import BYTES, Delivery, Outgoing, cloudevent, headers_of, time_of
from streams.errors import UserError
from streams.settings import Settings

POLL_MS = 200
"""Milliseconds that a read waits for records before it says that there are none."""

MAX_KEY = 1_000
"""Characters of a key. Articles that differ only behind them share a partition, and no harm is
done; an address may be longer than a record."""


class DeliveryError(UserError):
    """The broker did not take a record; the message says why."""


class Producer:
    """Sends records, and passes over no delivery that fails."""

    def __init__(self, client: AIOKafkaProducer) -> None:
        self._client = client
        self._failures: list[BaseException] = []

    async def send(self, record: Outgoing) -> None:
        """Hand a record over; it is delivered at the latest by `flush`."""
        self._check()
        delivery = await self._client.send(
            record.topic,
            record.value,
            key=record.key,
            partition=record.partition,
            headers=list(record.headers),
        )
        delivery.add_done_callback(self._note)

    async def flush(self) -> None:
        """Wait until all is delivered. Raises `DeliveryError`."""
        await self._client.flush()
        await asyncio.sleep(0)  # what is said of the last deliveries
        self._check()

    def _note(self, delivery: asyncio.Future[Any]) -> None:
        error = asyncio.CancelledError() if delivery.cancelled() else delivery.exception()
        if error is not None:
            self._failures.append(error)

    def _check(self) -> None:
        if self._failures:
            raise DeliveryError(
                f"the broker did not take {len(self._failures)} records ({self._failures[0]!r}); "
                "feed them again when it does, what came through is not counted twice"
            )


@contextlib.asynccontextmanager
async def producing(settings: Settings) -> AsyncIterator[Producer]:
    """A producer; what it was given is delivered when the block ends.

    Raises `BrokerError`, and `DeliveryError` where a record was not delivered.
    """
    client = AIOKafkaProducer(
        **settings.client_options(),
        acks="all",
        linger_ms=5,
        max_request_size=MAX_REQUEST_BYTES,
    )
    async with _connected(client, settings):
        producer = Producer(client)
        yield producer
        await producer.flush()


def raw_article(value: bytes, partition: int | None = None) -> Outgoing:
    """The record that feeds this article, or whatever it is, to the pipeline.

    Its key is the article's id or address, so that the versions of an article stay in order.
    """
    headers = cloudevent(
        id_=blake2b(value, digest_size=16).hexdigest(),
        type_=RAW.ce_types[RawArticle],
        source="feed",
        time=datetime.now(UTC),
        content_type=BYTES,  # it may be JSON, and may be anything
    )
    return Outgoing(RAW.name, _key(value), value, headers, partition)


def _key(value: bytes) -> bytes | None:
    try:
        article = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(article, dict):
        return None
    key = article.get("id") or article.get("url")
    return str(key)[:MAX_KEY].encode(errors="replace") if key else None


class Reader:
    """Reads whole topics, from their beginning or their end, outside any consumer group."""

    def __init__(self, consumer: AIOKafkaConsumer, partitions: Sequence[TopicPartition]) -> None:
        self._consumer = consumer
        self._partitions = partitions

    async def read(self, most: int | None = None) -> list[Delivery]:
        """The next records, in the order of each partition; none if none came in for a while.

        `most` is how many at once; as many as lie ready, if it is not given.
        """
        batches = await self._consumer.getmany(timeout_ms=POLL_MS, max_records=most)
        return [
            Delivery(
                topic=tp.topic,
                partition=tp.partition,
                offset=record.offset,
                key=record.key,
                value=record.value,
                headers=headers_of(record.headers),
                timestamp=time_of(record.timestamp),
            )
            for tp, records in batches.items()
            for record in records
        ]

    async def read_all(self) -> list[Delivery]:
        """Everything up to the end that the topics have now."""
        return [delivery async for delivery in self.up_to_now()]

    async def up_to_now(self) -> AsyncIterator[Delivery]:
        """Give everything up to the end that the topics have now, one after another."""
        ends = await self.ends()
        while True:
            deliveries = await self.read()
            for delivery in deliveries:
                yield delivery
            if not deliveries and await self.has_reached(ends):
                return

    async def ends(self) -> Mapping[TopicPartition, int]:
        """How far the topics reach now, as the broker says: the offset after each last record."""
        ends: Mapping[TopicPartition, int] = await self._consumer.end_offsets(self._partitions)
        return ends

    async def has_reached(self, ends: Mapping[TopicPartition, int]) -> bool:
        """Whether everything up to there is read."""
        return all([await self._consumer.position(tp) >= end for tp, end in ends.items()])

    async def start_near_end(self, offsets: Mapping[str, int]) -> bool:
        """Start so many offsets before the end of each partition of these topics.

        A partition that is not that long is read from its beginning; returns whether all are.
        """
        begins = await self._consumer.beginning_offsets(self._partitions)
        starts = {tp: end - offsets[tp.topic] for tp, end in (await self.ends()).items()}
        for tp, start in starts.items():
            self._consumer.seek(tp, max(start, begins[tp]))
        return all(start <= begins[tp] for tp, start in starts.items())

    async def undone(self) -> int:
        """How many of the records read here the workers have not committed yet."""
        behind = 0
        for tp in self._partitions:
            position, committed = (
                await self._consumer.position(tp),
                await self._consumer.committed(tp),
            )
            behind += max(position - (committed or 0), 0)
        return behind


@contextlib.asynccontextmanager
async def reading(
    settings: Settings,
    topics: Iterable[str],
    *,
    from_beginning: bool,
    partition: int | None = None,
    group: str | None = None,
) -> AsyncIterator[Reader]:
    """A reader of these topics. Raises `BrokerError` and `TopicsError`.

    `partition` is the only one to be read. `group` is whose committed offsets `Reader.undone` asks
    for; the reader joins no group.
    """
    partitions = [
        TopicPartition(topic.name, number)
        for topic in await admin.require(settings, topics)
        for number in range(topic.partitions)
        if partition in (None, number)
    ]
    wire.apply()
    consumer = AIOKafkaConsumer(
        **settings.client_options(),
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    async with _connected(consumer, settings):
        consumer.assign(partitions)
        if from_beginning:
            await consumer.seek_to_beginning(*partitions)
        else:
            await consumer.seek_to_end(*partitions)
        yield Reader(consumer, partitions)


@contextlib.asynccontextmanager
async def _connected(
    client: AIOKafkaConsumer | AIOKafkaProducer, settings: Settings
) -> AsyncIterator[None]:
    try:
        await client.start()
    except (KafkaError, OSError) as error:
        await client.stop()
        raise no_broker(settings, error) from None
    try:
        yield
    finally:
        await client.stop()
