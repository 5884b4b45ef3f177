"""Driving a stage from a stream, by the rules that keep every article.

The body of an agent never raises: what a stage refuses, or fails on, becomes one dead letter; what
can't be written at all ends the process before its offsets are committed. Records are handled in
batches, so that what is sent and written once a batch costs little a record.
"""

import logging
import weakref
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from time import perf_counter
from typing import Any, Protocol

from faust import streams as faust_streams
from faust.types import TP, EventT
from pydantic_core import from_json, to_json

from schemas.topics import TOPICS
from streams import metrics
from streams.agents.deadletters import dead_letter
from streams.agents.stage import Settlement, Stage, State
from streams.broker.records import Delivery, Outgoing, headers_of, time_of
from streams.ending import end_process
from streams.errors import UserError
from streams.refusal import Refused

logger = logging.getLogger(__name__)

HEADER_BYTES = 16 * 1024
"""Room for our headers and the key, within a topic's limit."""
MAX_BYTES = {topic.name: topic.max_message_bytes - HEADER_BYTES for topic in TOPICS}
"""Of a value; the broker would refuse what is larger, and that ends the worker."""


class Sender(Protocol):
    """Hands a record to the producer; a failed delivery ends the process."""

    async def __call__(self, record: Outgoing) -> None:
        """Hand the record over."""


class PartitionedTable:
    """A Faust table of bytes whose keys name their partition, and that sends its changelog itself.

    The memory store keeps the keys of partitions that have moved away, and one key may occur in
    two partitions; so the partition stands in the key. Values are encoded here, once for the store
    and the changelog; in memory, too, they take less than half of what they take as objects.

    Faust puts changelog records into a buffer of its own, and does not wait until it is empty
    before it commits (its flush gives up after 0.1 s without progress). Here they are handed to
    the producer as outputs are, and its flush waits for all of them.
    """

    def __init__(self, table: Any) -> None:
        self._table = table

    def turn_to(self, event: EventT[Any]) -> None:
        """Read and write the event's partition, until another event's turn."""
        # Faust takes the partition from the "current event", which its own iterators set.
        faust_streams._current_event.set(weakref.ref(event))

    def read(self, partition: int, key: str) -> State | None:
        """The value of a key, null where there is none."""
        value = self._table.data.get(_name(partition, key))
        return None if value is None else from_json(value)

    async def write(self, partition: int, writes: Mapping[str, State | None]) -> None:
        """Write these values, and hand them over to the changelog."""
        for key, state in writes.items():
            name = _name(partition, key)
            value = None if state is None else to_json(state)
            if value is None:
                self._table.data.pop(name, None)
            else:
                self._table.data[name] = value
            delivery = await self._table.app.producer.send(
                self._table.changelog_topic_name, name, value, partition, None, None
            )
            delivery.add_done_callback(self._note)

    def items(self) -> Iterable[tuple[int, str, State]]:
        """All that is written: partition, key, value. Raises `UserError` for what we did not."""
        for name, value in self._table.items():
            partition, slash, key = name.decode(errors="replace").partition("/")
            if not (slash and partition.isdigit()):
                raise UserError(
                    f"{self._table.changelog_topic_name} has a key of another release, {name!r}: "
                    "its tables must be made anew, see 'Upgrade' in deploy/README.md"
                )
            yield int(partition), key, from_json(value)

    def _note(self, delivery: Any) -> None:
        """Note on disk how far the changelog reaches, or end the worker if that can't be."""
        try:
            self._table._on_changelog_sent(delivery)
        except BaseException as error:  # noqa: BLE001 - nobody else hears of it
            end_process(error)


def _name(partition: int, key: str) -> bytes:
    return f"{partition}/{key}".encode()


async def run(
    stage: Stage,
    batches: AsyncIterable[Sequence[EventT[Any]]],
    send: Sender,
    table: PartitionedTable | None,
    restore: Callable[[], None] = lambda: None,
    note_done: Callable[[TP, datetime], None] = lambda tp, arrived_at: None,
) -> None:
    """Drive the stage from these batches (`streams.agents.batches`) until the worker stops.

    `restore` gives the stage the state back that the table holds. `note_done` is told how far it
    has come: a partition, and when the last record that is done arrived there.
    """
    try:
        async for events in batches:
            await _run(stage, events, send, table, restore, note_done)
    except Exception as error:  # noqa: BLE001 - Faust would go on with what comes next
        end_process(error)


async def _run(
    stage: Stage,
    events: Sequence[EventT[Any]],
    send: Sender,
    table: PartitionedTable | None,
    restore: Callable[[], None],
    note_done: Callable[[TP, datetime], None],
) -> None:
    try:
        for group in _by_partition(events):
            await _run_batch(stage, group, send, table, restore)
            last = group[-1].message
            note_done(last.tp, time_of((last.timestamp or 0) * 1000))
    except BaseException as error:  # noqa: BLE001 - also cancellation: a half-done batch must not be acked
        end_process(error)


async def _run_batch(
    stage: Stage,
    events: Sequence[EventT[Any]],
    send: Sender,
    table: PartitionedTable | None,
    restore: Callable[[], None],
) -> None:
    partition = events[0].message.partition
    if table is not None:
        table.turn_to(events[0])
    for settlement in _settled(stage, [delivery_of(event) for event in events], restore):
        if table is not None:
            await table.write(partition, settlement.writes)
        for record in settlement.outgoing:
            await send(record)


def _settled(
    stage: Stage, deliveries: Sequence[Delivery], restore: Callable[[], None]
) -> Iterator[Settlement]:
    """What comes of a batch, at once; or record by record if that fails, to find the culprit."""
    try:
        yield _settle(stage, deliveries)
        return
    except Exception:
        logger.exception("%s failed to settle %s records", stage.name, len(deliveries))
    restore()
    for delivery in deliveries:
        try:
            yield _settle(stage, [delivery])
        except Exception as error:
            logger.exception("%s failed to settle %s", stage.name, delivery.position)
            restore()
            yield Settlement([_failure(stage, delivery, error)])


def _settle(stage: Stage, deliveries: Sequence[Delivery]) -> Settlement:
    started = perf_counter()
    with metrics.IfDone():
        outgoing = [record for one in deliveries for record in handle_safely(stage, one)]
        settlement = stage.settle(deliveries[0].partition)
        outgoing += within_limits(settlement.outgoing)
    metrics.observe_batch(stage.name, perf_counter() - started, len(deliveries))
    return Settlement(outgoing, settlement.writes)


def handle_safely(stage: Stage, delivery: Delivery) -> list[Outgoing]:
    """What the stage makes of a record, or the dead letter that it becomes."""
    try:
        with metrics.IfDone():
            return within_limits(stage.handle(delivery))
    except Refused as refusal:
        return [dead_letter(delivery, stage.name, refusal.reason, refusal.detail)]
    except Exception as error:
        logger.exception("%s failed on %s", stage.name, delivery.position)
        return [_failure(stage, delivery, error)]


def _failure(stage: Stage, delivery: Delivery, error: Exception) -> Outgoing:
    return dead_letter(delivery, stage.name, metrics.FAILED, f"{type(error).__name__}: {error}")


def within_limits(outgoing: list[Outgoing]) -> list[Outgoing]:
    """The same records; `Refused` if one is larger than its topic takes."""
    for record in outgoing:
        if len(record.value or b"") > MAX_BYTES[record.topic]:
            size = len(record.value or b"")
            raise Refused("oversize", f"what came of it for {record.topic} has {size} bytes")
    return outgoing


def delivery_of(event: EventT[Any]) -> Delivery:
    """A Faust event as the stages see it."""
    message = event.message
    return Delivery(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        headers=headers_of(_pairs(message.headers)),
        timestamp=time_of((message.timestamp or 0) * 1000),
    )


def _pairs(headers: Any) -> Any:
    return headers.items() if isinstance(headers, Mapping) else headers


def _by_partition(events: Sequence[EventT[Any]]) -> Iterable[list[EventT[Any]]]:
    groups: dict[int, list[EventT[Any]]] = {}
    for event in events:
        groups.setdefault(event.message.partition, []).append(event)
    return groups.values()
