import json
from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Copy, Incident, Kind, Report, Tick, Withdrawal
from streams.tally import book as module
from streams.tally import dossier as dossiers
from streams.tally.book import Book, Changes, Outcome
from streams.tally.storage import Storage
from tests.unit.tally.build import (
    ABROAD,
    BLAST,
    HARBOUR,
    HILLS,
    SLIDE,
    START,
    at,
    copy,
    exactly,
    report,
)

Entry = Report | Copy | Withdrawal | Tick


def play(book: Book, *records: Entry) -> list[Changes]:
    return [book.apply(record) for record in records]


def outcomes(changes: list[Changes]) -> list[Outcome]:
    return [change.outcome for change in changes]


def open_incidents(book: Book) -> list[Incident]:
    return [one for one in map(book.incident, book.ids()) if one.articles]


def withdrawal(article_id: str, hours: float) -> Withdrawal:
    return Withdrawal(article_id=article_id, published_at=at(hours))


def test_reports_of_one_incident_make_one_toll() -> None:
    book = Book()
    changes = play(book, report("a", 0, 3), report("b", 2, 5), report("c", 3, 5))
    assert outcomes(changes) == [Outcome.FOUNDED, Outcome.JOINED, Outcome.JOINED]
    [incident] = open_incidents(book)
    assert incident.articles == ("a", "b", "c")
    assert incident.tolls[Kind.KILLED].best == 5


def test_another_story_is_another_incident() -> None:
    book = Book()
    play(book, report("a"), report("b", 1, terms=SLIDE, place=HILLS), report("c", place=ABROAD))
    assert len(open_incidents(book)) == 3


def test_a_redelivery_changes_nothing_and_names_the_incident_again() -> None:
    book = Book()
    first, _, again = play(book, report("a"), copy("c", "a", 1), report("a"))
    assert again == Changes(Outcome.REPEATED, first.incidents)
    assert book.apply(copy("c", "a", 1)) == Changes(Outcome.REPEATED, first.incidents)
    assert open_incidents(book)[0].articles == ("a", "c")


def test_a_new_version_replaces_the_earlier_report_where_it_lies() -> None:
    book = Book()
    changes = play(book, report("a", 0, 3), report("b", 1, 3), report("a", 2, 9))
    assert changes[-1].outcome == Outcome.REVISED
    assert open_incidents(book)[0].articles == ("b", "a")


def test_a_report_that_supersedes_another_takes_its_place() -> None:
    book = Book()
    play(book, report("a", 0, 3), report("b", 1, 9, supersedes="a"))
    assert open_incidents(book)[0].tolls == {Kind.KILLED: exactly(9)}
    assert book.apply(report("a", 0, 3)).outcome == Outcome.REPEATED
    assert open_incidents(book)[0].articles == ("b",)


def test_a_version_that_tells_of_something_else_leaves_its_incident() -> None:
    book = Book()
    play(book, report("a"), report("b", 1), report("s", 1, terms=SLIDE, place=HILLS))
    left = book.apply(report("b", 2, 60, terms=SLIDE, place=HILLS))
    assert left.outcome == Outcome.REVISED
    assert len(left.incidents) == 2
    assert book.incident(left.incidents[0]).articles == ("s", "b")
    assert book.incident(left.incidents[1]).articles == ("a",)


def test_a_version_that_tells_of_another_country_leaves_its_incident() -> None:
    book = Book()
    play(book, report("a"), report("b", 1), report("b", 2, place=ABROAD))
    assert {one.articles for one in open_incidents(book)} == {("a",), ("b",)}


def test_a_report_that_is_like_two_incidents_merges_them() -> None:
    both = (*BLAST, *SLIDE)
    book = Book()
    play(book, report("a", 0, 3, terms=BLAST), report("b", 1, 4, terms=SLIDE))
    assert len(open_incidents(book)) == 2
    merged = book.apply(report("c", 2, 3, terms=both))
    winner, loser = (book.incident(one) for one in merged.incidents)
    assert winner.articles == ("a", "b", "c")
    assert (loser.merged_into, loser.tolls, loser.articles) == (winner.incident_id, {}, ())
    assert loser.headline == "Title of b"
    assert book.timeline(loser.incident_id).scopes == ()
    assert book.apply(report("c", 2, 3, terms=both)).incidents == merged.incidents


def test_a_closed_incident_is_never_named_again() -> None:
    book = Book(quiet=timedelta(hours=10))
    play(book, report("a", 0, 3), report("b", 1, 3, terms=SLIDE))
    winner, loser = book.apply(report("c", 2, 3, terms=(*BLAST, *SLIDE))).incidents
    book.apply(copy("d", "a", 11))
    assert book.expire(at(13)) == [loser]
    assert book.apply(report("a", 0, 3)).incidents == (winner,)
    assert len(book) == 1


def test_a_withdrawn_report_counts_no_more_and_may_come_back() -> None:
    book = Book()
    play(book, report("a", 0, 3))
    gone = play(book, withdrawal("a", 5), withdrawal("a", 5), report("a", 0, 3))
    assert outcomes(gone) == [Outcome.WITHDRAWN, Outcome.REPEATED, Outcome.REPEATED]
    assert open_incidents(book) == []
    assert book.apply(report("a", 6, 4)).outcome == Outcome.REVISED
    assert open_incidents(book)[0].tolls == {Kind.KILLED: exactly(4)}


def test_a_withdrawal_older_than_the_report_that_came_since_takes_nothing() -> None:
    book = Book()
    book.apply(report("a", hours=3))
    changes = book.apply(Withdrawal(article_id="a", published_at=at(1)))
    assert changes.outcome is Outcome.REPEATED
    [incident_id] = changes.incidents
    assert book.incident(incident_id).articles == ("a",)


def test_what_is_of_no_known_article_is_passed_over() -> None:
    changes = play(Book(), copy("c", "nobody"), withdrawal("nobody", 1))
    assert changes == [Changes(Outcome.UNKNOWN), Changes(Outcome.UNKNOWN)]


def test_an_article_once_a_copy_may_report_for_itself() -> None:
    book = Book()
    play(book, report("a", 0, 3), copy("c", "a", 1), report("c", 2, 8))
    assert open_incidents(book)[0].articles == ("a", "c")
    assert open_incidents(book)[0].tolls[Kind.KILLED].best == 8


def test_the_clock_is_the_latest_time_seen() -> None:
    book = Book()
    play(book, report("a", 5), report("b", 1), Tick(at=at(9)), Tick(at=at(7)))
    assert book.clock == at(9)


def test_an_incident_that_is_not_heard_of_is_closed() -> None:
    book = Book(quiet=timedelta(hours=10))
    play(book, report("a", 0), report("b", 5), report("s", 12, terms=SLIDE, place=HILLS))
    assert book.expire(at(15)) == []
    [closed] = book.expire(at(15.1))
    assert closed not in book.ids()
    assert book.apply(copy("c", "a", 15)).outcome == Outcome.UNKNOWN
    assert book.apply(report("d", 15)).outcome == Outcome.FOUNDED


def test_a_report_of_long_ago_is_kept_as_long_as_any_other() -> None:
    book = Book(quiet=timedelta(hours=10))
    play(book, Tick(at=at(100)), report("a", 0))
    assert book.expire(at(110)) == []
    assert len(book.expire(at(110.1))) == 1


def test_an_incident_is_named_after_the_article_that_founded_it() -> None:
    one, other = Book(), Book()
    assert one.apply(report("a")).incidents == other.apply(report("a", 7, 9)).incidents
    assert one.apply(report("z", terms=SLIDE)).incidents != one.apply(report("a")).incidents


def test_incidents_of_two_countries_have_two_names_though_one_article_founded_both() -> None:
    here, abroad = Book(), Book()
    assert here.apply(report("a")).incidents != abroad.apply(report("a", place=ABROAD)).incidents


# -- states

articles = st.sampled_from(["a", "b", "c", "d", "e", "f"])
stories = st.sampled_from([BLAST, SLIDE, (*BLAST, *SLIDE), BLAST[:5], SLIDE[3:]])
places = st.sampled_from([HARBOUR, HILLS, ABROAD, None])
hours = st.integers(0, 60)
reported = st.builds(
    lambda article, hour, killed, terms, place, earlier: report(
        article, hour, killed, terms=terms, place=place, supersedes=earlier
    ),
    articles, hours, st.integers(0, 9), stories, places, st.none() | articles,
)  # fmt: skip
records = st.lists(
    reported
    | st.builds(copy, st.sampled_from(["k", "l", "m", "a"]), articles, hours)
    | st.builds(withdrawal, articles, hours)
    | st.builds(lambda hour: Tick(at=at(hour)), hours),
    max_size=14,
)


class Table:
    """What an agent keeps of a book, as JSON text."""

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}
        self.clock = Book().clock
        self._storage = Storage()

    def write(self, book: Book, incidents: Iterable[str], most: int | None = None) -> None:
        """Write what changed in these; `most` values of it, then the worker dies."""
        values: dict[str, Any] = {}
        for one in incidents:
            values |= self._storage.changes(book.dossier(one))
        for key, value in islice(values.items(), most):
            self.rows.pop(key, None)
            if value is not None:
                self.rows[key] = json.dumps(value)
        if most is None or most > len(values):
            self.clock = book.clock

    def read(self, order: list[str] | None = None) -> Book:
        self._storage, book = Storage(), Book()
        book.advance(self.clock)
        for key in order or list(self.rows):
            self._storage.restore(key, json.loads(self.rows[key]))
        for dossier, _ in self._storage.restored():
            book.restore(dossier)
        return book


def everything(book: Book) -> dict[str, Any]:
    return {one: (book.incident(one), book.timeline(one), book.dossier(one)) for one in book.ids()}


@given(records, st.data())
def test_a_restored_book_goes_on_like_the_one_it_was(
    records: list[Entry], data: st.DataObject
) -> None:
    book, table = Book(), Table()
    for record in records:
        table.write(book, book.apply(record).incidents)
    restored = table.read(data.draw(st.permutations(sorted(table.rows))))
    assert {one: what[:2] for one, what in everything(restored).items()} == {
        one: what[:2] for one, what in everything(book).items()
    }
    more = data.draw(records_again(records))
    assert play(restored, *more) == play(book, *more)
    assert everything(restored) == everything(book)


def records_again(before: list[Entry]) -> st.SearchStrategy[list[Entry]]:
    return records.map(lambda more: [*before[-3:], *more])


@settings(max_examples=200)
@given(st.lists(reported, max_size=12, unique_by=lambda one: one.article_id), st.data())
def test_a_crash_between_two_writes_leaves_no_trace(
    records: list[Report], data: st.DataObject
) -> None:
    undisturbed = Book()
    play(undisturbed, *records)

    crash = data.draw(st.integers(0, len(records)), label="records before the crash")
    book, table = Book(), Table()
    for number, record in enumerate(records[:crash], 1):
        written = data.draw(st.integers(0, 12)) if number == crash else None
        table.write(book, book.apply(record).incidents, written)
    recovered = table.read()
    for record in records[max(0, crash - 1) :]:
        table.write(recovered, recovered.apply(record).incidents)

    assert open_incidents(recovered) == open_incidents(undisturbed)
    after = {one for one in undisturbed.ids() if undisturbed.incident(one).merged_into}
    assert after == {one for one in recovered.ids() if recovered.incident(one).merged_into}
    assert open_incidents(table.read()) == open_incidents(undisturbed)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=10), st.data())
def test_order_and_redelivery_change_no_toll(killed: list[int], data: st.DataObject) -> None:
    reports = [report(f"r{n}", n, number) for n, number in enumerate(killed)]
    shuffled = data.draw(st.permutations([*reports, *reports]))
    in_order, out_of_order = Book(), Book()
    play(in_order, *reports)
    play(out_of_order, *shuffled)
    [one], [other] = open_incidents(in_order), open_incidents(out_of_order)
    assert one.model_dump(exclude={"incident_id"}) == other.model_dump(exclude={"incident_id"})


def test_an_article_that_a_very_large_incident_let_go_is_known_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither while the incident is open, nor when it is forgotten."""
    monkeypatch.setattr(dossiers, "MOST_REPORTS", 2)
    monkeypatch.setattr(dossiers, "MOST_MENTIONS", 3)
    monkeypatch.setattr(module, "REMEMBERED", 1)
    book, articles = Book(quiet=timedelta(hours=10)), [f"a{number}" for number in range(9)]
    copies = [f"c{number}" for number in range(9)]
    play(book, *(report(one, number / 10) for number, one in enumerate(articles)))
    play(book, *(copy(one, articles[-1], number / 10) for number, one in enumerate(copies)))
    known = [one for one in (*articles, *copies) if book.home(one)]
    assert known == [*articles[-5:], *copies[-3:]]
    book.expire(at(50))
    play(book, Tick(at=at(50)))
    assert len(book.forget()) == 1
    assert not any(book.home(one) for one in (*articles, *copies))
    assert book.apply(report(articles[0], 51)).outcome == Outcome.FOUNDED


def test_the_book_starts_before_all_time() -> None:
    assert Book().clock < START
    assert module.JOIN < module.MERGE


def test_a_withdrawn_article_goes_with_what_supersedes_it() -> None:
    book, table = Book(), Table()
    records = [
        report("a"),
        report("b"),
        withdrawal("a", 1),
        report("c", 2, place=ABROAD, supersedes="a"),
    ]
    for record in records:
        table.write(book, book.apply(record).incidents)
    again = withdrawal("a", 1)
    assert sum("/" not in key for key in table.rows) == 2
    for order in (sorted(table.rows), sorted(table.rows, reverse=True)):
        assert table.read(order).apply(again) == book.apply(again)
