"""How a toll came to be what it is: its revisions, in event time."""

from collections.abc import Iterable, Iterator

from schemas import Bounds, Kind, Report, Revision
from streams.tally.toll import Step, courses


def history(reports: Iterable[Report]) -> tuple[Revision, ...]:
    """Return each change of an incident's toll, oldest first.

    The toll at a time is that of the reports published up to then; so a report that arrives late
    revises the history, and the order of arrival leaves no trace.
    """
    revisions = [
        revision for kind, steps in courses(reports).items() for revision in _changes(kind, steps)
    ]
    return tuple(sorted(revisions, key=lambda revision: (revision.at, revision.kind)))


def _changes(kind: Kind, steps: Iterable[Step]) -> Iterator[Revision]:
    before: Bounds | None = None
    for step in steps:
        now = step.toll
        if before is None or not _same(now, before):
            yield Revision(at=step.at, kind=kind, low=now.low, best=now.best, high=now.high)
        before = now


def _same(one: Bounds, other: Bounds) -> bool:
    return (one.low, one.best, one.high) == (other.low, other.best, other.high)
