"""A sentence as a row of chunks."""

from schemas import Qualifier
from streams.extract.english.chunk import Chunk
from streams.extract.english.counted import read_counted
from streams.extract.english.function_words import LINK_TAGS, SKIPPED
from streams.extract.english.numbers import Number
from streams.extract.english.people import plural_group
from streams.extract.english.persons import read_described, read_named
from streams.extract.english.tags import Tag
from streams.extract.english.vocabulary import (
    FATAL_EVENTS,
    FATAL_OPENINGS,
    PHRASES,
    WORDS,
    Predicate,
)
from streams.extract.text import Token


def read_chunks(tokens: list[Token], names: dict[int, int]) -> list[Chunk]:
    """The chunks of a sentence; `names` are the tokens of people's names, first to last."""
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        found = (
            _fatal_event(tokens, at)
            or _phrase(tokens, at)
            or read_counted(tokens, at)
            or read_named(tokens, at, names)
            or read_described(tokens, at, names)
            or _word(tokens[at].lower, at)
        )
        if found is not None:
            chunks.append(found)
        at = found.last if found is not None else at + 1
    return chunks


def _fatal_event(tokens: list[Token], at: int) -> Chunk | None:
    """An event whose name tells a number of victims: "double homicide", "a deadly shooting"."""
    if tokens[at].lower not in FATAL_OPENINGS:
        return None
    for length in (2, 1):
        words = tuple(token.lower for token in tokens[at : at + length])
        if words in FATAL_EVENTS:
            victims, kind = FATAL_EVENTS[words]
            last = at + len(words)
            number = Number(victims, victims, None, Qualifier.IMPLIED, at, last, at)
            predicate = Predicate(kind, Tag.FATAL, fate_open=victims > 1)
            return Chunk(Tag.FATAL, at, last, (predicate,), number)
    return None


def _phrase(tokens: list[Token], at: int) -> Chunk | None:
    for words, predicate in PHRASES.get(tokens[at].lower, ()):
        if tuple(token.lower for token in tokens[at : at + len(words)]) == words:
            return Chunk(predicate.tag, at, at + len(words), (predicate,))
    return None


def _word(word: str, at: int) -> Chunk | None:
    """The chunk of a single word; None for one that no rule cares about."""
    if predicates := WORDS.get(word):
        return Chunk(predicates[0].tag, at, at + 1, predicates)
    if tag := LINK_TAGS.get(word):
        return Chunk(tag, at, at + 1)
    if word in SKIPPED:
        return None
    is_people, group = plural_group(word)
    if is_people:
        return Chunk(Tag.PEOPLE, at, at + 1, group=group, who=(at, at + 1))
    return Chunk(Tag.OTHER, at, at + 1)
