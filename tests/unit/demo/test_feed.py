"""The sample feed is what its README and expected.json say it is."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

from schemas import Kind, RawArticle
from streams.extract.gazetteer import fold, gazetteer

FEED = Path(__file__).parents[3] / "streams" / "demo" / "feed"
EXPECTED = json.loads(Path(__file__).with_name("expected.json").read_text())
ARTICLES: dict[str, dict[str, Any]] = EXPECTED["articles"]
INCIDENTS: dict[str, dict[str, Any]] = EXPECTED["incidents"]

FIRST = datetime(2024, 3, 4, tzinfo=UTC)
LAST = datetime(2024, 3, 11, tzinfo=UTC)
REPEATED = {"copy", "version"}
"""What the second record of one id may be."""
BROKEN = FEED / "broken.jsonl"


class Head(HTMLParser):
    """The canonical address and the time of publication that a page's head states."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.url = self.published_at = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and values.get("rel") == "canonical":
            self.url = values["href"]
        if values.get("property") == "article:published_time" or values.get("name") == "date":
            self.published_at = values["content"]


def articles_of_lines(path: Path) -> list[RawArticle]:
    return [RawArticle.model_validate_json(line) for line in path.read_bytes().splitlines()]


def articles_of_json(path: Path) -> list[RawArticle]:
    return [RawArticle.model_validate_json(path.read_bytes())]


def articles_of_page(path: Path) -> list[RawArticle]:
    page = path.read_text(encoding="utf-8")
    head = Head(page)
    return [RawArticle(html=page, url=head.url, published_at=head.published_at)]


def articles_of_feed(path: Path) -> list[RawArticle]:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, f"{path.name} is not well-formed: {feed.get('bozo_exception')}"
    return [
        RawArticle(
            id=entry.id,
            url=entry.link,
            title=entry.title,
            html=entry.content[0].value,
            published_at=entry.published,
        )
        for entry in feed.entries
    ]


READERS = {
    ".jsonl": articles_of_lines,
    ".json": articles_of_json,
    ".html": articles_of_page,
    ".rss": articles_of_feed,
    ".xml": articles_of_feed,
    ".atom": articles_of_feed,
}


def files() -> list[Path]:
    return sorted(path for path in FEED.iterdir() if path.suffix in READERS and path != BROKEN)


def articles() -> Iterator[tuple[str, RawArticle]]:
    """Every readable article, in order of publication, with the name of its file."""
    found = [(path.name, raw) for path in files() for raw in READERS[path.suffix](path)]
    yield from sorted(found, key=lambda item: (published(item[1]), item[0]))


def published(raw: RawArticle) -> datetime:
    text = raw.published_at or ""
    return parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)


def keys() -> list[tuple[str, str, RawArticle]]:
    """Name in expected.json, file and article, by the rule that the feed's README gives."""
    seen: dict[str, int] = {}
    named = []
    for file, raw in articles():
        name = raw.id or raw.url or ""
        seen[name] = seen.get(name, 0) + 1
        named.append((name if seen[name] == 1 else f"{name}#{seen[name]}", file, raw))
    return named


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_file_parses_in_its_format(path: Path) -> None:
    found = READERS[path.suffix](path)
    assert found
    for raw in found:
        assert raw.title or raw.html
        assert len(raw.body or raw.html or "") > 300, f"{raw.id} is no article"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_lines_are_oldest_first_and_feeds_newest_first(path: Path) -> None:
    times = [published(raw) for raw in READERS[path.suffix](path)]
    assert times == sorted(times, reverse=path.suffix in {".rss", ".xml", ".atom"})


def test_all_of_it_was_published_in_one_week() -> None:
    times = [published(raw) for _, raw in articles()]
    assert all(time.tzinfo and FIRST <= time < LAST for time in times)
    assert max(times) - min(times) > timedelta(days=5)


def test_expected_names_every_article_and_nothing_else() -> None:
    lines = len(BROKEN.read_bytes().splitlines())
    found = {key: file for key, file, _ in keys()}
    found |= {f"{BROKEN.name}:{line}": BROKEN.name for line in range(1, lines + 1)}
    assert found == {key: expected["file"] for key, expected in ARTICLES.items()}


def test_an_id_stands_twice_only_for_a_redelivery_or_a_new_version() -> None:
    twice = {key: ARTICLES[key]["kind"] for key in ARTICLES if "#" in key}
    assert set(twice.values()) == REPEATED


def test_a_redelivery_is_the_same_record_and_a_version_is_not() -> None:
    by_key = {key: raw for key, _, raw in keys()}
    for key in (key for key in by_key if "#" in key):
        same = by_key[key] == by_key[key.partition("#")[0]]
        assert same == (ARTICLES[key]["kind"] == "copy"), key


def test_every_outlet_is_invented() -> None:
    hosts = {urlsplit(raw.url or "").hostname or "" for _, raw in articles()}
    assert all(host.endswith(".example") for host in hosts), hosts


def test_what_is_expected_hangs_together() -> None:
    for key, expected in ARTICLES.items():
        named = expected.get("copy_of") or expected.get("version_of")
        assert named is None or ARTICLES[named]["incident"] == expected["incident"], key
        assert expected.get("incident", next(iter(INCIDENTS))) in INCIDENTS, key
    assert {expected.get("incident") for expected in ARTICLES.values()} - {None} == set(INCIDENTS)


def test_the_first_report_of_an_incident_is_its_original() -> None:
    told: set[str] = set()
    for key, _, _ in keys():
        expected = ARTICLES[key]
        if expected["kind"] in {"original", "update"}:
            assert (expected["incident"] in told) == (expected["kind"] == "update"), key
            told.add(expected["incident"])


def test_figures_are_in_order_and_of_known_kinds() -> None:
    tables = [incident["tolls"] for incident in INCIDENTS.values()]
    for expected in ARTICLES.values():
        tables += [expected.get("figures", {}), expected.get("optional", {})]
        tables += expected.get("parts", {}).values()
    for table in tables:
        for kind, (low, best, high) in table.items():
            assert kind in set(Kind)
            assert 0 <= low <= best
            assert high is None or best <= high


def test_a_final_toll_is_one_that_an_article_states() -> None:
    for label, incident in INCIDENTS.items():
        reports = [entry for entry in ARTICLES.values() if entry.get("incident") == label]
        for kind, (_, best, _) in incident["tolls"].items():
            tables = [{**r.get("figures", {}), **r.get("optional", {})} for r in reports]
            stated = [table[kind] for table in tables if kind in table]
            assert any(low <= best <= (high or best) for low, _, high in stated), (label, kind)


def test_the_gazetteer_knows_every_place() -> None:
    for incident in INCIDENTS.values():
        if incident["city"]:
            found = gazetteer().find(fold(incident["city"]))
            assert incident["country"] in {place.country for place in found}, incident["city"]
