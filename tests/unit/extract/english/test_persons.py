import pytest

from streams.extract.english.chunk import Chunk
from streams.extract.english.chunking import read_chunks
from streams.extract.english.names import find_names, surname
from streams.extract.english.tags import Tag
from streams.extract.text import Sentence


def persons(text: str) -> list[tuple[Chunk, str]]:
    tokens = Sentence(text, 0, 0).tokens()
    chunks = read_chunks(tokens, find_names(tokens))
    return [
        (chunk, " ".join(token.text for token in tokens[chunk.who[0] : chunk.who[1]]))
        for chunk in chunks
        if chunk.tag in (Tag.ONE, Tag.OWNER) and chunk.who
    ]


@pytest.mark.parametrize(
    ("text", "who", "group", "age"),
    [
        ("rescuers found a young policeman in the hall", "a young policeman", "police", None),
        ("rescuers found the 24-year-old in the hall", "the 24-year-old", None, 24),
        ("rescuers found a 9-year-old girl in the hall", "a 9-year-old girl", "child", 9),
        ("rescuers found Ana Duarte, 24, in the hall", "Ana Duarte", None, 24),
        ("rescuers found Gen. Ana Duarte in the hall", "Gen . Ana Duarte", None, None),
        ("Policeman found in the hall by rescuers", "Policeman", "police", None),
    ],
)
def test_one_person(text: str, who: str, group: str | None, age: int | None) -> None:
    ((chunk, words),) = persons(text)

    assert (words, chunk.group, chunk.age) == (who, group, age)


@pytest.mark.parametrize(
    "text",
    [
        "rescuers searched the hall",
        "they met on a Monday in March",
        "the family had left the house",
        "they drove along Elm Street to the Red River",
    ],
)
def test_nobody(text: str) -> None:
    assert persons(text) == []


def test_a_possessive_is_an_owner() -> None:
    ((chunk, _),) = persons("they mourned Ana Duarte’s early death")

    assert chunk.tag is Tag.OWNER


def test_another_person_comes_on_top() -> None:
    ((chunk, _),) = persons("they found another woman in the hall")

    assert chunk.more


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Duarte", "duarte"), ("Ben Okoro Jr", "okoro"), ("Ana Duarte’s", "duarte")],
)
def test_surname(name: str, expected: str) -> None:
    tokens = Sentence(name, 0, 0).tokens()

    assert surname(tokens, 0, len(tokens)) == expected


def test_capitals_name_nobody_in_a_headline() -> None:
    tokens = Sentence("Ana Duarte Found In Town Hall", 0, 0).tokens()

    assert find_names(tokens) == {}
