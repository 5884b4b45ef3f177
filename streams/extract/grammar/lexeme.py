"""What a word can be, and a sentence whose words are looked up."""

from dataclasses import dataclass

from schemas import Kind
from streams.extract.grammar.nouns import Noun
from streams.extract.grammar.phrases import Phrase, Phrases
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag
from streams.extract.text import Sentence


@dataclass(slots=True)
class Lexeme:
    """What a word can be to the readers of chunks."""

    tag: Tag | None
    """What it is by itself; None where no rule cares about it."""
    link: Tag | None
    predicates: tuple[Predicate, ...]
    victims: Phrases[tuple[int, Predicate]] | None
    """How the events that start with it and tell a number of victims go on."""
    phrases: Phrases[Predicate] | None
    """How the phrases that start with it and tell what befell somebody go on."""
    link_phrases: Phrases[Tag] | None
    """How the small words of several parts that start with it go on."""
    person: Noun | None
    people: Noun | None
    age: int | None
    """How old a single person is: "24-year-old"."""
    is_casualty: bool
    """Whether it tells of the dead and hurt together: "casualties"."""
    counted: Kind | None
    """The kind that it tells as a noun with a number."""
    case: Kind | None
    """The kind that it tells so where the text is about it: "cases"."""
    ordinal: int | None
    """The last of so many: "300th"."""
    ordinal_of: Kind | None
    """The kind of the last of so many: "the 300th killing"."""
    opens_number: bool
    is_number: bool
    """Whether it is one of the words without which there is no number."""
    ends_phrase: bool
    """Whether no noun phrase goes over it."""
    is_adverb: bool
    is_one: bool
    """Whether it is a noun or a pronoun for one person."""
    is_skipped: bool
    """Whether no rule cares about it."""
    opens_person: bool
    """Whether the phrase of one person can start with it."""
    stands_alone: bool
    """Whether no chunk of several words starts with it."""
    is_owner: bool
    """Whether it is somebody in the possessive: "Romero's"."""
    frees_noun: bool
    """Whether a noun after it needs no article."""
    is_plain: bool
    """Whether it is a noun or the like that nothing is known of."""
    is_building: bool
    is_thing: bool


class TaggedSentence(Sentence):
    """A sentence with what the lexicon says of its words."""

    __slots__ = ("lexemes", "lower", "words")
    words: list[str]
    lower: list[str]

    def __init__(self, sentence: Sentence, lexemes: list[Lexeme]) -> None:
        # Not Sentence's own __init__, which would look at the text again.
        self.text = sentence.text
        self.start = sentence.start
        self.paragraph = sentence.paragraph
        self.number = sentence.number
        self.words = sentence.words
        self.lower = sentence.lower
        self._capitals = None
        self._starts = None
        self.lexemes = lexemes

    def has(self, phrase: Phrase, at: int) -> bool:
        """Whether a phrase starts at a word."""
        return tuple(self.lower[at : at + len(phrase)]) == phrase

    def ends_open(self) -> bool:
        """Whether it ends in a mark that opens something, as a colon does."""
        tags = (lexeme.tag for lexeme in reversed(self.lexemes) if lexeme.tag is not None)
        return next(tags, None) is Tag.STOP
