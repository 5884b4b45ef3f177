import pytest

from streams.extract.english.not_counts import is_no_count
from streams.extract.english.numbers import read_number
from streams.extract.text import Sentence


def first_number(text: str) -> bool:
    """Whether the first digits of a text count nobody."""
    tokens = Sentence(text, 0, 0).tokens()
    at = next(i for i, token in enumerate(tokens) if token.text[0].isdigit())
    number = read_number(tokens, at)
    assert number is not None
    return is_no_count(tokens, number)


@pytest.mark.parametrize(
    "text",
    [
        "paid $12 to each",
        "12% of voters",
        "12 percent of voters",
        "on 12 December",
        "on Dec. 12 police",
        "at 12:30",
        "by 12 p.m.",
        "Ana Duarte, 24, was",
        "Ana Duarte (24)",
        "dies at 82",
        "a boy of 15 year-old",
        "in 2011 police",
        "at 8500 Elm Grove Road",
        "the 1400 block of Elm",
        "Route 12 was",
    ],
)
def test_money_shares_dates_times_ages_and_addresses_count_nobody(text: str) -> None:
    assert first_number(text)


@pytest.mark.parametrize(
    "text",
    ["killed 12 police", "12 people", "on Monday, 24, were", "2,011 people", "some 2000 people"],
)
def test_other_numbers_may_count(text: str) -> None:
    assert not first_number(text)
