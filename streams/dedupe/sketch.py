"""A text in two bytes a word: enough to tell what another text adds to it."""

import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from zlib import crc32

from schemas import Article
from streams.dedupe.words import Sort, Word, words

MAX_CODES = 2_000
"""Words of a text that are kept: some 4,000 words of prose; tolls stand further up."""
NUMBER = 0x8000
"""Set in the code of a number."""
FATE = 0x4000
"""Set in the code of a fate; the codes of other words and numbers have the bits below."""
BREAK = 0
"""Stands between sentences."""

HALF_DAY = re.compile(r"\b([ap])\.m\.", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')\]]{0,3}\s+|(?<=[。！？])|\n+")
DATELINE = re.compile(r"^[^\n]{0,60}?\s?(?:--|[-–—])\s", re.ASCII)
"""Where and by whom a story was filed, in front of its first sentence."""
DIGEST_BYTES = 10


Codes = tuple[int, ...]


def is_fate(code: int) -> bool:
    """Whether a code is that of a word that says what befell people."""
    return bool(code & FATE)


def is_news(code: int) -> bool:
    """Whether a code is that of a number or a fate: what a report is about."""
    return bool(code & (NUMBER | FATE))


@dataclass(frozen=True)
class Sketch:
    """The sentences of a text, each as the codes of its words, and a digest of all words."""

    digest: str
    sentences: tuple[Codes, ...]

    @cached_property
    def shingles(self) -> frozenset[bytes]:
        """Pairs of neighbouring words."""
        codes = array("H", (code for sentence in self.sentences for code in sentence)).tobytes()
        return frozenset(codes[at : at + 4] for at in range(0, len(codes) - 2, 2))

    @cached_property
    def size(self) -> int:
        """Words."""
        return sum(map(len, self.sentences))

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        """All words."""
        return frozenset(code for sentence in self.sentences for code in sentence)

    def pack(self) -> str:
        """The sentences in base64."""
        codes = array("H")
        for sentence in self.sentences:
            codes.extend(sentence)
            codes.append(BREAK)
        return b64encode(_little_endian(codes).tobytes()).decode()

    @classmethod
    def unpack(cls, digest: str, packed: str) -> "Sketch":
        """The sketch whose sentences were packed so."""
        codes = array("H")
        codes.frombytes(b64decode(packed))
        sentences: list[list[int]] = [[]]
        for code in _little_endian(codes):
            if code == BREAK:
                sentences.append([])
            else:
                sentences[-1].append(code)
        return cls(digest, tuple(tuple(sentence) for sentence in sentences if sentence))


def sketch(article: Article) -> Sketch:
    """The sketch of an article's title and body."""
    body = DATELINE.sub("", article.body, count=1) if _has_dateline(article.body) else article.body
    texts = [article.title, *SENTENCE_END.split(HALF_DAY.sub(r"\1m", body))]
    sentences = [found for text in texts if (found := words(text))]
    return Sketch(_digest(sentences), _within_bounds(sentences))


def _has_dateline(body: str) -> bool:
    found = DATELINE.match(body)
    return found is not None and any(part.isupper() for part in found[0].split())


def _digest(sentences: Iterable[Iterable[Word]]) -> str:
    digest = blake2b(digest_size=DIGEST_BYTES)
    for sentence in sentences:
        for word in sentence:
            digest.update(word.text.encode() + b" ")
    return digest.hexdigest()


def _within_bounds(sentences: Iterable[Iterable[Word]]) -> tuple[Codes, ...]:
    kept: list[Codes] = []
    left = MAX_CODES
    for sentence in sentences:
        codes = tuple(map(_code, sentence))[:left]
        if not codes:
            break
        kept.append(codes)
        left -= len(codes)
    return tuple(kept)


def _code(word: Word) -> int:
    code = crc32(word.text.encode()) % (FATE - 1) + 1
    if word.sort is Sort.PLAIN:
        return code
    return code | (NUMBER if word.sort is Sort.NUMBER else FATE)


def _little_endian(codes: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        codes = codes[:]
        codes.byteswap()
    return codes
