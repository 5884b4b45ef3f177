from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from schemas.time import DateRange, Timestamp

timestamps: TypeAdapter[datetime] = TypeAdapter(Timestamp)


def test_a_timestamp_is_kept_in_utc() -> None:
    read = timestamps.validate_python("2024-05-01T02:00:00+06:00")
    assert (read, read.tzinfo) == (datetime(2024, 4, 30, 20, tzinfo=UTC), UTC)


def test_a_timestamp_without_offset_is_refused() -> None:
    with pytest.raises(ValidationError):
        timestamps.validate_python("2024-05-01T02:00:00")


def test_a_range_of_one_day_is_a_range() -> None:
    day = date(2024, 5, 1)
    assert DateRange(start=day, end=day).start == day


def test_a_range_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="before it starts"):
        DateRange(start=date(2024, 5, 2), end=date(2024, 5, 1))
