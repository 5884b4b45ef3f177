import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Copy, Report, Tick, Withdrawal
from streams.tally import dossier as dossiers
from streams.tally.book import Book
from streams.tally.storage import Storage, Value
from tests.unit.tally.build import at, copy, report

Entry = Report | Copy | Withdrawal


class Kept:
    """A book, and a table through JSON."""

    def __init__(self) -> None:
        self.book, self.storage = Book(), Storage()
        self.table: dict[str, str] = {}

    def take(self, *records: Report | Copy | Withdrawal) -> dict[str, Value | None]:
        """What the last of these writes."""
        for record in records:
            changes: dict[str, Value | None] = {}
            for one in self.book.apply(record).incidents:
                changes |= self.storage.changes(self.book.dossier(one))
            for key, value in changes.items():
                self.table.pop(key, None)
                if value is not None:
                    self.table[key] = json.dumps(value)
        return changes

    def restart(self) -> None:
        self.book, self.storage = Book(), Storage()
        for key, value in self.table.items():
            self.storage.restore(key, json.loads(value))
        for dossier, _ in self.storage.restored():
            self.book.restore(dossier)

    def articles(self) -> list[tuple[str, ...]]:
        return [self.book.incident(one).articles for one in self.book.ids()]


def bodies(changes: dict[str, Value | None]) -> list[Any]:
    """The parts that are written, without their dossier."""
    return [value for key, value in changes.items() if "/" in key and value]


def test_a_report_writes_itself_and_not_those_before_it() -> None:
    kept = Kept()
    kept.take(*(report(f"r{number}", number / 10) for number in range(50)))
    [body] = bodies(kept.take(report("r50", 5)))
    assert body["reports"]["article_id"] == "r50"
    [body] = bodies(kept.take(copy("k", "r50", 6)))
    assert body["copies"]["article_id"] == "k"


def test_what_is_written_of_a_report_is_little_beside_those_that_came_before() -> None:
    kept = Kept()
    last = kept.take(*(report(f"r{number}", number / 10) for number in range(200)))
    assert len(json.dumps(last)) < sum(map(len, kept.table.values())) / 10


def test_what_a_new_version_replaces_is_gone_from_the_table() -> None:
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    size = len(kept.table)
    kept.take(report("b", 2, 5), report("b", 3, 6), report("b", 4, 7))
    assert len(kept.table) == size


def test_the_oldest_reports_of_a_large_incident_are_kept_as_mentions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dossiers, "MOST_REPORTS", 3)
    kept = Kept()
    kept.take(*(report(f"r{number}", number) for number in range(6)))
    before = kept.articles()
    kept.restart()
    assert kept.articles() == before
    assert sum("mentions" in value for value in kept.table.values()) == 3


def test_after_a_restart_a_report_still_writes_itself_alone() -> None:
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    kept.restart()
    [body] = bodies(kept.take(report("c", 2, 5)))
    assert body["reports"]["article_id"] == "c"


def test_parts_that_a_crash_left_without_a_dossier_are_tidied_up() -> None:
    kept = Kept()
    founding = kept.take(report("a", 0, 3))
    [part, incident_id] = founding
    del kept.table[incident_id]
    kept.restart()
    assert kept.articles() == []
    assert (kept.storage.ownerless(), kept.storage.ownerless()) == ([part], [])


def test_a_part_that_was_lost_costs_itself_alone(caplog: pytest.LogCaptureFixture) -> None:
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    [lost] = [key for key, value in kept.table.items() if '"article_id": "a"' in value]
    del kept.table[lost]
    kept.restart()
    assert kept.articles() == [("b",)]
    assert "has lost its part" in caplog.text


def test_what_an_earlier_version_kept_in_one_value_is_read() -> None:
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    before = kept.articles()
    [(incident_id, head)] = [
        (key, json.loads(v)) for key, v in kept.table.items() if "/" not in key
    ]
    del head["parts"]
    reports = [json.loads(v)["reports"] for key, v in kept.table.items() if "/" in key]
    head["dossier"]["reports"] = {one["article_id"]: one for one in reports}
    kept.table = {incident_id: json.dumps(head)}
    kept.restart()
    assert kept.articles() == before


def test_nothing_is_left_of_an_incident_that_is_forgotten() -> None:
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    kept.restart()
    kept.take(report("c", 2, 5))
    [incident_id] = kept.book.ids()
    assert kept.storage.forget(incident_id).keys() == kept.table.keys()


def test_a_withdrawn_report_is_gone() -> None:
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    kept.take(Withdrawal(article_id="a", published_at=at(2)))
    kept.restart()
    assert kept.articles() == [("b",)]


class Worker:
    """One of two that take turns at a partition, each with a folder of its own."""

    def __init__(self) -> None:
        self.folder: dict[str, str] = {}
        self.read = 0
        """How far its folder holds the changelog."""

    def start(self, changelog: list[tuple[str, str | None]]) -> None:
        """Bring the folder up to date, as Faust does, and take the incidents from it."""
        for key, value in changelog[self.read :]:
            _put(self.folder, key, value)
        self.read = len(changelog)
        self.book, self.storage = Book(), Storage()
        for key, text in self.folder.items():
            self.storage.restore(key, json.loads(text))
        for dossier, _ in self.storage.restored():
            self.book.restore(dossier)

    def crash(self) -> None:
        """Die: what is in its folder is used no more (`streams/folder.py`)."""
        self.folder, self.read = {}, 0

    def work(self, records: list[Entry]) -> list[tuple[str, str | None]]:
        """Take these in a batch, into the folder; what the changelog is to get of it."""
        changed: dict[str, None] = {}
        for record in records:
            changed = dict.fromkeys([*self.book.apply(record).incidents, *changed])
        values: dict[str, Value | None] = dict.fromkeys(self.storage.ownerless())
        for one in changed:
            values |= self.storage.changes(self.book.dossier(one))
        written = [(key, value and json.dumps(value)) for key, value in values.items()]
        for key, text in written:
            _put(self.folder, key, text)
        return written


def _put(table: dict[str, str], key: str, text: str | None) -> None:
    table.pop(key, None)
    if text is not None:
        table[key] = text


articles = st.sampled_from("abcdef")
hours = st.integers(0, 6)
entries = (
    st.builds(report, articles, hours, st.integers(0, 9))
    | st.builds(copy, st.sampled_from("klm"), articles, hours)
    | st.builds(
        lambda article, hour: Withdrawal(article_id=article, published_at=at(hour)),
        *(articles, hours),
    )
)


def as_sent(records: list[Entry | Tick]) -> list[Entry | Tick]:
    """Without copies and withdrawals of what is not reported at that time: `extract` sends none."""
    standing: set[str] = set()
    sent = []
    for record in records:
        if isinstance(record, Tick):
            sent.append(record)
            continue
        about = record.copy_of if isinstance(record, Copy) else record.article_id
        if isinstance(record, Report):
            standing.add(about)
        elif about not in standing:
            continue
        elif isinstance(record, Withdrawal):
            standing.discard(about)
        sent.append(record)
    return sent


@settings(max_examples=300)
@given(st.lists(entries, min_size=1, max_size=12).map(as_sent), st.data())
def test_whatever_crash_cuts_whichever_worker_short_nothing_is_lost(
    records: list[Entry], data: st.DataObject
) -> None:
    """Two workers take turns; each dies in a batch, or hands over, and then keeps its folder."""
    changelog: list[tuple[str, str | None]] = []
    workers, committed = (Worker(), Worker()), 0
    for _ in range(data.draw(st.integers(0, 5), label="crashes")):
        worker = workers[data.draw(st.integers(0, 1), label="worker")]
        worker.start(changelog)
        done = data.draw(st.integers(0, len(records) - committed), label="committed before")
        changelog += worker.work(records[committed : committed + done])
        worker.read = len(changelog)
        committed += done
        begun = data.draw(st.integers(0, len(records) - committed), label="begun")
        if begun:
            written = worker.work(records[committed : committed + begun])
            changelog += written[: data.draw(st.integers(0, len(written)), label="got through")]
            worker.crash()
    last, undisturbed = Worker(), Worker()
    last.start(changelog)
    for record in records[committed:]:
        changelog += last.work([record])
    undisturbed.start([])
    for record in records:
        undisturbed.work([record])
    heir = Worker()
    heir.start(changelog)
    assert told(heir.book) == told(last.book) == told(undisturbed.book)


def told(book: Book) -> list[tuple[tuple[str, ...], dict[Any, Any]]]:
    """The articles and tolls of each incident that has some."""
    incidents = map(book.incident, book.ids())
    return sorted((one.articles, dict(one.tolls)) for one in incidents if one.articles)
