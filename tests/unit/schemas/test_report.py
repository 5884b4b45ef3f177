from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from schemas.report import Copy, Report, Tick, Withdrawal, figures_record

AT = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "record",
    [
        Report(
            article_id="a1",
            title="Ferry sinks",
            language="en",
            published_at=AT,
            category="shipwreck",
            tolls={},
            figures=(),
        ),
        Copy(article_id="a2", copy_of="a1", published_at=AT),
        Withdrawal(article_id="a1", published_at=AT),
        Tick(at=AT),
    ],
)
def test_each_model_is_read_back_as_itself(record: Report | Copy | Withdrawal | Tick) -> None:
    assert figures_record.validate_json(record.to_json()) == record


@pytest.mark.parametrize("value", [b"{}", b'{"type": "rumour"}', b"[]"])
def test_a_record_that_does_not_say_what_it_is_is_refused(value: bytes) -> None:
    with pytest.raises(ValidationError):
        figures_record.validate_json(value)
