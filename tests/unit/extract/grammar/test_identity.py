"""Who is who: mention by mention, in the order of the text."""

import pytest

from schemas import Kind
from streams.extract.english import ENGLISH
from streams.extract.grammar.identity import Person, Persons
from streams.extract.grammar.tags import Tag

from .build import chunks, tagged


def told(*texts: str, kinds: tuple[Kind, ...] = ()) -> list[Person]:
    """The first person of each sentence; all are killed where no kinds are given."""
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    found: list[Person] = []
    for number, text in enumerate(texts):
        sentence = tagged(text, number)
        who = next(chunk for chunk in chunks(sentence) if chunk.tag.is_one)
        kind = kinds[number] if kinds else Kind.KILLED
        found.append(persons.identify(sentence, who, kind, predicate=who.last))
    return found


def numbers(*texts: str, kinds: tuple[Kind, ...] = ()) -> list[int]:
    return [person.number for person in told(*texts, kinds=kinds)]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Ana Duarte was killed", "Ana Duarte was shot"),
        ("Ana Duarte was killed", "Gen. Duarte was shot"),
        ("Ana Duarte, 24, was killed", "the 24-year-old was shot"),
        ("a woman was killed", "she was shot"),
        ("a woman was killed", "a woman was shot"),
        ("a woman was killed", "Ana Duarte was shot"),
        ("a policeman was killed", "the policeman was shot"),
        ("a policeman was killed", "the man was shot"),
        ("a 9-year-old boy was killed", "the child was shot"),
        ("a teenager was killed", "an 18-year-old was shot"),
        ("a 13-year-old boy was killed", "the young man was shot"),
        ("a teenager was killed", "a 19-year-old man was shot"),
        ("a 7-year-old was killed", "an 8-year-old was shot"),
        ("Ana Duarte was killed", "she was shot"),
        ("Duarte, 24, was killed", "Mrs. Duarte was shot"),
        ("Ana Okorie was killed", "Ana Okoorie was shot"),
        ("Ana Okorie was killed", "Ana Okarie was shot"),
        ("a 17-year-old was killed", "the man was shot"),
    ],
)
def test_the_same_person_again(first: str, again: str) -> None:
    assert numbers(first, again) == [0, 0]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        pytest.param("Ana Duarte was killed", "Ana Okoro was shot", id="surname"),
        pytest.param("Ana Duarte was killed", "Eva Duarte was shot", id="first name"),
        pytest.param("Ana Cruz was killed", "Ana Cruze was shot", id="short surname"),
        pytest.param("Ana Okorie was killed", "Ana Okaree was shot", id="two letters"),
        pytest.param("Ana Duarte, 24, was killed", "the 31-year-old was shot", id="age"),
        pytest.param("a woman was killed", "a man was shot", id="sex"),
        pytest.param("a woman was killed", "he was shot", id="pronoun"),
        pytest.param("a woman was killed", "a girl was shot", id="child"),
        pytest.param("a 9-year-old was killed", "the mother was shot", id="child's age"),
        pytest.param("a policeman was killed", "a priest was shot", id="what they are"),
        pytest.param("a woman was killed", "another woman was shot", id="another"),
        pytest.param("a woman was killed", "another was shot", id="another without a noun"),
        pytest.param("Ana Duarte was killed", "he was shot", id="first name"),
        pytest.param("a baby was killed", "a 9-year-old boy was shot", id="baby"),
        pytest.param("a 16-year-old was killed", "a policeman was shot", id="grown-up's work"),
        pytest.param("a teenager was killed", "a 24-year-old was shot", id="no teenager"),
    ],
)
def test_two_persons(first: str, other: str) -> None:
    assert numbers(first, other) == [0, 1]


def test_who_is_held_is_not_who_was_killed() -> None:
    texts = ("a man was killed", "a man was arrested", "the man was freed")

    assert numbers(*texts, kinds=(Kind.KILLED, Kind.ARRESTED, Kind.RELEASED)) == [0, 1, 1]


def test_who_was_hurt_may_have_died() -> None:
    assert numbers("a man was hurt", "the man died", kinds=(Kind.INJURED, Kind.KILLED)) == [0, 0]


def test_a_name_says_more_than_the_order() -> None:
    texts = ("Ana Duarte was killed", "Eva Okoro was shot", "Mrs. Duarte was stabbed")

    assert numbers(*texts) == [0, 1, 0]


def test_of_two_who_may_be_meant_it_is_the_one_told_of_last() -> None:
    assert numbers("Ana Duarte was killed", "Eva Okoro was shot", "she was stabbed") == [0, 1, 1]


def test_the_other_is_he_who_was_another() -> None:
    assert numbers("a man was killed", "another man was shot", "the other man was hit") == [0, 1, 1]


def test_another_who_is_hurt_is_none_of_the_dead() -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    found: list[int] = []
    for number, text in enumerate(("a guard was killed", "a boy fell", "another guard was hurt")):
        sentence = tagged(text, number)
        who = next(chunk for chunk in chunks(sentence) if chunk.tag.is_one)
        kind = Kind.INJURED if number else Kind.KILLED
        person = persons.identify(sentence, who, kind, who.last, apart_from_dead=number > 1)
        found.append(person.number)

    assert found == [0, 1, 2]


def test_he_is_whom_the_sentence_before_told_of() -> None:
    assert numbers("a boy was killed", "Robin Reiss, 34, was shot", "he was hit") == [0, 1, 1]


def test_a_group_tells_the_sex_of_a_name_that_does_not() -> None:
    *_, kin = told("his wife, Robin Reiss, was killed", "Robin Reiss, the wife, was shot")

    assert kin.sex == "f"


@pytest.mark.parametrize(
    "text", ["the driver, Robin Reiss, 34, was hit", "the driver of a car, Robin Reiss, 34, fell"]
)
def test_a_name_set_off_is_of_whom_it_stands_by(text: str) -> None:
    (driver,) = told(text)

    assert (driver.surname, driver.first_name, driver.age) == ("reiss", "robin", 34)


def test_who_is_whose_bears_the_name_and_is_another() -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    found: list[int] = []
    for number, text in enumerate(("Ana Reiss was killed", "Ana Reiss's daughter was hit")):
        sentence = tagged(text, number)
        who = next(chunk for chunk in chunks(sentence) if chunk.tag is Tag.ONE)
        found.append(persons.identify(sentence, who, Kind.KILLED, who.last).number)

    assert found == [0, 1]


def test_whom_somebody_did_it_to_is_no_attacker() -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    found: list[int] = []
    for number, text in enumerate(("his wife was killed", "the gunman was killed")):
        sentence = tagged(text, number)
        who = next(chunk for chunk in chunks(sentence) if chunk.tag.is_one)
        person = persons.identify(sentence, who, Kind.KILLED, who.last, is_victim=number == 0)
        found.append(person.number)

    assert found == [0, 1]


def test_a_person_is_all_that_is_told_of_him_or_her() -> None:
    *_, ana = told("a nurse was killed", "Ana Duarte, 24, was shot", "she was stabbed")

    assert (ana.surname, ana.first_name, ana.age, ana.sex) == ("duarte", "ana", 24, "f")
    assert ana.group == "health_worker"


def test_two_reports_of_an_age_leave_room_for_what_is_told_without_it() -> None:
    texts = ("a 10-year-old girl was hurt", "the 9-year-old was hurt", "her daughter was hurt")

    assert numbers(*texts) == [0, 0, 0]


def test_what_is_learned_later_tells_apart() -> None:
    texts = ("a nurse was killed", "Ana Duarte was shot", "Eva Okoro was stabbed")

    assert numbers(*texts) == [0, 0, 1]


def test_one_mention_is_one_person_whatever_befell_it() -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    sentence = tagged("a man was kidnapped and killed")
    who = next(chunk for chunk in chunks(sentence) if chunk.tag.is_one)

    kidnapped = persons.identify(sentence, who, Kind.KIDNAPPED, predicate=3)
    killed = persons.identify(sentence, who, Kind.KILLED, predicate=5)

    assert kidnapped is killed


def test_two_of_whom_the_same_is_told_in_one_breath_are_two() -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    sentence = tagged("the guard and the officer were killed")

    found = [
        persons.identify(sentence, chunk, Kind.KILLED, predicate=6).number
        for chunk in chunks(sentence)
        if chunk.tag.is_one
    ]

    assert found == [0, 1]


def test_two_of_one_sentence_are_two_unless_one_was_spoken_of() -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    sentence = tagged("a guard killed a guard before the guard fled")

    found = [
        persons.identify(sentence, chunk, Kind.KILLED, predicate=chunk.last).number
        for chunk in chunks(sentence)
        if chunk.tag.is_one
    ]

    assert found[:2] == [0, 1]
    assert len(found) == 3
    assert set(found) == {0, 1}


@pytest.mark.parametrize(
    "text",
    [
        "he killed his wife, Ana Duarte, who was shot",
        "they mourn the death of a 15-year-old boy and say Ben Okoro, 15, was shot",
    ],
)
def test_a_name_or_an_age_may_tell_of_one_of_the_same_sentence(text: str) -> None:
    persons = Persons(ENGLISH.identity, ENGLISH.names)
    sentence = tagged(text)

    *_, one, other = [
        persons.identify(sentence, chunk, Kind.KILLED, predicate=chunk.last)
        for chunk in chunks(sentence)
        if chunk.tag.is_one
    ]

    assert one is other


def test_who_died_is_rather_one_who_was_told_to_be_dead() -> None:
    texts = ("a nurse was killed", "a clerk was hurt", "the woman died")

    assert numbers(*texts, kinds=(Kind.KILLED, Kind.INJURED, Kind.KILLED)) == [0, 1, 0]
