import pytest

from streams.extract.english import ENGLISH
from streams.extract.grammar.nouns import Noun, plural_noun, singular_noun


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("policemen", Noun("police")),
        ("ex-soldiers", Noun("military")),
        ("people", Noun(None)),
        ("welders", Noun("worker")),
        ("glaziers", Noun(None)),
        ("24-year-olds", Noun(None)),
        ("tables", None),
        ("papers", None),
        ("policeman", None),
    ],
)
def test_several_people(word: str, expected: Noun | None) -> None:
    assert plural_noun(word, ENGLISH.nouns) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("policeman", Noun("police")),
        ("ex-soldier", Noun("military")),
        ("24-year-old", Noun(None)),
        ("machinist", Noun("worker")),
        ("violinist", Noun(None)),
        ("iraqi", Noun(None)),
        ("table", None),
    ],
)
def test_one_person(word: str, expected: Noun | None) -> None:
    assert singular_noun(word, ENGLISH.nouns) == expected
