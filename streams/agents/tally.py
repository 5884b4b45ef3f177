"""Reports in; incidents with their tolls, and the counts of countries, out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import product, starmap

from pydantic import ValidationError

import schemas
from schemas.report import FiguresRecord, Tick
from schemas.topics import COUNTS, FIGURES, INCIDENTS
from streams import metrics
from streams.agents import ticks
from streams.agents.counts import End, count_record, end_record
from streams.agents.stage import Settlement, Stage, State
from streams.agents.ticks import TICK_EVERY
from streams.broker.records import Delivery, Outgoing, Trace, cloudevent
from streams.metrics import Reading
from streams.refusal import Refused
from streams.tally.book import LONGEST, QUIET, Book
from streams.tally.counts import WINDOWS, Counts, Key, Subject
from streams.tally.storage import Storage
from streams.tally.timeline import Timeline
from streams.tally.world import is_country

CLOCK = "clock"
"""Key of the table under which a book's clock is kept, and of which windows counts were said; ids
of incidents are hexadecimal."""


@dataclass
class Tally:
    """The tally of one partition, and what of it is still to be said and to be written."""

    book: Book
    storage: Storage
    counts: Counts
    windows: set[str]
    """Those of which counts were ever said."""
    unsaid: dict[str, Trace] = field(default_factory=dict)
    """Incidents that changed, each with the article that changed it last."""
    unwritten: dict[str, None] = field(default_factory=dict)
    outgoing: list[Outgoing] = field(default_factory=list)
    left: dict[str, set[Subject]] = field(default_factory=lambda: defaultdict(set))
    """By incident, what it has contributed to and does no more. It is kept: a crash may lose what
    was said of that, and a restored incident tells nothing of it."""
    is_restored: bool = False
    """Whether the counts must be said once more: what was said before the restore may not have
    got through, and only what was said is corrected later."""

    def close(self, now: datetime) -> None:
        """Close the incidents that nobody has reported for long."""
        for incident_id in self.book.expire(now):
            self.counts.remove(incident_id)
            self.unwritten[incident_id] = None


class TallyStage(Stage):
    """One book a partition: all incidents of the countries whose reports lie there."""

    name = schemas.Stage.TALLY
    topics = (FIGURES.name,)
    outputs = (INCIDENTS.name, COUNTS.name)
    table = "incidents"

    def __init__(
        self,
        partitions: int,
        quiet_time: timedelta = QUIET,
        longest_life: timedelta = LONGEST,
        windows: tuple[str, ...] = WINDOWS,
    ) -> None:
        self._partitions = partitions
        self._windows = windows
        self._quiet_time = quiet_time
        self._longest_life = longest_life
        self.forget()

    def forget(self) -> None:
        """Drop all books and counts."""
        self._tallies = defaultdict[int, Tally](self._tally)

    def _tally(self) -> Tally:
        book = Book(self._quiet_time, self._longest_life)
        return Tally(book, Storage(), Counts(self._windows), {*self._windows})

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back a part of an incident, or the book's clock."""
        tally = self._tallies[partition]
        tally.is_restored = True
        if key == CLOCK:
            tally.book.advance(datetime.fromisoformat(state["at"]))
            tally.counts.advance(tally.book.clock)
            tally.windows.update(state.get("windows", WINDOWS))
        else:
            tally.storage.restore(key, state)

    def restored(self) -> None:
        """Put the incidents together."""
        for tally in self._tallies.values():
            for dossier, left in tally.storage.restored():
                tally.book.restore(dossier)
                if left:
                    tally.left[dossier.incident_id] = left
                tally.counts.replace(dossier.incident_id, tally.book.timeline(dossier.incident_id))

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """Take a report, a copy, a withdrawal or the time; `settle` says what changed."""
        record = _decode(delivery)
        tally = self._tallies[delivery.partition]
        if tally.is_restored or _time_of(record) >= tally.book.clock + TICK_EVERY:
            # What holds now is said before time moves on, or batches would decide what is said.
            self._say(tally, delivery.partition)
            tally.close(_time_of(record))
        changed = tally.book.apply(record).incidents
        tally.unsaid |= dict.fromkeys(changed, delivery.trace)
        # The newest first: a report that moved is written where it went before where it was.
        tally.unwritten = dict.fromkeys([*changed, *tally.unwritten])
        return []

    def settle(self, partition: int) -> Settlement:
        """Say and keep what changed: each incident and each count once."""
        tally = self._tallies[partition]
        self._say(tally, partition)
        writes: dict[str, State | None] = dict.fromkeys(tally.storage.ownerless())
        for incident_id in tally.unwritten:
            dossier = tally.book.dossier(incident_id)
            writes |= tally.storage.changes(dossier, tally.left.get(incident_id, ()))
        for incident_id in tally.book.forget():
            tally.left.pop(incident_id, None)
            writes |= tally.storage.forget(incident_id)
        # Last: a crash between two writes leaves the time of the batch before, and what is done
        # again of this one is dated as it would have been.
        writes[CLOCK] = {"at": tally.book.clock.isoformat(), "windows": sorted(tally.windows)}
        outgoing, tally.outgoing = tally.outgoing, []
        tally.unwritten = {}
        return Settlement(outgoing, writes)

    def readings(self) -> Iterable[Reading]:
        """The counts of countries, those of regions being too many; and how many incidents."""
        for tally in self._tallies.values():
            for key, best in tally.counts.best():
                if is_country(key.scope):
                    yield Reading(metrics.COUNT, best, key)
        incidents = sum(len(tally.book) for tally in self._tallies.values())
        yield Reading(metrics.INCIDENTS_OPEN, incidents)
        yield Reading(metrics.STATE_RECORDS, incidents, (self.name,))

    def _say(self, tally: Tally, partition: int) -> None:
        """Put the incidents and the counts as they stand now into the outgoing records."""
        for incident_id, trace in tally.unsaid.items():
            account = tally.book.account(incident_id)
            self._contribute(tally, incident_id, account.timeline)
            tally.outgoing.append(_record(account.incident, trace, partition))
        tally.counts.advance(tally.book.clock)
        if tally.is_restored:
            tally.outgoing += self._ends(tally)
            tally.outgoing += self._nothing(tally)
        tally.outgoing += [
            count_record(count, self.name, self._partitions) for count in tally.counts.changed()
        ]
        tally.unsaid = {}
        tally.is_restored = False

    def _contribute(self, tally: Tally, incident_id: str, timeline: Timeline) -> None:
        left = tally.counts.replace(incident_id, timeline)
        if left or incident_id in tally.left:
            contributes = set(starmap(Subject, product(timeline.scopes, timeline.kinds)))
            tally.left[incident_id] = (tally.left[incident_id] | left) - contributes

    def _nothing(self, tally: Tally) -> list[Outgoing]:
        """The counts to which nothing contributes any more; that may not have got through."""
        since: dict[Subject, datetime] = {}
        for incident_id, left in tally.left.items():
            heard_at = tally.book.dossier(incident_id).heard_at
            since |= {one: max(heard_at, since.get(one, heard_at)) for one in left}
        for subject in tally.counts.subjects():
            since.pop(subject, None)
        return [
            count_record(count, self.name, self._partitions)
            for subject, at in sorted(since.items())
            for count in tally.counts.nothing(subject, at)
        ]

    def _ends(self, tally: Tally) -> list[Outgoing]:
        """The ends of counts whose window is kept no more; those said before may not have got
        through."""
        return [
            end_record(End(Key(scope, kind, window), tally.book.clock), self.name, self._partitions)
            for window in sorted(tally.windows.difference(self._windows))
            for scope, kind in tally.counts.subjects()
        ]


def _record(incident: schemas.Incident, trace: Trace, partition: int) -> Outgoing:
    metrics.observe_output(INCIDENTS.name, incident.updated_at, trace.arrived_at)
    headers = cloudevent(
        id_=f"{incident.incident_id}/{trace.origin}",
        type_=INCIDENTS.ce_type(incident),
        source=schemas.Stage.TALLY,
        time=incident.updated_at,
        trace=trace,
    )
    key = incident.incident_id.encode()
    return Outgoing(INCIDENTS.name, key, incident.to_json(), headers, partition)


def _time_of(record: FiguresRecord) -> datetime:
    return record.at if isinstance(record, Tick) else record.published_at


def _decode(delivery: Delivery) -> FiguresRecord:
    try:
        return ticks.read(delivery)
    except ValidationError as error:
        raise Refused("not-a-report", str(error)) from None
