"""The mends of Faust: what the release does wrong, and what ours does instead.

Each defect is shown twice. A test named `the_release_...` runs the release's own code and fails on
the day it is right: then that mend can go. The other one runs ours.
"""

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import IllegalStateError
from faust.tables.recovery import Recovery
from faust.transport.consumer import Consumer
from faust.transport.producer import ProducerBuffer
from faust.types import TP

from streams import mends
from tests.unit import release
from tests.unit.jumping_loop import run, settle

REVIEWED = {
    "Recovery.on_recovery_completed": (
        "a63912ae5efdd1d442dc1e260f1acb6ffcc82905b1bde3c9833a230be9a4c8b8"
    ),
    "Consumer._wait_next_records": (
        "920120740535d0bc40e6c5c02a2417c26d3b9b62346224edcc1164e6bdfde1f6"
    ),
    "ProducerBuffer._send_pending": (
        "4a68c6565c53d2ed0ad2e83c35f2e97a2de093820d194fffeba543c41bbf8011"
    ),
    "ProducerBuffer.flush": "58ec1e5eaca8374db579b3874773c10d1a58be223068565378b9e1a17df8f959",
}
"""SHA-256 of the text of each mended method in the release that the mends were written for."""

SOURCE = TP("articles", 0)
CHANGELOG = TP("app-articles-changelog", 0)


# -- the release


@pytest.mark.parametrize(
    ("owner", "name"), mends.MENDS, ids=lambda part: getattr(part, "__name__", part)
)
def test_the_release_is_the_one_that_was_reviewed(owner: type, name: str) -> None:
    method = f"{owner.__name__}.{name}"
    assert release.digest(owner, name) == REVIEWED.get(method), (
        f"faust's {method} is not the one that streams/mends.py mends. Read its new text. Where "
        "the defect is gone (the tests of this file named `the_release_...` fail then, too), "
        "delete the mend; else carry the change over into the mend, and note the new digest here."
    )


def test_apply_puts_every_mend_in_place_and_may_be_called_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for owner, name in mends.MENDS:
        monkeypatch.setattr(owner, name, release.function(owner, name))
    for _ in range(2):
        mends.apply()
        for (owner, name), mend in mends.MENDS.items():
            assert vars(owner)[name] is mend


# -- ProducerBuffer: a flush ends when all is sent


class SlowBroker:
    """Takes a record when it is let to."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.sent = 0

    async def publish_message(self, fut: Any, wait: bool) -> None:
        await self.gate.wait()
        self.sent += 1


@asynccontextmanager
async def buffer_of(
    records: int, broker: SlowBroker, method: Callable[[str], Any]
) -> AsyncIterator[Any]:
    """A running buffer; the first of its records is in hand, and waits for the broker."""
    methods = {name: method(name) for name in ("flush", "_send_pending")}
    buffer = type("Buffer", (ProducerBuffer,), methods)()
    buffer.app = SimpleNamespace(conf=SimpleNamespace(producer_threaded=False))
    for _ in range(records):
        buffer.put(SimpleNamespace(message=SimpleNamespace(channel=broker)))
    await buffer.start()
    await settle()
    assert (buffer.size, broker.sent) == (records - 1, 0)
    yield buffer
    broker.gate.set()
    await settle()
    await buffer.stop()


def of_the_release(name: str) -> Any:
    return release.function(ProducerBuffer, name)


def of_ours(name: str) -> Any:
    return mends.MENDS[ProducerBuffer, name]


@pytest.mark.parametrize(("records", "why"), [(1, "in hand"), (3, "after 0.1 s without progress")])
def test_the_release_ends_a_flush_with_records_unsent(records: int, why: str) -> None:
    async def scenario() -> None:
        broker = SlowBroker()
        async with buffer_of(records, broker, of_the_release) as buffer:
            await buffer.flush()
            assert broker.sent == 0, why

    run(scenario())


@pytest.mark.parametrize("records", [1, 3])
def test_a_flush_waits_until_every_record_is_sent(records: int) -> None:
    async def scenario() -> None:
        broker = SlowBroker()
        async with buffer_of(records, broker, of_ours) as buffer:
            flushing = asyncio.create_task(buffer.flush())
            await asyncio.sleep(1)  # of the loop, which jumps
            assert not flushing.done()
            broker.gate.set()
            await flushing
            assert broker.sent == records

    run(scenario())


def test_a_flush_of_an_empty_buffer_ends_at_once() -> None:
    async def scenario() -> float:
        broker = SlowBroker()
        broker.gate.set()
        buffer = type("Buffer", (ProducerBuffer,), {"flush": mends.flush})()
        buffer.app = SimpleNamespace(conf=SimpleNamespace(producer_threaded=False))
        await buffer.flush()
        return asyncio.get_running_loop().time()

    assert run(scenario()) == 0


def test_a_flush_fails_where_the_producer_stopped_with_records_unsent() -> None:
    async def scenario() -> None:
        buffer = SimpleNamespace(size=2, state="stopping")
        with pytest.raises(RuntimeError, match="unsent"):
            await mends.flush(buffer)

    run(scenario())


def test_a_send_that_fails_is_no_more_in_hand() -> None:
    async def publish_message(fut: Any, wait: bool) -> None:
        raise ConnectionError("gone")

    async def scenario() -> None:
        buffer = SimpleNamespace(size=0, state="running")
        channel = SimpleNamespace(publish_message=publish_message)
        with pytest.raises(ConnectionError):
            await mends.send_pending(
                buffer, SimpleNamespace(message=SimpleNamespace(channel=channel))
            )
        await mends.flush(buffer)

    run(scenario())


# -- Consumer: only partitions that were active when the fetch began are fetched


class RecoveringConsumer:
    """Faust's consumer over aiokafka's, at the end of a recovery that reads the changelog."""

    app = SimpleNamespace(client_only=False)
    not_waiting_next_records = asyncio.Event()

    def __init__(self, active: Iterable[TP] = (CHANGELOG,), *, flow_active: bool = True) -> None:
        self.active = set(active)
        self.flow_active = flow_active
        self.can_resume_flow = asyncio.Event()
        self.asked_for: list[set[TP]] = []

    def _get_active_partitions(self) -> set[TP]:
        return self.active

    async def _getmany(self, active_partitions: set[TP], timeout: float) -> dict[TP, list[str]]:  # noqa: ASYNC109 - Faust's name
        self.active.clear()  # recovery ends while the fetch waits in its thread
        self.asked_for.append(set(active_partitions))
        every = {SOURCE: ["article"], CHANGELOG: ["state"]}
        return {tp: every[tp] for tp in active_partitions or every}  # aiokafka: none named is all

    async def wait(self, waitable: Any) -> None:
        await (waitable if asyncio.iscoroutine(waitable) else waitable.wait())

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def test_the_release_fetches_and_drops_what_the_sources_hold_when_recovery_ends() -> None:
    fetch = release.function(Consumer, "_wait_next_records")
    records, active = run(fetch(RecoveringConsumer(), 1.0))
    assert SOURCE in records
    assert SOURCE not in active


def test_a_fetch_keeps_to_the_partitions_that_were_active_when_it_began() -> None:
    records, active = run(mends.wait_next_records(RecoveringConsumer(), 1.0))
    assert (records, active) == ({CHANGELOG: ["state"]}, {CHANGELOG})


def test_nothing_is_fetched_while_no_partition_is_active() -> None:
    consumer = RecoveringConsumer(active=())
    assert run(mends.wait_next_records(consumer, 1.0)) == ({}, set())
    assert consumer.asked_for == []


def test_nothing_is_fetched_before_the_flow_is_resumed() -> None:
    async def scenario() -> None:
        consumer = RecoveringConsumer(flow_active=False)
        fetching = asyncio.create_task(mends.wait_next_records(consumer, 1.0))
        await settle()
        assert consumer.asked_for == []
        consumer.can_resume_flow.set()
        await fetching
        assert consumer.asked_for == [{CHANGELOG}]

    run(scenario())


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
        )
        self.flow_control = SimpleNamespace(resume=self.queue.clear)

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


def test_a_rebalance_that_has_begun_meanwhile_leaves_the_partitions_paused() -> None:
    worker = Worker(generation=2)

    async def scenario() -> bool:
        recovery = recovery_of(worker)
        await mends.on_recovery_completed(recovery, 1)
        return recovery.completed.is_set()

    assert not run(scenario())
    assert (worker.resumed, worker.flowing) == (set(), False)


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
        self.tables = SimpleNamespace(recovery=self.recovery)

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


# -- the end of a worker that could not send

ENDINGS = {
    "end_process": "mends.end_process(ConnectionError('broker away'))",
    "on_send_error": (
        "mends.EndOnSendError().on_send_error(None, ConnectionError('broker away'), None)"
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_worker_that_can_not_send_ends_at_once_and_says_why(ending: str) -> None:
    program = (
        "import atexit, logging, threading; from streams import mends; logging.basicConfig();"
        "atexit.register(print, 'said goodbye');"
        f"\ntry: {ENDINGS[ending]}\nfinally: print('went on')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ended.returncode == mends.EXIT_FAILURE == 70
    assert b"broker away" in ended.stderr
    assert ended.stdout == b"", "nothing may run after the end: it might commit"
