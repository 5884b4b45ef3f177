"""What an incident contributes to rolling counts, as steps in event time.

At any instant an incident adds to a count the difference between its toll now and its toll when the
window began. That is a step function: it moves where the toll is revised or an article is
published, and again one window later. A count is then the sum of all steps up to the clock.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from operator import add, sub
from typing import NamedTuple

from schemas import Kind
from streams.tally.history import Revision


@dataclass(frozen=True, slots=True)
class Mention:
    """An article, be it a copy, that carries a report of these kinds."""

    article_id: str
    publisher: str | None
    at: datetime
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of an incident that counts see: where it is, how its toll moved, who carried it."""

    scopes: tuple[str, ...]
    revisions: tuple[Revision, ...]
    mentions: tuple[Mention, ...]

    @property
    def kinds(self) -> list[Kind]:
        """The kinds it has anything to say of, sorted."""
        mentioned = {kind for mention in self.mentions for kind in mention.kinds}
        return sorted(mentioned | {revision.kind for revision in self.revisions})


class Amount(NamedTuple):
    """The numbers of a count, so that they can be added and taken away."""

    low: int = 0
    best: int = 0
    high: int = 0
    """Sum of the closed highs; open ones add nothing here."""
    open: int = 0
    """Incidents whose toll is open above, now or when the window began."""
    incidents: int = 0
    articles: int = 0

    def plus(self, other: "Amount") -> "Amount":
        """Return the sum."""
        return Amount(*map(add, self, other))

    def minus(self, other: "Amount") -> "Amount":
        """Return the difference."""
        return Amount(*map(sub, self, other))


class Step(NamedTuple):
    """From `at` on, the count differs by `amount`."""

    at: datetime
    amount: Amount


def steps(timeline: Timeline, kind: Kind, window: timedelta) -> list[Step]:
    """Return the steps of one kind in one window, oldest first; together they come to nothing."""
    revisions = [revision for revision in timeline.revisions if revision.kind == kind]
    mentions = sorted(mention.at for mention in timeline.mentions if kind in mention.kinds)
    moved = [revision.at for revision in revisions]
    entries = {*moved, *mentions}
    instants = sorted(entries | {at + window for at in entries})
    amounts = [
        _moved(revisions, moved, at - window, at)._replace(
            articles=_between(mentions, at - window, at)
        )
        for at in instants
    ]
    return [
        Step(at, after.minus(before))
        for at, (before, after) in zip(instants, pairwise([Amount(), *amounts]), strict=True)
    ]


def _moved(
    revisions: Sequence[Revision], times: Sequence[datetime], start: datetime, end: datetime
) -> Amount:
    """Return how the toll at `end` differs from that at `start`."""
    first, last = bisect_right(times, start), bisect_right(times, end)
    if first == last:
        return Amount()
    before, after = _at(revisions, first), _at(revisions, last)
    return Amount(
        low=after.low - before.low,
        best=after.best - before.best,
        high=after.high - before.high,
        open=int(bool(after.open or before.open)),
        incidents=1,
    )


def _at(revisions: Sequence[Revision], count: int) -> Amount:
    """Return the toll after the first `count` revisions."""
    if count == 0:
        return Amount()
    last = revisions[count - 1]
    return Amount(last.low, last.best, last.high or 0, open=int(last.high is None))


def _between(times: Sequence[datetime], start: datetime, end: datetime) -> int:
    return bisect_right(times, end) - bisect_right(times, start)
