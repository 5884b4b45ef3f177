"""Writes what is generated for operators: dashboards, Kubernetes manifests, the page of metrics."""

import argparse
import json
import sys
from pathlib import Path

from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import Dashboard

from deploy import manifests, metrics_page
from deploy.grafana.operations import operations
from deploy.grafana.situation import situation

ROOT = Path(__file__).parents[1]
DASHBOARDS = "deploy/grafana/dashboards"


def documents() -> dict[str, str]:
    """All generated files: path within the project, and text."""
    return {
        f"{DASHBOARDS}/situation.json": _json(situation()),
        f"{DASHBOARDS}/operations.json": _json(operations()),
        "deploy/kubernetes/topics.yaml": manifests.topics(),
        "deploy/kubernetes/alerts.yaml": manifests.alert_rules(),
        "docs/metrics.md": metrics_page.text(),
    }


def drifted(root: Path = ROOT) -> list[str]:
    """Paths of the files that are missing, outdated or no longer generated."""
    wanted = documents()
    dashboards = {str(path.relative_to(root)) for path in (root / DASHBOARDS).glob("*")}
    files = {name: root / name for name in wanted.keys() | dashboards}
    present = {name: path.read_text("utf-8") for name, path in files.items() if path.exists()}
    return sorted(name for name in files if wanted.get(name) != present.get(name))


def write(root: Path = ROOT) -> None:
    """Write them; a dashboard that is none of them goes."""
    wanted = documents()
    for name in drifted(root):
        if name in wanted:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(wanted[name], "utf-8")
        else:
            (root / name).unlink()


def _json(dashboard: Dashboard) -> str:
    for number, panel in enumerate(dashboard.panels or (), start=1):
        panel.id_val = number
    return json.dumps(dashboard, cls=JSONEncoder, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m deploy.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if not parser.parse_args().check:
        write()
    elif drift := drifted():
        sys.exit(f"out of date: {', '.join(drift)}; run `make generated`")


if __name__ == "__main__":
    main()
