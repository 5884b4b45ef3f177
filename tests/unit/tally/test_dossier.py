from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import DateRange, Kind, Report, Revision, Toll
from schemas.incident import LONGEST_HISTORY
from streams.tally import dossier as module
from streams.tally.dossier import Dossier
from tests.unit.tally.build import (
    ABROAD,
    HARBOUR,
    START,
    at,
    copy,
    exactly,
    report,
    reports_of_one_incident,
)


def dossier(*reports: Report) -> Dossier:
    kept = Dossier("x", START, START)
    for one in reports:
        kept.put(one)
    return kept


def test_the_record_tells_who_reported_what_and_when() -> None:
    kept = dossier(report("b", 2, 5), report("a", 0, 4))
    kept.put_copy(copy("c", "a", 1))
    incident = kept.incident()
    assert incident.articles == ("a", "c", "b")
    assert incident.sources == ("Paper of a", "A Copier", "Paper of b")
    assert (incident.first_reported_at, incident.updated_at) == (at(0), at(2))
    assert incident.headline == "Title of b"
    assert incident.place == HARBOUR
    assert incident.revision == 2
    assert incident.tolls == {Kind.KILLED: Toll(low=4, best=5, high=5)}


def test_the_record_tells_how_its_toll_moved() -> None:
    kept = dossier(report("b", 2, 5, injured=9), report("a", 0, 4))
    assert kept.incident().history == (
        Revision(at=at(0), kind=Kind.KILLED, low=4, best=4, high=4),
        Revision(at=at(2), kind=Kind.INJURED, low=9, best=9, high=9),
        Revision(at=at(2), kind=Kind.KILLED, low=4, best=5, high=5),
    )


def test_the_record_of_a_toll_that_moved_often_tells_its_newest_revisions() -> None:
    kept = dossier(*(report(str(hour), hour, hour) for hour in range(LONGEST_HISTORY + 50)))
    assert kept.incident().history == kept.revisions()[-LONGEST_HISTORY:]
    assert kept.incident().revision == LONGEST_HISTORY + 50


def test_an_incident_that_was_merged_or_whose_report_was_withdrawn_has_no_history() -> None:
    merged, withdrawn = dossier(report("a")), dossier(report("a"))
    merged.give("a", "winner")
    withdrawn.withdraw("a", at(1))
    assert merged.incident().history == withdrawn.incident().history == ()


def on(one: Report, hours: float) -> Report:
    day = at(hours).date()
    return one.model_copy(update={"date": DateRange(start=day, end=day)})


def test_nothing_happens_after_it_was_first_reported() -> None:
    hearing = on(report("b", 720), 700)
    assert dossier(report("a", 0), hearing).incident().date is None
    told = dossier(on(report("a", 24), 0), hearing, on(report("c", 730), 700)).incident().date
    assert told == DateRange(start=at(0).date(), end=at(0).date())


def test_a_day_that_has_begun_elsewhere_already_may_be_the_day() -> None:
    assert dossier(on(report("a", 20), 24)).incident().date is not None


def test_category_and_date_are_those_of_most_reports() -> None:
    day = DateRange(start=at(0).date(), end=at(0).date())
    kept = dossier(
        report("a", 0).model_copy(update={"category": "other", "date": day}),
        report("b", 1).model_copy(update={"category": "other"}),
        report("c", 2),
    )
    assert (kept.incident().category, kept.incident().date) == ("explosion", day)


def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    kept = dossier(report("a", 0, 4), report("a", 5, 9))
    assert kept.incident().tolls == {Kind.KILLED: exactly(9)}
    assert kept.incident().articles == ("a",)


def test_copies_follow_the_report_that_supersedes_their_original() -> None:
    kept = dossier(report("a", 0, 4))
    kept.put_copy(copy("c", "a", 1))
    kept.put_copy(copy("d", "c", 2))
    kept.put(report("b", 3, 6, supersedes="a"))
    kept.put(report("e", 4, 7, supersedes="b"))
    assert kept.incident().articles == ("c", "d", "e")
    assert kept.incident().tolls == {Kind.KILLED: exactly(7)}


def test_an_older_version_does_not_come_back() -> None:
    kept = dossier(report("a", 0, 4), report("b", 3, 6, supersedes="a"))
    assert kept.has_settled(report("a", 0, 4))


def test_an_incident_without_reports_keeps_its_face_but_no_toll() -> None:
    kept = dossier(report("a", 0, 4))
    part = kept.give("a", "winner")
    incident = kept.incident()
    assert part.reports.keys() == {"a"}
    assert (incident.merged_into, incident.headline) == ("winner", "Title of a")
    assert (incident.tolls, incident.articles, incident.sources) == ({}, (), ())
    assert kept.timeline().scopes == ()


def test_a_report_takes_along_its_copies_and_what_it_superseded() -> None:
    kept = dossier(report("a", 0), report("b", 1), report("c", 2, supersedes="a"))
    kept.put_copy(copy("d", "a", 3))
    other = Dossier("y", START, START)
    other.absorb(kept.give("c", "y"))
    assert kept.incident().articles == ("b",)
    assert other.incident().articles == ("c", "d")
    assert other.has_settled(report("a", 0))
    assert other.claim("c") > kept.claim("c")


def test_a_withdrawn_report_counts_nowhere_until_it_comes_back() -> None:
    kept = dossier(report("a", 0, 4), report("b", 1, 6))
    kept.withdraw("b", at(2))
    assert kept.incident().tolls == {Kind.KILLED: exactly(4)}
    assert kept.has_settled(report("b", 1, 6))
    assert not kept.has_settled(report("b", 2, 6))


def test_an_older_version_that_arrives_late_has_been_settled() -> None:
    kept = dossier(report("a", 3, 9))
    assert kept.has_settled(report("a", 0, 5))
    assert not kept.has_settled(report("a", 3, 8)), "a correction without a time of its own"


def test_a_look_back_counts_nowhere() -> None:
    old = DateRange(start=date(1999, 8, 17), end=date(1999, 8, 17))
    kept = dossier(report("a", 0, 17_000).model_copy(update={"date": old}))
    assert kept.incident().tolls[Kind.KILLED].best == 17_000
    assert kept.timeline().revisions == ()


def test_an_incident_is_an_aftermath_until_somebody_reports_it_as_news() -> None:
    trial = report("a", 0).model_copy(update={"is_aftermath": True})
    assert not dossier(trial).timeline().revisions
    assert dossier(trial, report("b", 1)).timeline().revisions


def test_scopes_are_the_country_and_the_region_where_it_is_known() -> None:
    assert dossier(report()).timeline().scopes == ("QA", "QA/Ostmark")
    assert dossier(report(place=None)).timeline().scopes == ("ZZ",)
    country = ABROAD.model_copy(update={"admin1": None})
    assert dossier(report(place=country)).timeline().scopes == ("QB",)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(module, "MOST_REPORTS", 3)
    return 3


def test_beyond_its_newest_reports_an_incident_keeps_history_and_mentions(small: int) -> None:
    everything = [report(str(hour), hour, 10 + hour, source="Herald") for hour in range(8)]
    kept = dossier(*everything)
    assert len(kept.reports) == small
    assert kept.incident().articles == tuple(one.article_id for one in everything)
    assert [one.best for one in kept.revisions()] == [10 + hour for hour in range(8)]
    assert kept.has_settled(everything[0])


def test_a_kind_that_only_past_reports_stated_stays_as_it_was(small: int) -> None:
    kept = dossier(report("a", 0, 4, injured=9), *(report(str(n), n, 4) for n in range(1, 6)))
    assert kept.incident().tolls == {Kind.KILLED: exactly(4), Kind.INJURED: exactly(9)}


def test_an_incident_whose_newest_reports_all_go_keeps_its_face(small: int) -> None:
    withdrawn = dossier(*(report(str(hour), hour) for hour in range(small + 2)))
    moved = dossier(*(report(str(hour), hour) for hour in range(small + 2)))
    for article_id in list(withdrawn.reports):
        withdrawn.withdraw(article_id, at(9))
        moved.give(article_id, "winner")
    assert withdrawn.incident().headline == moved.incident().headline == "Title of 4"
    assert (withdrawn.incident().tolls, moved.incident().merged_into) == ({}, None)


@given(reports_of_one_incident(), st.permutations(range(12)), st.permutations(range(12)))
def test_order_and_repetition_leave_no_trace(
    reports: list[Report], order: list[int], again: list[int]
) -> None:
    shuffled = [reports[number] for number in (*order, *again) if number < len(reports)]
    assert dossier(*shuffled).incident() == dossier(*reports).incident()
    assert dossier(*shuffled).timeline() == dossier(*reports).timeline()
