"""How a toll came to be what it is: its revisions, in event time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from schemas import Bounds, Kind, Report
from streams.tally.toll import Statement, resolve, standing, statements


@dataclass(frozen=True, slots=True)
class Revision:
    """From `at` on, the toll of this kind is `low`..`best`..`high`."""

    at: datetime
    kind: Kind
    low: int
    best: int
    high: int | None


def history(reports: Iterable[Report]) -> tuple[Revision, ...]:
    """Return each change of an incident's toll, oldest first.

    The toll at a time is that of the reports published up to then; so a report that arrives late
    revises the history, and the order of arrival leaves no trace.
    """
    kept = list(reports)
    kinds = sorted({kind for report in kept for kind in report.tolls})
    revisions = [revision for kind in kinds for revision in _of_kind(kind, statements(kept, kind))]
    return tuple(sorted(revisions, key=lambda revision: (revision.at, revision.kind)))


def _of_kind(kind: Kind, in_order: list[Statement]) -> Iterator[Revision]:
    said: list[Statement] = []
    before: Bounds | None = None
    for at, together in groupby(in_order, key=lambda statement: statement.published_at):
        # What no longer stands never stands again, so it need not be looked at twice.
        said = standing([*said, *together])
        now = resolve(said)
        if before is None or not _same(now, before):
            yield Revision(at, kind, now.low, now.best, now.high)
        before = now


def _same(one: Bounds, other: Bounds) -> bool:
    return (one.low, one.best, one.high) == (other.low, other.best, other.high)
