"""Which incident a report belongs to, among those of one country.

An inverted index over words, and over places and days, finds the incidents worth comparing, so that
the cost of a report does not grow with the number of open incidents. The answer depends on the set
of reports alone, not on the order in which they came in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from statistics import fmean
from typing import NamedTuple

from schemas import Report
from streams.tally.likeness import Likeness, likeness, shared
from streams.tally.places import Precision, identity, precision
from streams.tally.report import key
from streams.tally.toll import publisher

JOIN = 0.0
"""A report joins the incident that it is most like, from this likeness on."""
MERGE = 2.0
"""Two incidents are one when a report is so much like both."""
LEAVE = -3.0
"""A new version of a report leaves its incident only below this."""

BACKGROUND = 15
"""Incidents that a book is taken to hold before its first."""
SHARPNESS = 3
"""How much faster than its rarity the weight of a word falls: common ones hardly count."""
COMMON = 200
"""A mark of more incidents than this finds none of them."""
MOST_CANDIDATES = 10
"""Incidents that are compared, the most promising first."""
MOST_COMPARED = 8
"""Reports of one incident that are compared: its first ones and its newest."""
LIKEST = 2
"""How many of those compared count as the likest."""

ANY = "*"
"""The mark that all reports carry."""


class Match(NamedTuple):
    """An incident that a report may belong to, and how like it is."""

    score: float
    incident_id: str


class Comparison(NamedTuple):
    """How like a report is to another one, and the terms they share, the most telling first."""

    other: Report
    likeness: Likeness
    terms: list[str]


class Weights(NamedTuple):
    """How much each term of a report tells: 1 where no other report has it, 0 where all have it.

    What stands in much that a publisher prints is furniture, such as its phone number: beside
    another report of the same publisher, its words are only as rare as they are in that paper.
    """

    country: dict[str, float]
    paper: dict[str, float]
    publisher: str

    def beside(self, other: Report) -> dict[str, float]:
        """Return the weights that hold when the report is compared with another."""
        return self.paper if _paper(other) == self.publisher else self.country


class Index:
    """The open incidents by the marks of their reports, country by country."""

    def __init__(self) -> None:
        self._reports: dict[str, dict[str, Report]] = {}
        """By incident, then by article."""
        self._postings: dict[str, Counter[str]] = {}
        """By country or publisher, and mark: how many reports of each incident carry it."""

    def replace(self, incident_id: str, reports: Mapping[str, Report]) -> None:
        """Let these be the reports of an incident; none takes it out."""
        before = self._reports.pop(incident_id, {})
        for article_id, report in before.items():
            if reports.get(article_id) is not report:
                self._count(incident_id, report, -1)
        for article_id, report in reports.items():
            if before.get(article_id) is not report:
                self._count(incident_id, report, +1)
        if reports:
            self._reports[incident_id] = dict(reports)

    def matches(self, report: Report) -> list[Match]:
        """Return the incidents that a report is like, the likest first."""
        weights = self._weights(report)
        found = [
            Match(self._score(report, one, weights), one)
            for one in self._candidates(report, weights)
        ]
        return sorted(found, key=lambda match: (-match.score, match.incident_id))

    def score(self, report: Report, incident_id: str) -> float:
        """Return how like a report is to the others of an incident."""
        return self._score(report, incident_id, self._weights(report))

    def comparisons(self, report: Report, reports: Iterable[Report]) -> list[Comparison]:
        """Return what a report's likeness to an incident of these reports is made of, likest first.

        `overall` of the scores is what `score` returns for an incident that is open.
        """
        weights = self._weights(report)
        found = []
        for other in _compared(report, reports):
            weight = weights.beside(other)
            terms = sorted(shared(report, other), key=lambda term: -weight[term])
            found.append(Comparison(other, likeness(report, other, weight), terms))
        return sorted(found, key=lambda one: (-one.likeness.score, one.other.article_id))

    def _score(self, report: Report, incident_id: str, weights: Weights) -> float:
        scores = sorted(
            (
                likeness(report, other, weights.beside(other)).score
                for other in _compared(report, self._reports.get(incident_id, {}).values())
            ),
            reverse=True,
        )
        return overall(scores) if scores else float("-inf")

    def _candidates(self, report: Report, weights: Weights) -> list[str]:
        """Return the incidents that share the most telling marks with a report."""
        found: dict[str, float] = defaultdict(float)
        for mark in [*_marks(report), *_neighbours(report)]:
            incidents = self._postings.get(f"{key(report)}:{mark}", ())
            if len(incidents) <= COMMON:
                for incident_id in incidents:
                    found[incident_id] += weights.country.get(mark, 1.0)
        ranked = sorted(found, key=lambda one: (-found[one], one))
        return ranked[:MOST_CANDIDATES]

    def _weights(self, report: Report) -> Weights:
        country, paper = _contexts(report)
        in_country = {term: self._weight(country, term) for term in report.terms}
        in_paper = {
            term: min(weight, self._weight(paper, term)) for term, weight in in_country.items()
        }
        return Weights(in_country, in_paper, _paper(report))

    def _weight(self, context: str, mark: str) -> float:
        """Return how much a mark tells among the incidents of a country or a publisher, 0 to 1.

        Its rarity is the inverse document frequency, as a share of the greatest that is possible;
        it counts incidents, so that a much reported one does not make its own names common. There
        are taken to be `BACKGROUND` more incidents than there are, so that words can be rare in a
        book that has just been opened.
        """
        incidents = BACKGROUND + len(self._postings.get(f"{context}:{ANY}", ()))
        carrying = len(self._postings.get(f"{context}:{mark}", ()))
        return (log(incidents / max(1, carrying)) / log(incidents)) ** SHARPNESS

    def _count(self, incident_id: str, report: Report, by: int) -> None:
        """Enter the marks of a report, or strike them out."""
        for context in _contexts(report):
            for mark in _marks(report):
                posting = self._postings.setdefault(f"{context}:{mark}", Counter())
                posting[incident_id] += by
                if not posting[incident_id]:
                    del posting[incident_id]
                if not posting:
                    del self._postings[f"{context}:{mark}"]


def overall(likest_first: Sequence[float]) -> float:
    """Return how like a report is to an incident's others: to the likest, and to all.

    The likest alone would chain stories that have little in common; all together would keep
    apart the first report of an incident and the verdict a year later.
    """
    return (fmean(likest_first[:LIKEST]) + fmean(likest_first)) / 2


def _compared(report: Report, reports: Iterable[Report]) -> list[Report]:
    """Return those reports of an incident that another is compared with."""
    others = [
        other
        for other in reports
        if other.article_id != report.article_id and key(other) == key(report)
    ]
    others.sort(key=lambda other: (other.published_at, other.article_id))
    half = MOST_COMPARED // 2
    return others if len(others) <= MOST_COMPARED else [*others[:half], *others[-half:]]


def _contexts(report: Report) -> tuple[str, str]:
    """Return the country, and the publisher in that country."""
    return key(report), f"{key(report)}/{_paper(report)}"


def _paper(report: Report) -> str:
    return publisher(report) or f"article:{report.article_id}"


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
            yield f"@{identity(report.place)}/{_day(report) + days}"


def _day(report: Report) -> int:
    day = report.date.start if report.date else report.published_at.date()
    return day.toordinal()
