"""What Prometheus and Grafana are given, on a real Prometheus that scrapes two real workers."""

import asyncio
import json
import math
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.grafana import picture
from deploy.grafana.asking import Series, substituted
from streams import replay
from tests.conftest import require_apache_kafka
from tests.integration.watched import Watched, watched
from tests.prometheus import FOLDER, prometheus_missing
from tests.waiting import wait_until

DASHBOARDS = [
    json.loads(path.read_text())
    for path in (FOLDER.parent / "grafana" / "dashboards").glob("*.json")
]
PANELS: dict[str, dict[str, Any]] = {
    f"{dashboard['title']}: {panel['title']}": panel
    for dashboard in DASHBOARDS
    for panel in dashboard["panels"]
    if panel["type"] != "row"
}
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((FOLDER / "alerts.yml").read_text())["groups"]
    for rule in group["rules"]
]
CHOSEN = {"kind": "killed", "window": "7d", "__rate_interval": "15s"}
"""What a person chooses; of the other variables, all."""
SILENT = (
    "WorkerDown", "WorkerStandsStill", "KafkaIsUnseen", "RecoveryTakesLong", "NoProgress",
    "NothingIsCommitted", "StageFailed",
)  # fmt: skip
"""Alerts that have no reason where all workers run."""
TAKEN_OVER = 60.0
"""Seconds until a worker has what a killed one had."""


@pytest.fixture(scope="module", autouse=True)
def _real() -> None:
    if why := prometheus_missing():
        pytest.skip(f"not on Prometheus: {why}")


@pytest.fixture(scope="module")
def running(_real: None) -> Iterator[Watched]:
    require_apache_kafka()
    with watched() as running:
        yield running


@pytest.fixture(scope="module")
def variables(running: Watched) -> dict[str, str]:
    """The variables of the dashboards, as Grafana fills them in."""
    found = dict(CHOSEN)
    for dashboard in DASHBOARDS:
        for variable in dashboard["templating"]["list"]:
            if variable["type"] == "query" and variable.get("includeAll"):
                found[variable["name"]] = variable["allValue"]
    return found


# -- promtool


@pytest.mark.parametrize(
    "command",
    [
        ["check", "config", "prometheus.yml"],
        ["check", "rules", "alerts.yml"],
        ["test", "rules", "alerts_test.yml", "alerts_weekly_test.yml"],
    ],
    ids=" ".join,
)
def test_promtool_finds_nothing_wrong(command: list[str]) -> None:
    done = subprocess.run(
        ["promtool", *command], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SUCCESS" in done.stdout


def test_amtool_finds_nothing_wrong() -> None:
    if shutil.which("amtool") is None:
        pytest.skip("amtool is missing: install Debian's package `prometheus-alertmanager`")
    config = FOLDER.parent / "alertmanager" / "alertmanager.yml"
    done = subprocess.run(["amtool", "check-config", config], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


# -- the dashboards


def asked(running: Watched, target: dict[str, Any], variables: dict[str, str]) -> list[Series]:
    """What Grafana gets for a query: values at the end of the time shown, or over it."""
    expr = substituted(target["expr"], variables)
    if target["instant"]:
        return running.prometheus.now(expr)
    now = time.time()
    return running.prometheus.over_time(expr, running.started_at, now, 2)


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_every_query_of_a_panel_gives_what_the_panel_shows(
    running: Watched, variables: dict[str, str], panel: dict[str, Any]
) -> None:
    for target in panel["targets"]:
        series = asked(running, target, variables)
        values = [value for one in series for _, value in one.points]
        assert any(map(math.isfinite, values)), target["expr"]
        legend = re.findall(r"\{\{(\w+)\}\}", target.get("legendFormat", ""))
        assert all(one.labels[label] for one in series for label in legend)
        if panel["type"] == "stat":
            assert len(series) == 1
        if panel["type"] == "bargauge":
            last = [one.value for one in series]
            assert last == sorted(last, reverse=True)
        for step in panel.get("transformations", ()):
            columns = set(step["options"].get("renameByName", ())) - {"kind\\window", "1h"}
            labels = {name for name in columns if not re.match(r"Value #|\d+[hd]$", name)}
            assert all(labels <= one.labels.keys() for one in series)


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda dashboard: dashboard["title"])
def test_there_is_something_to_choose_from(running: Watched, dashboard: dict[str, Any]) -> None:
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            query = re.fullmatch(r"label_values\((\w+), (\w+)\)", variable["query"]["query"])
            assert query
            pattern = variable.get("regex", "").strip("/") or ".*"
            values = running.prometheus.label_values(*query.groups())
            assert len([value for value in values if re.search(pattern, value)]) > 1


def test_the_picture_of_the_situation_is_drawn(running: Watched, tmp_path: Path) -> None:
    file = tmp_path / "situation.png"
    picture.draw(running.prometheus, file, start=running.started_at)
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size > 50_000  # an empty page has 20 kB


# -- the alert rules


def unfiltered(expr: str) -> str:
    """An expression with its comparisons told, not applied: all that it is held against shows.

    A range in steps of minutes would be too long for a test, and a week ago there was nothing.
    """
    told = re.sub(r" (==|>=|>|<) (\d)", r" \1 bool \2", re.sub(r" offset \w+", "", expr))
    return told.replace(" unless ", " and ").replace(":1m]", ":1s]")


def test_an_expression_that_is_told_says_yes_or_no() -> None:
    assert unfiltered("sum(a) == 0 unless b > 2") == "sum(a) == bool 0 and b > bool 2"
    assert unfiltered("rate(a[1d] offset 7d) >= 10") == "rate(a[1d]) >= bool 10"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_is_held_against_something(running: Watched, rule: dict[str, Any]) -> None:
    found = running.prometheus.now(unfiltered(" ".join(rule["expr"].split())))
    assert found
    assert {one.value for one in found} <= {0, 1}


def test_prometheus_has_taken_every_rule_and_nothing_is_wrong_with_the_workers(
    running: Watched,
) -> None:
    (group,) = running.prometheus.get("rules")["groups"]
    assert [rule["name"] for rule in group["rules"]] == [rule["alert"] for rule in RULES]
    assert {rule["health"] for rule in group["rules"]} == {"ok"}
    firing = {one.labels["alertname"] for one in running.prometheus.now("ALERTS")}
    assert firing.isdisjoint({*SILENT})


# -- what is shown is what was counted, once


def shown(running: Watched) -> dict[str, float]:
    """The rolling counts of countries and of the world, by key."""
    return {
        f"{one.labels['scope']}|{one.labels['kind']}|{one.labels['window']}": one.value
        for one in running.prometheus.now("max by (scope, kind, window) (tallywire_count)")
    }


def counted(running: Watched) -> dict[str, float]:
    """The last record of each count of a country or of the world on the topic."""
    return {key: one.best for key, one in running.ledger.counts.items() if "/" not in one.scope}


def test_the_counts_that_are_shown_are_those_on_the_topic(running: Watched) -> None:
    on_the_topic, on_the_page = counted(running), shown(running)
    assert len(on_the_page) > 100
    assert on_the_page.items() <= on_the_topic.items()
    gone = on_the_topic.keys() - on_the_page.keys()
    assert {on_the_topic[key] for key in gone} <= {0}


def test_no_count_is_shown_by_two_workers(running: Watched) -> None:
    by_how_many = running.prometheus.now("count by (scope, kind, window) (tallywire_count)")
    assert {one.value for one in by_how_many} == {1}
    assert running.shown_by("tallywire_count") == running.workers.keys()


def test_what_a_killed_worker_showed_is_gone_until_another_has_its_partitions(
    running: Watched,
) -> None:
    before = shown(running)
    killed, survivor = sorted(running.workers)
    running.workers[killed].kill()
    wait_until(lambda: running.shown_by("tallywire_count") == {survivor}, TAKEN_OVER)
    wait_until(lambda: shown(running) == before, TAKEN_OVER)


def test_what_waits_is_counted_while_no_worker_runs(running: Watched) -> None:
    (target,) = PANELS["Operations: Records that wait, as Kafka counts them"]["targets"]

    def waiting() -> float:
        return sum(one.value for one in running.prometheus.now(target["expr"]))

    wait_until(lambda: waiting() == 0)
    for process in running.workers.values():
        process.kill()
    asyncio.run(replay.feed(running.conf, [b"{}"] * 3, 0))
    wait_until(lambda: waiting() == 3)
