"""A text in two bytes a word: enough to tell what another text adds to it."""

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self
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

WORD = re.compile(r"\w+")

Codes = tuple[int, ...]


def is_fate(code: int) -> bool:
    """Whether a code is that of a word that says what befell people."""
    return bool(code & FATE)


def is_news(code: int) -> bool:
    """Whether a code is that of a number or a fate: what a report is about."""
    return bool(code & (NUMBER | FATE))


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text, as it is kept: a digest of all its words, and the codes of those with content."""

    digest: str
    packed: bytes
    """Codes in two bytes each, little end first, `BREAK` after each sentence."""

    @classmethod
    def of(cls, digest: str, sentences: Iterable[Codes]) -> Self:
        """The sketch of a text with these sentences."""
        codes = array("H")
        for sentence in sentences:
            codes.extend(sentence)
            codes.append(BREAK)
        return cls(digest, _little_endian(codes).tobytes())

    @property
    def sentences(self) -> list[Codes]:
        """The codes of each sentence."""
        found: list[Codes] = []
        codes = self._codes()
        start = 0
        for end, code in enumerate(codes):
            if code == BREAK:
                found.append(tuple(codes[start:end]))
                start = end + 1
        return found

    @property
    def shingles(self) -> list[bytes]:
        """Pairs of neighbouring words."""
        codes = array("H", (code for code in self._codes() if code != BREAK)).tobytes()
        return [codes[at : at + 4] for at in range(0, len(codes) - 2, 2)]

    def _codes(self) -> "array[int]":
        codes = array("H")
        codes.frombytes(self.packed)
        return _little_endian(codes)


def sketch(article: Article) -> Sketch:
    """The sketch of an article's title and body."""
    body = DATELINE.sub("", article.body, count=1) if _has_dateline(article.body) else article.body
    texts = [article.title, *SENTENCE_END.split(HALF_DAY.sub(r"\1m", body))]
    return Sketch.of(_digest(f"{article.title}\n{body}"), _within_bounds(map(words, texts)))


def _has_dateline(body: str) -> bool:
    found = DATELINE.match(body)
    return found is not None and any(part.isupper() for part in found[0].split())


def _digest(text: str) -> str:
    words_only = " ".join(WORD.findall(text.casefold()))
    return blake2b(words_only.encode(), digest_size=DIGEST_BYTES).hexdigest()


def _within_bounds(sentences: Iterable[Sequence[Word]]) -> Iterator[Codes]:
    left = MAX_CODES
    for sentence in sentences:
        codes = tuple(map(_code, sentence[:left]))
        if codes:
            yield codes
        left -= len(codes)
        if not left:
            return


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
