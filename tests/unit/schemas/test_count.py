from datetime import UTC, datetime

from schemas.count import Count
from schemas.figure import Kind


def test_the_key_tells_scope_kind_and_window_apart() -> None:
    count = Count(
        scope="KZ/Almaty",
        kind=Kind.KILLED,
        window="24h",
        low=-3,  # a correction may take more off than was newly reported
        best=-3,
        high=None,
        incidents=1,
        articles=2,
        as_of=datetime(2024, 5, 1, tzinfo=UTC),
    )
    assert count.key == "KZ/Almaty|killed|24h"
