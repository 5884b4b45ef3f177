from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.alerts.baseline import MOST_DAYS, MOST_WEEKS, History

MONDAY = datetime(2024, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
NOON = timedelta(hours=12)


def history(values: list[int], start: datetime = MONDAY) -> History:
    """A history of one record a day, at noon."""
    found = History()
    for offset, value in enumerate(values):
        found.add(start + offset * DAY + NOON, value, offset)
    return found


def test_what_is_usual_is_not_known_before_enough_weeks_are() -> None:
    assert History().usual(2) is None
    assert history([5] * 15).usual(2) is None  # the fifteenth day is not over
    assert history([5] * 16).usual(2) == 5


def test_a_weekday_is_held_against_its_own_kind() -> None:
    """Busy Mondays, idle other days: at the end of a Monday much is usual, on others little."""
    week = [70, 7, 7, 7, 7, 7, 7]
    usual = []
    for days in range(63, 70):
        known = history((week * 10)[: days + 1])
        known.add(MONDAY + days * DAY + timedelta(hours=23, minutes=59), 7, 99)
        usual.append(known.usual(8))
    assert usual[0] == pytest.approx(0.8 * 70 + 0.2 * 7, rel=0.01)
    assert usual[1:] == pytest.approx([7] * 6, rel=0.01)


def test_a_window_that_ends_at_noon_is_half_of_yesterday() -> None:
    week = [70, 7, 7, 7, 7, 7, 7]
    on_tuesday_noon = history((week * 9)[:58])
    assert on_tuesday_noon.usual(8) == pytest.approx((0.8 * 70 + 0.2 * 7 + 7) / 2)


def test_days_without_a_record_stand_where_the_last_one_left_them() -> None:
    told = history([4])
    told.add(MONDAY + 30 * DAY, 9, 1)
    assert told.ended == [4] * 30
    assert told.usual(4) == 4


def test_the_last_record_of_a_day_is_what_the_day_ended_with() -> None:
    told = history([4])
    told.add(MONDAY + timedelta(hours=13), 6, 1)
    told.add(MONDAY + timedelta(hours=14), 5, 2)
    told.add(MONDAY + DAY, 0, 3)
    assert told.ended == [5]


def test_a_disaster_of_the_past_does_not_raise_what_is_usual() -> None:
    quiet, struck = [10] * 60, [10] * 60
    struck[30] = 5000
    assert history(struck).usual(8) == history(quiet).usual(8) == 10


def test_this_week_is_no_part_of_what_is_usual() -> None:
    """So that a surge that goes on for days does not hide itself."""
    assert history([10] * 57 + [500] * 6).usual(8) == 10


def test_the_value_of_a_record_counts_though_its_time_lies_before() -> None:
    told = history([4, 5])
    told.add(MONDAY, 9, 2)
    told.add(MONDAY + 2 * DAY, 1, 3)
    assert told.ended == [4, 9]


@given(st.lists(st.tuples(st.integers(-5, 500), st.integers(0, 10_000))))
def test_a_history_is_bounded_whatever_comes(records: list[tuple[int, int]]) -> None:
    told = History()
    for offset, (value, hours) in enumerate(records):
        told.add(MONDAY + timedelta(hours=hours), value, offset)
        assert len(told.ended) <= MOST_DAYS
        usual = told.usual(MOST_WEEKS)
        assert usual is None or min(told.ended) <= usual <= max(told.ended)
