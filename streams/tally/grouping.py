"""Which incident a report belongs to, among those of one country.

An inverted index over words, and over places and days, finds the incidents worth comparing, so that
the cost of a report does not grow with the number of open incidents. The answer depends on the set
of reports alone, not on the order in which they came in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from math import log
from statistics import fmean
from typing import NamedTuple

from schemas import Report
from streams.tally.likeness import Likeness, likeness
from streams.tally.places import Precision, identity, precision
from streams.tally.postings import Postings
from streams.tally.rarity import rarity
from streams.tally.report import key

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
COMMON = 50
"""A mark of more incidents than this finds none of them."""
MOST_READ = 200
"""Incidents that the marks of a report name before the search ends, those of the rarest first."""
MOST_CANDIDATES = 8
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


class Index:
    """The open incidents by the marks of their reports, country by country."""

    def __init__(self) -> None:
        self._reports: dict[str, dict[str, Report]] = {}
        """By incident, then by article."""
        self._postings: dict[str, Postings] = defaultdict(Postings)
        """By country."""

    def replace(self, incident_id: str, reports: Mapping[str, Report]) -> None:
        """Let these be the reports of an incident; none takes it out."""
        before = self._reports.pop(incident_id, {})
        come = [one for one in reports.values() if before.get(one.article_id) is not one]
        gone = [one for one in before.values() if reports.get(one.article_id) is not one]
        for country, mark in _marks_of(come):
            self._postings[country].add(mark, incident_id)
        if gone:
            for country, mark in _marks_of(gone) - _marks_of(reports.values()):
                self._postings[country].discard(mark, incident_id)
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
            common = set(other.terms).intersection(report.terms)
            terms = sorted(common, key=lambda term: (-weights[term], report.terms.index(term)))
            found.append(Comparison(other, likeness(report, other, weights), terms))
        return sorted(found, key=lambda one: (-one.likeness.score, one.other.article_id))

    def _score(self, report: Report, incident_id: str, weights: Mapping[str, float]) -> float:
        scores = sorted(
            (
                likeness(report, other, weights).score
                for other in _compared(report, self._reports.get(incident_id, {}).values())
            ),
            reverse=True,
        )
        return overall(scores) if scores else float("-inf")

    def _candidates(self, report: Report, weights: Mapping[str, float]) -> list[str]:
        """Return the incidents that share the most telling marks with a report."""
        postings = self._postings[key(report)]
        marks = dict.fromkeys([*_marks(report), *_neighbours(report)])
        by_mark = [(mark, postings.carrying(mark)) for mark in marks]
        found: dict[str, float] = defaultdict(float)
        read = 0
        for mark, incidents in sorted(by_mark, key=lambda one: len(one[1])):
            read += len(incidents)
            if read > MOST_READ or len(incidents) > COMMON:
                break
            weight = weights.get(mark, 1.0)
            for incident_id in incidents:
                found[incident_id] += weight
        return nsmallest(MOST_CANDIDATES, found, key=lambda one: (-found[one], one))

    def _weights(self, report: Report) -> dict[str, float]:
        """Return how much each term of a report tells among the incidents of its country, 0 to 1.

        A term's rarity is its inverse document frequency, as a share of the greatest that is
        possible; it counts incidents, so that a much reported one does not make its own names
        common. There are taken to be `BACKGROUND` more incidents than there are, so that words can
        be rare in a book that has just been opened; what is common in the language is not.
        """
        postings = self._postings[key(report)]
        greatest = log(BACKGROUND + len(postings.carrying(ANY)))
        return {
            term: rarity(term, report.language)
            * (1 - log(max(1, len(postings.carrying(term)))) / greatest) ** SHARPNESS
            for term in report.terms
        }


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


def _marks_of(reports: Iterable[Report]) -> set[tuple[str, str]]:
    """Return the marks of reports, each with its country."""
    return {(key(report), mark) for report in reports for mark in _marks(report)}


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
