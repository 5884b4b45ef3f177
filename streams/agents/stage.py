"""What all stages share: records in, records and table writes out, and nothing ever raised.

A stage knows nothing of Faust. `run` drives it from a stream, in batches, by the rules that keep
every article: the body of an agent never raises; what a stage refuses, or fails on, becomes one
dead letter; what can't be written at all ends the process before its offsets are committed.
"""

import logging
import weakref
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, ClassVar, Protocol

from faust import streams as faust_streams
from faust.types import EventT, StreamT

import schemas
from streams import metrics
from streams.agents.deadletters import dead_letter
from streams.broker.records import Delivery, Outgoing, headers_of, time_of
from streams.mends import end_process
from streams.refusal import Refused

logger = logging.getLogger(__name__)

BATCH = 200
"""Records that are handled before their outputs are sent and their state is written."""
LINGER = 0.02
"""Seconds that a batch waits to fill."""

State = Mapping[str, Any]
"""A table's value: plain JSON."""


@dataclass
class Settlement:
    """What a stage has to say at the end of a batch: the last word on each key, once."""

    outgoing: list[Outgoing] = field(default_factory=list)
    writes: dict[str, State | None] = field(default_factory=dict)
    """New values of the stage's table; null deletes."""


class Stage(ABC):
    """One step of the pipeline, for all partitions that this worker has."""

    name: ClassVar[schemas.Stage]
    topics: ClassVar[Sequence[str]]
    """What it consumes."""
    table: ClassVar[str | None] = None
    """Where it keeps its state, if it has any."""

    @abstractmethod
    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """Take one record; what comes of it at once is returned.

        Raises `Refused` where the record can't be used; the stage's state is as before then.
        """

    def settle(self, partition: int) -> Settlement:
        """End a batch of this partition."""
        return Settlement()

    def forget(self) -> None:
        """Drop all state: partitions have been assigned anew, and `restore` follows."""

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back what an earlier `settle` wrote."""


class Sender(Protocol):
    """Hands a record to the producer; a failed delivery ends the process."""

    async def __call__(self, record: Outgoing) -> None:
        """Hand the record over."""


class PartitionedTable:
    """A Faust table whose keys name their partition.

    The memory store keeps the keys of partitions that have moved away, and one key may occur in
    two partitions; so the partition stands in the key.
    """

    def __init__(self, table: Any) -> None:
        self._table = table

    def write(self, event: EventT[Any], writes: Mapping[str, State | None]) -> None:
        """Write these values to the partition of the event."""
        # Faust takes a write's partition from the "current event", which `take` does not set.
        faust_streams._current_event.set(weakref.ref(event))
        for key, state in writes.items():
            name = f"{event.message.partition}/{key}"
            if state is None:
                self._table.pop(name, None)
            else:
                self._table[name] = state

    def items(self) -> Iterable[tuple[int, str, State]]:
        """All that is written: partition, key, value."""
        for name, state in self._table.items():
            partition, key = name.split("/", 1)
            yield int(partition), key, state


async def run(
    stage: Stage, stream: StreamT[Any], send: Sender, table: PartitionedTable | None
) -> None:
    """Drive the stage from the stream until the worker stops."""
    batches: AsyncIterator[Sequence[EventT[Any]]] = stream.take_events(BATCH, within=LINGER)
    async for events in batches:
        try:
            for group in _by_partition(_still_ours(events, stream)):
                await _run_batch(stage, group, send, table)
        except BaseException as error:  # noqa: BLE001 - also cancellation: a half-done batch must not be acked
            end_process(error)


async def _run_batch(
    stage: Stage, events: Sequence[EventT[Any]], send: Sender, table: PartitionedTable | None
) -> None:
    started = perf_counter()
    outgoing: list[Outgoing] = []
    for event in events:
        outgoing += handle_safely(stage, delivery_of(event))
    settlement = stage.settle(events[0].message.partition)
    if table is not None and settlement.writes:
        table.write(events[-1], settlement.writes)
    metrics.observe_batch(stage.name, perf_counter() - started, len(events))
    for record in outgoing + settlement.outgoing:
        await send(record)


def handle_safely(stage: Stage, delivery: Delivery) -> list[Outgoing]:
    """What the stage makes of a record, or the dead letter that it becomes."""
    try:
        return stage.handle(delivery)
    except Refused as refusal:
        return [dead_letter(delivery, stage.name, refusal.reason, refusal.detail)]
    except Exception as error:
        logger.exception("%s failed on %s", stage.name, delivery.position)
        return [dead_letter(delivery, stage.name, "failed", f"{type(error).__name__}: {error}")]


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


def _still_ours(
    events: Sequence[EventT[Any]], stream: StreamT[Any]
) -> list[EventT[Any]]:
    """Leave out what a rebalance took away while the batch was filling: its new owner does it."""
    assigned = stream.app.consumer.assignment()
    return [event for event in events if event.message.tp in assigned]


def _by_partition(events: Sequence[EventT[Any]]) -> Iterable[list[EventT[Any]]]:
    groups: dict[int, list[EventT[Any]]] = {}
    for event in events:
        groups.setdefault(event.message.partition, []).append(event)
    return groups.values()
