"""A text in two bytes a word: enough to tell what another text adds to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from struct import pack
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from schemas import Article
from streams.dedupe.words import BREAK, VAGUE, prose, words
from streams.normalize.dateline import dateline_end

MAX_CODES = 2_000
"""Words of a text that are kept: some 4,000 words of prose; tolls stand further up."""
CODE = np.dtype("<u2")

HALF_DAY = re.compile(r"([apAP])(?<!\w.)\.[mM]\.")
DIGEST_BYTES = 10

WORD = re.compile(r"\w+")
BLANKED = bytes(code if WORD.match(chr(code)) else ord(" ") for code in range(256))
"""Each character of ASCII, those that are in no word as a blank."""

Number = TypeVar("Number", np.int64, np.uint64)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text, as it is kept: a digest of all its words, and the codes of those with content."""

    digest: str
    packed: bytes
    """Codes in two bytes each, little end first, `BREAK` after each sentence and the headline."""

    @classmethod
    def of(cls, digest: str, codes: Sequence[int]) -> Self:
        """The sketch of a text with these codes, the headline's first."""
        return cls(digest, pack(f"<{len(codes)}H", *codes))

    @property
    def words(self) -> NDArray[np.int64]:
        """The codes of all its words, in order."""
        return self._codes.compress(self._codes != BREAK).astype(np.int64)

    @property
    def sentences(self) -> NDArray[np.int64]:
        """In which sentence each word stands, from 0, the headline, which may have none."""
        is_break = self._codes == BREAK
        return np.cumsum(is_break).compress(~is_break)

    @property
    def count(self) -> int:
        """Sentences, the headline among them."""
        return int(np.count_nonzero(self._codes == BREAK))

    @property
    def _codes(self) -> NDArray[np.uint16]:
        return np.frombuffer(self.packed, CODE)


def sketch(article: Article) -> Sketch:
    """The sketch of an article's title and body; headlines round figures, so those don't count."""
    body = article.body[dateline_end(article.body) :]  # every outlet has its own
    has_hours = ".m." in body or ".M." in body
    text = HALF_DAY.sub(r"\1m", body) if has_hours else body
    exact = [word for word in words(article.title) if word.text not in VAGUE]
    headline = [word.code for word in exact[:MAX_CODES]]
    told = _sentences([word.code for word in prose(text)], MAX_CODES - len(headline))
    digest = digest_of(words_only(f"{article.title}\n{body}".casefold()))
    return Sketch.of(digest, [*headline, BREAK, *told])


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The different numbers, in order; on few of them, three times as fast as `numpy.unique`."""
    ordered = np.sort(numbers)
    is_first = np.ones(ordered.size, bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered.compress(is_first)


def digest_of(text: str) -> str:
    """A digest of a text, in hexadecimal."""
    return blake2b(text.encode(), digest_size=DIGEST_BYTES).hexdigest()


def words_only(text: str) -> str:
    """The words of a text, all marks left out; of ASCII, which most texts are, in a third of the
    time."""
    if not text.isascii():
        return " ".join(WORD.findall(text))
    return b" ".join(text.encode().translate(BLANKED).split()).decode()


def _sentences(codes: Sequence[int], most: int) -> list[int]:
    """The first words, at most so many, with a `BREAK` after each sentence that has one."""
    if len(codes) > most:
        places = [at for at, code in enumerate(codes) if code]
        codes = codes[: places[most]] if len(places) > most else codes
    return [code for before, code in pairwise((BREAK, *codes, BREAK)) if code or before]
