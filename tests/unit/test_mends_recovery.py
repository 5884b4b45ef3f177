"""The mends of Faust's recovery: what the release does wrong, and what ours does instead."""

import asyncio
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from aiokafka.errors import IllegalStateError
from faust.tables.recovery import RebalanceAgain, Recovery, ServiceStopped
from faust.types import TP, Message
from mode.utils.queues import FlowControlEvent, FlowControlQueue

from streams import mends
from tests.unit import release
from tests.unit.jumping_loop import run

SOURCE = TP("articles", 0)
CHANGELOG = TP("app-articles-changelog", 0)


# -- Recovery: nothing is fetched before the streams' queues are cleared


class Worker:
    """A worker whose tables are just recovered, with one source partition and one changelog."""

    def __init__(self, generation: int = 1) -> None:
        self.committed = 40
        self.position = 45  # fetched before the rebalance, never done
        self.queue: list[int] = []
        self.resumed: set[TP] = set()
        self.flowing = False
        self.ended = False
        self.rebalancing_count = 1
        self.consumer_generation_id = generation
        self.conf = SimpleNamespace(broker_request_timeout=90.0, stream_recovery_delay=0.0)
        self.on_rebalance_complete = SimpleNamespace(send=self._nothing)
        self._fetcher = SimpleNamespace(maybe_start=self._nothing)
        self.assignor = SimpleNamespace(assigned_standbys=set)
        self.consumer = SimpleNamespace(
            assignment=lambda: {SOURCE, CHANGELOG},
            resume_partitions=self.resumed.update,
            perform_seek=self._seek,
            resume_flow=lambda: setattr(self, "flowing", True),
            being_fetched=frozenset(),
            not_waiting_next_records=asyncio.Event(),
        )
        self.flow_control = FlowControlEvent()
        self.changelogs = FlowControlQueue(flow_control=self.flow_control, clear_on_resume=True)
        self.flow_control.manage_queue(_Cleared(self.queue))

    def on_rebalance_end(self) -> None:
        self.ended = True

    async def _seek(self) -> None:
        self.position = self.committed
        if SOURCE in self.resumed:
            self.fetch()

    def fetch(self) -> None:
        """What the fetcher does all the time with partitions that are not paused."""
        self.queue.append(self.position)
        self.position += 1

    async def _nothing(self) -> None:
        pass


class _Cleared(FlowControlQueue):  # type: ignore[misc]  # mode has no types
    """A stream's queue, as the flow control sees it."""

    kept: ClassVar[list[Any]] = []

    def __init__(self, queue: list[int]) -> None:
        self._cleared = queue
        self._queue = ()
        self.kept.append(self)  # the flow control holds its queues by weak references

    def clear(self) -> None:
        self._cleared.clear()


class Tables(dict[str, Any]):
    """A table manager."""

    changelog_queue: Any

    changelog_topics = frozenset({CHANGELOG.topic})

    def on_actives_ready(self) -> None:
        pass

    def on_standbys_ready(self) -> None:
        pass


def recovery_of(worker: Worker, **tables: Any) -> Any:
    manager = Tables(tables)
    manager.changelog_queue = worker.changelogs
    return Recovery(worker, manager)


def test_the_release_drops_what_is_fetched_while_it_seeks() -> None:
    worker = Worker()

    async def scenario() -> None:
        method = release.function(Recovery, "on_recovery_completed")
        await method(recovery_of(worker), 1)

    run(scenario())
    assert worker.position == worker.committed + 1
    assert worker.queue == []


def test_the_first_record_after_recovery_is_the_first_that_is_not_committed() -> None:
    worker = Worker()
    worker.queue += [43, 44]  # left over from before the rebalance

    async def scenario() -> bool:
        recovery = recovery_of(worker)
        await mends.on_recovery_completed(recovery, 1)
        return recovery.completed.is_set()

    assert run(scenario())
    assert (worker.queue, worker.position) == ([], worker.committed)
    assert (worker.resumed, worker.flowing, worker.ended) == ({SOURCE}, True, True)


def test_what_a_fetch_of_before_the_rebalance_brings_is_waited_for() -> None:
    worker = Worker()
    worker.consumer.being_fetched = frozenset({SOURCE})

    async def scenario() -> None:
        completing = asyncio.create_task(mends.on_recovery_completed(recovery_of(worker), 1))
        await asyncio.sleep(1)  # of the loop, which jumps
        assert worker.position != worker.committed
        worker.fetch()
        worker.consumer.not_waiting_next_records.set()
        await completing

    run(scenario())
    assert (worker.queue, worker.position) == ([], worker.committed)
    assert worker.flowing


def left_for_standbys(method: Any) -> int:
    """How many of two records that standbys have yet to apply are there when streams begin."""
    worker = Worker()

    async def scenario() -> int:
        for offset in (1, 2):
            message = Message(*CHANGELOG, offset, 0.0, 0, None, b"key", b"value", None)
            worker.changelogs.put_nowait(SimpleNamespace(message=message))
        await method(recovery_of(worker), 1)
        return worker.changelogs.qsize()

    return run(scenario())


def test_the_release_drops_what_standbys_have_yet_to_apply() -> None:
    assert left_for_standbys(release.function(Recovery, "on_recovery_completed")) == 0


def test_what_standbys_have_yet_to_apply_stays() -> None:
    assert left_for_standbys(mends.on_recovery_completed) == 2


def wait_too_long(method: Any) -> None:
    """Wait for a step of a recovery that is not done in time."""
    worker = Worker()

    async def scenario() -> None:
        await method(recovery_of(worker), asyncio.Event().wait(), timeout=90)

    run(scenario())


def test_the_release_takes_a_step_that_is_not_done_in_time_for_the_end_of_the_worker() -> None:
    with pytest.raises(ServiceStopped):
        wait_too_long(release.function(Recovery, "_wait"))


def test_a_step_of_the_recovery_that_is_not_done_in_time_fails() -> None:
    with pytest.raises(TimeoutError, match="90 s"):
        wait_too_long(mends.wait_in_recovery)


def test_a_rebalance_and_the_end_of_the_worker_are_told_apart_from_it() -> None:
    async def scenario(disturb: Callable[[Any], None]) -> None:
        recovery = recovery_of(Worker())
        disturb(recovery)
        await mends.wait_in_recovery(recovery, asyncio.Event().wait(), timeout=90)

    with pytest.raises(RebalanceAgain):
        run(scenario(lambda recovery: recovery.signal_recovery_start.set()))
    with pytest.raises(ServiceStopped):
        run(scenario(lambda recovery: recovery._stopped.set()))


def test_a_rebalance_that_has_begun_meanwhile_leaves_the_partitions_paused() -> None:
    worker = Worker(generation=2)

    async def scenario() -> bool:
        recovery = recovery_of(worker)
        await mends.on_recovery_completed(recovery, 1)
        return recovery.completed.is_set()

    assert not run(scenario())
    assert (worker.resumed, worker.flowing) == (set(), False)


def test_a_rebalance_that_begins_meanwhile_leaves_the_partitions_paused() -> None:
    worker = Worker()

    async def revoked() -> None:
        worker.rebalancing_count += 1

    async def scenario() -> bool:
        worker.consumer.perform_seek = revoked
        recovery = recovery_of(worker)
        await mends.on_recovery_completed(recovery, 1)
        return recovery.completed.is_set()

    assert not run(scenario())
    assert (worker.resumed, worker.flowing, worker.ended) == (set(), False, False)


class BrokenTable:
    """A table whose stage can't take its state back."""

    async def on_recovery_completed(self, actives: set[TP], standbys: set[TP]) -> None:
        raise KeyError("state of an unknown form")


def test_a_table_that_can_not_take_its_state_back_lets_no_stream_begin() -> None:
    worker = Worker()

    async def scenario() -> None:
        with pytest.raises(KeyError):
            await mends.on_recovery_completed(recovery_of(worker, articles=BrokenTable()), 1)

    run(scenario())
    assert (worker.resumed, worker.flowing) == (set(), False)


# -- watch_recovery: a recovery whose last record is gone ends, another goes on


class WatchedApp:
    """An app in recovery of one changelog, for so many looks of the watchdog."""

    in_recovery = True

    def __init__(self, looks: int, position: int, *, offset: int = 7, highwater: int = 9) -> None:
        self._looks = looks
        self._position = position
        self.consumer = SimpleNamespace(position=self.position)
        self.recovery: Any = SimpleNamespace(
            active_offsets=Counter({CHANGELOG: offset}),
            active_highwaters=Counter({CHANGELOG: highwater}),
        )
        self.recovery.active_remaining = lambda: Recovery.active_remaining(self.recovery)
        self.changelogs: list[str] = []
        queue = SimpleNamespace(empty=lambda: not self.changelogs)
        self.tables = SimpleNamespace(recovery=self.recovery, changelog_queue=queue)

    @property
    def should_stop(self) -> bool:
        self._looks -= 1
        return self._looks < 0

    async def position(self, tp: TP) -> int:
        return self._position

    @property
    def offset(self) -> int:
        return self.recovery.active_offsets[CHANGELOG]


class MovingApp(WatchedApp):
    """A recovery that applies one record between two looks; its consumer has read ahead."""

    async def position(self, tp: TP) -> int:
        self.recovery.active_offsets[tp] += 1
        return self._position


class RevokedApp(WatchedApp):
    """A recovery whose partition a rebalance takes away."""

    async def position(self, tp: TP) -> int:
        raise IllegalStateError(f"Partition {tp} is not assigned")


def test_a_recovery_with_nothing_left_to_read_ends_at_the_second_look() -> None:
    app = WatchedApp(looks=2, position=10)
    run(mends.watch_recovery(app))
    assert app.offset == 9
    assert sum(app.recovery.active_remaining().values()) == 0


def test_one_look_is_not_enough_to_say_that_a_recovery_stands_still() -> None:
    app = WatchedApp(looks=1, position=10)
    run(mends.watch_recovery(app))
    assert app.offset == 7


def test_a_recovery_that_still_has_records_to_read_is_left_alone() -> None:
    app = WatchedApp(looks=9, position=9)
    run(mends.watch_recovery(app))
    assert app.offset == 7


def test_a_recovery_with_records_still_to_apply_is_left_alone() -> None:
    app = WatchedApp(looks=9, position=10)
    app.changelogs.append("the last one")
    run(mends.watch_recovery(app))
    assert app.offset == 7


def test_a_recovery_that_moves_is_left_alone() -> None:
    app = MovingApp(looks=4, position=100, highwater=99)
    run(mends.watch_recovery(app))
    assert app.offset == 7 + 4


def test_the_watchdog_outlives_a_rebalance() -> None:
    app = RevokedApp(looks=3, position=0)
    run(mends.watch_recovery(app))
    assert app.offset == 7


def test_a_look_after_the_end_of_a_recovery_knows_nothing_of_the_one_before() -> None:
    app = WatchedApp(looks=3, position=10)

    async def scenario() -> None:
        watching = asyncio.create_task(mends.watch_recovery(app))
        await asyncio.sleep(1.5 * mends.RECOVERY_POLL)
        app.in_recovery = False
        await asyncio.sleep(mends.RECOVERY_POLL)
        app.in_recovery = True
        await watching

    run(scenario())
    assert app.offset == 7
