"""Everything that is kept of one incident, and what follows from it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from schemas import Copy, Incident, Report, Revision, Toll, Tolls
from schemas.incident import LONGEST_HISTORY
from schemas.time import DateRange
from streams.tally.history import history, without_repeats
from streams.tally.places import finest
from streams.tally.report import key
from streams.tally.sources import publisher
from streams.tally.timeline import NOTHING, Mention, Timeline
from streams.tally.toll import Courses, at_last, courses

TIME_ZONES = timedelta(days=1)
"""By how much the date of a place may be ahead of that of a time in UTC."""

MOST_REPORTS = 100
"""Reports that an incident keeps whole; of older ones, what they made of the toll is kept."""
MOST_REVISIONS = 500
MOST_MENTIONS = 500
"""Copies and older reports that an incident remembers."""

OTHER = "other"
"""The category of a report whose words don't tell what happened."""


@dataclass(frozen=True, slots=True)
class Account:
    """What follows from the reports of an incident."""

    incident: Incident
    timeline: Timeline


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
    opened_at: datetime
    """When it was first reported, by the clock of the book."""
    heard_at: datetime
    """When it last changed, by the same clock."""
    reports: dict[str, Report] = field(default_factory=dict)
    """By article id."""
    copies: dict[str, Copy] = field(default_factory=dict)
    """By article id."""
    superseded: dict[str, str] = field(default_factory=dict)
    """Articles whose report another article's has replaced, and that article."""
    withdrawn: dict[str, datetime] = field(default_factory=dict)
    """Articles whose report was withdrawn, and since when."""
    moves: dict[str, int] = field(default_factory=dict)
    """How often a report has changed incidents, for those that have."""
    past: Past = field(default_factory=Past)
    is_closed: bool = False
    """Whether nobody had reported it for long; new reports then tell of something else."""
    merged_into: str | None = None
    last: Incident | None = None
    """Its record before its reports went."""

    # -- what comes in

    def put(self, report: Report) -> None:
        """Take up a report, in place of an earlier one of its article and of what it supersedes."""
        if report.supersedes and report.supersedes != report.article_id:
            self.reports.pop(report.supersedes, None)
            self.copies.pop(report.supersedes, None)
            self.past.mentions.pop(report.supersedes, None)
            self.withdrawn.pop(report.supersedes, None)
            self._supersede(report.supersedes, report.article_id)
        self.superseded.pop(report.article_id, None)
        self.withdrawn.pop(report.article_id, None)
        self.copies.pop(report.article_id, None)
        self.past.mentions.pop(report.article_id, None)
        self.reports[report.article_id] = report
        self.last = None
        self._shorten()

    def put_copy(self, copy: Copy) -> None:
        """Take up a copy of an article that is here."""
        through = self.copies.get(copy.copy_of)
        original = through.copy_of if through else copy.copy_of
        self.copies[copy.article_id] = copy.model_copy(update={"copy_of": original})
        if len(self.copies) > MOST_MENTIONS:
            del self.copies[min(self.copies, key=lambda one: (self.copies[one].published_at, one))]

    def withdraw(self, article_id: str, since: datetime) -> None:
        """Drop a report; its copies carry nothing, until it should come back."""
        if self.reports.keys() == {article_id}:
            self.close()
        del self.reports[article_id]
        self.withdrawn[article_id] = since
        _cut(self.withdrawn)

    def close(self) -> None:
        """Keep the record as it is, before the reports go one by one."""
        self.last = self.incident()

    def give(self, article_id: str, receiver: str) -> "Dossier":
        """Take out what one article brought: its report, its copies, and what it superseded.

        An incident that has nothing left has proved to be the receiver.
        """
        if self.reports.keys() == {article_id}:
            self.last = self.last or self.incident()
        if {*self.reports, *self.past.mentions} == {article_id}:
            self.merged_into = receiver
        earlier = [old for old, new in self.superseded.items() if new == article_id]
        carried = [one for one, copy in self.copies.items() if self.original(copy) == article_id]
        return Dossier(
            self.incident_id,
            self.opened_at,
            self.heard_at,
            reports=_taken(self.reports, [article_id]),
            copies=_taken(self.copies, [article_id, *carried]),
            superseded=_taken(self.superseded, [article_id, *earlier]),
            withdrawn=_taken(self.withdrawn, [article_id]),
            moves=_taken(self.moves, [article_id]),
            past=Past(
                self.past.revisions if self.merged_into else (),
                _taken(self.past.mentions, [article_id]),
            ),
        )

    def absorb(self, part: "Dossier") -> None:
        """Take up what another incident has given; each of its articles has moved once more."""
        self.reports |= part.reports
        self.copies |= part.copies
        self.superseded |= part.superseded
        self.withdrawn |= part.withdrawn
        self.past.mentions |= part.past.mentions
        both = {*self.past.revisions, *part.past.revisions}
        self.past.revisions = tuple(sorted(both, key=lambda one: (one.at, one.kind)))
        for article_id in (*part.reports, *part.past.mentions):
            self.moves[article_id] = part.moves.get(article_id, 0) + 1
        self._shorten()

    # -- what follows

    def has_settled(self, report: Report) -> bool:
        """Say whether this report, or a later one in its place, has been taken up before."""
        here = self.reports.get(report.article_id)
        past = self.past.mentions.get(report.article_id)
        withdrawn = self.withdrawn.get(report.article_id)
        return (
            here == report
            or (here is not None and here.published_at > report.published_at)
            or report.article_id in self.superseded
            or (withdrawn is not None and withdrawn > report.published_at)
            or (past is not None and past.at >= report.published_at)
        )

    def claim(self, article_id: str) -> tuple[bool, int, float, str]:
        """Return by how much an article belongs here, where it stands in two states."""
        current = self.superseded.get(article_id, article_id)
        gone = article_id in self.superseded or article_id in self.withdrawn
        report = self.reports.get(current)
        reported = report.published_at.timestamp() if report else 0.0
        return gone, self.moves.get(current, 0), reported, self.incident_id

    def reporting(self) -> list[str]:
        """Return the articles that report this incident, or once did."""
        return sorted({*self.reports, *self.superseded, *self.withdrawn, *self.past.mentions})

    def articles(self) -> tuple[str, ...]:
        """Return these and the copies: all whose next word belongs here."""
        return (*self.reporting(), *self.copies)

    def ends(self) -> list[Report]:
        """Return its first report and its newest."""
        in_order = self.in_order()
        return [*in_order[:1], *in_order[1:][-1:]]

    def first_reported(self) -> tuple[datetime, str]:
        """Return when it was first reported, and its id: incidents in order of age."""
        return min(mention.at for mention in self.mentions()), self.incident_id

    def original(self, copy: Copy) -> str:
        """Return the article that a copy carries, as it stands now."""
        return self.superseded.get(copy.copy_of, copy.copy_of)

    def in_order(self) -> list[Report]:
        """Return the reports, oldest first."""
        return sorted(self.reports.values(), key=lambda one: (one.published_at, one.article_id))

    def revisions(self) -> tuple[Revision, ...]:
        """Return how the toll moved, oldest first."""
        return self._revisions(courses(self.reports.values()))

    def _revisions(self, courses: Courses) -> tuple[Revision, ...]:
        now = history(courses)
        if not self.past.revisions:
            return now
        until = self.past.revisions[-1].at
        later = (revision for revision in now if revision.at > until)
        return tuple(without_repeats([*self.past.revisions, *later]))

    def _tolls(self, courses: Courses) -> Tolls:
        """Return the toll; a kind that only reports long past have stated stays as it was."""
        past: Tolls = {
            revision.kind: Toll(low=revision.low, best=revision.best, high=revision.high)
            for revision in self.past.revisions
        }
        return past | at_last(courses)

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

    def incident(self) -> Incident:
        """Return its record."""
        return self.account().incident

    def timeline(self) -> Timeline:
        """Return what rolling counts see of it."""
        return self.account().timeline

    def account(self) -> Account:
        """Return both, which rest on one look at the reports."""
        reports = self.in_order()
        if not reports:
            return Account(self._without_reports(), NOTHING)
        run = courses(reports)
        mentions = self.mentions()
        revisions = self._revisions(run)
        incident = Incident(
            incident_id=self.incident_id,
            category=_category(reports),
            headline=reports[-1].title,
            place=finest(report.place for report in reports if report.place),
            date=_date(reports, mentions[0].at),
            is_aftermath=all(report.is_aftermath for report in reports),
            tolls=self._tolls(run),
            articles=tuple(mention.article_id for mention in mentions),
            sources=_distinct(mention.publisher for mention in mentions),
            first_reported_at=mentions[0].at,
            changed_at=self.heard_at,
            updated_at=reports[-1].published_at,
            revision=len({revision.at for revision in revisions}),
            history=revisions[-LONGEST_HISTORY:],
        )
        if self.is_closed or incident.is_look_back:
            return Account(incident, NOTHING)
        country = key(reports[0])
        place = incident.place
        region = (f"{country}/{place.admin1}",) if place and place.admin1 else ()
        return Account(incident, Timeline((country, *region), revisions, tuple(mentions)))

    def _without_reports(self) -> Incident:
        if self.last is None:
            raise LookupError(f"incident {self.incident_id} never had a report")
        return self.last.model_copy(
            update={
                "changed_at": self.heard_at,
                "tolls": {},
                "articles": (),
                "sources": (),
                "history": (),
                "merged_into": self.merged_into,
            }
        )

    def _supersede(self, old: str, new: str) -> None:
        for earlier, later in self.superseded.items():
            if later == old:
                self.superseded[earlier] = new
        self.superseded[old] = new
        _cut(self.superseded)

    def _shorten(self) -> None:
        """Let the oldest reports beyond `MOST_REPORTS` become past."""
        if len(self.reports) <= MOST_REPORTS:
            return
        revisions = self.revisions()
        oldest = self.in_order()[:-MOST_REPORTS]
        for report in oldest:
            self.past.mentions[report.article_id] = _mention(report)
            del self.reports[report.article_id]
        until = oldest[-1].published_at
        settled = [revision for revision in revisions if revision.at <= until]
        # What a kind stood at before the oldest that is kept is no move within any window.
        before = {revision.kind: revision for revision in settled[:-MOST_REVISIONS]}
        kept = [*before.values(), *settled[-MOST_REVISIONS:]]
        self.past.revisions = tuple(sorted(kept, key=lambda one: (one.at, one.kind)))
        newest = sorted(self.past.mentions.values(), key=lambda one: (one.at, one.article_id))
        self.past.mentions = {one.article_id: one for one in newest[-MOST_MENTIONS:]}


Value = TypeVar("Value")


def _taken(values: dict[str, Value], keys: Iterable[str]) -> dict[str, Value]:
    return {key: values.pop(key) for key in keys if key in values}


def _cut(values: dict[str, Value]) -> None:
    """Drop the entry that has been there longest, where there are too many."""
    if len(values) > MOST_MENTIONS:
        del values[next(iter(values))]


def _mention(report: Report) -> Mention:
    kinds = tuple(sorted(report.tolls))
    return Mention(report.article_id, publisher(report), report.published_at, kinds)


def _category(reports: Iterable[Report]) -> str:
    told = [report.category for report in reports if report.category != OTHER]
    return _most(told) or OTHER


def _date(reports: Iterable[Report], first_reported_at: datetime) -> DateRange | None:
    """Return the date that most reports tell, of those on which it can have happened.

    Nothing is reported before it happens. A story of long after that tells of a later day means a
    hearing, a vigil or another incident.
    """
    last = first_reported_at.date() + TIME_ZONES
    told = [report.date for report in reports if report.date]
    return _most(date for date in told if date.start <= last)


def _most(values: Iterable[Value]) -> Value | None:
    """Return the most frequent value; between equals, the first."""
    ranked = Counter(values).most_common(1)
    return ranked[0][0] if ranked else None


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names once each, in their first spelling."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return tuple(first.values())
