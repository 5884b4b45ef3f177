import pytest

from streams.extract import extract
from streams.extract.english.category import CATEGORIES, OTHER

from ..build import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A strong earthquake shook the coast.", "earthquake"),
        ("Gunmen opened fire; shots were heard for an hour.", "shooting"),
        ("Floods swept the valley.", "flood"),
        ("The minister spoke of pensions.", OTHER),
    ],
)
def test_what_happened(text: str, expected: str) -> None:
    assert extract(article(text)).category == expected


def test_the_headline_weighs_more_than_the_body() -> None:
    body = "The blaze began at night.\n\nThe flames spread.\n\nThe storm had passed."

    assert extract(article(body, "Storm sweeps coast")).category == "storm"


def test_no_two_categories_share_all_their_words() -> None:
    assert len(set(CATEGORIES.values())) == len(CATEGORIES)
