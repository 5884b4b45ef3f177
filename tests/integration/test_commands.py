"""The commands, as a user runs them, on each broker."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest
from lxml import etree

from streams.alerts.cap import NAMESPACE
from tests.integration.conftest import Played
from tests.waiting import wait_until

README = (Path(__file__).parents[2] / "README.md").read_text()


def test_topics_create_again_changes_nothing(played: Played) -> None:
    answer = played.tallywire("topics", "create")
    assert (answer.returncode, answer.stdout) == (0, b"all topics stand already\n")


def test_topics_list_names_all(played: Played) -> None:
    answer = played.tallywire("topics", "list")
    assert answer.returncode == 0
    assert b"news.articles.raw.v1" in answer.stdout
    assert b"missing" not in answer.stdout


def test_watch_prints_json_lines_in_a_pipe(played: Played) -> None:
    command = [sys.executable, "-m", "streams", "watch", "incidents", "--from-beginning"]
    environment = {**os.environ, "TALLYWIRE_BROKER": played.address}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as watching:
        assert watching.stdout
        incident = json.loads(watching.stdout.readline())
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=10)
    assert watching.returncode == 128 + signal.SIGINT
    assert incident["incident_id"] in played.ledger.incidents


def test_watch_prints_alerts_as_cap(played: Played) -> None:
    command = [sys.executable, "-m", "streams", "watch", "alerts", "--cap", "--from-beginning"]
    environment = {**os.environ, "TALLYWIRE_BROKER": played.address}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as watching:
        assert watching.stdout
        root = etree.fromstring(watching.stdout.readline())
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=10)
    assert root.findtext(f"{{{NAMESPACE}}}identifier") in played.ledger.alerts


def test_an_incident_of_the_running_pipeline_is_explained(played: Played) -> None:
    incident = max(played.ledger.live_incidents(), key=lambda one: len(one.articles))
    answer = played.tallywire("explain", incident.incident_id[:8], "--json")
    assert answer.returncode == 0, answer.stderr
    explanation = json.loads(answer.stdout)
    assert explanation["record"] == json.loads(incident.to_json())
    assert explanation["incident"] == explanation["record"]
    told = {one["article_id"] for one in explanation["reports"] + explanation["copies"]}
    assert told == set(incident.articles)
    assert all(report["quotes"] for report in explanation["reports"])


def test_the_explanation_that_the_readme_shows_is_given(played: Played) -> None:
    (shown,) = re.findall(r"```\n\$ tallywire (explain \w+)\n(.*?)```", README, re.DOTALL)
    answer = played.tallywire(*shown[0].split())
    assert answer.returncode == 0, answer.stderr
    lines = answer.stdout.decode()
    for part in shown[1].split("...\n"):
        before, found, lines = lines.partition(part)
        assert found, f"not in this order, after {before!r}"


def test_an_unknown_incident_is_said_with_the_remedy(played: Played) -> None:
    answer = played.tallywire("explain", "no-such-incident")
    assert answer.returncode == 1
    assert b"tallywire watch incidents --from-beginning" in answer.stderr


def test_deadletters_are_listed_shown_and_retried(played: Played) -> None:
    listed = played.tallywire("deadletters", "list", "--reason", "not-utf8")
    letters = [json.loads(line) for line in listed.stdout.splitlines()]
    assert letters
    assert {letter["reason"] for letter in letters} == {"not-utf8"}

    shown = played.tallywire("deadletters", "show", letters[0]["number"])
    assert shown.returncode == 0
    original = next(
        letter.value
        for letter in played.ledger.dead_letters.values()
        if letter.offset == letters[0]["offset"] and letter.partition == letters[0]["partition"]
    )
    assert original is not None
    assert original in shown.stdout

    assert played.tallywire("deadletters", "retry", letters[0]["number"]).returncode == 0

    def refused_again() -> bool:
        listed = played.tallywire("deadletters", "list", "--reason", "not-utf8")
        again = [json.loads(line) for line in listed.stdout.splitlines()]
        return len(again) == len(letters) and again != letters

    wait_until(refused_again)


def test_retry_wants_to_know_which(played: Played) -> None:
    answer = played.tallywire("deadletters", "retry")
    assert answer.returncode == 2
    assert b"--all" in answer.stderr


def test_feed_from_a_pipe_is_counted(played: Played) -> None:
    before = _metric(played, "tallywire_articles_total")
    line = json.dumps({"id": "piped", "title": "Council approves library budget", "body": "Yes."})
    answer = played.tallywire("feed", "-", stdin=line.encode())
    assert answer.returncode == 0, answer.stderr
    assert b"fed 1 " in answer.stderr
    wait_until(lambda: _metric(played, "tallywire_articles_total") == before + 1)


def test_the_worker_tells_its_health_over_http(played: Played) -> None:
    for page in ("healthz", "readyz"):
        with urllib.request.urlopen(f"http://127.0.0.1:{played.port}/{page}", timeout=5) as answer:
            assert json.load(answer)["ok"] is True


def test_metrics_are_of_the_domain_and_of_the_process(played: Played) -> None:
    text = _metrics(played)
    for name in (
        'tallywire_articles_total{outcome="copy"}',
        'tallywire_figures_total{kind="killed"}',
        'tallywire_stage_seconds_bucket{le="0.001",stage="extract"}',
        'tallywire_arrival_to_output_seconds_bucket{le="1.0",topic="news.incidents.v1"}',
        'tallywire_count{kind="killed",scope="world",window="30d"}',
        'tallywire_partition_lag{partition="0",topic="news.articles.raw.v1"}',
        "tallywire_incidents_open",
        "process_cpu_seconds_total",
    ):
        assert name in text, name


@pytest.mark.parametrize("command", [["watch", "alerts"], ["topics", "list"], ["worker"]])
def test_no_broker_is_said_in_one_line(command: list[str]) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "streams", *command],
        env={**os.environ, "TALLYWIRE_BROKER": "127.0.0.1:1"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == os.EX_UNAVAILABLE
    last = answer.stderr.splitlines()[-1]
    assert last.startswith(b"tallywire: no Kafka answers at 127.0.0.1:1")
    assert b"Traceback" not in answer.stderr


def test_missing_topics_are_said_with_the_remedy(broker: str, tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "streams", "worker", "--stages", "extract,tally"],
        env={**os.environ, "TALLYWIRE_BROKER": broker, "TALLYWIRE_APP_ID": "another"},
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 1
    assert b"another-incidents-changelog" in answer.stderr
    assert b"tallywire topics create" in answer.stderr


def _metrics(played: Played) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{played.port}/metrics", timeout=5) as answer:
        body: bytes = answer.read()
    return body.decode()


def _metric(played: Played, name: str) -> float:
    """The sum of a metric over its labels."""
    lines = _metrics(played).splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(f"{name}{{"))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "page", ["", "healthz", "readyz", "metrics", "stats/", "table/", "graph/", "router/", "send/"]
)
def test_nothing_that_is_served_can_be_written_to(played: Played, page: str, method: str) -> None:
    connection = HTTPConnection("127.0.0.1", played.port, timeout=5)
    connection.request(method, f"/{page}", body=b"{}")
    assert connection.getresponse().status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
    connection.close()


def test_it_is_served_at_127_0_0_1_alone(played: Played) -> None:
    socket.create_connection(("127.0.0.1", played.port), timeout=5).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", played.port), timeout=5)
