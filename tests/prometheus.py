"""A Prometheus for tests: the real one, on a free port, gone when the test ends."""

import shutil
import subprocess
import urllib.error
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from deploy.grafana.asking import Prometheus
from streams.broker.ports import free_port
from tests.waiting import wait_until

FOLDER = Path(__file__).parents[1] / "deploy" / "prometheus"
EVERY = 1
"""Seconds between two scrapes: a test is short."""


def prometheus_missing() -> str | None:
    """Why Prometheus can't run here; None where it can."""
    for command in ("prometheus", "promtool"):
        if shutil.which(command) is None:
            return f"{command} is missing: install Prometheus (Debian's package `prometheus`)"
    return None


@contextmanager
def prometheus(data: Path, targets: Mapping[str, Sequence[str]]) -> Iterator[Prometheus]:
    """A Prometheus with the rules and the jobs of deploy/, which scrape these instead, by job.

    Its data lie in that folder.
    """
    config = yaml.safe_load((FOLDER / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": f"{EVERY}s", "evaluation_interval": f"{EVERY}s"}
    config["rule_files"] = [str(FOLDER / file) for file in config["rule_files"]]
    config["scrape_configs"] = [
        scrape | {"static_configs": [{"targets": list(targets[scrape["job_name"]])}]}
        for scrape in config["scrape_configs"]
    ]
    del config["alerting"]  # nobody is to be told
    (data / "prometheus.yml").write_text(yaml.safe_dump(config))
    address = f"127.0.0.1:{free_port()}"
    command = [
        "prometheus",
        f"--config.file={data / 'prometheus.yml'}",
        f"--storage.tsdb.path={data / 'tsdb'}",
        f"--web.listen-address={address}",
        "--log.level=warn",
    ]
    with (data / "prometheus.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            running = Prometheus(f"http://{address}")
            wait_until(lambda: process.poll() is not None or _answers(running))
            if process.poll() is not None:
                raise RuntimeError((data / "prometheus.log").read_text())
            yield running
        finally:
            process.terminate()
            process.wait()


def _answers(running: Prometheus) -> bool:
    try:
        return bool(running.now("1"))
    except urllib.error.URLError:
        return False
