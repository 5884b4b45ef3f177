import pytest

from streams.extract.english import ENGLISH
from streams.extract.grammar.not_counts import why_no_count
from streams.extract.grammar.numbers import NumberReader

from .build import tagged

READER = NumberReader(ENGLISH.numbers)


def why(text: str) -> str | None:
    """Why the first digits of a text count nobody."""
    sentence = tagged(text)
    at = next(i for i, word in enumerate(sentence.words) if word[0].isdigit())
    number = READER.read(sentence, at)
    assert number is not None
    return why_no_count(sentence, number, ENGLISH.no_counts)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("paid $12 to each", "money"),
        ("12% of voters", "share"),
        ("12 percent of voters", "share"),
        ("12 in 50 voters", "share"),
        ("12 out of 50 voters", "share"),
        ("12 of every hundred voters", "share"),
        ("on 12 December", "date"),
        ("on Dec. 12 police", "date"),
        ("at 12:30", "clock"),
        ("by 12 p.m.", "time"),
        ("Ana Duarte, 24, was", "age"),
        ("Ana Duarte (24)", "age"),
        ("dies at 82", "age"),
        ("girls aged 12 and 14", "age"),
        ("boys as young as 13 were", "age"),
        ("was hurt.[6] The", "label"),
        ("in 2011 police", "year"),
        ("at 8500 Elm Grove Road", "address"),
        ("the 1400 block of Elm", "address"),
        ("Route 12 was", "label"),
        ("Image 12 of 20 Ana Duarte was", "label"),
        ("said 911 dispatchers", "label"),
        ("the 12 th of", "ordinal"),
        ("12 degrees below", "degree"),
        ("a 9 mm pistol", "calibre"),
    ],
)
def test_money_shares_dates_times_ages_and_addresses_count_nobody(text: str, reason: str) -> None:
    assert why(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "killed 12 police",
        "12 people",
        "on Monday, 24, were",
        "2,011 people",
        "some 2000 people",
        "killed 12 in 2019",
    ],
)
def test_other_numbers_may_count(text: str) -> None:
    assert why(text) is None
