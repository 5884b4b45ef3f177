import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.deploy import promql

GRAFANA = Path(__file__).parents[3] / "deploy" / "grafana"
DASHBOARD = json.loads((GRAFANA / "dashboards" / "tallywire.json").read_text())
ALERTS = (GRAFANA.parent / "prometheus" / "alerts.yml").read_text()
PANELS: list[dict[str, Any]] = DASHBOARD["panels"]
EXPRESSIONS = [target["expr"] for panel in PANELS for target in panel.get("targets", ())]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_panel_reads_what_the_program_measures(expression: str) -> None:
    assert promql.names(expression)
    assert not promql.unknown(expression)


@pytest.mark.parametrize(
    ("expression", "unknown"),
    [
        ("rate(tallywire_nothing_total[5m])", {"tallywire_nothing_total"}),
        ("sum by (colour) (tallywire_incidents_open)", {"colour"}),
        ('tallywire_count{colour="red"}', {"colour"}),
    ],
)
def test_a_panel_that_reads_anything_else_would_be_seen(expression: str, unknown: set[str]) -> None:
    assert promql.unknown(expression) == unknown


def test_everything_that_is_measured_is_shown_or_watched() -> None:
    seen = promql.names(ALERTS).union(*map(promql.names, EXPRESSIONS))
    families = {re.sub(r"_(bucket|count|sum)$", "", name) for name in promql.series()}
    assert families <= {re.sub(r"_(bucket|count|sum)$", "", name) for name in seen}


def test_a_legend_names_labels_that_the_query_keeps() -> None:
    for panel in PANELS:
        for target in panel.get("targets", ()):
            kept = re.findall(r"\bby \(([^)]*)\)", target["expr"])
            labels = set(re.findall(r"\{\{(\w+)\}\}", target.get("legendFormat", "")))
            assert labels <= (set(re.split(r", *", kept[0])) if kept else promql.SCRAPED)


def test_the_variables_that_a_query_uses_exist() -> None:
    variables = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    used = set(re.findall(r"\$(\w+)", " ".join(EXPRESSIONS))) - {"__rate_interval"}
    assert used == variables


def test_no_panel_lies_on_another() -> None:
    for one, other in combinations([panel["gridPos"] for panel in PANELS], 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        above = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or above


def test_every_panel_says_what_it_shows_and_asks_the_provisioned_source() -> None:
    provisioned = yaml.safe_load((GRAFANA / "provisioning/datasources/prometheus.yml").read_text())
    uids = {source["uid"] for source in provisioned["datasources"]}
    shown = [panel for panel in PANELS if panel["type"] != "row"]
    assert shown
    for panel in shown:
        assert panel["description"].endswith(".")
        assert panel["datasource"]["uid"] in uids
