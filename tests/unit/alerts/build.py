"""Incidents and counts for the tests of alerts."""

from collections.abc import Iterable

from schemas import Alert, Count, Incident, Kind, Place, Toll
from tests.unit.tally.build import HARBOUR, at


def incident(
    killed: int = 0,
    hours: float = 0,
    *,
    incident_id: str = "i1",
    category: str = "explosion",
    place: Place | None = HARBOUR,
    merged_into: str | None = None,
    **others: int,
) -> Incident:
    numbers = {Kind.KILLED: killed} | {Kind(kind): number for kind, number in others.items()}
    return Incident(
        incident_id=incident_id,
        category=category,
        headline="Blast at the refinery",
        place=place,
        date=None,
        tolls={
            kind: Toll(low=number, best=number, high=None)
            for kind, number in numbers.items()
            if number and not merged_into
        },
        articles=("first", "second"),
        sources=("Herald",),
        first_reported_at=at(0),
        changed_at=at(hours),
        updated_at=at(hours),
        revision=1,
        merged_into=merged_into,
    )


def count(
    best: int,
    hours: float = 0,
    *,
    scope: str = "QA",
    kind: Kind = Kind.KILLED,
    window: str = "24h",
    incidents: int = 2,
) -> Count:
    return Count(
        scope=scope, kind=kind, window=window, low=best, best=best, high=best,
        incidents=incidents, articles=5, as_of=at(hours),
    )  # fmt: skip


def said(messages: Iterable[Alert]) -> list[tuple[str, str, int]]:
    """Type, severity and best figure of each."""
    return [(str(one.msg_type), str(one.severity), one.best) for one in messages]
