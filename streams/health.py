"""Whether work is moving, and whether the worker has what it needs for it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import faust
from faust.types import TP

import schemas
from streams import metrics

SAMPLE_EVERY = 5.0
"""Seconds between two looks at the positions."""
STALLED_AFTER = 20.0
"""Seconds without progress, while there is lag, after which a worker counts as stalled."""
MANY_REBALANCES = 3
"""So many without progress between them are more than workers that come and go."""
ASK_TIMEOUT = 5.0
"""Seconds that the broker has to say how far its partitions reach."""


@dataclass
class _Progress:
    committed: int
    since: float


@dataclass
class Health:
    """Watches the committed offsets move.

    Faust's consumer can die silently, with the process up and its HTTP server answering; only
    progress tells. So the broker is asked for the ends of the partitions, and a partition with
    records to do whose committed offset stands still is a stall. So is a worker that waits for its
    partitions or its state while nothing of its state is read, and a group that rebalances again
    and again without getting to work.
    """

    app: faust.App
    idle: Mapping[schemas.Stage, str] = field(default_factory=dict)
    """Stages that this worker does not run, and why."""
    _progress: dict[TP, _Progress] = field(default_factory=dict)
    _lag: dict[TP, int] = field(default_factory=dict)
    _done_at: dict[TP, datetime] = field(default_factory=dict)
    """When the last record that is done arrived."""
    _clear_at: dict[TP, datetime] = field(default_factory=dict)
    """When last nothing waited."""
    _answered_at: float = field(default_factory=monotonic)
    _recovered: int = 0
    _recovered_at: float = field(default_factory=monotonic)
    _furthest: dict[TP, int] = field(default_factory=dict)
    """The highest offset that was seen committed, whoever has the partition now."""
    _worked_at: float = field(default_factory=monotonic)
    """When an offset last moved, or nothing was to do."""
    _generation: int = 0
    _rebalances: int = 0
    """Since then."""

    @property
    def ready(self) -> bool:
        """Whether the worker has joined its group and its tables are recovered."""
        app: Any = self.app
        recovered = app.tables.recovery.completed.is_set()
        return recovered and not app.rebalancing and not app.in_recovery

    def problems(self) -> list[str]:
        """What stands still; empty when all is well."""
        now = monotonic()
        found = []
        if now - self._answered_at > STALLED_AFTER + SAMPLE_EVERY:
            found.append(f"the broker has not answered for {now - self._answered_at:.0f} s")
        if now - self._recovered_at > STALLED_AFTER:
            found.append(f"joining or recovering stands still for {now - self._recovered_at:.0f} s")
        if self._rebalances >= MANY_REBALANCES and now - self._worked_at > STALLED_AFTER:
            found.append(
                f"{self._rebalances} rebalances in {now - self._worked_at:.0f} s, and no progress"
            )
        for tp, progress in self._progress.items():
            if self._lag.get(tp, 0) > 0 and now - progress.since > STALLED_AFTER:
                found.append(
                    f"{tp.topic}-{tp.partition} stands at {progress.committed} with "
                    f"{self._lag[tp]} to do for {now - progress.since:.0f} s"
                )
        return found

    def note_done(self, tp: TP, arrived_at: datetime) -> None:
        """Take note of the last record that is done, by when it arrived on its topic."""
        self._done_at[tp] = arrived_at

    async def watch(self) -> None:
        """Sample until the worker stops."""
        while not self.app.should_stop:
            await asyncio.sleep(SAMPLE_EVERY)
            metrics.WORKER_READY.set(self.ready)
            self._look_at_recovery()
            self._count_rebalances()
            try:
                await asyncio.wait_for(self._sample(), ASK_TIMEOUT)
            except Exception as error:  # noqa: BLE001 - whatever it is, it shows as no answer
                self.app.log.warning("health: the broker does not answer: %r", error)

    def _look_at_recovery(self) -> None:
        app: Any = self.app
        # Null for a table on disk that has read nothing yet, until its changelog is looked up.
        recovered = sum(offset or 0 for offset in app.tables.recovery.active_offsets.values())
        if self.ready or recovered != self._recovered:
            self._recovered, self._recovered_at = recovered, monotonic()

    def _count_rebalances(self) -> None:
        app: Any = self.app
        if app.consumer_generation_id != self._generation:
            self._generation = app.consumer_generation_id
            self._rebalances += 1

    def _note_work(self, committed: Mapping[TP, int], now: float) -> None:
        moved = any(offset > self._furthest.get(tp, -1) for tp, offset in committed.items())
        if moved or (committed and not any(self._lag.values())):
            self._worked_at, self._rebalances = now, 0
        for tp, offset in committed.items():
            self._furthest[tp] = max(offset, self._furthest.get(tp, -1))

    async def _sample(self) -> None:
        consumer: Any = self.app.consumer
        if not consumer.started:
            return
        sources = {tp for tp in consumer.assignment() if not consumer._is_changelog_tp(tp)}
        ends = await consumer.highwaters(*sources) if sources else {}
        begins = await consumer.earliest_offsets(*sources) if sources else {}
        now = self._answered_at = monotonic()
        self._progress = {tp: self._progress[tp] for tp in sources if tp in self._progress}
        self._done_at = {tp: self._done_at[tp] for tp in sources if tp in self._done_at}
        self._clear_at = {tp: self._clear_at[tp] for tp in sources if tp in self._clear_at}
        self._lag = {}
        offsets: dict[TP, int] = {}
        for gauge in (metrics.PARTITION_LAG, metrics.PARTITION_LAG_SECONDS):
            gauge.clear()  # what has moved away is another worker's to show
        for tp in sources:
            # Faust shows committed offsets nowhere else before the first commit.
            committed = offsets[tp] = consumer._committed_offset[tp] or begins[tp] or 0
            self._lag[tp] = max((ends[tp] or 0) - committed, 0)
            if tp not in self._progress or self._progress[tp].committed != committed:
                self._progress[tp] = _Progress(committed, now)
            elif self._lag[tp] == 0 or not self.ready:
                self._progress[tp].since = now
            labels = {"topic": tp.topic, "partition": str(tp.partition)}
            metrics.PARTITION_LAG.labels(**labels).set(self._lag[tp])
            metrics.PARTITION_LAG_SECONDS.labels(**labels).set(self._waited(tp))
        self._note_work(offsets, now)
        metrics.PARTITIONS_ASSIGNED.set(len(sources))

    def _waited(self, tp: TP) -> float:
        """Seconds that the oldest record to do has waited, at most.

        It arrived after the last one that is done, and after the last time that none waited. As
        long as neither is known, right after a start, it has waited since then at least.
        """
        now = datetime.now(UTC)
        if self._lag[tp] == 0:
            self._clear_at[tp] = now
            return 0.0
        known = [at[tp] for at in (self._done_at, self._clear_at) if tp in at]
        if not known:
            return monotonic() - self._progress[tp].since
        return max((now - max(known)).total_seconds(), 0.0)
