import pytest

from schemas import Place
from streams.extract import extract

from ..build import article


def place(text: str, title: str = "") -> Place | None:
    """The place of the last figure of a text."""
    return extract(article(text, title)).figures[-1].place


def name(text: str, title: str = "") -> str | None:
    found = place(text, title)
    return found.name if found else None


def test_the_sentence_comes_first() -> None:
    assert name("It rained in Quito. Twelve people were killed in Lima.") == "Lima"


def test_then_the_paragraph() -> None:
    text = "Storms hit Ecuador.\n\nRoofs flew off in Lima. Twelve people were killed."

    assert name(text) == "Lima"


def test_then_the_dateline() -> None:
    text = "LIMA, Peru (AB) — It rained hard.\n\nTwelve people were killed."

    assert name(text) == "Lima"


def test_a_country_where_no_city_is_named() -> None:
    found = place("Twelve people were killed in Peru.")

    assert found is not None
    assert (found.name, found.country) == ("Peru", "PE")


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("Two people were killed in Springfield, Mo., police said.", "Missouri"),
        ("Two people were killed in Springfield, Ohio.", "Ohio"),
        ("Ohio grieves. Two people were killed in Springfield.", "Ohio"),
    ],
)
def test_a_state_tells_cities_of_one_name_apart(text: str, admin1: str) -> None:
    found = place(text)

    assert found is not None
    assert (found.name, found.admin1) == ("Springfield", admin1)


def test_where_somebody_is_from_is_no_scene() -> None:
    assert name("A Russian agency said 12 people were killed in Lima.") == "Lima"


def test_no_place() -> None:
    assert place("Twelve people were killed.") is None


def test_a_part_of_a_city_that_is_named_too_is_that_city() -> None:
    text = "Chicago police were called at night. Two people were killed in Oak Lawn."

    assert name(text) == "Chicago"


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed on Media Street.",
        "Two people were killed in Nice weather at the Young farm.",
    ],
)
def test_streets_and_common_words_are_no_cities(text: str) -> None:
    assert place(text) is None
