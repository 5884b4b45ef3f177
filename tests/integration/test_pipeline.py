"""The sample feed through the real pipeline, on each broker."""

import json
from pathlib import Path
from typing import Any

import pytest

import schemas
from schemas import RawArticle
from streams.normalize import normalize
from tests.integration.conftest import Played

EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "unit" / "demo" / "expected.json").read_text()
)


def test_every_article_is_accounted_for(played: Played) -> None:
    outcomes = played.ledger.outcomes()
    assert outcomes.unaccounted == 0
    ended = outcomes.reported + outcomes.nothing + outcomes.copies + outcomes.refused
    assert ended == outcomes.fed > 80


def test_what_can_not_be_used_becomes_a_dead_letter_with_its_reason(played: Played) -> None:
    letters = played.ledger.dead_letters.values()
    reasons = {letter.reason for letter in letters}
    assert reasons >= {"not-json", "not-utf8", "not-an-article", "bad-date", "too-deep"}
    assert all(letter.stage == schemas.Stage.NORMALIZE for letter in letters)
    assert all(letter.value and letter.detail for letter in letters)


def test_only_copies_are_called_copies_and_repeated_records_are(played: Played) -> None:
    found = {duplicate.article_id for duplicate in played.ledger.duplicates.values()}
    copies = {
        article_id: _name(article_id)
        for article_id, article in EXPECTED["articles"].items()
        if article["kind"] == "copy"
    }
    repeated = {name for article_id, name in copies.items() if "#" in article_id}
    assert repeated <= found <= set(copies.values())


@pytest.mark.parametrize("label", ["quake-ayacucho", "ferry-barishal", "flood-quelimane",
    "bus-beni-mellal", "outbreak-porto", "shooting-tulsa", "mine-zonguldak"])  # fmt: skip
def test_the_dead_are_those_that_a_careful_reader_counts(played: Played, label: str) -> None:
    """The main stories of the feed; benchmarks/sample_feed.py says how all of it is read."""
    low, _, high = EXPECTED["incidents"][label]["tolls"]["killed"]
    killed = _incident(played, label).tolls[schemas.Kind.KILLED]
    assert low <= killed.best <= high


def test_world_counts_are_the_sum_of_the_countries(played: Played) -> None:
    counts = played.ledger.counts.values()
    worlds = [count for count in counts if count.scope == "world"]
    assert {count.window for count in worlds} == {"1h", "24h", "7d", "30d"}
    for world in worlds:
        countries = [
            count.best
            for count in counts
            if (count.kind, count.window) == (world.kind, world.window)
            and count.scope != "world"
            and "/" not in count.scope
        ]
        assert world.best == sum(countries)


def test_a_month_counts_every_incident_once(played: Played) -> None:
    """All of the feed lies within 30 days, so the widest window holds every toll whole."""
    tolls = [
        incident.tolls[schemas.Kind.KILLED].best
        for incident in played.ledger.live_incidents()
        if schemas.Kind.KILLED in incident.tolls and not incident.is_look_back
    ]
    assert played.ledger.counts["world|killed|30d"].best == sum(tolls)


def test_a_thing_is_alerted_once(played: Played) -> None:
    assert played.ledger.alerts
    open_threads: set[str] = set()
    for alert in played.ledger.alerts.values():
        assert (alert.thread in open_threads) is (alert.msg_type != schemas.MessageType.ALERT)
        if alert.msg_type == schemas.MessageType.CANCEL:
            open_threads.remove(alert.thread)
        else:
            open_threads.add(alert.thread)


def _name(article_id: str) -> str:
    """The id in the topics: the second record of an id is named id#2, a page by its address."""
    if article_id.startswith("https://"):
        return normalize(RawArticle(url=article_id, title="any")).article.article_id
    return article_id.partition("#")[0]


def _incident(played: Played, label: str) -> schemas.Incident:
    """The incident that holds most of the articles that belong together."""
    articles = {
        _name(article_id)
        for article_id, article in EXPECTED["articles"].items()
        if article.get("incident") == label
    }
    return max(
        played.ledger.live_incidents(), key=lambda one: len(articles.intersection(one.articles))
    )
