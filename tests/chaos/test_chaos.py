"""A crash at any instant leaves, after recovery, the state of an undisturbed run: a short form.

`make chaos` plays all scenarios, over more articles. A worker that is killed leaves its RocksDB to
the one that takes its place.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from schemas import Incident
from streams import replay
from tests.chaos import versions
from tests.chaos.articles import articles
from tests.chaos.background import beside
from tests.chaos.crew import Program
from tests.chaos.play import Played, Scenario, compare, play
from tests.chaos.scenarios import UNDISTURBED, frozen, kills, told_to_stop
from tests.conftest import require_apache_kafka

COMPARED = ("lost", "twice", "incidents", "counts", "others")
ARTICLES = replay.in_order(articles(600))


@pytest.fixture(scope="module")
def undisturbed() -> Played:
    require_apache_kafka()
    return asyncio.run(play(UNDISTURBED, ARTICLES))


@pytest.mark.parametrize(
    ("scenario", "store"),
    [
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


def without_one(records: dict[str, Any]) -> dict[str, Any]:
    return dict(list(records.items())[1:])


def with_an_article_twice(incidents: dict[str, Incident]) -> dict[str, Incident]:
    key, one = next(iter(incidents.items()))
    return incidents | {key: one.model_copy(update={"articles": (*one.articles, one.articles[0])})}


@pytest.mark.parametrize(
    "program", [versions.with_new_field, versions.that_dies_at_writes, versions.with_a_clock]
)
def test_other_versions_can_be_made_of_today_s(program: Program, tmp_path: Path) -> None:
    variables = program(tmp_path)
    assert variables["PYTHONPATH"] == str(tmp_path)
    for module in tmp_path.rglob("*.py"):
        compile(module.read_text(), str(module), "exec")


@pytest.mark.parametrize(
    ("records", "alter", "seen"),
    [
        ("incidents", without_one, {"incidents", "lost"}),
        ("incidents", with_an_article_twice, {"incidents", "twice"}),
        ("counts", without_one, {"counts"}),
        ("duplicates", without_one, {"others"}),
        ("dead_letters", without_one, {"others"}),
    ],
)
def test_a_comparison_sees_what_differs(
    undisturbed: Played, records: str, alter: Callable[[Any], Any], seen: set[str]
) -> None:
    """Or all of the above would hold of anything."""
    altered = replace(undisturbed.ledger, **{records: alter(getattr(undisturbed.ledger, records))})
    outcome = compare(UNDISTURBED, replace(undisturbed, ledger=altered), undisturbed)
    assert {name for name in COMPARED if getattr(outcome, name)} == seen
    assert not outcome.holds


def test_a_promise_that_is_not_kept_is_seen(undisturbed: Played) -> None:
    promising = replace(UNDISTURBED, takeover=15.0)
    in_time = replace(undisturbed, takeover=undisturbed.pause + 14.0)
    late = replace(undisturbed, takeover=undisturbed.pause + 16.0)
    assert compare(promising, in_time, undisturbed).holds
    assert not compare(promising, late, undisturbed).holds


def test_what_fails_beside_a_run_ends_it_with_its_error() -> None:
    async def fail() -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    async def run() -> None:
        async with beside(fail()):
            await asyncio.Event().wait()

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())


def test_what_fails_in_a_run_ends_what_is_beside_it() -> None:
    ended = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async def run() -> None:
        async with beside(wait()):
            await asyncio.sleep(0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())
    assert ended
