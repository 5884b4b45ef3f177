"""Finding similar texts without comparing with all: MinHash and locality-sensitive hashing.

Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3.
"""

from array import array
from bisect import bisect_left, insort
from collections import Counter
from datetime import datetime
from typing import TypeAlias

from rensa import RMinHash

from streams.dedupe.sketch import Sketch

ROWS = 3
BANDS = 48
"""Two texts share a band with probability 1 - (1 - s^ROWS)^BANDS, s being their similarity:
.88 at .35, .32 at .2 and .00005 at .01."""
SEED = 1
CROWD = 64
"""Texts of a band that are looked at, the newest: a template fills a band without end."""

Signature: TypeAlias = "array[int]"


def signature(sketch: Sketch) -> Signature:
    """The MinHash signature of a text's shingles."""
    minhash = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    minhash.update(sketch.shingles)
    return array("I", minhash.digest())


def similarity(one: Signature, other: Signature) -> float:
    """Estimated Jaccard similarity of the texts' shingles."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


class BandIndex:
    """Which articles share bands of their signatures."""

    def __init__(self) -> None:
        self._bands: dict[bytes, list[tuple[datetime, str]]] = {}

    def add(self, article_id: str, at: datetime, signed: Signature) -> None:
        """Enter an article."""
        entry = (at, article_id)
        for band in _bands(signed):
            insort(self._bands.setdefault(band, []), entry)

    def remove(self, article_id: str, at: datetime, signed: Signature) -> None:
        """Take an article out that was entered so."""
        for band in _bands(signed):
            entries = self._bands[band]
            del entries[bisect_left(entries, (at, article_id))]
            if not entries:
                del self._bands[band]

    def candidates(self, signed: Signature) -> Counter[str]:
        """Articles that share bands, with how many."""
        return Counter(
            article_id
            for band in _bands(signed)
            for _, article_id in self._bands.get(band, ())[-CROWD:]
        )


def _bands(signed: Signature) -> list[bytes]:
    packed, width = signed.tobytes(), ROWS * signed.itemsize
    return [bytes([n]) + packed[n * width : (n + 1) * width] for n in range(BANDS)]
