import pytest

from schemas import Status
from streams.extract import extract

from ..build import article


def status(text: str) -> Status:
    """The status of the first figure of a text that was published in March 2023."""
    return extract(article(text)).figures[0].status


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
        "It rained. It poured. In 1995 a bomb killed 168 people.",
        "Two years ago a fire killed 60 people.",
        "Last year 31 people were killed in a crash here.",
    ],
)
def test_background(text: str) -> None:
    assert status(text) is Status.BACKGROUND


def test_the_past_event_that_an_article_is_about_is_no_background() -> None:
    assert status("A man was jailed on Monday over a fire that killed 60 in 2019.") is Status.STATED


@pytest.mark.parametrize(
    "text",
    [
        "So far this year 40 people have been killed.",
        "More than 900 people have been killed since January.",
        "About 90 hikers die every year.",
    ],
)
def test_cumulative(text: str) -> None:
    assert status(text) is Status.CUMULATIVE


def test_incremental() -> None:
    assert status("The death toll rose by five to 17.") is Status.INCREMENTAL
