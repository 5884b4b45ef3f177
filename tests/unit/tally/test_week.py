"""A week of the world's news, of our own writing: read and tallied by the core alone.

Among its incidents are those that are easily taken for one: two strikes on one city, protests on
one day in three, bombings in two cities a day apart, two bus accidents, two earthquakes.
"""

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Incident, Kind
from streams.extract import extract
from streams.normalize import decode, normalize
from streams.tally.book import Book
from streams.tally.report import reports

WEEK = Path(__file__).with_name("week.jsonl")
LIMIT = 10_000
NOW = datetime(2024, 6, 1, tzinfo=UTC)
KILLED = {
    "ayacucho": 16,
    "el-fasher": 12,
    "fresnillo": 9,
    "goma": 9,
    "hathras": 9,
    "herat": 43,
    "hodeidah": 2,
    "ituri": 28,
    "kathmandu": 18,
    "kerman": 2,
    "khartoum": 5,
    "kisumu": 1,
    "lampedusa": 2,
    "lukla": 5,
    "madison": 3,
    "nairobi": 4,
    "peshawar": 4,
    "puno": 5,
    "quetta": 11,
    "rio-grande-do-sul": 95,
    "salamanca": 7,
    "sfax": 19,
    "shanxi": 13,
    "taiz-flats": 6,
    "taiz-park": 3,
    "tirupati": 4,
    "wuhan": 4,
    "zamfara": 3,
}
"""The dead of each incident at last; of the others, nobody is told to have died."""


@pytest.fixture(scope="module")
def week() -> dict[str, list[Incident]]:
    """What comes out, by the incident that an article is of."""
    book = Book()
    for line in WEEK.read_bytes().splitlines():
        article = normalize(decode(line, LIMIT), NOW).article
        for report in reports(article, extract(article), None):
            book.apply(report)
    found: dict[str, list[Incident]] = defaultdict(list)
    for incident in filter(None, map(book.incident, book.ids())):
        for name in dict.fromkeys(one.rpartition("-")[0] for one in incident.articles):
            found[name].append(incident)
    return found


def told() -> dict[str, list[str]]:
    articles: dict[str, list[str]] = defaultdict(list)
    for line in map(json.loads, WEEK.read_text().splitlines()):
        articles[line["incident"]].append(line["id"])
    return articles


@pytest.mark.parametrize(("name", "articles"), told().items(), ids=list(told()))
def test_an_incident_has_all_of_its_articles_and_no_others(
    name: str, articles: list[str], week: dict[str, list[Incident]]
) -> None:
    assert [sorted(incident.articles) for incident in week[name]] == [sorted(articles)]


@pytest.mark.parametrize("name", list(told()))
def test_its_dead_are_counted_once(name: str, week: dict[str, list[Incident]]) -> None:
    toll = week[name][0].tolls.get(Kind.KILLED)
    assert (toll.best if toll else None) == KILLED.get(name)
