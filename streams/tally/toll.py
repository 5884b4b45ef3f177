"""From what many reports say to one toll.

The rule follows UCDP GED and ACLED, which code the most recent credible source and keep what other
sources say as bounds; a plurality among recent sources stands in for the coder's judgement.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from schemas import Kind, Report, Toll, Tolls

RECENT = timedelta(hours=24)
"""Statements older than the newest by more than this no longer speak for the toll."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one kind, at one time."""

    source: str
    published_at: datetime
    article_id: str
    toll: Toll

    @property
    def order(self) -> tuple[datetime, str]:
        """Statements in order of time; the id makes the order total."""
        return self.published_at, self.article_id


def toll(reports: Iterable[Report]) -> Tolls:
    """Return the toll of an incident: a pure function of the set of its reports, kind by kind."""
    kept = list(reports)
    kinds = {kind for report in kept for kind in report.tolls}
    return {kind: resolve(standing(statements(kept, kind))) for kind in sorted(kinds)}


def statements(reports: Iterable[Report], kind: Kind) -> list[Statement]:
    """Return what is said of this kind, oldest first; a report silent about it says nothing."""
    found = [
        Statement(source(report), report.published_at, report.article_id, report.tolls[kind])
        for report in reports
        if kind in report.tolls
    ]
    return sorted(found, key=lambda statement: statement.order)


def publisher(report: Report) -> str | None:
    """Return who published it: the source it names, else the host of its address."""
    if report.source and report.source.strip():
        return report.source.strip()
    return _host(report.url) if report.url else None


def source(report: Report) -> str:
    """Return who speaks: the publisher, else the article for itself."""
    name = publisher(report)
    return name.casefold() if name else f"article:{report.article_id}"


def standing(in_order: Sequence[Statement]) -> list[Statement]:
    """Return each source's latest statement, of those recent beside the newest; oldest first."""
    latest: dict[str, Statement] = {}
    for statement in in_order:
        latest.pop(statement.source, None)  # so that the dictionary stays in order of time
        latest[statement.source] = statement
    newest = in_order[-1].published_at
    return [one for one in latest.values() if newest - one.published_at <= RECENT]


def resolve(statements: Sequence[Statement]) -> Toll:
    """Return the toll that standing statements, oldest first, make together.

    `best` is what most of them state; between equals, what was stated last, then the lower.
    `low` and `high` are the least and the greatest that any of them allows.
    """
    votes = Counter(statement.toll.best for statement in statements)
    said_last = {statement.toll.best: statement for statement in statements}
    best = max(votes, key=lambda value: (votes[value], said_last[value].published_at, -value))
    highs = [statement.toll.high for statement in statements]
    return Toll(
        low=min(statement.toll.low for statement in statements),
        best=best,
        high=None if None in highs else max(high for high in highs if high is not None),
        groups=said_last[best].toll.groups,
    )


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:  # a malformed address names no source
        return None
    return host.removeprefix("www.") if host else None
