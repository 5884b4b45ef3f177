"""The order of arrival changes nothing: late, again, and with restarts between."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Count, Tick
from streams.tally.book import Book
from streams.tally.counts import Counts
from streams.tally.storage import Storage
from tests.unit.tally.arrivals import DAYS, Entry, arrival, articles, in_order, withdrawal
from tests.unit.tally.build import at, report

END = at(24 * (DAYS + 2))


class Tally:
    """A book and its counts, kept in a table as an agent keeps them."""

    def __init__(self) -> None:
        self.book, self.counts = Book(), Counts()
        self.latest: dict[str, Count] = {}
        """By key, as a reader of the compacted topic finds it."""
        self._storage = Storage()
        self._table: dict[str, str] = {}

    def take(self, record: Entry | Tick) -> None:
        for one in self.book.apply(record).incidents:
            changes = self._storage.changes(self.book.dossier(one))
            for key, value in changes.items():
                self._table.pop(key, None)
                if value is not None:
                    self._table[key] = json.dumps(value)
            self.counts.replace(one, self.book.timeline(one))
        self._say()

    def restart(self, order: list[str]) -> None:
        clock = self.book.clock
        self.book, self.counts, self._storage = Book(), Counts(), Storage()
        self.book.advance(clock)
        for key in order:
            self._storage.restore(key, json.loads(self._table[key]))
        for dossier, _ in self._storage.restored():
            self.book.restore(dossier)
            self.counts.replace(dossier.incident_id, self.book.timeline(dossier.incident_id))
        self._say()

    def _say(self) -> None:
        self.counts.advance(self.book.clock)
        self.latest |= {count.key: count for count in self.counts.changed()}

    def keys(self) -> list[str]:
        return sorted(self._table)

    def outcome(self) -> tuple[list[dict[str, Any]], dict[str, Count]]:
        """What the records say in the end, but for the names, which tell who founded what."""
        self.take(Tick(at=END))
        incidents = [self.book.incident(one) for one in self.book.ids()]
        told = [one.model_dump(exclude={"incident_id"}) for one in incidents if one.articles]
        return told, {key: count for key, count in self.latest.items() if says_something(count)}


def says_something(count: Count) -> bool:
    return any((count.low, count.best, count.high, count.incidents, count.articles))


def tallied(records: list[Entry]) -> Tally:
    tally = Tally()
    for record in records:
        tally.take(record)
    return tally


@settings(max_examples=100, deadline=None)
@given(articles, st.data())
def test_arrival_leaves_no_trace_in_tolls_history_and_counts(
    articles: tuple[list[Entry], ...], data: st.DataObject
) -> None:
    expected = tallied(in_order(articles)).outcome()
    tally = Tally()
    for record in data.draw(arrival(articles)):
        tally.take(record)
        if data.draw(st.integers(0, 4), label="4 restarts") == 4:
            tally.restart(data.draw(st.permutations(tally.keys())))
    assert tally.outcome() == expected


def test_a_report_that_comes_back_finds_the_incident_that_was_opened_meanwhile() -> None:
    told, _ = tallied(
        [report("a", 0, 3), withdrawal("a", 1), report("b", 2, 3), report("a", 3, 3)]
    ).outcome()
    assert [incident["articles"] for incident in told] == [("b", "a")]
