"""A chunk of a sentence: what the rules see."""

from dataclasses import dataclass

from streams.extract.english.numbers import Number
from streams.extract.english.tags import Tag
from streams.extract.english.vocabulary import Predicate


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to `last` (excluded) of a sentence, and what they are to the rules."""

    tag: Tag
    first: int
    last: int
    predicates: tuple[Predicate, ...] = ()
    number: Number | None = None
    group: str | None = None
    """Who they are, as a class."""
    who: tuple[int, int] | None = None
    """The tokens of the noun phrase, its number left out."""
    more: bool = False
    """Whether they are counted on top: "three more", "four others", "another three"."""
    name: tuple[int, int] | None = None
    """The tokens of a single person's name."""
    age: int | None = None
    """How old a single person is."""
