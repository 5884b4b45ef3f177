"""How a toll came to be what it is: its revisions, in event time."""

from collections.abc import Iterable, Iterator, Sequence

from schemas import Kind, Revision
from streams.tally.toll import Courses, Step


def history(courses: Courses) -> tuple[Revision, ...]:
    """Return each change of an incident's toll, oldest first.

    The toll at a time is that of the reports published up to then; so a report that arrives late
    revises the history, and the order of arrival leaves no trace.
    """
    moves = [one for kind, steps in courses.items() for one in _moves(kind, steps)]
    return tuple(sorted(moves, key=lambda one: (one.at, one.kind)))


def _moves(kind: Kind, steps: Sequence[Step]) -> Iterator[Revision]:
    last = None
    for step in steps:
        toll = step.toll.low, step.toll.best, step.toll.high
        if toll != last:
            yield Revision(
                at=step.at, kind=kind, low=step.toll.low, best=step.toll.best, high=step.toll.high
            )
        last = toll


def without_repeats(in_order: Iterable[Revision]) -> Iterator[Revision]:
    """Give the revisions that move the toll of their kind."""
    last: dict[Kind, tuple[int, int, int | None]] = {}
    for revision in in_order:
        toll = revision.low, revision.best, revision.high
        if last.get(revision.kind) != toll:
            yield revision
        last[revision.kind] = toll
