"""The lexicons hold what they say: no word twice, no rule without its word."""

from schemas import Kind
from streams.extract.english.nouns import ENGLISH_NOUNS, PLURAL, SINGULAR
from streams.extract.english.things import NOT_PEOPLE, THINGS
from streams.extract.english.vocabulary import ENGLISH_PREDICATES
from streams.extract.grammar.nouns import plural_noun


def test_every_kind_has_its_words() -> None:
    told = {one.kind for listed in ENGLISH_PREDICATES.words.values() for one in listed}
    told |= {predicate.kind for predicate in ENGLISH_PREDICATES.phrases.values()}

    assert told == set(Kind)


def test_the_predicates_of_a_word_are_of_one_part_of_speech() -> None:
    for word, listed in ENGLISH_PREDICATES.words.items():
        assert len({predicate.tag for predicate in listed}) == 1, word


def test_things_are_no_people() -> None:
    assert not (THINGS | NOT_PEOPLE) & (PLURAL.keys() | SINGULAR.keys())
    assert not any(plural_noun(word, ENGLISH_NOUNS) for word in THINGS | NOT_PEOPLE)
