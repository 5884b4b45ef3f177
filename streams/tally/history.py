"""How a toll came to be what it is: its revisions, in event time."""

from collections.abc import Iterable, Iterator

from schemas import Kind, Report, Revision
from streams.tally.toll import Step, courses


def history(reports: Iterable[Report]) -> tuple[Revision, ...]:
    """Return each change of an incident's toll, oldest first.

    The toll at a time is that of the reports published up to then; so a report that arrives late
    revises the history, and the order of arrival leaves no trace.
    """
    steps = [_revision(kind, step) for kind, steps in courses(reports).items() for step in steps]
    return tuple(without_repeats(sorted(steps, key=lambda one: (one.at, one.kind))))


def without_repeats(in_order: Iterable[Revision]) -> Iterator[Revision]:
    """Give the revisions that move the toll of their kind."""
    last: dict[Kind, tuple[int, int, int | None]] = {}
    for revision in in_order:
        toll = revision.low, revision.best, revision.high
        if last.get(revision.kind) != toll:
            yield revision
        last[revision.kind] = toll


def _revision(kind: Kind, step: Step) -> Revision:
    toll = step.toll
    return Revision(at=step.at, kind=kind, low=toll.low, best=toll.best, high=toll.high)
