import pytest

from streams.alerts.explain import explain
from streams.alerts.rules import load, parse

RULES = """
[[toll]]
name = "together"
kinds = ["killed", "injured"]
together = true
levels = { Severe = 50, Minor = 4 }
alone.killed = { Moderate = 10 }
categories = ["road_accident", "fire"]
scopes = ["KZ", "KZ/Almaty"]

[[toll]]
name = "apart"
kinds = ["displaced", "evacuated"]
levels = { Minor = 1000 }
quiet = "2d"

[[count]]
name = "count"
kinds = ["killed"]
window = "24h"
scopes = ["world"]
incidents = 3
levels = { Severe = 20.5 }

[[surge]]
name = "surge"
kinds = ["arrested"]
window = "7d"
minimum = 50
weeks = 4
levels = { Minor = 2.5 }
"""


@pytest.mark.parametrize(
    ("name", "watches", "alerts"),
    [
        (
            "together",
            "killed and injured of an incident (road accident or fire), added up, in KZ or "
            "Almaty, KZ",
            "Minor from 4, Severe from 50\n"
            "killed alone: Moderate from 10\n"
            "Update at 1.25 times more or less, levels kept to 80% of theirs",
        ),
        (
            "apart",
            "displaced or evacuated of an incident, in every country",
            "Minor from 1000\n"
            "Update at 1.25 times more or less, levels kept to 80% of theirs, quiet for 48 hours",
        ),
        (
            "count",
            "killed within 24 hours, in 3 incidents or more, in the world",
            "Severe from 20.5\nUpdate at 1.25 times more or less, levels kept to 80% of theirs",
        ),
        (
            "surge",
            "arrested within 7 days, against the usual of that weekday in the last 4 weeks, in "
            "every country",
            "Minor from 2.5 times the usual, never below 50\n"
            "Update at 1.25 times more or less, levels kept to 80% of theirs",
        ),
    ],
)
def test_a_rule_in_plain_words(name: str, watches: str, alerts: str) -> None:
    [rule] = [rule for rule in parse(RULES).all if rule.name == name]
    assert explain(rule) == (watches, alerts)


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("*", "every country"),
        ("*/*", "every region"),
        ("KZ/*", "every region of KZ"),
        ("*/Punjab", "a region called Punjab"),
    ],
)
def test_scopes_in_plain_words(scope: str, words: str) -> None:
    rule = parse(RULES.replace('"world"', f'"{scope}"')).count[0]
    assert explain(rule).watches.endswith(f", in {words}")


def test_every_rule_that_ships_can_be_said_in_words() -> None:
    for rule in load().all:
        assert all(explain(rule))
