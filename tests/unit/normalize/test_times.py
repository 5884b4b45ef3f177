"""Times of publication, as feeds write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.normalize.times import MAX_AHEAD, published
from streams.refusal import Refused

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


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
    ],
)
def test_the_usual_forms_are_read_in_utc(text):
    assert published(text, None) == NOON


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
