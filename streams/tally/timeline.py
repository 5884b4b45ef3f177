"""What an incident contributes to rolling counts.

To a count it adds the difference between its toll now and its toll when the window began. That
changes where the toll is revised or an article is published, and again one window later.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import add, sub
from typing import NamedTuple

from schemas import Kind, Revision


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


NOTHING = Timeline((), (), ())
"""Of an incident that counts don't see."""


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


class Course:
    """How the toll of one kind ran in one incident, and when it was reported."""

    def __init__(self, timeline: Timeline, kind: Kind) -> None:
        self._revisions = [one for one in timeline.revisions if one.kind == kind]
        self._revised = [revision.at for revision in self._revisions]
        self._mentioned = sorted(one.at for one in timeline.mentions if kind in one.kinds)
        self._events = sorted({*self._revised, *self._mentioned})

    def amount(self, window: timedelta, now: datetime) -> Amount:
        """Return what it adds to the count of a window that ends now."""
        mentions = bisect_right(self._mentioned, now) - bisect_right(self._mentioned, now - window)
        first, last = bisect_right(self._revised, now - window), bisect_right(self._revised, now)
        if first == last:
            return Amount(articles=mentions)
        before, after = self._toll(first), self._toll(last)
        return Amount(
            low=after.low - before.low,
            best=after.best - before.best,
            high=after.high - before.high,
            open=int(bool(after.open or before.open)),
            incidents=1,
            articles=mentions,
        )

    def last_change(self, window: timedelta, now: datetime) -> datetime | None:
        """Return when something last entered the window or left it."""
        entered, left = bisect_right(self._events, now), bisect_right(self._events, now - window)
        times = [self._events[entered - 1]] if entered else []
        if left:
            times.append(self._events[left - 1] + window)
        return max(times, default=None)

    def next_change(self, window: timedelta, now: datetime) -> datetime | None:
        """Return when something next enters the window or leaves it."""
        enters, leaves = bisect_right(self._events, now), bisect_right(self._events, now - window)
        times = [self._events[enters]] if enters < len(self._events) else []
        if leaves < len(self._events):
            times.append(self._events[leaves] + window)
        return min(times, default=None)

    def _toll(self, count: int) -> Amount:
        """Return the toll after the first `count` revisions."""
        if count == 0:
            return Amount()
        last = self._revisions[count - 1]
        return Amount(last.low, last.best, last.high or 0, open=int(last.high is None))
