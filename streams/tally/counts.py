"""Rolling counts: what was newly reported, per scope, kind and window."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import pairwise, product
from typing import NamedTuple

from schemas import Count, Kind
from streams.tally.timeline import Amount, Course, Timeline

WINDOWS: tuple[str, ...] = ("1h", "24h", "7d", "30d")
"""Those that are kept unless `TALLYWIRE_WINDOWS` says otherwise."""
LONGEST_WINDOW = timedelta(days=30)
"""An incident may be closed a month after it was last heard of: `schemas.incident.LOOK_BACK`."""
MOST_WINDOWS = 8
"""Each has a count of every scope and kind."""
WINDOW = re.compile("[1-9][0-9]*[hd]")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1)}


class Subject(NamedTuple):
    """What the counts of all windows are of."""

    scope: str
    kind: Kind


class Key(NamedTuple):
    """What a count is of."""

    scope: str
    kind: Kind
    window: str


def length(window: str) -> timedelta:
    """Return how long a window is: "1h" an hour, "30d" thirty days.

    Raises `ValueError` where it is not a positive number of hours ("h") or days ("d").
    """
    if not WINDOW.fullmatch(window):
        raise ValueError(f"window {window!r}: expected hours or days, such as 24h or 7d")
    return int(window[:-1]) * UNITS[window[-1]]


def in_order(windows: Iterable[str]) -> tuple[str, ...]:
    """Return windows, the shortest first. Raises `ValueError` where they can't be kept."""
    ordered = tuple(sorted(windows, key=length))
    lengths = [length(window) for window in ordered]
    if not 1 <= len(ordered) <= MOST_WINDOWS:
        raise ValueError(f"{len(ordered)} windows: expected one to {MOST_WINDOWS}")
    if lengths[-1] > LONGEST_WINDOW:
        raise ValueError(f"window {ordered[-1]!r}: expected 30d at most")
    for one, next_ in pairwise(ordered):
        if length(one) == length(next_):
            raise ValueError(f"windows {one!r} and {next_!r} are the same: write one of them")
    return ordered


class _Share(NamedTuple):
    """What an incident adds to a count, since when, and until when."""

    course: Course
    amount: Amount
    since: datetime | None
    until: datetime | None


@dataclass(slots=True)
class _Cell:
    """One count: the shares of its incidents, and their sum."""

    sum: Amount = field(default_factory=Amount)
    shares: dict[str, _Share] = field(default_factory=dict)
    latest: datetime | None = None
    """The latest `since` of the shares; None where it has to be looked up."""

    def put(self, incident_id: str, share: _Share) -> None:
        """Let an incident add this, in place of what it added before."""
        self.take_away(incident_id)
        self.shares[incident_id] = share
        self.sum = self.sum.plus(share.amount)
        if self.latest and share.since:
            self.latest = max(self.latest, share.since)

    def take_away(self, incident_id: str) -> None:
        """Let an incident add nothing more."""
        share = self.shares.pop(incident_id, None)
        if share is None:
            return
        self.sum = self.sum.minus(share.amount)
        if share.since == self.latest:
            self.latest = None

    def as_of(self) -> datetime | None:
        """Return when something last entered the window or left it."""
        if self.latest is None:
            times = [share.since for share in self.shares.values() if share.since]
            self.latest = max(times, default=None)
        return self.latest


class Counts:
    """The counts of all scopes of a book, at a clock that only moves on.

    They are a pure function of the incidents' timelines and the clock. `changed` hands over what
    differs from what it handed over before; a fresh `Counts`, fed with timelines that were kept,
    hands over each count once, those that came to nothing meanwhile among them.
    """

    def __init__(self, windows: tuple[str, ...] = WINDOWS) -> None:
        self._lengths = {window: length(window) for window in windows}
        self._clock = datetime.min.replace(tzinfo=UTC) + max(self._lengths.values())
        self._timelines: dict[str, Timeline] = {}
        self._cells: dict[Key, _Cell] = {}
        self._due: list[tuple[datetime, Key, str]] = []
        self._touched: set[Key] = set()
        self._handed_over: dict[Key, Count] = {}

    def replace(self, incident_id: str, timeline: Timeline) -> set[Subject]:
        """Let this incident contribute this, in place of what it contributed before.

        Returns to which counts it contributes no more.
        """
        before = self._timelines.get(incident_id)
        if timeline == before:
            return set()
        self._timelines[incident_id] = timeline
        now = self._keys(timeline)
        left = [key for key in (self._keys(before) if before else ()) if key not in now]
        for key in left:
            self._take_away(key, incident_id)
        courses = {kind: Course(timeline, kind) for kind in timeline.kinds}
        for key in now:
            self._put(key, incident_id, courses[key.kind])
        return {Subject(key.scope, key.kind) for key in left}

    def remove(self, incident_id: str) -> None:
        """Forget an incident and what it contributed."""
        timeline = self._timelines.pop(incident_id, None)
        for key in self._keys(timeline) if timeline else ():
            self._take_away(key, incident_id)

    def advance(self, clock: datetime) -> None:
        """Move the clock on; what leaves a window on the way is taken off. It never goes back."""
        self._clock = max(self._clock, clock)
        while self._due and self._due[0][0] <= self._clock:
            due, key, incident_id = heappop(self._due)
            cell = self._cells.get(key)
            share = cell.shares.get(incident_id) if cell else None
            if share and share.until == due:  # else it has been replaced since
                self._put(key, incident_id, share.course)

    def changed(self) -> list[Count]:
        """Hand over, once, the counts that differ from what was handed over before."""
        found = []
        for key in sorted(self._touched):
            now = self._count(key)
            if now is not None and now != self._handed_over.get(key):
                self._handed_over[key] = now
                found.append(now)
            self._drop_if_empty(key)
        self._touched.clear()
        return found

    def all(self) -> list[Count]:
        """Return every count as it stands."""
        return [now for key in sorted(self._cells) if (now := self._count(key)) is not None]

    def subjects(self) -> list[Subject]:
        """Return what there are counts of."""
        return sorted({Subject(key.scope, key.kind) for key in self._cells})

    def nothing(self, subject: Subject, as_of: datetime) -> list[Count]:
        """Return the counts of a subject to which nothing contributes any more."""
        return [
            Count(
                scope=subject.scope,
                kind=subject.kind,
                window=window,
                low=0,
                best=0,
                high=0,
                incidents=0,
                articles=0,
                as_of=as_of,
            )
            for window in self._lengths
        ]

    def best(self) -> Iterator[tuple[Key, int]]:
        """Return the best estimate of every count, as `all` would."""
        for key, cell in self._cells.items():
            if cell.as_of() is not None:
                yield key, cell.sum.best

    def _keys(self, timeline: Timeline) -> dict[Key, None]:
        """Return the counts that an incident contributes to, in a fixed order."""
        return dict.fromkeys(
            Key(scope, kind, window)
            for scope, kind, window in product(timeline.scopes, timeline.kinds, self._lengths)
        )

    def _put(self, key: Key, incident_id: str, course: Course) -> None:
        window = self._lengths[key.window]
        share = _Share(
            course,
            course.amount(window, self._clock),
            course.last_change(window, self._clock),
            course.next_change(window, self._clock),
        )
        self._cells.setdefault(key, _Cell()).put(incident_id, share)
        self._touched.add(key)
        if share.until is not None:
            heappush(self._due, (share.until, key, incident_id))

    def _take_away(self, key: Key, incident_id: str) -> None:
        """Take an incident out of a count; one that long added nothing goes without a word."""
        cell = self._cells[key]
        before = cell.sum
        cell.take_away(incident_id)
        if cell.sum != before:
            self._touched.add(key)
        elif key not in self._touched:
            self._drop_if_empty(key)

    def _drop_if_empty(self, key: Key) -> None:
        if not self._cells[key].shares:
            del self._cells[key]
            self._handed_over.pop(key, None)

    def _count(self, key: Key) -> Count | None:
        """Return a count; None as long as the clock has reached nothing of it."""
        cell, said = self._cells[key], self._handed_over.get(key)
        as_of = cell.as_of() or (said.as_of if said else None)
        if as_of is None:
            return None
        total = cell.sum
        # A toll that narrows moves its bounds against each other; a reader wants them in order.
        low, *_, high = sorted((total.low, total.best, total.best if total.open else total.high))
        return Count(
            scope=key.scope,
            kind=key.kind,
            window=key.window,
            low=low,
            best=total.best,
            high=None if total.open else high,
            incidents=cell.sum.incidents,
            articles=cell.sum.articles,
            as_of=as_of,
        )
