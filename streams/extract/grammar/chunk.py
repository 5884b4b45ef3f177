"""A chunk of a sentence: what the rules see."""

from dataclasses import dataclass

from streams.extract.grammar.numbers import Number
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag


@dataclass(slots=True)
class Chunk:
    """The words `first` to `last` (excluded) of a sentence, and what they are to the rules."""

    tag: Tag
    first: int
    last: int
    predicates: tuple[Predicate, ...] = ()
    number: Number | None = None
    whole: Number | None = None
    """The number that theirs is a share of: the three of "one of three people"."""
    of_portion: bool = False
    """Whether only a part of them is told of, that nobody counted: "half of the 40"."""
    group: str | None = None
    """Who they are, as a class."""
    who: tuple[int, int] | None = None
    """The words of the noun phrase, its number left out."""
    more: bool = False
    """Whether they are counted on top: "three more", "four others", "another three"."""
    more_than_told: bool = False
    """Whether "another" is said in a sentence that spoke of somebody before."""
    name: tuple[int, int] | None = None
    """The words of a single person's name."""
    alias: tuple[int, int] | None = None
    """The words of the name that this tells more of: "Ana Duarte, the nurse who was killed"."""
    age: int | None = None
    """How old a single person is."""
    definite: bool = False
    """Whether they were spoken of before: "the boy", "he"."""
    owner: int | None = None
    """The word of the one whose somebody it is: Duarte's of "Duarte's driver"."""
    is_somebodys: bool = False
    """Whether it is somebody of somebody else's: "his wife"."""
    is_of_victim: bool = False
    """Whether it is somebody of the dead one's: "un hermano de la víctima"."""
    has_article: bool = False
    """Whether an article or the like opens it, as an apposition's: "a nurse"."""
    is_increment: bool = False
    """Whether they are more of what was told before: "three more", not "three others"."""
    is_ordinal: bool = False
    """Whether it is the last of so many: "the 300th killing"."""
    is_pronoun: bool = False
    is_subject: bool = False
    """Whether it is a pronoun that is nobody's object: "he", not "him"."""
    is_unborn: bool = False
    """Whether nobody counts them: courts and registries tell the unborn apart from the dead."""
    of_those: bool = False
    """Whether they are some of those told just before: "two of them"."""
    after_people: bool = False
    """Whether a number without a noun may count some of people told before it: "ten were freed"."""
    has_place: bool = False
    """Whether a number without a noun has a place of its own: "and 4,700 in Wau"."""
    is_of_buildings: bool = False
    """Whether a number without a noun has a label that names them: "Houses destroyed: 1,214"."""
    after_buildings: bool = False
    """Whether a number without a noun may count buildings told before it: "and 1,150 damaged"."""
    no_count: str | None = None
    """Why a number counts nobody: "age", "date", "address"."""
