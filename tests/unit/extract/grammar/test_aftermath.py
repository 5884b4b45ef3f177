"""Trials, verdicts and anniversaries bring no new dead."""

from datetime import UTC, datetime

import pytest

from schemas import Article, DateRange
from streams.extract import extract

PUBLISHED = datetime(2024, 5, 15, 12, tzinfo=UTC)
"""A Wednesday."""


def told(title: str, body: str, language: str = "en") -> tuple[bool, DateRange | None]:
    article = Article(
        article_id="a", title=title, body=body, published_at=PUBLISHED, language=language
    )
    extraction = extract(article)
    assert extraction.tolls
    return extraction.is_aftermath, extraction.date


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ferry captain sentenced to nine years", "He steered when 31 people were killed."),
        ("Ostwick blast: owner pleads guilty", "Four dockers died in the fire at his depot."),
        ("Two sides of a long night", "A jury heard how three men were killed. The "
         "trial of the landlord goes on."),
        ("Venning marks the anniversary of its landslide", "Sixty people died in their sleep."),
    ],
)  # fmt: skip
def test_what_came_long_after_is_told_from_news(title: str, body: str) -> None:
    assert told(title, body) == (True, None)


def test_the_day_of_a_hearing_is_not_the_day_of_the_event() -> None:
    assert told("Bus driver found guilty", "A jury found on Monday that he killed two.") == (
        True,
        None,
    )


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Bells for the Herald: port remembers ferry of 1987", "Bells rang on Tuesday for the 193 "
         "who died when it capsized."),
        ("City counts weak houses, 25 years after quake", "In August it will be 25 years since an "
         "earthquake killed 17,000 people. The quake of 1999 also injured 44,000."),
    ],
)  # fmt: skip
def test_an_event_of_long_ago_has_its_own_date(title: str, body: str) -> None:
    _, happened = told(title, body)
    assert happened is not None
    assert happened.end.year < 2000


def test_the_day_of_the_event_stays_where_a_trial_tells_it() -> None:
    article = Article(
        article_id="a",
        title="Bus driver sentenced",
        body="Two were killed on 3 June 2021.",
        published_at=PUBLISHED,
        language="en",
    )
    is_aftermath, happened = extract(article).is_aftermath, extract(article).date
    assert is_aftermath
    assert happened is not None
    assert happened.start.isoformat() == "2021-06-03"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Two arrested after blast", "Four dockers were killed on Monday. A man was charged."),
        ("Two shot dead", "A convict who had pleaded guilty to arson shot two people on Tuesday."),
        ("Convicted felon kills five at mall", "Five people died on Tuesday, police said."),
        ("Shooting outside trial leaves 3 dead", "Three died on Tuesday at the court."),
        ("Five killed at anniversary march", "Troops shot dead five people on Tuesday."),
    ],
)  # fmt: skip
def test_news_stays_news(title: str, body: str) -> None:
    is_aftermath, happened = told(title, body)
    assert not is_aftermath
    assert happened is not None


def test_spanish() -> None:
    title = "Condenan a nueve años al capitán del ferry"
    assert told(title, "El tribunal dijo que murieron 31 personas en el naufragio.", "es")[0]
    title = "ONU condena ataque que deja 20 muertos en Cali"
    assert not told(title, "Al menos 20 personas murieron este miércoles.", "es")[0]
