"""All mentions of places in an article."""

from collections.abc import Iterable
from functools import lru_cache

from streams.extract.places.headlines import HeadlineReader, is_headline
from streams.extract.places.mentions import Mention, Role, Sentence
from streams.extract.places.names import Names
from streams.extract.places.prose import ProseReader
from streams.extract.places.words import PlaceWords

SURE = frozenset({Role.DATELINE, Role.LOCATED, Role.SCENE, Role.FORCE})
"""Roles that only a place has."""


def read_mentions(sentences: Iterable[Sentence], words: PlaceWords) -> list[Mention]:
    """All mentions, but for names that turn out to be people's."""
    prose, headlines = _readers(words)
    found: list[Mention] = []
    deferred: list[Sentence] = []
    surnames: set[str] = set()
    for sentence in sentences:
        if is_headline(sentence):
            deferred.append(sentence)
        else:
            found += prose.read(sentence, surnames)
    known = {mention.name.key for mention in found}
    for sentence in deferred:
        found += headlines.read(sentence, known)
    surnames -= {mention.name.key for mention in found if mention.role in SURE}
    return [mention for mention in found if mention.name.key not in surnames]


@lru_cache
def _readers(words: PlaceWords) -> tuple[ProseReader, HeadlineReader]:
    names = Names(words)
    return ProseReader(words, names), HeadlineReader(words, names)
