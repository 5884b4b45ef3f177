"""The publishers that are measured one by one: a bounded number, whatever is sent.

Any number of names may be sent, and each series costs Prometheus memory. So a publisher is one of
the regulars from some articles on, as long as there is room; it keeps its place, for a series that
comes and goes is of no use, until it has been silent for long and another wants it.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

MOST = 100
"""Regulars; those who publish most are the first to qualify."""
ENOUGH = 5
"""Articles that make a regular."""
SILENT = timedelta(days=8)
"""From when on a place is given away; the alert on silent publishers looks back a week."""
MOST_CANDIDATES = 10_000
"""Other names whose articles are counted; past these, all are counted anew."""
LONGEST = 60
"""Characters of a name."""
OTHER = "other"


class Regulars:
    """Tells the name under which a publisher's articles are measured."""

    def __init__(self, retire: Callable[[str], None]) -> None:
        """`retire` is told who is no regular any more."""
        self._retire = retire
        self._heard_at: dict[str, datetime] = {}
        """Of the regulars, the longest silent first."""
        self._candidates = Counter[str]()

    def recall(self, publisher: str, articles: int) -> None:
        """Take up that so many articles of a publisher were read before, here or by another worker.

        Its next one makes it a regular, if these are enough.
        """
        name = _name(publisher)
        if name not in self._heard_at and len(self._candidates) < MOST_CANDIDATES:
            self._candidates[name] = min(self._candidates[name] + articles, ENOUGH - 1)

    def label(self, publisher: str | None, now: datetime) -> str:
        """Take note of an article, and return its publisher's name, or `OTHER`."""
        name = _name(publisher)
        if not name:
            return OTHER
        if name in self._heard_at or self._is_admitted(name, now):
            self._heard_at.pop(name, None)
            self._heard_at[name] = now
            return name
        return OTHER

    def _is_admitted(self, name: str, now: datetime) -> bool:
        self._candidates[name] += 1
        is_admitted = self._candidates[name] >= ENOUGH and self._has_room(now)
        if is_admitted:
            del self._candidates[name]
        elif len(self._candidates) > MOST_CANDIDATES:
            self._candidates.clear()
        return is_admitted

    def _has_room(self, now: datetime) -> bool:
        if len(self._heard_at) < MOST:
            return True
        silent = next(iter(self._heard_at))
        if now - self._heard_at[silent] < SILENT:
            return False
        del self._heard_at[silent]
        self._retire(silent)
        return True


def _name(publisher: str | None) -> str:
    return (publisher or "").strip().casefold()[:LONGEST]
