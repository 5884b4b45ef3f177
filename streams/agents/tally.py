"""Reports in; incidents with their tolls, and the counts of countries, out."""

from collections import defaultdict
from datetime import datetime, timedelta

from pydantic import ValidationError

import schemas
from schemas.report import figures_record
from schemas.topics import COUNTS, FIGURES, INCIDENTS
from streams import metrics
from streams.agents.stage import Settlement, Stage, State
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Outgoing, Trace, cloudevent
from streams.refusal import Refused
from streams.tally.book import Book
from streams.tally.counts import Counts
from streams.tally.world import cell

CLOCK = "clock"
"""Key of the table under which a book's clock is kept; ids of incidents are hexadecimal."""


class TallyStage(Stage):
    """One book a partition: all incidents of the countries whose reports lie there."""

    name = schemas.Stage.TALLY
    topics = (FIGURES.name,)
    table = "incidents"

    def __init__(self, quiet_time: timedelta, partitions: int) -> None:
        self._quiet_time = quiet_time
        self._partitions = partitions
        self.forget()

    def forget(self) -> None:
        """Drop all books and counts."""
        metrics.COUNT.clear()
        self._books = defaultdict[int, Book](lambda: Book(self._quiet_time))
        self._counts = defaultdict[int, Counts](Counts)
        self._changed = defaultdict[int, dict[str, Trace]](dict)
        self._restored = set[int]()

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back one incident, or the book's clock."""
        book, counts = self._books[partition], self._counts[partition]
        self._restored.add(partition)
        if key == CLOCK:
            book.advance(datetime.fromisoformat(state["at"]))
        else:
            book.restore(key, dict(state))
            counts.replace(key, book.timeline(key))

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """Take a report, a copy, a withdrawal or the time; what changed is sent by `settle`."""
        record = _decode(delivery.value)
        restated = self._restate(delivery.partition)
        for incident_id in self._books[delivery.partition].apply(record).incidents:
            self._changed[delivery.partition][incident_id] = delivery.trace
        return restated

    def settle(self, partition: int) -> Settlement:
        """Send and keep what changed: each incident and each count once."""
        book, counts = self._books[partition], self._counts[partition]
        changed = self._changed.pop(partition, {})
        closed = book.expire(book.clock)
        for incident_id in closed:
            changed.pop(incident_id, None)
            counts.remove(incident_id)
        for incident_id in changed:
            counts.replace(incident_id, book.timeline(incident_id))
        counts.advance(book.clock)

        outgoing = [
            self._incident(book.incident(incident_id), trace, partition)
            for incident_id, trace in changed.items()
        ]
        outgoing += [count_record(count, self._partitions) for count in counts.changed()]
        writes: dict[str, State | None] = {CLOCK: {"at": book.clock.isoformat()}}
        writes |= {one: book.state(one) for one in changed} | dict.fromkeys(closed)
        metrics.INCIDENTS_OPEN.set(sum(len(book.ids()) for book in self._books.values()))
        return Settlement(outgoing, writes)

    def _restate(self, partition: int) -> list[Outgoing]:
        """All counts once more after a restore: the last ones before it may not have got through,
        and only what was said is corrected later."""
        if partition not in self._restored:
            return []
        self._restored.remove(partition)
        counts = self._counts[partition]
        counts.advance(self._books[partition].clock)
        return [count_record(count, self._partitions) for count in counts.changed()]

    def _incident(self, incident: schemas.Incident, trace: Trace, partition: int) -> Outgoing:
        metrics.observe_output(INCIDENTS.name, incident.updated_at, trace.arrived_at)
        headers = cloudevent(
            id_=f"{incident.incident_id}/{trace.origin}",
            type_=INCIDENTS.ce_type(incident),
            source=self.name,
            time=incident.updated_at,
            trace=trace,
        )
        return Outgoing(
            INCIDENTS.name, incident.incident_id.encode(), incident.to_json(), headers, partition
        )


def count_record(count: schemas.Count, partitions: int) -> Outgoing:
    """A count as a record; all scopes of a kind and window lie in one partition, to be summed."""
    metrics.set_count(count)
    headers = cloudevent(
        id_=f"{count.key}/{count.as_of.isoformat()}",
        type_=COUNTS.ce_type(count),
        source=schemas.Stage.TALLY,
        time=count.as_of,
    )
    partition = partition_of(cell(count).encode(), partitions)
    return Outgoing(COUNTS.name, count.key.encode(), count.to_json(), headers, partition)


def _decode(
    value: bytes | None,
) -> schemas.Report | schemas.Copy | schemas.Withdrawal | schemas.Tick:
    try:
        return figures_record.validate_json(value or b"")
    except ValidationError as error:
        raise Refused("not-a-report", str(error)) from None
