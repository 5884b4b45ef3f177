"""Changelogs, applied to their tables as they are fetched.

The release makes an event and a task of each record, decodes what the store keeps as it is, and
lets all of it wait in a queue. That takes several times as long as the fetch
(`benchmarks/recovery.py`). A queue that a rebalance has cleared leaves a hole where a later fetch
was still under way, and a record of a partition that is gone is applied to another table. Here
nothing lies between the fetch and the store. `streams.mends` puts this in its place.
"""

import asyncio
import logging
from time import monotonic
from typing import Any

import faust
from aiokafka.errors import IllegalStateError
from faust.tables.recovery import Recovery
from faust.types import TP
from mode import Service

from streams.ending import end_process

logger = logging.getLogger(__name__)

END_POLL = 0.1
"""Seconds between two looks whether a recovery has read all."""
STILL_POLL = 5.0
"""Seconds between two looks at a recovery that may stand still."""


class Change:
    """A record of a changelog, as the release's stores take their events."""

    def __init__(self, app: Any, table: Any, message: Any) -> None:
        self.message = message
        self._app = app
        self._table = table

    @property
    def key(self) -> Any:
        """The key as the memory store keeps it."""
        return self._table.changelog_topic.schema.loads_key(self._app, self.message)

    @property
    def value(self) -> Any:
        """The value as the memory store keeps it."""
        return self._table.changelog_topic.schema.loads_value(self._app, self.message)


def take(consumer: Any, records: dict[TP, list[Any]]) -> None:
    """Take the changelogs' records out of what was fetched, and apply them.

    Those of an earlier assignment go nowhere: recovery has yet to find out where it begins. Ends
    the process where a table can't take a record, which none can be without.
    """
    tables: Any = consumer.app.tables
    topics = tables.changelog_topics
    for tp in [tp for tp in records if tp.topic in topics]:
        fetched = records.pop(tp)
        applied = _applied(tables.recovery, tp)
        if applied is None:
            continue
        table = tables.recovery.tp_to_table[tp]
        changes = [
            Change(consumer.app, table, consumer._to_message(tp, record))
            for record in fetched
            if record.offset > applied
        ]
        try:
            table.apply_changelog_batch(changes)
        except Exception as error:  # noqa: BLE001 - whatever it is, the state would have a hole
            end_process(error)
        _note(tables.recovery, tp, max(applied, fetched[-1].offset))


def unread(consumer: Any, tp: TP, first: int) -> int | None:
    """Where a partition is to be read on of which records from `first` on go back.

    A changelog where recovery would seek; null until it knows, for then it will seek.
    """
    tables: Any = consumer.app.tables
    if tp.topic not in tables.changelog_topics:
        return first
    applied = _applied(tables.recovery, tp)
    return None if applied is None else max(applied, 0)


def _applied(recovery: Any, tp: TP) -> int | None:
    """The last offset that was applied; null for a changelog that is not read, or not yet."""
    offset: int | None = _offsets(recovery, tp).get(tp)
    return offset


def _offsets(recovery: Any, tp: TP) -> Any:
    """The offsets that were applied of those that are read as this one is; none are, of others."""
    if tp in recovery.active_tps:
        return recovery.active_offsets
    return recovery.standby_offsets if tp in recovery.standby_tps else {}


def _note(recovery: Any, tp: TP, offset: int) -> None:
    """Note how far a changelog was applied; for the release's own watch, that it goes on."""
    _offsets(recovery, tp)[tp] = offset
    recovery._last_flush_at = monotonic()
    if tp in recovery.active_tps:
        recovery._active_events_received_at[tp] = monotonic()


@Service.task
async def signal_end(self: Recovery) -> None:
    """Say, as long as a recovery is under way, when all is read that was there at its beginning.

    It says so again until the recovery has noticed: whoever begins to wait late misses nothing. To
    set the event wakes those who wait; it is cleared at once, for the next recovery. With the flow
    stopped, a rebalance has begun, and there is no end.
    """
    consumer: Any = self.app.consumer
    while not self.should_stop:
        self.signal_recovery_end.clear()
        await self.sleep(END_POLL)
        if self.in_recovery and consumer.flow_active and not self.need_recovery():
            self.signal_recovery_end.set()


async def watch_recovery(app: faust.App) -> None:
    """Let a recovery end whose changelog's last record is gone (an expired tombstone).

    The release waits for that record's offset for ever. Where the consumer stands past the high
    watermark and nothing moved since the last look, there is nothing left to read.
    """
    before: dict[Any, int] = {}
    while not app.should_stop:
        await asyncio.sleep(STILL_POLL)
        if not app.in_recovery:
            before = {}
            continue
        tables: Any = app.tables
        recovery = tables.recovery
        behind = {tp: recovery.active_offsets[tp] for tp in _behind(recovery)}
        for tp, offset in behind.items():
            position = await _position(app, tp)
            highwater = recovery.active_highwaters[tp]
            nothing_moved = before.get(tp) == offset == recovery.active_offsets[tp]
            if nothing_moved and position is not None and position > highwater:
                logger.warning("recovery of %s: nothing left below offset %s", tp, highwater)
                recovery.active_offsets[tp] = highwater
        before = behind


async def _position(app: faust.App, tp: TP) -> int | None:
    try:
        return await app.consumer.position(tp)
    except IllegalStateError:  # a rebalance has taken the partition away meanwhile
        return None


def _behind(recovery: Any) -> list[Any]:
    return [tp for tp, remaining in recovery.active_remaining().items() if remaining > 0]
