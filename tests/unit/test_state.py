"""What a worker shows of its state, and when."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client import REGISTRY

import schemas
from streams import metrics
from streams.agents.tally import TallyStage
from streams.settings import Settings
from streams.state import read_state
from tests.unit.agents.build import Runner
from tests.unit.agents.test_tally import figures, report

LABELS = {"scope": "KE", "kind": "killed", "window": "24h"}


@pytest.fixture
def health() -> Any:
    return SimpleNamespace(ready=True, idle={}, problems=list)


@pytest.fixture
def runner() -> Runner:
    runner = Runner(TallyStage(partitions=1))
    runner.batch(figures(report("a", killed=12)))
    return runner


def shown(name: str, labels: dict[str, str] | None = None) -> float | None:
    metrics.STATE.look()
    return REGISTRY.get_sample_value(name, labels or {})


def test_while_partitions_move_nothing_is_shown(runner: Runner, health: Any) -> None:
    conf = Settings(store="memory")
    metrics.STATE.follow(lambda: read_state([runner.stage], health, conf))
    assert shown("tallywire_count", LABELS) == 12
    health.ready = False
    assert shown("tallywire_count", LABELS) is None
    assert shown("tallywire_incidents_open") is None
    health.ready = True
    assert shown("tallywire_count", LABELS) == 12


def test_a_worker_that_stands_still_shows_it_while_partitions_move_too(health: Any) -> None:
    metrics.STATE.follow(lambda: read_state([], health, Settings(store="memory")))
    assert shown("tallywire_healthy") == 1
    health.ready = False
    health.problems = lambda: ["joining or recovering stands still for 31 s"]
    assert shown("tallywire_healthy") == 0


def test_a_stage_that_is_left_out_is_told_apart_from_those_that_run(
    runner: Runner, health: Any
) -> None:
    health.idle = {"alert": "the topic news.alerts.v1 is missing"}
    metrics.STATE.follow(lambda: read_state([runner.stage], health, Settings(store="memory")))
    idle = {stage: shown("tallywire_stage_idle", {"stage": stage}) for stage in schemas.Stage}
    assert idle == dict.fromkeys(schemas.Stage) | {"tally": 0, "alert": 1}


def test_what_lies_on_disk_is_measured_where_something_does(tmp_path: Path, health: Any) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "one.sst").write_bytes(b"x" * 700)
    (tmp_path / "LOG").write_bytes(b"x" * 42)
    for store, size in (("rocksdb", 742), ("memory", None)):
        conf = Settings(store=store, data_dir=tmp_path)
        metrics.STATE.follow(lambda conf=conf: read_state([], health, conf))
        assert shown("tallywire_state_bytes") == size
