"""Changelogs: what is fetched of them is applied at once, and a recovery ends when all is."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import faust
import pytest
from aiokafka.errors import IllegalStateError
from aiokafka.structs import ConsumerRecord
from faust.tables.recovery import Recovery
from faust.transport.drivers.aiokafka import Consumer
from faust.types import TP

from streams import changelogs
from tests.unit import release
from tests.unit.jumping_loop import run

SOURCE = TP("articles", 0)
CHANGELOG = TP("app-articles-changelog", 0)
STANDBY = TP("app-articles-changelog", 1)


class Worker:
    """A worker with two real tables, that reads a changelog for itself and keeps a standby."""

    def __init__(self, folder: Path, store: str = "memory") -> None:
        self.app = faust.App("app", broker="kafka://nowhere", store=f"{store}://", datadir=folder)
        self.articles, self.other = (
            self.app.Table(name, partitions=2) for name in ("articles", "other")
        )
        self.recovery: Any = self.app.tables.recovery
        self.recovery.add_active(self.articles, CHANGELOG)
        self.recovery.add_standby(self.articles, STANDBY)
        self.recovery.active_offsets[CHANGELOG] = self.recovery.standby_offsets[STANDBY] = -1
        self.consumer: Any = SimpleNamespace(app=self.app)
        self.consumer._to_message = partial(Consumer._to_message, self.consumer)

    def take(self, records: Mapping[TP, list[Any]]) -> dict[TP, list[Any]]:
        """Take the changelogs' records; what is left of all."""
        left = dict(records)
        changelogs.take(self.consumer, left)
        return left

    @property
    def offsets(self) -> tuple[int, int]:
        """Of the changelog that it reads for itself, and of the standby's."""
        return self.recovery.active_offsets[CHANGELOG], self.recovery.standby_offsets[STANDBY]


def record(tp: TP, offset: int, key: str, value: str | None) -> ConsumerRecord[bytes, bytes]:
    encoded = None if value is None else f'"{value}"'.encode()
    return ConsumerRecord(*tp, offset, 0, 0, f'"{key}"'.encode(), encoded, None, 0, 0, ())


# -- take


@pytest.mark.parametrize("store", ["memory", "rocksdb"])
def test_a_table_has_the_last_value_of_each_key(store: str, tmp_path: Path) -> None:
    worker = Worker(tmp_path, store)
    worker.app.assignor.assigned_actives = lambda: {CHANGELOG}
    values = [("a", "old"), ("b", "gone"), ("a", "new"), ("b", None), ("c", "other")]
    for offset, (key, value) in enumerate(values):
        worker.take({CHANGELOG: [record(CHANGELOG, offset, key, value)]})
    assert sorted(worker.articles.items()) == [("a", "new"), ("c", "other")]
    assert worker.offsets[0] == 4


def test_records_of_other_topics_are_left(tmp_path: Path) -> None:
    source, change = record(SOURCE, 7, "x", "y"), record(CHANGELOG, 3, "a", "b")
    left = Worker(tmp_path).take({SOURCE: [source], CHANGELOG: [change]})
    assert left == {SOURCE: [source]}


def test_an_active_and_a_standby_have_offsets_of_their_own(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    worker.take({CHANGELOG: [record(CHANGELOG, 3, "a", "b")]})
    worker.take({STANDBY: [record(STANDBY, 8, "c", "d"), record(STANDBY, 9, "e", "f")]})
    assert worker.offsets == (3, 9)


def test_what_was_applied_is_not_applied_again(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    worker.recovery.active_offsets[CHANGELOG] = 4
    worker.take({CHANGELOG: [record(CHANGELOG, 4, "a", "old"), record(CHANGELOG, 5, "b", "new")]})
    assert dict(worker.articles.data.data) == {"b": "new"}


def unassigned(worker: Worker) -> ConsumerRecord[bytes, bytes]:
    """A record of another table's changelog, which the last rebalance took away."""
    worker.take({CHANGELOG: [record(CHANGELOG, 1, "a", "b")]})
    return record(TP("app-other-changelog", 0), 9, "x", "y")


def test_the_release_applies_what_a_rebalance_took_away_to_another_table(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    gone = unassigned(worker)
    mine = record(CHANGELOG, 2, "c", "d")

    async def scenario() -> None:
        for one in (mine, gone):
            message = worker.consumer._to_message(TP(one.topic, one.partition), one)
            change = changelogs.Change(worker.app, worker.articles, message)
            worker.app.tables.changelog_queue.put_nowait(change)  # type: ignore[attr-defined]  # untyped
        slurping = release.function(Recovery, "_slurp_changelogs")
        worker.recovery.tables.on_standbys_ready()
        task = asyncio.create_task(slurping(worker.recovery))
        await asyncio.sleep(1)
        task.cancel()

    run(scenario())
    worker.recovery.flush_buffers()
    assert dict(worker.articles.data.data) == {"a": "b", "c": "d", "x": "y"}


def test_what_a_rebalance_took_away_goes_nowhere(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    gone = unassigned(worker)
    assert worker.take({TP(gone.topic, gone.partition): [gone]}) == {}
    assert dict(worker.articles.data.data) == {"a": "b"}
    assert dict(worker.other.data.data) == {}


def test_a_table_that_can_not_take_a_record_ends_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended(Exception):  # noqa: N818 - the process, in the test's stead
        pass

    def end(error: BaseException) -> None:
        raise Ended from error

    monkeypatch.setattr(changelogs, "end_process", end)
    worker = Worker(tmp_path)
    broken = ConsumerRecord(*CHANGELOG, 3, 0, 0, b'"a"', b"{", None, 0, 0, ())
    with pytest.raises(Ended):
        worker.take({CHANGELOG: [broken]})
    assert worker.offsets[0] == -1


def test_what_comes_before_recovery_knows_where_it_begins_goes_nowhere(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    worker.recovery.revoke(CHANGELOG)
    worker.recovery.add_active(worker.articles, CHANGELOG)
    assert worker.take({CHANGELOG: [record(CHANGELOG, 9, "a", "b")]}) == {}
    assert worker.offsets[0] is None
    assert dict(worker.articles.data.data) == {}


# -- unread


def test_a_changelog_is_read_on_where_recovery_would_seek(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    assert changelogs.unread(worker.consumer, CHANGELOG, first=7) == 0
    worker.take({CHANGELOG: [record(CHANGELOG, 3, "a", "b")]})
    assert changelogs.unread(worker.consumer, CHANGELOG, first=7) == 3
    worker.recovery.active_offsets[CHANGELOG] = None
    assert changelogs.unread(worker.consumer, CHANGELOG, first=7) is None


def test_another_partition_is_read_on_where_it_was_given_back(tmp_path: Path) -> None:
    assert changelogs.unread(Worker(tmp_path).consumer, SOURCE, first=7) == 7


# -- signal_end


def ends(
    folder: Path, *, in_recovery: bool = True, behind: int = 0, after: float, flows: bool = True
) -> bool:
    """Whether one who begins to wait after so many seconds hears soon that a recovery has ended.

    It is `behind` by so many records.
    """

    async def scenario() -> bool:
        worker = Worker(folder)
        recovery = worker.recovery
        worker.app.consumer = SimpleNamespace(flow_active=flows)
        recovery.active_offsets[CHANGELOG] = 9 - behind
        recovery.active_highwaters[CHANGELOG] = 9
        recovery.in_recovery = in_recovery
        recovery.signal_recovery_end.set()  # left from the recovery before
        signalling = asyncio.create_task(changelogs.signal_end.fun(recovery))
        await asyncio.sleep(after)
        try:
            await asyncio.wait_for(recovery.signal_recovery_end.wait(), 1.0)
        except TimeoutError:
            return False
        finally:
            signalling.cancel()
        return True

    return run(scenario())


@pytest.mark.parametrize("after", [0.01, 3.0])
def test_a_recovery_ends_when_all_is_read(tmp_path: Path, after: float) -> None:
    assert ends(tmp_path, after=after)
    assert not ends(tmp_path, behind=1, after=after)


def test_outside_of_a_recovery_no_end_is_signalled(tmp_path: Path) -> None:
    assert not ends(tmp_path, in_recovery=False, after=0.01)


def test_a_recovery_that_a_rebalance_stops_has_no_end(tmp_path: Path) -> None:
    assert not ends(tmp_path, flows=False, after=0.01)


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
    run(changelogs.watch_recovery(app))
    assert app.offset == 9
    assert sum(app.recovery.active_remaining().values()) == 0


def test_one_look_is_not_enough_to_say_that_a_recovery_stands_still() -> None:
    app = WatchedApp(looks=1, position=10)
    run(changelogs.watch_recovery(app))
    assert app.offset == 7


def test_a_recovery_that_still_has_records_to_read_is_left_alone() -> None:
    app = WatchedApp(looks=9, position=9)
    run(changelogs.watch_recovery(app))
    assert app.offset == 7


def test_a_recovery_that_moves_is_left_alone() -> None:
    app = MovingApp(looks=4, position=100, highwater=99)
    run(changelogs.watch_recovery(app))
    assert app.offset == 7 + 4


def test_the_watchdog_outlives_a_rebalance() -> None:
    app = RevokedApp(looks=3, position=0)
    run(changelogs.watch_recovery(app))
    assert app.offset == 7


def test_a_look_after_the_end_of_a_recovery_knows_nothing_of_the_one_before() -> None:
    app = WatchedApp(looks=3, position=10)

    async def scenario() -> None:
        watching = asyncio.create_task(changelogs.watch_recovery(app))
        await asyncio.sleep(1.5 * changelogs.STILL_POLL)
        app.in_recovery = False
        await asyncio.sleep(changelogs.STILL_POLL)
        app.in_recovery = True
        await watching

    run(scenario())
    assert app.offset == 7
