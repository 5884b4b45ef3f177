"""One thing that happened, with one toll."""

from datetime import timedelta

from pydantic import Field

from schemas.base import Record
from schemas.figure import Bounds, Kind, Tolls
from schemas.place import Place
from schemas.time import DateRange, Timestamp

LOOK_BACK = timedelta(days=31)
"""Longer than the longest rolling window."""
LONGEST_HISTORY = 100
"""Revisions that a record tells; they take some 10 kB."""


class Revision(Bounds):
    """From `at` on, the toll of this kind is `low`..`best`..`high`."""

    at: Timestamp
    """Publication time of the report that moved it."""
    kind: Kind


class Incident(Record):
    """The latest state of an incident; every record replaces the earlier ones of its id."""

    incident_id: str
    category: str
    headline: str
    """The title of its newest report."""
    place: Place | None
    date: DateRange | None
    tolls: Tolls
    articles: tuple[str, ...]
    """Ids of all that reported it, copies among them, oldest first."""
    sources: tuple[str, ...]
    """Publishers of the independent reports, and of the copies."""
    first_reported_at: Timestamp
    changed_at: Timestamp
    """The latest event time that was known when it last changed. Unlike `updated_at`, it never goes
    back where a report is withdrawn or proves to be of another incident."""
    updated_at: Timestamp
    """Publication time of its newest report."""
    revision: int
    """How many times its toll has been stated anew, the first included."""
    history: tuple[Revision, ...] = Field(default=(), max_length=LONGEST_HISTORY)
    """How its toll moved, kind by kind, by all that is known now: oldest first, the newest 100 at
    most. A report that arrives late, or is withdrawn, changes what was told of the time before."""
    is_aftermath: bool = False
    """Whether all that reported it tell of a trial, a verdict or an anniversary."""
    merged_into: str | None = None
    """The incident that this one proved to be; its own toll then counts nowhere."""

    @property
    def is_look_back(self) -> bool:
        """Whether it was old when it was first reported: an anniversary, a trial.

        It then counts nowhere, and nobody is alerted.
        """
        long_ago = self.first_reported_at.date() - LOOK_BACK
        return self.is_aftermath or (self.date is not None and self.date.end < long_ago)
