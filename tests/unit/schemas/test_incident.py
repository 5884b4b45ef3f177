"""What an incident says of itself."""

from datetime import UTC, date, datetime

import pytest

from schemas import DateRange, Incident

REPORTED = datetime(2024, 3, 6, 9, tzinfo=UTC)


def incident(happened: DateRange | None) -> Incident:
    return Incident(
        incident_id="i", category="earthquake", headline="h", place=None, date=happened, tolls={},
        articles=(), sources=(), first_reported_at=REPORTED, changed_at=REPORTED,
        updated_at=REPORTED, revision=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (date(1999, 12, 31), True),
        (date(2024, 2, 3), True),
        (date(2024, 2, 4), False),
        (date(2024, 3, 6), False),
    ],
)
def test_what_was_old_when_it_was_first_reported_is_a_look_back(end: date, expected: bool) -> None:
    assert incident(DateRange(start=end, end=end)).is_look_back is expected


def test_what_is_not_dated_is_no_look_back_but_as_an_aftermath() -> None:
    assert not incident(None).is_look_back
    assert incident(None).model_copy(update={"is_aftermath": True}).is_look_back
