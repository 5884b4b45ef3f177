"""Whether work is moving, on a clock that is moved by hand and a consumer of few words."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP
from prometheus_client import REGISTRY

from streams import health
from streams.health import ASK_TIMEOUT, SAMPLE_EVERY, STALLED_AFTER, Health
from tests.unit.jumping_loop import run

SOURCE = TP("news.articles.raw.v1", 0)
OTHER = TP("news.articles.raw.v1", 1)
CHANGELOG = TP("tallywire-articles-changelog", 0)


class Broker:
    """What a worker's consumer sees of it."""

    started = True

    def __init__(self, *assigned: TP) -> None:
        self.assigned = set(assigned)
        self.begins: dict[TP, int | None] = defaultdict(int)
        self.ends: dict[TP, int | None] = defaultdict(int)
        self._committed_offset: dict[TP, int | None] = defaultdict(lambda: None)
        self.is_away = False

    def assignment(self) -> set[TP]:
        return self.assigned

    def _is_changelog_tp(self, tp: TP) -> bool:
        return tp.topic.endswith("-changelog")

    async def highwaters(self, *partitions: TP) -> dict[TP, int | None]:
        assert CHANGELOG not in partitions
        if self.is_away:
            await asyncio.Event().wait()
        return {tp: self.ends[tp] for tp in partitions}

    async def earliest_offsets(self, *partitions: TP) -> dict[TP, int | None]:
        return {tp: self.begins[tp] for tp in partitions}


class App:
    """A worker that is ready."""

    should_stop = False
    consumer_generation_id = 1
    rebalancing = False
    in_recovery = False
    log = SimpleNamespace(warning=lambda *words: None)

    def __init__(self, consumer: Broker) -> None:
        self.consumer = consumer
        self.recovered = asyncio.Event()
        self.recovered.set()
        self.offsets: dict[TP, int | None] = {CHANGELOG: 0}
        recovery = SimpleNamespace(completed=self.recovered, active_offsets=self.offsets)
        self.tables = SimpleNamespace(recovery=recovery)


class Watched:
    """A health, and the means to let time pass for it."""

    def __init__(self, *assigned: TP) -> None:
        self.broker = Broker(*assigned or (SOURCE,))
        self.app: Any = App(self.broker)
        self.health = Health(self.app)

    async def after(self, seconds: float) -> list[str]:
        """The problems after so much time of watching."""
        watching = asyncio.create_task(self.health.watch())
        await asyncio.sleep(seconds)
        watching.cancel()
        return self.health.problems()


@pytest.fixture(autouse=True)
def _clock_of_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "monotonic", lambda: asyncio.get_running_loop().time())


def scenario(coroutine_function: Any) -> Any:
    """A test that runs on the jumping loop."""

    def test() -> None:
        run(coroutine_function())

    test.__name__ = coroutine_function.__name__
    return test


LONG = STALLED_AFTER + 3 * SAMPLE_EVERY


@scenario
async def test_a_worker_with_nothing_to_do_is_well_however_long() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = watched.broker._committed_offset[SOURCE] = 7
    assert await watched.after(10 * LONG) == []


@scenario
async def test_a_partition_with_work_that_does_not_move_is_a_stall() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE], watched.broker._committed_offset[SOURCE] = 9, 7
    assert await watched.after(STALLED_AFTER) == []
    (problem,) = await watched.after(LONG)
    assert problem.startswith("news.articles.raw.v1-0 stands at 7 with 2 to do for ")


@scenario
async def test_a_partition_that_was_never_committed_is_watched_from_its_beginning() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = 2
    (problem,) = await watched.after(LONG)
    assert "stands at 0 with 2 to do" in problem


@scenario
async def test_a_partition_that_moves_is_well_however_far_behind() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = 1_000_000
    for committed in range(10):
        watched.broker._committed_offset[SOURCE] = committed
        assert await watched.after(STALLED_AFTER - SAMPLE_EVERY) == []


@scenario
async def test_the_time_without_work_is_no_time_without_progress() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = watched.broker._committed_offset[SOURCE] = 7
    await watched.after(LONG)
    watched.broker.ends[SOURCE] = 8
    assert await watched.after(STALLED_AFTER - SAMPLE_EVERY) == []


@scenario
async def test_one_partition_that_stands_still_is_a_stall_though_another_moves() -> None:
    watched = Watched(SOURCE, OTHER)
    watched.broker.ends = {SOURCE: 9, OTHER: 9}
    problems: list[str] = []
    for committed in range(8):
        watched.broker._committed_offset[OTHER] = committed
        problems = await watched.after(SAMPLE_EVERY * 1.5)
    (problem,) = problems
    assert problem.startswith("news.articles.raw.v1-0 ")


@scenario
async def test_a_partition_that_moved_away_is_its_new_owners_to_worry_about() -> None:
    watched = Watched(SOURCE, OTHER)
    watched.broker.ends = {SOURCE: 9, OTHER: 0}
    assert len(await watched.after(LONG)) == 1
    watched.broker.assigned = {OTHER}
    assert await watched.after(2 * SAMPLE_EVERY) == []


@scenario
async def test_a_recovery_that_moves_is_no_stall_however_long() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = 9
    watched.app.in_recovery = True
    for read in range(1, 20):
        watched.app.offsets[CHANGELOG] = read
        assert await watched.after(STALLED_AFTER - SAMPLE_EVERY) == []


@scenario
async def test_a_recovery_or_a_rebalance_that_stands_still_is_a_stall() -> None:
    for waiting in ("in_recovery", "rebalancing"):
        watched = Watched()
        assert await watched.after(LONG) == []
        setattr(watched.app, waiting, True)
        assert await watched.after(STALLED_AFTER - SAMPLE_EVERY) == []
        (problem,) = await watched.after(2 * SAMPLE_EVERY)
        assert problem.startswith("joining or recovering stands still for ")
        setattr(watched.app, waiting, False)
        assert await watched.after(2 * SAMPLE_EVERY) == []


@scenario
async def test_rebalances_without_end_are_a_stall_though_each_is_done_with() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = 9
    assert await watched.after(2 * SAMPLE_EVERY) == []
    problems: list[str] = []
    for _ in range(4):
        watched.app.consumer_generation_id += 1
        watched.broker.assigned.clear()
        watched.app.rebalancing = True
        await watched.after(2 * SAMPLE_EVERY)
        watched.app.rebalancing = False
        watched.broker.assigned.add(SOURCE)
        problems = await watched.after(2 * SAMPLE_EVERY)
    assert any("rebalances in " in problem for problem in problems)
    watched.broker._committed_offset[SOURCE] = 3
    assert await watched.after(2 * SAMPLE_EVERY) == []


@scenario
async def test_rebalances_between_which_work_is_done_are_none() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = 99
    for step in range(9):
        watched.app.consumer_generation_id += 1
        watched.broker._committed_offset[SOURCE] = step
        assert await watched.after(3 * SAMPLE_EVERY) == []


@scenario
async def test_a_changelog_whose_offset_is_not_known_yet_is_no_reason_to_fail() -> None:
    watched = Watched()
    assert await watched.after(LONG) == []
    watched.app.in_recovery = True
    watched.app.offsets[CHANGELOG] = None
    assert await watched.after(STALLED_AFTER - SAMPLE_EVERY) == []
    (problem,) = await watched.after(2 * SAMPLE_EVERY)
    assert problem.startswith("joining or recovering stands still for ")


@scenario
async def test_a_broker_that_does_not_answer_is_a_problem_until_it_does() -> None:
    watched = Watched()
    assert await watched.after(2 * SAMPLE_EVERY) == []
    watched.broker.is_away = True
    (problem,) = await watched.after(STALLED_AFTER + SAMPLE_EVERY + ASK_TIMEOUT)
    assert problem.startswith("the broker has not answered for ")
    watched.broker.is_away = False
    assert await watched.after(2 * SAMPLE_EVERY) == []


@scenario
async def test_the_watch_ends_with_the_worker() -> None:
    watched = Watched()
    watching = asyncio.create_task(watched.health.watch())
    await asyncio.sleep(SAMPLE_EVERY / 2)
    watched.app.should_stop = True
    await watching


@scenario
async def test_a_worker_is_ready_with_its_partitions_and_its_state_only() -> None:
    watched = Watched()
    assert watched.health.ready
    watched.app.rebalancing = True
    assert not watched.health.ready
    watched.app.rebalancing, watched.app.in_recovery = False, True
    assert not watched.health.ready
    watched.app.in_recovery = False
    watched.app.recovered.clear()
    assert not watched.health.ready


@scenario
async def test_lag_and_readiness_show_in_the_metrics() -> None:
    watched = Watched(SOURCE, CHANGELOG)
    watched.broker.ends[SOURCE], watched.broker._committed_offset[SOURCE] = 9, 7
    await watched.after(1.5 * SAMPLE_EVERY)
    shown = REGISTRY.get_sample_value
    assert shown("tallywire_partition_lag", {"topic": SOURCE.topic, "partition": "0"}) == 2
    assert shown("tallywire_partitions_assigned") == 1
    assert shown("tallywire_worker_ready") == 1


def _waited() -> float | None:
    labels = {"topic": SOURCE.topic, "partition": "0"}
    return REGISTRY.get_sample_value("tallywire_partition_lag_seconds", labels)


@scenario
async def test_a_record_waits_since_the_last_one_that_is_done_arrived() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE], watched.broker._committed_offset[SOURCE] = 9, 7
    watched.health.note_done(SOURCE, datetime.now(UTC) - timedelta(hours=3))
    await watched.after(1.5 * SAMPLE_EVERY)
    assert _waited() == pytest.approx(3 * 3600, abs=60)


@scenario
async def test_a_record_that_comes_after_hours_of_silence_has_not_waited_for_hours() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = watched.broker._committed_offset[SOURCE] = 7
    watched.health.note_done(SOURCE, datetime.now(UTC) - timedelta(hours=3))
    await watched.after(1.5 * SAMPLE_EVERY)
    assert _waited() == 0
    watched.broker.ends[SOURCE] = 9
    await watched.after(1.5 * SAMPLE_EVERY)
    assert 0 < (_waited() or 0) < 60


@scenario
async def test_as_long_as_nothing_is_done_a_record_waits_since_the_start_at_least() -> None:
    watched = Watched()
    watched.broker.ends[SOURCE] = 9
    await watched.after(4.5 * SAMPLE_EVERY)
    assert _waited() == 3 * SAMPLE_EVERY
