"""The commands of the runbook, held against the topics of the program."""

import re
from pathlib import Path

from schemas.topics import TOPICS
from streams.broker.admin import changelog_topics
from streams.settings import Settings

RUNBOOK = (Path(__file__).parents[3] / "deploy" / "README.md").read_text().split("## Runbook")[1]


def test_a_change_of_partitions_raises_or_deletes_every_topic() -> None:
    (raised,) = re.findall(r"^ *for topic in (.+); do$", RUNBOOK, re.MULTILINE)
    kept = {f"news.{topic}.v1" for topic in raised.split()}
    (pattern,) = re.findall(r"--topic '(.+)'$", RUNBOOK, re.MULTILINE)
    changelogs = changelog_topics(Settings(_env_file=None))
    names = {*(topic.name for topic in TOPICS), *changelogs}
    assert kept <= names
    assert {name for name in names if re.fullmatch(pattern, name)} == names - kept
    assert not any(topic.compacted for topic in TOPICS if topic.name in kept)


def test_every_step_says_whether_it_was_tried() -> None:
    for step in re.findall(r"^### (.+?)$(.+?)(?=^##)", RUNBOOK, re.MULTILINE | re.DOTALL):
        assert "**Tried**" in step[1], step[0]
