import json
from typing import Any

import pytest

from schemas import Copy, Report, Withdrawal
from streams.tally import dossier as dossiers
from streams.tally.book import Book
from streams.tally.storage import Storage, Value
from tests.unit.tally.build import at, copy, report


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
                changes |= self.storage.changes(self.book.dossier(one), self.book.clock)
            for key, value in changes.items():
                self.table.pop(key, None)
                if value is not None:
                    self.table[key] = json.dumps(value)
        return changes

    def restart(self) -> None:
        self.book, self.storage = Book(), Storage()
        for key, value in self.table.items():
            self.storage.restore(key, json.loads(value))
        for dossier, clock in self.storage.restored():
            self.book.restore(dossier, clock)

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


def test_what_is_written_of_a_report_stays_small_however_many_came_before() -> None:
    kept = Kept()
    first = kept.take(report("r1000"))
    last = kept.take(*(report(f"r{number}", number / 10) for number in range(1001, 1200)))
    assert len(json.dumps(last)) < 4 * len(json.dumps(first))


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


def test_the_first_change_after_a_restart_writes_all_again() -> None:
    """The table may hold what its changelog lacks."""
    kept = Kept()
    kept.take(report("a", 0, 3), report("b", 1, 4))
    kept.restart()
    written = bodies(kept.take(report("c", 2, 5)))
    assert [body["reports"]["article_id"] for body in written] == ["a", "b", "c"]
    assert len(kept.table) == 4
    kept.restart()
    assert kept.articles() == [("a", "b", "c")]


def test_parts_that_a_crash_left_without_a_dossier_are_tidied_up() -> None:
    kept = Kept()
    founding = kept.take(report("a", 0, 3))
    [incident_id] = [key for key in founding if "/" not in key]
    del kept.table[incident_id]
    kept.restart()
    assert kept.articles() == []
    kept.take(report("a", 0, 3))
    assert len(kept.table) == 2
    kept.restart()
    assert kept.articles() == [("a",)]


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
