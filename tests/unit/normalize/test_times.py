"""Times of publication, as feeds write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.normalize import times
from streams.normalize.times import MAX_AHEAD
from streams.refusal import Refused

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def published(text: str | None, arrived_at: datetime | None) -> datetime | None:
    return times.published(text, arrived_at).at


def time_or_reason(text: str) -> datetime | str:
    try:
        return published(text, NOON)
    except Refused as refused:
        return refused.reason


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T12:00:00Z",
        "2024-03-05T12:00:00.000Z",
        "2024-03-05T14:00:00+02:00",
        "2024-03-05 12:00:00",
        "2024-03-05T12:00",
        "20240305T120000Z",
        "Tue, 05 Mar 2024 12:00:00 GMT",
        "Tue, 5 Mar 2024 07:00:00 -0500",
        "  2024-03-05T12:00:00Z ",
        "1709640000",
        "1709640000.0",
        "1709640000000",
        "20240305120000",
        "202403051200",
        "2024030512",
        "Tue, 05 Mar 2024 17:30:00 +0530 (IST)",
    ],
)
def test_the_usual_forms_are_read_in_utc(text):
    assert published(text, None) == NOON


@pytest.mark.parametrize(
    "text",
    [
        "March 5, 2024 12:00 PM",
        "March 5, 2024 at 7:00 a.m. EST",
        "Tuesday, March 5th, 2024, 12:00",
        "5 mars 2024 à 12h00",
        "le 5 mars 2024 à 12 h 00",
        "5 de março de 2024 às 12h00",
        "5 de marzo de 2024, 12:00",
        "5. März 2024, 12:00 Uhr",
        "5 марта 2024 г. 12:00",
        "2024年3月5日 12:00",
        "2024/03/05 12:00",
        "2024-03-05 12:00 PM",
        "2024-03-05 12:00 UTC",
        "05.03.2024 12:00",
        "5-Mar-2024 12:00",
        "Tue Mar 5 12:00:00 2024",
        "Tue, 05 Mar 2024 13:00:00 CET",
        "5 Mar 2024 12:00 PM",
        "5 Mar 2024 06:00 CST",
        "Terça-feira, 5 de março de 2024 às 09:00:00 BRT",
    ],
)
def test_what_people_write_is_read(text):
    assert published(text, None) == NOON


@pytest.mark.parametrize(
    ("digits", "time"),
    [
        ("20240305", "2024-03-05T00:00:00Z"),
        ("199903051200", "1999-03-05T12:00:00Z"),
        ("2024130512", "2034-02-21T10:28:32Z"),  # no month 13: seconds
        ("1905010112", "2030-05-14T17:28:32Z"),
        ("999999999", "2001-09-09T01:46:39Z"),
        ("200000000000", "1976-05-03T19:33:20Z"),
        ("1710010900000", "2024-03-09T19:01:40Z"),
        ("1801052000000", "2027-01-27T12:13:20Z"),
        ("1710010900.5", "2024-03-09T19:01:40.5Z"),
    ],
)
def test_digits_alone_are_a_date_where_they_can_be_else_an_epoch(digits, time):
    assert published(digits, None) == datetime.fromisoformat(time)


@pytest.mark.parametrize("zone", ["IST", "ist", "AMT"])
def test_the_name_of_several_zones_is_refused_and_told_why(zone):
    with pytest.raises(Refused, match=f"a zone of several: {zone}"):
        published(f"5 Mar 2024 12:00 {zone}", None)


@pytest.mark.parametrize(
    "text",
    [
        "mars 2024",
        "12:00 2024 mars",
        "5 2024",
        "5-2024-" + "mar-" * 13,
        "Mar mar 5 2024",
        "mar,5,2024," * 5,
    ],
)
def test_what_cannot_be_a_date_is_not_sought_in_all_languages(text, monkeypatch):
    monkeypatch.setattr(times, "_reader", lambda: pytest.fail("asked"))
    assert time_or_reason(text) == "bad-date"


@pytest.mark.parametrize("text", ["25/12/2023", "12/25/2023", "25-12-2023", "25.12.2023"])
def test_a_day_that_can_be_no_month_is_the_day(text):
    assert published(text, None) == datetime(2023, 12, 25, tzinfo=UTC)


def test_a_day_in_dots_comes_first():
    assert published("03.04.2024", None) == datetime(2024, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize("text", ["03/04/2024", "3-4-2024 10:00", "Friday, 03/04/2024"])
def test_a_day_that_may_be_the_month_is_refused_and_told_why(text):
    with pytest.raises(Refused, match="may mean 3 Apr 2024 or 4 Mar 2024"):
        published(text, None)


def test_a_date_is_read_alike_whatever_was_read_before():
    before = published("5 mar 2024", None)
    published("5 de marzo de 2024", None)
    published("le 5 mars 2024", None)
    assert published("5 mar 2024", None) == before


def test_a_day_begins_at_midnight_utc():
    assert published("2024-03-05", None) == datetime(2024, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", [None, "", "  "])
def test_arrival_stands_in_for_a_missing_time(text):
    assert published(text, NOON) == NOON
    assert published(text, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2 hours ago",
        "5 March",
        "March 2024",
        "March 5, 24",
        "31/02/2023",
        "5/3 2024 PST",
        "May 5 2024 Aug 6 2023",
        "17096400",
        "mars " * 12 + "2024",
        "30000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "2024-13-05",
        "1" * 10_000,
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
        "Tue, 99 Mar 2024 12:00:00 GMT",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Refused) as caught:
        published(text, None)
    assert caught.value.reason == "bad-date"
    assert len(caught.value.detail) < 200


def test_what_lies_a_little_after_arrival_was_published_then():
    arrival = NOON - MAX_AHEAD
    assert published("2024-03-05T12:00:00Z", arrival) == arrival


def test_how_far_a_clock_is_ahead_is_told() -> None:
    stated = "2024-03-05T12:00:00Z"
    assert times.published(stated, NOON - timedelta(hours=2)).ahead == timedelta(hours=2)
    assert times.published(stated, NOON + timedelta(hours=2)).ahead == timedelta()
    assert times.published(None, NOON).ahead is None


def test_publication_long_after_arrival_is_refused():
    with pytest.raises(Refused, match="after arrival"):
        published("2024-03-05T12:00:00Z", NOON - MAX_AHEAD - timedelta(seconds=1))


@given(
    st.datetimes(
        min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
        max_value=datetime(2199, 12, 31),  # noqa: DTZ001 - as above
        timezones=st.just(UTC),
    )
)
def test_what_is_written_as_iso_8601_is_read_back(time):
    assert published(time.isoformat(), None) == time


@given(st.text(max_size=80))
def test_any_text_is_a_time_or_refused(text):
    outcome = time_or_reason(text)
    assert outcome == "bad-date" or outcome.tzinfo is UTC
