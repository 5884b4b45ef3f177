"""What the runbook names, held against the topics, the commands and the trials of the program."""

import re
from pathlib import Path

import click

from schemas.topics import TOPICS
from streams.broker.admin import changelog_topics
from streams.cli import cli
from streams.settings import Settings
from tests.chaos.scenarios import SCENARIOS

RUNBOOK = (Path(__file__).parents[3] / "deploy" / "README.md").read_text().split("## Runbook")[1]
(_raised,) = re.findall(r"^ *for topic in (.+); do$", RUNBOOK, re.MULTILINE)
RAISED = {f"news.{topic}.v1" for topic in _raised.split()}
"""Topics that keep their records when the partitions become more."""


def test_a_change_of_partitions_raises_or_deletes_every_topic() -> None:
    (pattern,) = re.findall(r"--topic '(.+)'$", RUNBOOK, re.MULTILINE)
    changelogs = changelog_topics(Settings(_env_file=None))
    names = {*(topic.name for topic in TOPICS), *changelogs}
    assert names > RAISED
    assert {name for name in names if re.fullmatch(pattern, name)} == names - RAISED
    assert not any(topic.compacted for topic in TOPICS if topic.name in RAISED)


def test_a_trial_under_load_that_a_step_names_is_one_that_can_be_played() -> None:
    named = re.findall(r"`make chaos ARGS=([\w-]+)`", RUNBOOK)
    assert named
    assert set(named) <= SCENARIOS.keys()


def test_the_commands_of_tallywire_that_a_step_gives_are_there() -> None:
    context = click.Context(cli)
    given = re.findall(
        r"(?:`|^|\$ )tallywire ([a-z]+)(?: ([a-z]+)\b(?!\.))?", RUNBOOK, re.MULTILINE
    )
    assert {("topics", "create"), ("deadletters", "list")} <= set(given)
    for name, second in given:
        command = cli.get_command(context, name)
        assert command is not None, name
        if isinstance(command, click.Group):
            assert second in command.commands
