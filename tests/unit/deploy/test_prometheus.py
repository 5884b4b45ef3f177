import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.settings import Settings
from tests.unit.deploy import promql

ROOT = Path(__file__).parents[3]
PROMETHEUS = ROOT / "deploy" / "prometheus"
CONFIG = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text())
RULES: list[dict[str, Any]] = [
    rule
    for file in CONFIG["rule_files"]
    for group in yaml.safe_load((PROMETHEUS / file).read_text())["groups"]
    for rule in group["rules"]
]
OPERATIONS: list[dict[str, Any]] = json.loads(
    (ROOT / "deploy/grafana/dashboards/operations.json").read_text()
)["panels"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_reads_what_the_program_measures(rule: dict[str, Any]) -> None:
    assert not promql.unknown(rule["expr"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_says_how_bad_it_is_and_what_to_do(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in {"warning", "critical"}
    assert rule["labels"].keys() == {"severity", "app"}
    assert set(rule["annotations"]) == {"summary", "runbook"}
    runbook = rule["annotations"]["runbook"]
    assert "Look at " in runbook
    assert len(re.findall(r"\.(?: |$)", runbook)) >= 3  # what it means, where to look, what to do


def test_the_dashboard_counts_these_alerts_and_no_others() -> None:
    """A Prometheus may watch much else, and most have an alert that always fires."""
    (panel,) = (one for one in OPERATIONS if one["title"] == "Alerts firing")
    (target,) = panel["targets"]
    matched = dict(re.findall(r'(\w+)="(\w+)"', target["expr"]))
    assert matched == {"alertstate": "firing", "app": "tallywire"}
    assert {rule["labels"]["app"] for rule in RULES} == {"tallywire"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_a_runbook_names_panels_that_are_there(rule: dict[str, Any]) -> None:
    runbook = rule["annotations"]["runbook"]
    assert named(runbook) <= {one["title"] for one in OPERATIONS if one["type"] != "row"}
    assert not unquoted(runbook) - NAMES - {rule["alert"] for rule in RULES}


NAMES = {"Kafka", "Prometheus", "RocksDB", "UTC"}
"""What else has a capital letter in the middle of a sentence."""


def named(runbook: str) -> set[str]:
    """The panels that a runbook names: they stand in quotation marks."""
    return set(re.findall(r'"([^"]*)"', runbook))


def unquoted(runbook: str) -> set[str]:
    """The words with a capital letter that stand neither in quotation marks nor after a stop."""
    told = re.sub(r'"[^"]*"|`[^`]*`', "x", runbook)
    return set(re.findall(r"(?<=[\w,;:/] )[A-Z]\w*", told))


def test_a_panel_that_is_not_there_would_be_seen_in_quotation_marks_or_without() -> None:
    assert named('It lags. Look at "Lag by topic", and at `"x`.') == {"Lag by topic"}
    assert unquoted("It lags. Look at Lag by topic, and at Processor.") == {"Lag", "Processor"}
    assert unquoted('Look at "Lag". See Kafka; it may be Down: `List` it.') == {"Kafka", "Down"}


def test_every_alert_is_seen_to_fire_and_to_stay_silent() -> None:
    files = PROMETHEUS.glob("alerts*_test.yml")
    tests = [test for file in files for test in yaml.safe_load(file.read_text())["tests"]]
    cases = [case for test in tests for case in test["alert_rule_test"]]
    fires = {case["alertname"] for case in cases if case.get("exp_alerts")}
    silent = {case["alertname"] for case in cases if not case.get("exp_alerts")}
    assert fires == silent == {rule["alert"] for rule in RULES}


def test_every_worker_of_the_composition_is_scraped() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    workers = {f"{name}:6066" for name in services if name.startswith("worker-")}
    assert targets("tallywire") == workers


def targets(job: str) -> set[str]:
    (scrape,) = [one for one in CONFIG["scrape_configs"] if one["job_name"] == job]
    (static,) = scrape["static_configs"]
    return set(static["targets"])


def test_the_exporter_of_the_composition_is_scraped_and_its_alertmanager_told() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    (alertmanager,) = CONFIG["alerting"]["alertmanagers"]
    assert alertmanager["static_configs"] == [{"targets": ["alertmanager:9093"]}]
    assert "127.0.0.1:9093:9093" in services["alertmanager"]["ports"]
    assert targets("kafka") == {"kafka-exporter:9308"}
    exporter = services["kafka-exporter"]
    assert "http://127.0.0.1:9308/" in exporter["healthcheck"]["test"][-1]
    (groups,) = (one for one in exporter["command"] if one.startswith("--group.filter="))
    assert re.search(groups.partition("=")[2], Settings.model_fields["app_id"].default)


def test_what_is_asked_of_kafka_is_asked_of_the_workers_group() -> None:
    panels = [target["expr"] for panel in OPERATIONS for target in panel.get("targets", ())]
    asked = " ".join([rule["expr"] for rule in RULES] + panels)
    matched = re.findall(r"kafka_consumergroup_\w+(.*?\})", asked)
    assert set(matched) == {f'{{consumergroup="{Settings.model_fields["app_id"].default}"}}'}


def test_alertmanager_silences_by_alerts_that_are_there() -> None:
    names = {rule["alert"] for rule in RULES}
    config = yaml.safe_load((ROOT / "deploy/alertmanager/alertmanager.yml").read_text())
    for rule in config["inhibit_rules"]:
        for matcher in rule["source_matchers"] + rule["target_matchers"]:
            assert set(re.split(r"=~?", matcher)[1].strip(' "').split("|")) <= names


def test_alertmanager_needs_no_secret_to_begin_with() -> None:
    config = yaml.safe_load((ROOT / "deploy/alertmanager/alertmanager.yml").read_text())
    assert config["receivers"] == [{"name": config["route"]["receiver"]}]
