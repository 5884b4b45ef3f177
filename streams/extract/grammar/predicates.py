"""What befell people, as a language tells it in words and phrases."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas import Kind
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.tags import Tag


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a word or phrase tells, and the part of speech that it tells it in."""

    kind: Kind
    tag: Tag
    of_people: bool = False
    """Whether it befalls nobody but counted people: "seized"."""
    of_many: bool = False
    """Whether it needs a number, as a word that means other things of one: "busted"."""
    of_headlines: bool = False
    """Whether it means that in the telegraph style only: "40 held"."""
    natural: bool = False
    """Whether it may be no incident, as a natural death is: "died", "in good condition"."""
    of_shots: bool = False
    """Whether it means that only where shots are told of: "hit", "struck"."""
    of_protests: bool = False
    """Whether it means that only where protests are told of: "took part"."""
    by_another: bool = False
    """Whether it is somebody's deed, who is not among those whom it befell: "a double murder"."""
    fate_open: bool = False
    """Whether those whom it befell may be dead or alive: "shot", "rushed to hospital"."""
    of_captives: bool = False
    """Whether it is told of prisoners, and of hostages where people were kidnapped: "held"."""
    in_care: bool = False
    """Whether it tells of people in hospital, whatever they have: the hurt, or the sick."""

    by_himself: bool = False
    """Whether he whom it befell did it: "a self-inflicted wound"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateWords:
    """The predicates of a language by the words that tell them, in lower case."""

    words: Mapping[str, tuple[Predicate, ...]]
    phrases: Mapping[Phrase, Predicate]
    victims: Mapping[Phrase, tuple[int, Predicate]]
    """Events by whose name people were killed or hit, with how many at least: "murder-suicide"."""
    counted: Mapping[str, Kind]
    """Nouns that tell a kind when they are counted: "12 deaths", "two bodies"."""
    cases: Mapping[str, Kind]
    """Nouns that do so where the text is about that of which they are: "4,200 cases"."""
    casualties: frozenset[str]
    """Nouns for the dead and hurt together: of none of them, there are none of both."""
