from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import DateRange
from streams.extract.english import ENGLISH
from streams.extract.grammar.dates import DateReader, nearest, past_years
from streams.extract.text import Sentence

TODAY = date(2023, 3, 9)  # a Thursday
READER = DateReader(ENGLISH.dates)


def days(text: str) -> tuple[str, str] | None:
    found = READER.read(text, TODAY)
    return (found[0].days.start.isoformat(), found[0].days.end.isoformat()) if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Monday", "2023-03-06"),
        ("in Wednesday’s fire", "2023-03-08"),
        ("on Thursday", "2023-03-09"),
        ("on Friday", "2023-03-03"),
        ("today", "2023-03-09"),
        ("yesterday", "2023-03-08"),
        ("last night", "2023-03-08"),
        ("on 16 November", "2022-11-16"),
        ("on Nov. 16, 2021", "2021-11-16"),
        ("on 2 February 2019", "2019-02-02"),
        ("on March 5", "2023-03-05"),
        ("on Sunday, Feb. 5", "2023-02-05"),
        ("on Feb. 5, a Sunday", "2023-02-05"),
        ("on New Year’s Eve", "2022-12-31"),
        ("on Christmas Day", "2022-12-25"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert days(f"Twelve died {text}.") == (day, day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in 1995", "1995-01-01", "1995-12-31"),
        ("last year", "2022-01-01", "2022-12-31"),
        ("last week", "2023-02-27", "2023-03-05"),
        ("this week", "2023-03-06", "2023-03-09"),
        ("in the past week", "2023-03-02", "2023-03-09"),
        ("last month", "2023-02-01", "2023-02-28"),
        ("earlier this month", "2023-03-01", "2023-03-09"),
        ("in December", "2022-12-01", "2022-12-31"),
        ("in a February robbery", "2023-02-01", "2023-02-28"),
        ("last May", "2022-05-01", "2022-05-31"),
        ("last March", "2022-03-01", "2022-03-31"),
        ("in October of 2014", "2014-10-01", "2014-10-31"),
    ],
)
def test_a_span(text: str, start: str, end: str) -> None:
    assert days(f"Twelve died {text}.") == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("Twelve died.", "on 31 February", "on 45 May", "in June", "in the 1900 block"),
        *("The dead will be buried on Saturday", "He is due in court on Monday"),
    ],
)
def test_no_date(text: str) -> None:
    assert days(text) is None


def test_without_a_day_of_publication_nothing_is_resolved() -> None:
    assert READER.read("Twelve died on Monday.", None) == []


@given(st.text(max_size=80), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_no_text_breaks_it(text: str, today: date) -> None:
    READER.read(text, today)


def test_an_article_all_of_whose_years_are_past_looks_back() -> None:
    today = date(2024, 3, 6)
    assert past_years(frozenset({1970}), today) == DateRange(
        start=date(1970, 1, 1), end=date(1970, 12, 31)
    )
    assert past_years(frozenset({1999, 2024}), today) is None
    assert past_years(frozenset(), today) is None


@pytest.mark.parametrize(
    "text", ["Police said on Monday that 12 died.", "Police on Monday named 12"]
)
def test_the_day_of_a_statement_dates_nothing(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("text", "is_later"),
    [
        ("He was arrested on Tuesday.", True),
        ("A jury heard him in court Tuesday.", True),
        ("He was arrested on Tuesday in the shooting.", True),
        ("He was arrested in Tuesday's fatal shooting.", False),
        ("He was hurt on Tuesday.", False),
    ],
)
def test_what_the_law_did_afterwards(text: str, is_later: bool) -> None:
    assert [dated.is_later for dated in READER.read(text, TODAY)] == [is_later]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They are charged in the Feb. 5 shooting.", 5),
        ("They are charged in Sunday’s fatal attack on a bar.", 5),
        ("The shooting on Feb. 5 shocked many.", 5),
        ("It happened about 9 p.m. on Feb. 5.", 5),
        ("They were arrested Feb. 6 in the shooting.", None),
        ("They met on Feb. 5.", None),
        ("The attack happened in February.", None),
    ],
)
def test_the_day_of_an_event(text: str, day: int | None) -> None:
    found = READER.event(Sentence(text), TODAY)

    assert (found.start.day if found else None) == day


def test_a_claim_has_the_date_that_stands_nearest() -> None:
    text = "On Monday 12 died, and on Tuesday 30 were hurt."
    dates = READER.read(text, TODAY)

    first = nearest(dates, text, text.index("12"), text.index(","))
    second = nearest(dates, text, text.index("30"), len(text))

    assert first is not None
    assert second is not None
    assert (first.start.day, second.start.day) == (6, 7)
