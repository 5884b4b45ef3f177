from datetime import date

import pytest

from streams.extract.english import ENGLISH
from streams.extract.grammar.reading import Grammar

from ..build import article

read = Grammar(ENGLISH).read


def happened(*paragraphs: str, title: str = "") -> tuple[date, date] | None:
    found = read(article("\n\n".join(paragraphs), title)).date
    return (found.start, found.end) if found else None


def day(month: int, number: int, year: int = 2023) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were shot dead on Tuesday.", day(3, 7)),
        ("Three were arrested on Wednesday. Two people were shot on Feb. 28.", day(2, 28)),
        ("Three were arrested on Wednesday in the killing of two.", None),
        ("Three were arrested on Wednesday.", day(3, 8)),
        ("Two people were killed. The shooting happened on Monday.", day(3, 6)),
        ("Three were arrested Wednesday in the March 1 killing of two.", day(3, 1)),
        ("Two people were killed last month. It happened on Feb. 20.", day(2, 20)),
        ("Two people were killed in February.", (date(2023, 2, 1), date(2023, 2, 28))),
    ],
)
def test_the_day_of_an_incident(text: str, expected: tuple[date, date] | None) -> None:
    assert happened(text) == expected


def test_a_month_far_down_tells_of_what_was_before() -> None:
    told = "Two people were killed.", "Police came.", "It is quiet there.", "Nobody is held."

    assert happened(*told, "A man was shot there in January.") is None


def test_of_years_ago_the_day_that_lies_in_them() -> None:
    title = "Two men killed in 2022 are remembered"

    assert happened("The two men were shot on May 5, 2022.", title=title) == day(5, 5, 2022)
    assert happened("A man was hurt on Monday.", title=title) == (
        date(2022, 1, 1),
        date(2022, 12, 31),
    )


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Two people killed", "They met on Feb. 24 when a quarrel began.", day(2, 24)),
        ("Two people killed", "He had left the army on May 5, 2020.", None),
        ("Man sentenced in killing of two", "They met on May 5, 2020.", day(5, 5, 2020)),
        ("Man sentenced in killing of two", "He will speak on May 5.", None),
        ("Man sentenced in killing of two", "He was arrested on May 6, 2020.", None),
        ("Two people killed", "The house is shown Friday, March 3, 2023.", None),
        ("Two people killed", "So sad to see — Ann Lee (@annlee) March 7, 2023", None),
    ],
)
def test_a_day_of_the_calendar_where_nothing_else_tells_it(
    title: str, text: str, expected: tuple[date, date] | None
) -> None:
    assert happened("Two people were killed.", text, title=title) == expected


def test_years_ago_are_told_anywhere() -> None:
    body = "The city counts its weak houses. " * 6 + "The 1999 quake killed 17,000 people."
    title = "City counts weak houses, decades after the quake that killed 17,000"
    found = read(article(body, title)).date
    assert found is not None
    assert found.end.year == 1999
