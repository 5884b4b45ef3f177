"""The words of a text that carry its content."""

import pytest

from streams.dedupe.words import Sort, prose, words
from tests.unit.growth import is_linear


def texts(sentence: str, sort: Sort) -> list[str]:
    return [word.text for word in words(sentence) if word.sort is sort]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Twelve people and 12 dogs", ["12", "12"]),
        ("1,000 or 1000", ["1000", "1000"]),
        ("twenty-five, then two hundred and three thousand", ["25", "200", "3000"]),
        ("two hundred three thousand", ["203000"]),
        ("1.5 million and five million", ["1500000", "5000000"]),
        ("an index of 4,777.40", ["4777.40"]),
        ("one of them", []),
        ("one person and one dead", ["1", "1"]),
        ("no injuries, and no one died", ["0", "0"]),
        ("no doubt", []),
        ("aged three, five and twenty", ["3", "5", "20"]),
        ("twenty six and one hundred one", ["26", "101"]),
        ("at 9:18 a.m., 7 pm or 10.30", []),
        ("on 3 June 2008, March fourteen, 2008-06-03 and 6/3/2008", []),
        ("since 1995", []),
        ("call (305) 555-0123, 305-555-0123 or 555-0123", []),
        ("the 3rd of 47th", []),
        ("a 16-year-old on FOX5", ["16"]),
        ("News 5 and Channel Nine", []),
        ("Breaking news: 5 dead", ["5"]),
    ],
)
def test_numbers_are_one_however_written(sentence, numbers):
    assert texts(sentence, Sort.NUMBER) == numbers


@pytest.mark.parametrize(
    ("sentence", "fates"),
    [
        ("two dead", ["killed"]),
        ("bodies of the slain", ["killed", "killed"]),
        ("Injured and hospitalised", ["injured", "injured"]),
        ("12 missing; three were detained", ["missing", "arrested"]),
        ("details of the diesel engine", []),
    ],
)
def test_words_for_what_befell_people_are_one(sentence, fates):
    assert texts(sentence, Sort.FATE) == fates


def test_spelling_does_not_change_a_word():
    assert words("organised neighbours") == words("organized neighbors")


def test_small_words_fall():
    assert texts("The car of a man, and its owner", Sort.PLAIN) == ["owner"]


def test_scripts_without_spaces_go_by_characters():
    assert [word.text for word in words("地震で12人")] == ["地", "震", "で", "12", "人"]


@pytest.mark.parametrize("unit", ["9", "9,", "one ", "hundred ", "1 million ", "(305) ", "a", "地"])
def test_hostile_text_is_read_in_linear_time(unit):
    assert is_linear(lambda size: words(unit * size), 10_000)


def test_prose_is_read_sentence_by_sentence():
    text = "Two died.\n\nCall 555-0123.Nobody fled at 5\nAM. News on 9! One said"
    told = " ".join(word.text if word.sort is not Sort.END else "|" for word in prose(text))
    assert told == "2 killed | call 0 fled 5 | | news 9 | said"


@pytest.mark.parametrize("unit", ["9", "(305) ", "1.", "a.\n", "5 pm\n", "one "])
def test_hostile_prose_is_read_in_linear_time(unit):
    assert is_linear(lambda size: prose(unit * size), 10_000)
