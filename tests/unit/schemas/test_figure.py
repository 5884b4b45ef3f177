import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.figure import Bounds, Toll

numbers = st.integers(min_value=0, max_value=10**9)


@given(st.lists(numbers, min_size=3, max_size=3).map(sorted))
def test_bounds_in_order_survive_the_journey(three: list[int]) -> None:
    bounds = Bounds(low=three[0], best=three[1], high=three[2])
    assert Bounds.model_validate_json(bounds.to_json()) == bounds


@given(numbers, numbers)
def test_an_open_end_is_above_everything(low: int, more: int) -> None:
    assert Bounds(low=low, best=low + more, high=None).high is None


@pytest.mark.parametrize(
    ("low", "best", "high"), [(3, 2, None), (1, 5, 4), (-1, 0, None), (2, 1, 3)]
)
def test_bounds_out_of_order_are_refused(low: int, best: int, high: int | None) -> None:
    with pytest.raises(ValidationError):
        Bounds(low=low, best=best, high=high)


def test_a_toll_is_bounded_as_well() -> None:
    with pytest.raises(ValidationError):
        Toll(low=9, best=8, high=None)
