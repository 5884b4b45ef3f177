import pytest

from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.tags import Tag

from .build import chunks, tagged


def persons(text: str) -> list[tuple[Chunk, str]]:
    """The single persons of a text, each with its words."""
    sentence = tagged(text)
    return [
        (chunk, " ".join(sentence.words[slice(*chunk.who)]))
        for chunk in chunks(sentence)
        if chunk.tag.is_one and chunk.who
    ]


@pytest.mark.parametrize(
    ("text", "who", "group", "age"),
    [
        ("rescuers found a young policeman in the hall", "a young policeman", "police", None),
        ("rescuers found the 24-year-old in the hall", "the 24-year-old", None, 24),
        ("rescuers found the two-year-old in the hall", "the two-year-old", None, 2),
        ("rescuers found a 9-year-old girl in the hall", "a 9-year-old girl", "child", 9),
        ("rescuers found a 9 yr old girl in the hall", "a 9 yr old girl", "child", 9),
        ("rescuers found Ana Duarte, 24, in the hall", "Ana Duarte", None, 24),
        ("rescuers found Ana Duarte (24) in the hall", "Ana Duarte", None, 24),
        ("rescuers found Gen. Ana Duarte in the hall", "Gen . Ana Duarte", None, None),
        ("rescuers found Ana Duarte, a nurse, in the hall", "Ana Duarte", "health_worker", None),
        ("rescuers found nurse Ana Duarte in the hall", "Ana Duarte", "health_worker", None),
        ("rescuers found the nurse Ana Duarte", "the nurse Ana Duarte", "health_worker", None),
        ("Policeman found in the hall by rescuers", "Policeman", "police", None),
    ],
)
def test_one_person(text: str, who: str, group: str | None, age: int | None) -> None:
    (chunk, words), *others = persons(text)

    assert (words, chunk.group, chunk.age) == (who, group, age)
    assert others == [] or ", a nurse" in text


@pytest.mark.parametrize(
    "text",
    [
        "rescuers searched the hall",
        "they met on a Monday in March",
        "the family had left the house",
        "they drove along Elm Street to the Red River",
        "rescuers met the student leaders",
        "they drove to a Colombian city",
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
    ("text", "is_definite"),
    [
        ("rescuers found the woman in the hall", True),
        ("rescuers found him in the hall", True),
        ("rescuers found a woman in the hall", False),
    ],
)
def test_somebody_told_of_before_is_definite(text: str, is_definite: bool) -> None:
    ((chunk, _),) = persons(text)

    assert chunk.definite is is_definite


def test_a_couple_is_two() -> None:
    (couple,) = [one for one in chunks(tagged("rescuers found the couple alive")) if one.number]

    assert couple.number is not None
    assert (couple.tag, couple.number.best) == (Tag.COUNT, 2)
