"""Rolling counts: what was newly reported, per scope, kind and window."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import product
from typing import NamedTuple

from schemas import Count, Kind
from streams.tally.timeline import Amount, Step, Timeline, steps

WINDOWS: tuple[str, ...] = ("1h", "24h", "7d", "30d")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1)}


class Key(NamedTuple):
    """What a count is of."""

    scope: str
    kind: Kind
    window: str


def length(window: str) -> timedelta:
    """Return how long a window is: "1h" an hour, "30d" thirty days.

    Raises `ValueError` where it is not a positive number of hours ("h") or days ("d").
    """
    number, unit = window[:-1], window[-1:]
    if unit not in UNITS or not number.isdecimal() or int(number) == 0:
        raise ValueError(f"window {window!r}: expected hours or days, such as 24h or 7d")
    return int(number) * UNITS[unit]


@dataclass(slots=True)
class _Share:
    """The steps of one incident in one count, of which the first `applied` are in its sum."""

    steps: list[Step]
    applied: int = 0


@dataclass(slots=True)
class _Cell:
    """One count: the shares of its incidents, and the sum of their steps up to the clock."""

    sum: Amount = field(default_factory=Amount)
    shares: dict[str, _Share] = field(default_factory=dict)
    latest: datetime | None = None
    """Time of the latest step in the sum; None where it has to be looked up."""

    def take_away(self, incident_id: str) -> None:
        """Undo what an incident added."""
        share = self.shares.pop(incident_id, None)
        for step in share.steps[: share.applied] if share else ():
            self.sum = self.sum.minus(step.amount)
            if step.at == self.latest:
                self.latest = None

    def apply(self, share: _Share, clock: datetime) -> bool:
        """Add the steps of a share that the clock has reached; say whether there were any."""
        before = share.applied
        while share.applied < len(share.steps) and share.steps[share.applied].at <= clock:
            step = share.steps[share.applied]
            self.sum = self.sum.plus(step.amount)
            self.latest = max(self.latest, step.at) if self.latest else None
            share.applied += 1
        return share.applied > before

    def as_of(self) -> datetime | None:
        """Return the time of the latest step in the sum."""
        if self.latest is None:
            reached = (one.steps[one.applied - 1].at for one in self.shares.values() if one.applied)
            self.latest = max(reached, default=None)
        return self.latest


class Counts:
    """The counts of all scopes of a book, at a clock that only moves on.

    They are a pure function of the incidents' timelines and the clock. `changed` hands over what
    differs from what it handed over before; a fresh `Counts`, fed with timelines that were kept,
    hands over each count once, those that came to nothing meanwhile among them.
    """

    def __init__(self, windows: tuple[str, ...] = WINDOWS) -> None:
        self._lengths = {window: length(window) for window in windows}
        self._clock = datetime.min.replace(tzinfo=UTC)
        self._timelines: dict[str, Timeline] = {}
        self._cells: dict[Key, _Cell] = {}
        self._due: list[tuple[datetime, Key, str]] = []
        self._touched: set[Key] = set()
        self._handed_over: dict[Key, Count] = {}

    def replace(self, incident_id: str, timeline: Timeline) -> None:
        """Let this incident contribute this, in place of what it contributed before."""
        before = self._timelines.get(incident_id)
        if timeline == before:
            return
        self._timelines[incident_id] = timeline
        now = set(self._keys(timeline))
        for key in sorted(now.union(self._keys(before) if before else ())):
            self._share(key, incident_id, timeline if key in now else None)

    def remove(self, incident_id: str) -> None:
        """Forget an incident and what it contributed."""
        timeline = self._timelines.pop(incident_id, None)
        for key in self._keys(timeline) if timeline else ():
            self._share(key, incident_id, None)

    def advance(self, clock: datetime) -> None:
        """Move the clock on; what leaves a window on the way is taken off. It never goes back."""
        self._clock = max(self._clock, clock)
        while self._due and self._due[0][0] <= self._clock:
            _, key, incident_id = heappop(self._due)
            cell = self._cells.get(key)
            share = cell.shares.get(incident_id) if cell else None
            if cell and share and cell.apply(share, self._clock):
                self._touched.add(key)
                self._schedule(key, incident_id, share)

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

    def _keys(self, timeline: Timeline) -> Iterator[Key]:
        for scope, kind, window in product(timeline.scopes, timeline.kinds, self._lengths):
            yield Key(scope, kind, window)

    def _share(self, key: Key, incident_id: str, timeline: Timeline | None) -> None:
        cell = self._cells.setdefault(key, _Cell())
        before = cell.sum
        cell.take_away(incident_id)
        if timeline is not None:
            share = _Share(steps(timeline, key.kind, self._lengths[key.window]))
            cell.shares[incident_id] = share
            cell.apply(share, self._clock)
            self._schedule(key, incident_id, share)
        if timeline is not None or cell.sum != before:
            self._touched.add(key)
        elif key not in self._touched:
            self._drop_if_empty(key)

    def _drop_if_empty(self, key: Key) -> None:
        if not self._cells[key].shares:
            del self._cells[key]
            self._handed_over.pop(key, None)

    def _schedule(self, key: Key, incident_id: str, share: _Share) -> None:
        if share.applied < len(share.steps):
            heappush(self._due, (share.steps[share.applied].at, key, incident_id))

    def _count(self, key: Key) -> Count | None:
        """Return a count; None as long as the clock has reached nothing of it."""
        cell, said = self._cells[key], self._handed_over.get(key)
        as_of = cell.as_of() or (said.as_of if said else None)
        if as_of is None:
            return None
        return Count(
            scope=key.scope,
            kind=key.kind,
            window=key.window,
            low=cell.sum.low,
            best=cell.sum.best,
            high=None if cell.sum.open else cell.sum.high,
            incidents=cell.sum.incidents,
            articles=cell.sum.articles,
            as_of=as_of,
        )
