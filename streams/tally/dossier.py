"""Everything that is kept of one incident, and what follows from it."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from schemas import Copy, Incident, Kind, Report, Toll, Tolls
from streams.tally.history import Revision, history
from streams.tally.places import finest
from streams.tally.report import key
from streams.tally.timeline import Mention, Timeline
from streams.tally.toll import publisher, toll

MOST_REPORTS = 200
"""Reports that an incident keeps whole; of older ones, what they made of the toll is kept."""
MOST_REVISIONS = 500
MOST_MENTIONS = 1_000
"""Copies and older reports that an incident remembers."""

OTHER = "other"
"""The category of a report whose words don't tell what happened."""


@dataclass(slots=True)
class Past:
    """What remains of the reports beyond the newest `MOST_REPORTS`."""

    revisions: tuple[Revision, ...] = ()
    mentions: dict[str, Mention] = field(default_factory=dict)
    """By article id."""


@dataclass(slots=True)
class Dossier:
    """The reports of one incident, and the copies that carried them.

    Toll, history and record are computed from these, never kept. An incident of more than
    `MOST_REPORTS` has the toll of its newest ones; the history before them stands as it was.
    """

    incident_id: str
    reports: dict[str, Report] = field(default_factory=dict)
    """By article id."""
    copies: dict[str, Copy] = field(default_factory=dict)
    """By article id."""
    superseded: dict[str, str] = field(default_factory=dict)
    """Articles whose report another article's has replaced, and that article."""
    moves: dict[str, int] = field(default_factory=dict)
    """How often a report has changed incidents, for those that have."""
    past: Past = field(default_factory=Past)
    merged_into: str | None = None
    last: Incident | None = None
    """Its record before it was merged."""

    # -- what comes in

    def put(self, report: Report) -> None:
        """Take up a report, in place of an earlier one of its article and of what it supersedes."""
        if report.supersedes and report.supersedes != report.article_id:
            self.reports.pop(report.supersedes, None)
            self.past.mentions.pop(report.supersedes, None)
            self.superseded[report.supersedes] = report.article_id
        self.superseded.pop(report.article_id, None)
        self.past.mentions.pop(report.article_id, None)
        self.reports[report.article_id] = report
        self._shorten()

    def put_copy(self, copy: Copy) -> None:
        """Take up a copy of an article that is here."""
        self.copies[copy.article_id] = copy
        if len(self.copies) > MOST_MENTIONS:
            del self.copies[min(self.copies, key=lambda one: (self.copies[one].published_at, one))]

    def take(self, article_id: str) -> tuple[Report, list[Copy]]:
        """Give up a report and its copies, for another incident to take."""
        carried = [copy for copy in self.copies.values() if self.original(copy) == article_id]
        for copy in carried:
            del self.copies[copy.article_id]
        self.moves.pop(article_id, None)
        return self.reports.pop(article_id), carried

    # -- what follows

    def holds(self, article_id: str) -> bool:
        """Say whether this article has reported this incident, by whatever version of it."""
        return (
            article_id in self.reports
            or article_id in self.superseded
            or article_id in self.past.mentions
        )

    def articles(self) -> list[str]:
        """Return every article id by which this incident is known."""
        return sorted({*self.reports, *self.superseded, *self.past.mentions})

    def original(self, copy: Copy) -> str:
        """Return the article that a copy carries, as it stands now."""
        return self.superseded.get(copy.copy_of, copy.copy_of)

    def in_order(self) -> list[Report]:
        """Return the reports, oldest first."""
        return sorted(self.reports.values(), key=lambda one: (one.published_at, one.article_id))

    def revisions(self) -> tuple[Revision, ...]:
        """Return how the toll moved, oldest first."""
        now = history(self.reports.values())
        if not self.past.revisions:
            return now
        until = self.past.revisions[-1].at
        return (*self.past.revisions, *(revision for revision in now if revision.at > until))

    def tolls(self) -> Tolls:
        """Return the toll; a kind that only reports long past have stated stays as it was."""
        past: Tolls = {
            revision.kind: Toll(low=revision.low, best=revision.best, high=revision.high)
            for revision in self.past.revisions
        }
        return past | toll(self.reports.values())

    def mentions(self) -> list[Mention]:
        """Return every article that carried it, oldest first."""
        reported = {one: _mention(report) for one, report in self.reports.items()}
        known = self.past.mentions | reported
        copied = [
            Mention(copy.article_id, copy.source, copy.published_at, known[original].kinds)
            for copy in self.copies.values()
            if (original := self.original(copy)) in known
        ]
        return sorted([*known.values(), *copied], key=lambda one: (one.at, one.article_id))

    def timeline(self) -> Timeline:
        """Return what rolling counts see of it."""
        reports = self.in_order()
        if not reports:
            return Timeline((), (), ())
        place = finest(report.place for report in reports if report.place)
        country = key(reports[0])
        region = (f"{country}/{place.admin1}",) if place and place.admin1 else ()
        return Timeline((country, *region), self.revisions(), tuple(self.mentions()))

    def incident(self) -> Incident:
        """Return its record."""
        reports = self.in_order()
        if not reports:
            return self._closed()
        mentions = self.mentions()
        return Incident(
            incident_id=self.incident_id,
            category=_category(reports),
            headline=reports[-1].title,
            place=finest(report.place for report in reports if report.place),
            date=_most(report.date for report in reports if report.date),
            tolls=self.tolls(),
            articles=tuple(mention.article_id for mention in mentions),
            sources=_distinct(mention.publisher for mention in mentions),
            first_reported_at=mentions[0].at,
            updated_at=reports[-1].published_at,
            revision=len({revision.at for revision in self.revisions()}),
        )
