import pytest

from streams.extract import extract
from streams.extract.english import ENGLISH
from streams.extract.grammar.category import OTHER

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
    categories = ENGLISH.categories.categories

    assert len(set(categories.values())) == len(categories)


def test_a_players_injury_is_no_figure() -> None:
    text = "The coach said striker Ben Okoro was injured in the cup match. He misses the league."

    assert extract(article(text)).figures == ()


def test_a_spectators_death_at_a_match_is() -> None:
    text = "A spectator was killed at the cup match. The league mourns; the coach wept."

    (figure,) = extract(article(text)).figures

    assert figure.best == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The flood affected 300 workers.", ["affected"]),
        ("The new law affected 300 workers.", []),
    ],
)
def test_who_is_affected_counts_only_where_something_happened(text: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in extract(article(text)).figures] == kinds
