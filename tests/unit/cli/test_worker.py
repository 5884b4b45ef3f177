from typing import Any

import pytest
from click.testing import CliRunner

from streams.cli import cli, worker


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], str]]:
    """The stages and log levels of the workers that would have been started."""
    calls: list[tuple[list[str], str]] = []

    def run_worker(settings: Any, stages: Any, log_level: str) -> None:
        calls.append(([str(stage.name) for stage in stages], log_level))

    monkeypatch.setattr(worker, "run_worker", run_worker)
    return calls


def run(*arguments: str) -> Any:
    return CliRunner().invoke(cli, ["worker", *arguments])


def test_a_worker_runs_all_stages_unless_it_is_told_otherwise(started: list[Any]) -> None:
    assert run().exit_code == 0
    assert started == [(["normalize", "extract", "tally", "world", "alert"], "INFO")]


def test_a_worker_runs_chosen_stages(started: list[Any]) -> None:
    assert run("--stages", "tally, world,", "--log-level", "DEBUG").exit_code == 0
    assert started == [(["tally", "world"], "DEBUG")]


def test_a_stage_that_is_named_twice_runs_once(started: list[Any]) -> None:
    assert run("--stages", "tally,tally").exit_code == 0
    assert started == [(["tally"], "INFO")]


@pytest.mark.parametrize("stages", ["count", "tally,count", "", " , "])
def test_an_unknown_stage_is_a_usage_error_that_names_the_stages(
    stages: str, started: list[Any]
) -> None:
    answer = run("--stages", stages)
    assert answer.exit_code == 2
    assert "choose from normalize, extract, tally, world, alert" in answer.output
    assert started == []
