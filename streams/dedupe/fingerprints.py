"""The few numbers by which a text is found among millions, and how alike two texts are.

The sample is Broder's: of the hashes of all word shingles, the least. Two texts share of them, on
average, as large a part as they share of their shingles; a text that was cut keeps its part.
(Broder 1997, "On the resemblance and containment of documents".)
"""

import numpy as np
from numpy.typing import NDArray

from streams.dedupe.sketch import Sketch, distinct

SHINGLE = 3
"""Words of a shingle: two are in too many texts by chance, four survive too few rewrites."""
SAMPLE = 24
"""Hashes that are kept of a text."""
SHARED = 3
"""Hashes that a text must share with another to be compared with it: stock phrases share fewer."""

# The finalizer of MurmurHash3 (Appleby 2011): it makes the least hashes a fair sample.
MIX = np.uint64(0xFF51AFD7ED558CCD)
SHIFT = np.uint64(33)


def fingerprints(sketch: Sketch) -> tuple[int, ...]:
    """The least hashes of a text's shingles, numbers of 31 bits; fewer if it is short."""
    mixed = _shingles(sketch)
    mixed = (mixed ^ (mixed >> SHIFT)) * MIX
    return tuple(distinct(mixed >> SHIFT)[:SAMPLE].tolist())


def similarity(one: Sketch, other: Sketch) -> float:
    """Jaccard similarity of the shingles of two texts."""
    if one.digest == other.digest:
        return 1.0
    ours, theirs = _shingles(one), _shingles(other)
    shared = np.intersect1d(ours, theirs).size
    return shared / max(np.union1d(ours, theirs).size, 1)


def _shingles(sketch: Sketch) -> NDArray[np.uint64]:
    codes = sketch.words.astype(np.uint64)
    return (codes[:-2] << np.uint64(32)) | (codes[1:-1] << np.uint64(16)) | codes[2:]
