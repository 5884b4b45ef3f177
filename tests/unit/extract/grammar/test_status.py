import pytest

from schemas import Status
from streams.extract import extract
from streams.extract.english import ENGLISH
from streams.extract.grammar.reading import Grammar

from ..build import article

S = Status


def statuses(text: str) -> list[Status]:
    """The status of each figure of a text that was published in March 2023."""
    return [figure.status for figure in extract(article(text)).figures]


def status(text: str) -> Status:
    """The status of the first of them."""
    return statuses(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed on Monday.",
        "No one was hurt.",
        "Forty people died in the worst storm since 1954.",
        "Twelve people are feared dead.",
    ],
)
def test_stated(text: str) -> None:
    assert status(text) is Status.STATED


@pytest.mark.parametrize(
    "text",
    [
        "The army did not kill 12 people.",
        "He denied killing 12 people.",
        "The army denied that 12 people were killed.",
    ],
)
def test_denied(text: str) -> None:
    assert status(text) is Status.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "A flood could kill thousands of people.",
        "They threatened to kill 12 hostages.",
        "It is unclear whether 12 people were killed.",
    ],
)
def test_hypothetical(text: str) -> None:
    assert status(text) is Status.HYPOTHETICAL


@pytest.mark.parametrize(
    "text",
    [
        "In 1995 a bomb killed 168 people.",
        "Two years ago a fire killed 60 people.",
        "Last year 31 people were killed in a crash here.",
        "A fire in the same tower killed 60 people in 2019.",
    ],
)
def test_background(text: str) -> None:
    assert statuses(f"It rained. It poured. {text}") == [S.BACKGROUND]
    assert statuses(f"Two people were hurt on Monday. {text}") == [S.STATED, S.BACKGROUND]


def test_where_much_is_told_of_what_is_long_past_and_nothing_of_now_that_is_the_subject() -> None:
    text = "It rained. In 1995 a bomb killed 168 people. The 1995 bombing injured 500 people."

    assert statuses(text) == [S.STATED, S.STATED]
    assert statuses(f"{text} On Monday two people were hurt.") == [
        S.BACKGROUND,
        S.BACKGROUND,
        S.STATED,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "So far this year 40 people have been killed.",
        "More than 900 people have been killed since January.",
        "About 90 hikers die every year.",
        "It rained. In nine years of war 5,000 people were killed.",
        "The shooting raised the city's homicide toll to 47.",
        "A string of killings pushed the year's toll to 92.",
        "There were 71 homicide victims in Lake County.",
    ],
)
def test_cumulative(text: str) -> None:
    assert status(text) is Status.CUMULATIVE


def test_incremental() -> None:
    assert status("The death toll rose by five to 17.") is Status.INCREMENTAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed and the gas could have killed 200.", [S.STATED, S.HYPOTHETICAL]),
        ("Two people were killed; the army denied killing 12.", [S.STATED, S.DENIED]),
        ("He would later kill three people.", [S.STATED]),
        ("Not only were 12 people killed, 30 were hurt.", [S.STATED, S.STATED]),
        ("If the dam breaks, hundreds of people will be killed.", [S.HYPOTHETICAL]),
        ("Police prevented an attack, but two people were hurt.", [S.STATED]),
        ("Six people were killed, if briefly mourned.", [S.STATED]),
        ("Police dismissed reports that 12 people were killed.", [S.DENIED]),
    ],
)
def test_denials_and_possibilities_hold_for_their_clause(text: str, expected: list[Status]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two people were hurt in the tower where a blaze killed 48 people in 2011.",
            [S.STATED, S.BACKGROUND],
        ),
        (
            "Two people were hurt on Monday; in 2011 a blaze killed 48 people here.",
            [S.STATED, S.BACKGROUND],
        ),
        (
            "On Monday two people were hurt, and so far this year 40 people have been killed.",
            [S.STATED, S.CUMULATIVE],
        ),
        (
            "Six people died on Monday in a valley, where the wells have been dry for a decade.",
            [S.STATED],
        ),
        ("Six people died on Monday, in the worst fire since 1954.", [S.STATED]),
        ("Six people died in the worst fire since 1954, which killed 40.", [S.STATED, S.STATED]),
    ],
)
def test_words_of_time_hold_for_what_they_date(text: str, expected: list[Status]) -> None:
    assert statuses(f"It is Tuesday. {text}") == expected


def test_in_january_december_is_now() -> None:
    news = article("It is Tuesday. Police counted. Two people died in December 2022.")
    january = news.model_copy(update={"published_at": news.published_at.replace(month=1)})

    (figure,) = extract(january).figures

    assert figure.status is S.STATED


@pytest.mark.parametrize(
    "text",
    [
        "About 40 people have died in the past nine months.",
        "Per year 40 people die on this road.",
        "In nine years of war, 12 villagers were killed.",
    ],
)
def test_what_was_summed_over_time_is_not_stated(text: str) -> None:
    assert statuses(text)[-1] in (S.CUMULATIVE, S.BACKGROUND)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Three men were shot.", [True]),
        ("Three men were shot but survived.", [False]),
        ("Three men were shot and suffered injuries that are not life-threatening.", [False]),
        (
            "Two nurses were shot, and a guard was rushed to hospital in fair condition.",
            [True, False],
        ),
    ],
)
def test_those_told_to_live_are_not_among_the_dead(text: str, is_open: list[bool]) -> None:
    claims = Grammar(ENGLISH).read(article(text)).claims

    assert [claim.fate_open for claim in claims] == is_open
