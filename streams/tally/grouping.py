"""Which incident a report belongs to, among those of one country.

An inverted index over words, and over places and days, finds the reports worth comparing, so that
the cost of a report does not grow with the number of open incidents. The answer depends on the set
of reports alone, not on the order in which they came in.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from math import log
from typing import NamedTuple

from schemas import Report
from streams.tally.likeness import likeness
from streams.tally.places import Precision, identity, precision
from streams.tally.report import key

JOIN = 0.0
"""A report joins the incident that it is most like, from this likeness on."""
MERGE = 2.5
"""Two incidents are one when a report is so much like both."""
LEAVE = -3.0
"""A new version of a report leaves its incident only below this."""

BACKGROUND = 1_000
"""Reports that a book is taken to hold before its first."""
COMMON = 200
"""A word that stands in more reports than this finds none."""
MOST_CANDIDATES = 40
"""Reports that are compared, the most promising first."""
MOST_COMPARED = 8
"""Reports of one incident that are compared: its first ones and its newest."""


EVERY_REPORT = "*"
"""The mark that all reports carry."""


class Match(NamedTuple):
    """An incident that a report may belong to, and how like it is."""

    score: float
    incident_id: str


class Index:
    """The reports of open incidents, by their words and by place and day, country by country."""

    def __init__(self) -> None:
        self._incidents: dict[str, dict[str, Report]] = {}
        self._home: dict[str, str] = {}
        self._postings: dict[str, set[str]] = {}

    def replace(self, incident_id: str, reports: Mapping[str, Report]) -> None:
        """Let these be the reports of an incident; none takes it out."""
        before = self._incidents.pop(incident_id, {})
        for article_id, report in before.items():
            if reports.get(article_id) is not report:
                self._discard(report, incident_id)
        for article_id, report in reports.items():
            if before.get(article_id) is not report:
                self._add(report, incident_id)
        if reports:
            self._incidents[incident_id] = dict(reports)

    def matches(self, report: Report) -> list[Match]:
        """Return the incidents that a report is like, the likest first; itself stays aside."""
        found = {self._home[article] for article in self._candidates(report)}
        scored = [Match(self.score(report, one), one) for one in sorted(found)]
        return sorted(scored, key=lambda match: (-match.score, match.incident_id))

    def score(self, report: Report, incident_id: str) -> float:
        """Return how like a report is to the others of an incident: to the two likest of them."""
        others = [
            other
            for other in self._incidents.get(incident_id, {}).values()
            if other.article_id != report.article_id
        ]
        others.sort(key=lambda other: (other.published_at, other.article_id))
        half = MOST_COMPARED // 2
        compared = others if len(others) <= MOST_COMPARED else [*others[:half], *others[-half:]]
        scores = sorted(
            (likeness(report, other, partial(self._rarity, key(report))) for other in compared),
            reverse=True,
        )
        return sum(scores[:2]) / len(scores[:2]) if scores else float("-inf")

    def _candidates(self, report: Report) -> list[str]:
        """Return the reports that share the most telling marks with this one."""
        country = key(report)
        weights: dict[str, float] = defaultdict(float)
        for mark in [*_marks(report), *_neighbours(report)]:
            articles = self._postings.get(f"{country}:{mark}", ())
            if len(articles) <= COMMON:
                weight = self._rarity(country, mark)
                for article in articles:
                    weights[article] += weight
        weights.pop(report.article_id, None)
        ranked = sorted(weights, key=lambda article: (-weights[article], article))
        return ranked[:MOST_CANDIDATES]

    def _rarity(self, country: str, mark: str) -> float:
        """Return how rare a mark is among the reports of a country, from 0 to 1.

        It is the inverse document frequency, as a share of the greatest that is possible. The
        reports are taken to be `BACKGROUND` more than they are, so that words can be rare in a
        book that has just been opened.
        """
        reports = BACKGROUND + len(self._postings.get(f"{country}:{EVERY_REPORT}", ()))
        having = 1 + len(self._postings.get(f"{country}:{mark}", ()))
        return log(reports / having) / log(reports)

    def _add(self, report: Report, incident_id: str) -> None:
        self._home[report.article_id] = incident_id
        for mark in _marks(report):
            self._postings.setdefault(f"{key(report)}:{mark}", set()).add(report.article_id)

    def _discard(self, report: Report, incident_id: str) -> None:
        if self._home.get(report.article_id) != incident_id:
            return  # another incident has taken it over
        del self._home[report.article_id]
        for mark in _marks(report):
            posting = self._postings[f"{key(report)}:{mark}"]
            posting.discard(report.article_id)
            if not posting:
                del self._postings[f"{key(report)}:{mark}"]


def _marks(report: Report) -> Iterator[str]:
    """Return what a report is found by: its words, and its city with the day."""
    yield EVERY_REPORT
    yield from dict.fromkeys(report.terms)
    if report.place and precision(report.place) == Precision.CITY:
        yield f"@{identity(report.place)}/{_day(report)}"


def _neighbours(report: Report) -> Iterator[str]:
    """Return the marks of the same city a day before and after."""
    if report.place and precision(report.place) == Precision.CITY:
        for days in (-1, 1):
            yield f"@{identity(report.place)}/{_day(report) + timedelta(days=days)}"


def _day(report: Report) -> date:
    return report.date.start if report.date else report.published_at.date()
