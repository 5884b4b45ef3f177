"""Which incident a report belongs to, among those of one country.

An inverted index over words, and over places and days, finds the reports worth comparing, so that
the cost of a report does not grow with the number of open incidents. The answer depends on the set
of reports alone, not on the order in which they came in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from math import log
from typing import NamedTuple

from schemas import Report
from streams.tally.likeness import likeness
from streams.tally.places import Precision, identity, precision
from streams.tally.report import key
from streams.tally.toll import source

JOIN = 0.0
"""A report joins the incident that it is most like, from this likeness on."""
MERGE = 2.5
"""Two incidents are one when a report is so much like both."""
LEAVE = -3.0
"""A new version of a report leaves its incident only below this."""

BACKGROUND = 50
"""Reports that a book is taken to hold before its first."""
COMMON = 200
"""A word that stands in more reports than this finds none."""
MOST_CANDIDATES = 40
"""Reports that are compared, the most promising first."""
MOST_COMPARED = 8
"""Reports of one incident that are compared: its first ones and its newest."""


ANY = "*"
"""The mark that all reports carry."""


LIKEST = 2
"""Reports of an incident whose likeness counts, of those compared: the likest."""


class Match(NamedTuple):
    """An incident that a report may belong to, and how like it is."""

    score: float
    incident_id: str


class Index:
    """The open incidents by the marks of their reports, country by country."""

    def __init__(self) -> None:
        self._reports: dict[str, dict[str, Report]] = {}
        """By incident, then by article."""
        self._postings: dict[str, Counter[str]] = {}
        """By mark: how many reports of each incident carry it."""

    def replace(self, incident_id: str, reports: Mapping[str, Report]) -> None:
        """Let these be the reports of an incident; none takes it out."""
        before = self._reports.pop(incident_id, {})
        for article_id, report in before.items():
            if reports.get(article_id) is not report:
                self._discard(incident_id, report)
        for article_id, report in reports.items():
            if before.get(article_id) is not report:
                self._add(incident_id, report)
        if reports:
            self._reports[incident_id] = dict(reports)

    def matches(self, report: Report) -> list[Match]:
        """Return the incidents that a report is like, the likest first."""
        scored = [Match(self.score(report, one), one) for one in self._candidates(report)]
        return sorted(scored, key=lambda match: (-match.score, match.incident_id))

    def score(self, report: Report, incident_id: str) -> float:
        """Return how like a report is to the others of an incident: to the likest of them."""
        others = [
            other
            for other in self._reports.get(incident_id, {}).values()
            if other.article_id != report.article_id
        ]
        others.sort(key=lambda other: (other.published_at, other.article_id))
        half = MOST_COMPARED // 2
        compared = others if len(others) <= MOST_COMPARED else [*others[:half], *others[-half:]]
        scores = sorted((self._likeness(report, one, incident_id) for one in compared), reverse=True)
        likest = scores[:LIKEST]
        return sum(likest) / len(likest) if likest else float("-inf")

    def _likeness(self, report: Report, other: Report, incident_id: str) -> float:
        """Compare two reports by words as rare as they are in their country, and in their paper.

        What stands in much that a publisher prints is furniture: its phone number, its reporters.
        """
        contexts = [key(report)]
        if source(report) == source(other):
            contexts.append(source(report))
        return likeness(report, other, partial(self._rarity, contexts, incident_id))

    def _candidates(self, report: Report) -> list[str]:
        """Return the incidents that share the most telling marks with a report."""
        country = key(report)
        weights: dict[str, float] = defaultdict(float)
        for mark in [*_marks(report), *_neighbours(report)]:
            incidents = self._postings.get(f"{country}:{mark}", ())
            if len(incidents) <= COMMON:
                weight = self._rarity([country], "", mark)
                for incident_id in incidents:
                    weights[incident_id] += weight
        ranked = sorted(weights, key=lambda one: (-weights[one], one))
        return ranked[:MOST_CANDIDATES]

    def _rarity(self, contexts: Iterable[str], aside: str, mark: str) -> float:
        """Return how rare a mark is among other incidents than one: the least that any context says.

        It is the inverse document frequency, as a share of the greatest that is possible. There
        are taken to be `BACKGROUND` more incidents than there are, so that words can be rare in a
        book that has just been opened.
        """
        return min(self._rarity_in(context, aside, mark) for context in contexts)

    def _rarity_in(self, context: str, aside: str, mark: str) -> float:
        incidents = BACKGROUND + self._postings.get(f"{context}:{ANY}", Counter()).total()
        posting = self._postings.get(f"{context}:{mark}", ())
        having = 1 + posting.total() if posting else 1
        return log(incidents / having) / log(incidents)

    def _add(self, incident_id: str, report: Report) -> None:
        for mark in _marks(report):
            for context in (key(report), source(report)):
                self._postings.setdefault(f"{context}:{mark}", Counter())[incident_id] += 1

    def _discard(self, incident_id: str, report: Report) -> None:
        for mark in _marks(report):
            for context in (key(report), source(report)):
                posting = self._postings[f"{context}:{mark}"]
                posting[incident_id] -= 1
                if not posting[incident_id]:
                    del posting[incident_id]
                if not posting:
                    del self._postings[f"{context}:{mark}"]


def _marks(report: Report) -> Iterator[str]:
    """Return what a report is found by: its words, and its city with the day."""
    yield ANY
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
