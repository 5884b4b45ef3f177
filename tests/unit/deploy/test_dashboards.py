import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard

from deploy import generate
from deploy.grafana.panels import OPERATIONS, SITUATION
from schemas import Kind
from tests.unit.deploy import promql

ROOT = Path(__file__).parents[3]
GRAFANA = ROOT / "deploy" / "grafana"
DASHBOARDS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text()) for path in (GRAFANA / "dashboards").iterdir()
}
ALERTS = (GRAFANA.parent / "prometheus" / "alerts.yml").read_text()
PANELS = {
    f"{name}: {panel['title']}": panel
    for name, dashboard in DASHBOARDS.items()
    for panel in dashboard["panels"]
    if panel["type"] != "row"
}
TARGETS = [target for panel in PANELS.values() for target in panel["targets"]]
EXPRESSIONS = [target["expr"] for target in TARGETS]
BUILT_IN = {"__rate_interval"}

every_panel = pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
every_dashboard = pytest.mark.parametrize("dashboard", DASHBOARDS.values(), ids=DASHBOARDS)


def test_what_is_checked_in_is_what_the_code_says() -> None:
    assert generate.drifted() == []


def test_a_changed_a_missing_and_a_forgotten_file_are_drift(tmp_path: Path) -> None:
    generate.write(tmp_path)
    assert generate.drifted(tmp_path) == []
    folder = tmp_path / generate.DASHBOARDS
    (folder / "situation.json").write_text("{}")
    (folder / "forgotten.json").write_text("{}")
    (tmp_path / "docs" / "metrics.md").unlink()
    names = [f"{generate.DASHBOARDS}/forgotten.json", f"{generate.DASHBOARDS}/situation.json"]
    assert generate.drifted(tmp_path) == [*names, "docs/metrics.md"]
    generate.write(tmp_path)
    assert generate.drifted(tmp_path) == []


@every_dashboard
def test_a_dashboard_is_one_by_grafanas_own_types(dashboard: dict[str, Any]) -> None:
    """What they don't know would be lost on the way through them."""
    register_default_plugins()
    read = json.loads(json.dumps(Dashboard.from_json(dashboard), cls=JSONEncoder))
    assert not list(lost(dashboard, read))


def lost(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """What is not there any more; a default that was added is no loss."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            yield from lost(value, after.get(key), f"{path}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from lost(one, other, f"{path}/{number}")
    elif before != after:
        yield path


def test_what_grafana_does_not_know_would_be_seen() -> None:
    register_default_plugins()
    dashboard = {"title": "t", "panels": [{"type": "stat", "legned": {}}], "refersh": "10s"}
    read = json.loads(json.dumps(Dashboard.from_json(dashboard), cls=JSONEncoder))
    assert list(lost(dashboard, read)) == ["/panels/0/legned", "/refersh"]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_panel_reads_what_the_program_measures(expression: str) -> None:
    assert promql.names(expression) or re.match(
        r"rate\(process_|process_|count\(ALERTS", expression
    )
    assert not promql.unknown(expression)


@pytest.mark.parametrize(
    ("expression", "unknown"),
    [
        ("rate(tallywire_nothing_total[5m])", {"tallywire_nothing_total"}),
        ("sum by (colour) (tallywire_incidents_open)", {"colour"}),
        ('tallywire_count{colour="red"}', {"colour"}),
        ("tallywire_count / on (colour) tallywire_count_usual", {"colour"}),
    ],
)
def test_a_panel_that_reads_anything_else_would_be_seen(expression: str, unknown: set[str]) -> None:
    assert promql.unknown(expression) == unknown


def test_everything_that_is_measured_is_shown_or_watched() -> None:
    seen = promql.names(ALERTS).union(*map(promql.names, EXPRESSIONS))
    families = {re.sub(r"_(bucket|count|sum)$", "", name) for name in promql.series()}
    assert families <= {re.sub(r"_(bucket|count|sum)$", "", name) for name in seen} | seen


@every_panel
def test_a_legend_names_labels_that_the_query_keeps(panel: dict[str, Any]) -> None:
    for target in panel["targets"]:
        kept = set(re.split(r", *", ", ".join(re.findall(r"\bby \(([^)]*)\)", target["expr"]))))
        labels = set(re.findall(r"\{\{(\w+)\}\}", target.get("legendFormat", "")))
        assert labels <= (kept if kept != {""} else promql.SCRAPED)


@every_panel
def test_a_column_is_a_label_or_a_value_of_the_queries(panel: dict[str, Any]) -> None:
    for step in panel.get("transformations", ()):
        if step["id"] == "organize" and panel["transformations"][0]["id"] == "merge":
            columns = set(step["options"]["renameByName"])
            values = {f"Value #{target['refId']}" for target in panel["targets"]}
            kept = re.findall(r"\bby \(([^)]*)\)", panel["targets"][0]["expr"])[0]
            assert columns == values | set(kept.split(", "))
            assert len(panel["targets"]) > 1  # of one alone, Grafana calls it "Value"


@every_panel
def test_each_column_of_a_table_shows_the_rows_of_the_first(panel: dict[str, Any]) -> None:
    """A row that another query alone has would have an empty first column."""
    (first, *others) = (target["expr"] for target in panel["targets"])
    if panel["type"] == "table" and (highest := re.search(r"topk\(.+\)", first)):
        assert others
        for expression in others:
            assert re.search(r" and (on \([^)]*\) )?topk\(", expression)
            assert expression.endswith(highest[0])


def test_what_leaves_unknown_places_out_of_a_sum_says_so() -> None:
    summed = [
        panel
        for panel in PANELS.values()
        for target in panel["targets"]
        if target["expr"].startswith("sum") and "$country" in target["expr"]
    ]
    assert len(summed) == 5
    assert all("choose ZZ" in panel["description"] for panel in summed)


def test_workers_are_green_where_all_that_are_scraped_are_ready() -> None:
    panel = PANELS["operations: Workers ready"]
    (target,) = panel["targets"]
    assert target["expr"].endswith('/ count(up{job="tallywire", instance=~"$worker"})')
    steps = panel["fieldConfig"]["defaults"]["thresholds"]["steps"]
    colors = {step["color"]: step["value"] for step in steps}
    assert colors == {"red": None, "orange": 0.001, "green": 1}


@every_dashboard
def test_the_variables_that_a_query_uses_exist(dashboard: dict[str, Any]) -> None:
    variables = {variable["name"] for variable in dashboard["templating"]["list"]}
    text = json.dumps(dashboard["panels"])
    used = set(re.findall(r"\$\{?(\w+)", text)) - BUILT_IN
    assert {name for name in used if not name.startswith("__")} == variables


def test_kinds_and_windows_to_choose_from_are_those_of_the_program() -> None:
    choices = {one["name"]: one for one in DASHBOARDS["situation"]["templating"]["list"]}
    assert choices["kind"]["query"].split(",") == list(Kind)
    assert choices["window"]["query"]["query"] == "label_values(tallywire_count, window)"
    assert choices["country"]["multi"]


@every_dashboard
def test_no_panel_lies_on_another(dashboard: dict[str, Any]) -> None:
    for one, other in combinations([panel["gridPos"] for panel in dashboard["panels"]], 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        above = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or above


@every_dashboard
def test_rows_are_filled(dashboard: dict[str, Any]) -> None:
    """A gap, or a panel that does not fit, is a mistake in the widths."""
    widths: dict[int, int] = {}
    for panel in dashboard["panels"]:
        widths[panel["gridPos"]["y"]] = widths.get(panel["gridPos"]["y"], 0) + panel["gridPos"]["w"]
    assert set(widths.values()) == {24}


@every_panel
def test_a_panel_says_what_it_shows_in_which_unit_and_asks_the_provisioned_source(
    panel: dict[str, Any],
) -> None:
    provisioned = yaml.safe_load((GRAFANA / "provisioning/datasources/prometheus.yml").read_text())
    uids = {source["uid"] for source in provisioned["datasources"]}
    assert panel["description"].endswith(".")
    assert panel["datasource"]["uid"] in uids
    assert all(target["datasource"]["uid"] in uids for target in panel["targets"])
    if panel["type"] != "table":
        unit = panel["fieldConfig"]["defaults"]["unit"]
        assert unit
        assert {u for u in map(unit_of_seconds, panel["targets"]) if u} <= {unit}


def unit_of_seconds(target: dict[str, Any]) -> str | None:
    """The unit of what is asked for, where that is made of seconds."""
    if re.search(r"\brate\(\w+_seconds_total\b", target["expr"]):
        return "short"  # so many seconds a second: a share of the time
    return "s" if "seconds" in target["expr"] else None


def test_each_dashboard_leads_to_the_other() -> None:
    uids = {name: dashboard["uid"] for name, dashboard in DASHBOARDS.items()}
    assert uids == {"situation": SITUATION, "operations": OPERATIONS}
    for name, other in (("situation", OPERATIONS), ("operations", SITUATION)):
        (link,) = DASHBOARDS[name]["links"]
        assert link["url"] == f"/d/{other}"
        assert link["keepTime"]


def test_grafana_is_provisioned_with_both_and_opens_the_situation() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    mounts = dict(volume.split(":")[:2] for volume in services["grafana"]["volumes"])
    provider = yaml.safe_load((GRAFANA / "provisioning/dashboards/tallywire.yml").read_text())
    (folder,) = (one["options"]["path"] for one in provider["providers"])
    assert mounts["./deploy/grafana/dashboards"] == folder
    home = services["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert home == f"{folder}/situation.json"
