"""English sentences as the engine reads them, stage by stage."""

from streams.extract.english import ENGLISH
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.chunking import Chunker
from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.lexicon import Lexicon
from streams.extract.grammar.matching import Match, Matcher
from streams.extract.grammar.names import find_names
from streams.extract.text import Sentence

LEXICON = Lexicon(ENGLISH)
CHUNKER = Chunker(ENGLISH)
MATCHER = Matcher(ENGLISH.rules)


def tagged(text: str, number: int = 0) -> TaggedSentence:
    return LEXICON.tag(Sentence(text, number=number))


def chunks(sentence: TaggedSentence) -> list[Chunk]:
    return CHUNKER.chunks(sentence, find_names(sentence, ENGLISH.names))


def matches(text: str, *, is_headline: bool = False) -> list[tuple[str, Match]]:
    """Each match with the words of the party that it tells of."""
    sentence = tagged(text)
    row = chunks(sentence)
    return [
        (sentence.quote(row[match.who].first, row[match.who].last), match)
        for match in MATCHER.matches(row, is_headline=is_headline)
    ]
