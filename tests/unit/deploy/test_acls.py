"""The rights of each role, as `deploy/kafka/acls` would give them."""

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from schemas.topics import ALERTS, ARTICLES, COUNTS, DEADLETTERS, DUPLICATES, FIGURES, RAW, TOPICS
from streams.broker.admin import changelog_topics
from streams.live.held import SHOWN
from streams.replay import CONSUMED
from streams.settings import Settings
from tests.unit.deploy.test_runbook import RAISED

ACLS = Path(__file__).parents[3] / "deploy" / "kafka" / "acls"
CONF = Settings(_env_file=None)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ACLS, *arguments], capture_output=True, text=True, check=False)


def rights(role: str, user: str = "ana") -> set[tuple[str, str]]:
    """Operations and what they are allowed on; a name that a star follows is a prefix."""
    done = run(role, user, "echo")
    assert done.returncode == 0, done.stderr
    found = set()
    for line in done.stdout.splitlines():
        words = line.split()
        assert words[words.index("--allow-principal") + 1] == f"User:{user}"
        operation = words[words.index("--operation") + 1]
        star = "*" if "prefixed" in words else ""
        for option, name in pairwise(words):
            if option in ("--topic", "--group"):
                found.add((operation, f"{name}{star}"))
    return found


def test_a_worker_reads_what_it_consumes_or_shows_and_writes_no_raw_article() -> None:
    found = rights("worker")
    consumed = {("Read", topic.name) for topic in CONSUMED} | {("Read", name) for name in SHOWN}
    written = {("Write", topic.name) for topic in TOPICS if topic is not RAW}
    tables = {("Read", "tallywire-*"), ("Write", "tallywire-*")}
    assert found == consumed | written | tables | {("Read", CONF.app_id)}
    assert all(name.startswith("tallywire-") for name in changelog_topics(CONF))


def test_a_feeder_writes_raw_articles_and_nothing_else() -> None:
    assert rights("feeder") == {("Write", RAW.name)}


def test_a_subscriber_reads_what_comes_out_and_writes_nothing() -> None:
    hidden = (RAW, DEADLETTERS)
    shown = {("Read", topic.name) for topic in TOPICS if topic not in hidden}
    assert rights("subscriber") == shown | {("Read", "ana-*")}
    assert {ALERTS.name, COUNTS.name, DUPLICATES.name} <= {name for _, name in shown}


def test_an_operator_may_what_the_runbook_asks_and_writes_what_is_retried() -> None:
    """tests/integration/test_roles.py runs the runbook's commands with these rights."""
    prefixes = {
        (right, name)
        for right in ("Create", "Delete", "DescribeConfigs", "Read")
        for name in ("news.*", "tallywire-*")
    }
    retried = {("Write", topic.name) for topic in (RAW, ARTICLES, FIGURES)}
    raised = {("Alter", name) for name in RAISED}
    group = {("Read", CONF.app_id), ("Delete", CONF.app_id), ("Describe", "*")}
    assert rights("operator") == prefixes | retried | raised | group


@pytest.mark.parametrize("arguments", [(), ("worker",), ("worker", "ana"), ("king", "ana", "echo")])
def test_what_is_no_role_or_no_user_gives_no_rights(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode != 0
    assert not done.stdout
    assert done.stderr
