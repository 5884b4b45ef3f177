"""A crash at any instant leaves, after recovery, the state of an undisturbed run: a short form.

`make chaos` plays all scenarios, over more articles.
"""

import asyncio
from dataclasses import replace

import pytest

from streams import replay
from tests.chaos.articles import articles
from tests.chaos.play import Played, Scenario, compare, play
from tests.chaos.scenarios import UNDISTURBED, frozen, kills, told_to_stop
from tests.conftest import require_apache_kafka

ARTICLES = replay.in_order(articles(600))


@pytest.fixture(scope="module")
def undisturbed() -> Played:
    require_apache_kafka()
    return asyncio.run(play(UNDISTURBED, ARTICLES))


@pytest.mark.parametrize(
    ("scenario", "store"),
    [
        (kills(2), "memory"),
        (kills(2), "rocksdb"),
        (frozen(1), "memory"),
        (told_to_stop(1), "rocksdb"),
    ],
    ids=lambda part: getattr(part, "name", part),
)
def test_what_is_broken_leaves_no_trace(
    undisturbed: Played, scenario: Scenario, store: str
) -> None:
    outcome = compare(scenario, asyncio.run(play(scenario, ARTICLES, store=store)), undisturbed)
    assert outcome.faults > 0
    assert outcome.holds, outcome


def test_a_comparison_sees_what_differs(undisturbed: Played) -> None:
    """Or all of the above would hold of anything."""
    ledger = undisturbed.ledger
    changed = replace(ledger, incidents=dict(list(ledger.incidents.items())[1:]))
    outcome = compare(UNDISTURBED, replace(undisturbed, ledger=changed), undisturbed)
    assert outcome.incidents == 1
    assert outcome.lost > 0
    assert not outcome.holds
