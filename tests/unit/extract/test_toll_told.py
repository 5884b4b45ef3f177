"""Articles that call the toll by its name; and those who were hurt and died."""

import pytest

from schemas import Kind
from streams.extract import extract

from .build import article


@pytest.mark.parametrize(
    ("title", "body", "killed"),
    [
        ("Flood toll rises by 11 to 40", "The death toll rose by 11 to 40 on Monday.", 40),
        ("Storm toll climbs", "The death toll climbed from 12 to 18 overnight.", 18),
        ("Toll cut", "The death toll was lowered to 16 from 19, the ministry said.", 16),
        ("Fewer dead", "The number of dead was corrected from 19 to 16.", 16),
        (
            "Two more die after depot blast",
            "Two more victims of the blast died in hospital, and the death toll rose to 19.",
            19,
        ),
        ("Toll rises", "The death toll rose to 19 after two more victims died, police said.", 19),
    ],
)
def test_the_toll_that_is_called_so_is_the_toll(title: str, body: str, killed: int) -> None:
    assert extract(article(body, title)).tolls[Kind.KILLED].best == killed


@pytest.mark.parametrize(
    ("body", "injured"),
    [
        ("Fifteen people were killed. Twenty-three people remain in hospital.", 23),
        ("Two people who were injured on Monday have died. Four are still in hospital.", 4),
        ("Two people who were injured on Monday have died.", None),
        ("Three men were shot and a fourth was wounded by glass.", 4),
        ("Six people were shot and several others injured.", 6),
        ("Five people were injured, including a girl who died of her wounds.", 4),
        ("Five people, including Ida Roos, were injured. Ida Roos died on Sunday.", 4),
        ("Six people were killed, including the suspect, and four were injured.", 4),
        ("Luis Duarte, 34, was killed on Sunday. His brother was wounded in the arm.", 1),
        ("A cook was killed and three others, a woman and two men, were wounded.", 3),
        ("The outbreak of cholera has sickened 40 people, and nine are in intensive care.", None),
    ],
)
def test_the_hurt_are_those_who_live(body: str, injured: int | None) -> None:
    toll = extract(article(body)).tolls.get(Kind.INJURED)
    assert (toll.best if toll else None) == injured


@pytest.mark.parametrize(
    ("title", "body", "low", "best", "high"),
    [
        ("Bridge toll hits 134", "The collapse killed at least 134 people.", 134, 134, None),
        ("Arrests after blasts that killed nearly 90", "The blasts killed 89 people.", 89, 89, 89),
        ("Nearly 90 killed in blasts", "A first count was of 60 people killed.", 90, 90, 90),
    ],
)
def test_the_text_hedges_and_counts_what_the_title_rounds(
    title: str, body: str, low: int, best: int, high: int | None
) -> None:
    toll = extract(article(body, title)).tolls[Kind.KILLED]
    assert (toll.low, toll.best, toll.high) == (low, best, high)


def test_others_died_beside_those_of_the_headline() -> None:
    body = "Five soldiers were killed in an ambush. The colonel's wife and his driver also died."
    assert extract(article(body, "Ambush kills five soldiers")).tolls[Kind.KILLED].best == 7


def test_households_are_the_same_people() -> None:
    body = "Some 38,412 people (7,680 households) have been displaced."
    assert extract(article(body)).tolls[Kind.DISPLACED].best == 38_412


def test_spanish() -> None:
    body = "La cifra de muertos subió de 12 a 18, informó Protección Civil."
    assert extract(article(body, language="es")).tolls[Kind.KILLED].best == 18
