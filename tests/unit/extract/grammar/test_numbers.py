import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Qualifier
from streams.extract.english import ENGLISH
from streams.extract.grammar.numbers import Number, NumberReader
from streams.extract.text import Sentence

EXACT, ABOUT, VAGUE = Qualifier.EXACT, Qualifier.ABOUT, Qualifier.VAGUE
AT_LEAST, AT_MOST, RANGE = Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.RANGE
READER = NumberReader(ENGLISH.numbers)


def read(text: str, at: int = 0) -> Number | None:
    return READER.read(Sentence(text), at)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,200", 1_200),
        ("1 200", 1_200),
        ("54K", 54_000),
        ("2.3 million", 2_300_000),
        ("half a million", 500_000),
        ("twelve", 12),
        ("twenty-two", 22),
        ("three hundred and fifty", 350),
        ("two thousand one hundred", 2_100),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("both", 2),
        ("no one", 0),
    ],
)
def test_exact_numbers(text: str, value: int) -> None:
    number = read(text + " people")

    assert number is not None
    assert (number.low, number.best, number.high) == (value, value, value)
    assert number.qualifier is EXACT


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "qualifier"),
    [
        ("at least 12", 12, 12, None, AT_LEAST),
        ("more than a dozen", 12, 12, None, AT_LEAST),
        ("12 or more", 12, 12, None, AT_LEAST),
        ("300+", 300, 300, None, AT_LEAST),
        ("up to 50", 0, 50, 50, AT_MOST),
        ("as many as 50", 0, 50, 50, AT_MOST),
        ("fewer than 50", 0, 50, 50, AT_MOST),
        ("about 200", 200, 200, 200, ABOUT),
        ("nearly 200", 200, 200, 200, ABOUT),
        ("some 200", 200, 200, 200, ABOUT),
        ("between 20 and 30", 20, 20, 30, RANGE),
        ("20 to 30", 20, 20, 30, RANGE),
        ("20-30", 20, 20, 30, RANGE),
        ("two or three", 2, 2, 3, RANGE),
        ("tens", 10, 10, None, VAGUE),
        ("dozens", 12, 12, None, VAGUE),
        ("scores", 20, 20, None, VAGUE),
        ("hundreds", 100, 100, None, VAGUE),
        ("thousands", 1_000, 1_000, None, VAGUE),
        ("tens of thousands", 10_000, 10_000, None, VAGUE),
        ("several", 3, 3, None, VAGUE),
        ("a few", 3, 3, None, VAGUE),
        ("a couple", 2, 2, None, VAGUE),
        ("several hundred", 300, 300, None, VAGUE),
    ],
)
def test_hedged_and_vague_numbers(
    text: str, low: int, best: int, high: int | None, qualifier: Qualifier
) -> None:
    number = read(text + " people")

    assert number is not None
    assert (number.low, number.best, number.high) == (low, best, high)
    assert number.qualifier is qualifier


@pytest.mark.parametrize("text", ["people", "2.5 children", "180-day", "9" * 40, "", "third"])
def test_what_is_no_number_of_people(text: str) -> None:
    assert not text or read(text) is None


def test_a_rise_is_no_range() -> None:
    number = read("rose from 5 to 17", 2)

    assert number is not None
    assert (number.best, number.high) == (5, 5)


def test_gone_up_to_is_no_upper_bound() -> None:
    assert read("has gone up to 17", 2) is None


@given(st.integers(0, 10**8))
def test_digits_are_read_with_and_without_thousands_marks(value: int) -> None:
    for text in (str(value), f"{value:,}"):
        number = read(text)
        assert number is not None
        assert number.best == value
