"""The mends of Faust's recovery: what the release does wrong, and what ours does instead."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from faust.tables.recovery import RebalanceAgain, Recovery, ServiceStopped
from faust.types import TP
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
            flow_active=True,
            not_waiting_next_records=asyncio.Event(),
        )
        self.flow_control = FlowControlEvent()
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

    changelog_topics = frozenset({CHANGELOG.topic})

    def on_actives_ready(self) -> None:
        pass

    def on_standbys_ready(self) -> None:
        pass


def recovery_of(worker: Worker, **tables: Any) -> Any:
    return Recovery(worker, Tables(tables))


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


def begun(method: Any, disturb: Callable[[Any], None]) -> bool:
    """Whether a step begins although it is known that it will be of no use."""
    steps = []

    async def step() -> None:
        steps.append("begun")

    async def scenario() -> None:
        recovery = recovery_of(Worker())
        disturb(recovery)
        with pytest.raises((RebalanceAgain, ServiceStopped)):
            await method(recovery, step())

    run(scenario())
    return bool(steps)


DISTURBANCES = {
    "rebalance": lambda recovery: recovery.signal_recovery_start.set(),
    "stop": lambda recovery: recovery._stopped.set(),
}


@pytest.mark.parametrize("disturb", DISTURBANCES.values(), ids=DISTURBANCES)
def test_no_step_of_a_recovery_begins_that_is_of_no_use(disturb: Callable[[Any], None]) -> None:
    assert begun(release.function(Recovery, "_wait"), disturb), "the release has mended it"
    assert not begun(mends.wait_in_recovery, disturb)


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


def test_a_rebalance_that_has_stopped_the_flow_leaves_the_partitions_paused() -> None:
    worker = Worker()
    worker.consumer.flow_active = False

    async def scenario() -> bool:
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
