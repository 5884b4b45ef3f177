"""Nouns for people, the group that each counts as, and nouns for what is no person."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names one or more persons."""

    group: str | None
    """Who they are, as a class; None for people in general."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NounWords:
    """The nouns of a language, in lower case."""

    singular: Mapping[str, str | None]
    """Nouns for one person, with their group."""
    plural: Mapping[str, str | None]
    """Nouns for several."""
    singular_endings: tuple[str, ...]
    """Endings of nouns for one person that no list holds."""
    plural_endings: tuple[str, ...]
    """Endings of nouns for several: "welders"."""
    not_people: frozenset[str]
    """Nouns with such an ending that name no people: "papers"."""
    buildings: frozenset[str]
    things: frozenset[str]
    """Nouns of what is counted but is neither: units, vehicles, events."""
    collectives: Mapping[str, int]
    """Nouns for a fixed number of people: "couple"."""
    not_one: frozenset[str]
    """Nouns that look like one person's but name several, or qualify the next noun: "family"."""
    nations: frozenset[str]
    """What people of a country are called, in the singular: "iraqi"."""
    age_endings: Mapping[str, int]
    """Endings of what has an age, with how many of their unit are a year: "-month-old"."""
    age_plurals: tuple[str, ...]
    """The same of several: "-year-olds"."""
    twins: frozenset[str] = frozenset()
    """Words that make two of a plural: "twin brothers"."""
    partners: frozenset[str] = frozenset()
    """Collectives that are one person where they are somebody's: "su pareja"."""
    pairs: frozenset[str] = frozenset()
    """Nouns for the two whom anybody has: "his parents"."""
    unborn: frozenset[str] = frozenset()
    """Adjectives of those who are not counted among people: an "unborn" child."""
    before_noun: frozenset[str] | None = None
    """The adjectives that may stand before a noun; None where the noun comes last in its phrase."""

    def is_head(self, word: str) -> bool:
        """Whether a word is the noun of its phrase, as no noun comes after it."""
        return self.before_noun is not None and word not in self.before_noun


SHORTEST_SINGULAR = 6
SHORTEST_PLURAL = 5
"""Letters of the shortest nouns that are told by their ending."""


def singular_noun(word: str, words: NounWords) -> Noun | None:
    """What a lower-case word says of one person; None where it names none."""
    if word in words.singular:
        return Noun(words.singular[word])
    if word.endswith(tuple(words.age_endings)):
        return Noun(None)
    if word in words.nations:
        return Noun(None)
    tail = word.rsplit("-", 1)[-1]
    if tail != word and tail in words.singular:
        return Noun(words.singular[tail])
    if len(word) >= SHORTEST_SINGULAR and word.endswith(words.singular_endings):
        return Noun(None)
    return None


def plural_noun(word: str, words: NounWords) -> Noun | None:
    """What a lower-case word says of several people; None where it names none."""
    if word in words.plural:
        return Noun(words.plural[word])
    if len(word) < SHORTEST_PLURAL or word in words.not_people or word in words.things:
        return None
    tail = word.rsplit("-", 1)[-1]
    if tail != word and tail in words.plural:
        return Noun(words.plural[tail])
    return Noun(None) if word.endswith(words.age_plurals + words.plural_endings) else None
