"""Changelogs, applied to their tables as they are fetched.

The release makes a message, an event and a task of each record, decodes what the store keeps as it
is, and lets all of it wait in a queue. That takes several times as long as the fetch
(`benchmarks/recovery.py`), and what a rebalance finds in the queue was read and never applied.
Here nothing lies between the fetch and the store. `streams.mends` puts this in its place.
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

    Ends the process where a table can't take them: it would go on with a hole in its state.
    """
    tables: Any = consumer.app.tables
    for tp in [tp for tp in records if tp.topic in tables.changelog_topics]:
        fetched = records.pop(tp)
        offsets = _applied(tables.recovery, tp)
        if offsets is None:  # of an assignment that is gone
            continue
        applied = -1 if offsets[tp] is None else offsets[tp]
        table = tables.recovery.tp_to_table[tp]
        changes = [
            Change(consumer.app, table, consumer._to_message(tp, record))
            for record in fetched
            if record.offset > applied
        ]
        try:
            table.apply_changelog_batch(changes)
        except Exception as error:  # noqa: BLE001 - the fetcher would go on without them
            end_process(error)
        offsets[tp] = max(applied, fetched[-1].offset)
        _note(tables.recovery, tp)


def next_offset(consumer: Any, tp: TP) -> int | None:
    """Where a changelog is to be read on, as recovery seeks; null if that is not known."""
    offsets = _applied(consumer.app.tables.recovery, tp)
    applied = None if offsets is None else offsets.get(tp)
    return None if applied is None else max(applied, 0)


def _applied(recovery: Any, tp: TP) -> Any:
    """The last offsets that were applied, of actives or standbys; null if it is neither."""
    if tp in recovery.active_tps:
        return recovery.active_offsets
    return recovery.standby_offsets if tp in recovery.standby_tps else None


def _note(recovery: Any, tp: TP) -> None:
    """Tell the release's own watch that there is progress."""
    recovery._last_flush_at = monotonic()
    if tp in recovery.active_tps:
        recovery._active_events_received_at[tp] = monotonic()


@Service.task
async def signal_end(self: Recovery) -> None:
    """Say, as long as a recovery is under way, when all is read that was there at its beginning.

    It says so again until the recovery has noticed: whoever begins to wait late misses nothing.
    """
    while not self.should_stop:
        self.signal_recovery_end.clear()
        await self.sleep(END_POLL)
        if self.in_recovery and not self.need_recovery():
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
