from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from schemas import Kind, Report, Revision
from streams.tally.history import history
from streams.tally.timeline import Amount, Course, Mention, Timeline
from streams.tally.toll import courses
from tests.unit.tally.build import at, report, reports_of_one_incident

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def timeline(reports: list[Report]) -> Timeline:
    mentions = tuple(
        Mention(one.article_id, one.source, one.published_at, tuple(sorted(one.tolls)))
        for one in reports
    )
    return Timeline(("QA",), history(courses(reports)), mentions)


def total(told: Timeline, window: timedelta, now: datetime) -> Amount:
    return Course(told, Kind.KILLED).amount(window, now)


def test_a_toll_enters_with_its_report_and_leaves_one_window_later() -> None:
    told = timeline([report("a", 0, 4)])
    assert total(told, DAY, at(0)) == Amount(4, 4, 4, open=0, incidents=1, articles=1)
    assert total(told, DAY, at(23.9)).best == 4
    assert total(told, DAY, at(24)) == Amount()


def test_a_correction_takes_off_what_was_too_much() -> None:
    told = timeline([report("a", 0, 18, source="Herald"), report("b", 30, 15, source="Herald")])
    assert total(told, DAY, at(31)).best == -3


def test_an_incident_counts_once_however_often_it_is_revised() -> None:
    told = timeline([report(str(hour), hour, 3 + hour, source="Herald") for hour in range(5)])
    assert total(told, DAY, at(6)) == Amount(7, 7, 7, open=0, incidents=1, articles=5)


def test_an_open_toll_closes_with_the_report_that_closes_it() -> None:
    told = Timeline(
        ("QA",),
        (
            Revision(at=at(0), kind=Kind.KILLED, low=2, best=2, high=None),
            Revision(at=at(2), kind=Kind.KILLED, low=2, best=2, high=2),
        ),
        (),
    )
    assert total(told, DAY, at(1)).open == 1
    assert total(told, DAY, at(3)).open == 0
    assert total(told, DAY, at(25)).open == 1  # what it was when the window began is not known


@given(reports_of_one_incident(), st.integers(0, 200), st.sampled_from([HOUR, DAY]))
def test_it_adds_the_toll_now_less_the_toll_then(
    reports: list[Report], hour: int, window: timedelta
) -> None:
    told, now = timeline(reports), at(hour)
    revisions = [one for one in told.revisions if one.kind == Kind.KILLED and one.at <= now]
    before = [one for one in revisions if one.at <= now - window]
    best = revisions[-1].best if revisions else 0
    assert total(told, window, now).best == best - (before[-1].best if before else 0)


@given(reports_of_one_incident())
def test_in_the_end_nothing_is_left(reports: list[Report]) -> None:
    assert total(timeline(reports), DAY, at(1_000)) == Amount()


@given(reports_of_one_incident(), st.integers(0, 200))
def test_between_changes_nothing_changes(reports: list[Report], hour: int) -> None:
    course, now = Course(timeline(reports), Kind.KILLED), at(hour)
    last, coming = course.last_change(DAY, now), course.next_change(DAY, now)
    moment = timedelta(microseconds=1)
    assert last is None or last <= now
    assert coming is None or coming > now
    if last:
        assert course.amount(DAY, last) == course.amount(DAY, now)
    if coming:
        assert course.amount(DAY, coming - moment) == course.amount(DAY, now)
    else:
        assert course.amount(DAY, now) == Amount()
