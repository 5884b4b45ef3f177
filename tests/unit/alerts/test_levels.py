from hypothesis import given
from hypothesis import strategies as st

from schemas import Severity
from streams.alerts.levels import level, rank

LEVELS = {Severity.MODERATE: 10.0, Severity.SEVERE: 50.0}


def test_a_level_holds_until_the_figure_falls_below_its_share() -> None:
    def of(value: float, held: Severity | None) -> Severity | None:
        return level(LEVELS, value, held, 0.8)

    assert of(9, None) is None
    assert of(10, None) == Severity.MODERATE
    assert of(50, Severity.MODERATE) == Severity.SEVERE
    assert of(40, Severity.SEVERE) == Severity.SEVERE
    assert of(39, Severity.SEVERE) == Severity.MODERATE
    assert of(49, Severity.MODERATE) == Severity.MODERATE
    assert of(8, Severity.MODERATE) == Severity.MODERATE
    assert of(7, Severity.MODERATE) is None


def test_no_severity_ranks_below_the_least() -> None:
    assert rank(None) < rank(Severity.MINOR) < rank(Severity.EXTREME)


@given(st.lists(st.floats(40, 50, exclude_max=True)), st.sampled_from([None, *LEVELS]))
def test_values_within_the_band_never_make_a_level_flap(
    values: list[float], held: Severity | None
) -> None:
    """Between 40 and 50 the level is what it is at the first value, for good."""
    levels = []
    for value in values:
        held = level(LEVELS, value, held, 0.8)
        levels.append(held)
    assert len(set(levels)) <= 1
