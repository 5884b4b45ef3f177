"""The lexicons hold what they say: no word twice, no rule without its word."""

from schemas import Kind
from streams.extract.english.people import PLURAL, SINGULAR, plural_group, singular_group
from streams.extract.english.things import NOT_PEOPLE, THINGS
from streams.extract.english.vocabulary import PHRASES, TRIGGERS, WORDS


def test_every_kind_has_its_words() -> None:
    told = {predicate.kind for predicates in WORDS.values() for predicate in predicates}
    told |= {predicate.kind for listed in PHRASES.values() for _, predicate in listed}

    assert told == set(Kind)


def test_every_word_that_tells_something_opens_the_gate() -> None:
    assert WORDS.keys() <= TRIGGERS
    for listed in PHRASES.values():
        assert all(not TRIGGERS.isdisjoint(words) for words, _ in listed)


def test_longer_phrases_come_first() -> None:
    for listed in PHRASES.values():
        lengths = [len(words) for words, _ in listed]
        assert lengths == sorted(lengths, reverse=True)


def test_things_are_no_people() -> None:
    assert not (THINGS | NOT_PEOPLE) & (PLURAL.keys() | SINGULAR.keys())
    assert not any(plural_group(word)[0] for word in THINGS | NOT_PEOPLE)


def test_people_that_no_list_holds_are_known_by_their_ending() -> None:
    assert plural_group("welders") == (True, None)
    assert singular_group("machinist")[0]
    assert not plural_group("tables")[0]
