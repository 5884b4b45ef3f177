from typing import Any

import pytest
from prometheus_client import REGISTRY

from streams import rebalances
from streams.rebalances import MeasureRebalances


def measured(name: str) -> float:
    return REGISTRY.get_sample_value(name) or 0


def test_a_rebalance_is_counted_as_it_begins_and_timed_as_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = iter((100.0, 112.5))
    monkeypatch.setattr(rebalances, "monotonic", lambda: next(times))
    app: Any = None
    count, seconds = measured("tallywire_rebalances_total"), "tallywire_recovery_seconds"
    before = measured(f"{seconds}_count"), measured(f"{seconds}_sum")
    sensor = MeasureRebalances()
    state = sensor.on_rebalance_start(app)
    assert measured("tallywire_rebalances_total") == count + 1
    assert measured(f"{seconds}_count") == before[0]
    sensor.on_rebalance_end(app, state)
    assert (measured(f"{seconds}_count"), measured(f"{seconds}_sum")) == (
        before[0] + 1,
        before[1] + 12.5,
    )
