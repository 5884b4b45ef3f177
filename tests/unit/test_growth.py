"""The helper that tells linear work from other."""

from collections.abc import Callable

import pytest

from tests.unit import growth


@pytest.mark.parametrize(
    ("cost", "is_linear"),
    [
        (lambda size: size, True),
        (lambda size: size**2, False),
        (lambda size: size**3, False),
        (lambda size: size**2 / 1_000_000, True),
    ],
    ids=["linear", "quadratic", "cubic", "tiny"],
)
def test_it_tells_linear_work_from_other(
    cost: Callable[[int], float], is_linear: bool, monkeypatch: pytest.MonkeyPatch
):
    now = 0.0

    def work(size: int) -> None:
        nonlocal now
        now += cost(size)

    monkeypatch.setattr(growth.time, "process_time", lambda: now)
    assert growth.is_linear(work, 10) is is_linear
