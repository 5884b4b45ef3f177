"""Ways to find copies, those of the literature beside tallywire's own.

Each remembers every article that it is shown, and says which of those before it a new one copies.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import blake2b
from itertools import combinations, pairwise
from typing import ClassVar, Protocol
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from schemas import Article
from streams.dedupe import Copy, Deduplicator
from streams.normalize.address import page_key

WORD = re.compile(r"\w+")
SHINGLE = 5
"""Words."""
PERMUTATIONS = 128
HALF = 0.5


class Method(Protocol):
    """A way to find copies."""

    name: str
    is_traced: ClassVar[bool]
    """Whether Python allocates its memory, so that it can be measured."""

    def judge(self, article: Article) -> str | None:
        """The id of an article before this one that it copies, if it copies any."""


class SameAddressOrWords:
    """The same page, or the same words in the same order."""

    name = "same address or words"
    is_traced = True

    def __init__(self) -> None:
        self._first: dict[str | bytes, str] = {}

    def judge(self, article: Article) -> str | None:
        digest = blake2b(" ".join(_words(article)).encode(), digest_size=16).digest()
        keys = [digest, page] if (page := page_key(article.url or "")) else [digest]
        found = [self._first[key] for key in keys if key in self._first]
        for key in keys:
            self._first.setdefault(key, article.article_id)
        return found[0] if found else None


class MinHashOfDatasketch:
    """Jaccard similarity of word shingles, estimated; Broder 1997, with the bands of datasketch."""

    is_traced = True

    def __init__(self, threshold: float) -> None:
        self.name = f"MinHash LSH (datasketch), Jaccard {threshold}"
        self._threshold = threshold
        self._index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        self._hashes: dict[str, MinHash] = {}

    def judge(self, article: Article) -> str | None:
        signed = MinHash(num_perm=PERMUTATIONS)
        signed.update_batch([shingle.encode() for shingle in _shingles(_words(article))])
        similar = {name: signed.jaccard(self._hashes[name]) for name in self._index.query(signed)}
        self._index.insert(article.article_id, signed)
        self._hashes[article.article_id] = signed
        return _best(similar, self._threshold)


class MinHashOfRensa:
    """The same with rensa's variant of MinHash, in native code."""

    is_traced = False
    BANDS = 32
    """Of four rows: texts of similarity .5 share one with probability .87."""

    def __init__(self, threshold: float) -> None:
        self.name = f"MinHash LSH (rensa), Jaccard {threshold}"
        self._threshold = threshold
        self._index = RMinHashLSH(threshold, PERMUTATIONS, self.BANDS)
        self._known: list[tuple[str, RMinHash]] = []

    def judge(self, article: Article) -> str | None:
        signed = RMinHash(num_perm=PERMUTATIONS, seed=1)
        signed.update(_shingles(_words(article)))
        candidates = [self._known[number] for number in self._index.query(signed)]
        similar = {name: signed.jaccard(other) for name, other in candidates}
        self._index.insert(len(self._known), signed)
        self._known.append((article.article_id, signed))
        return _best(similar, self._threshold)


class SimHash:
    """Fingerprints of 64 bits that differ in few (Charikar 2002), of words by their frequency.

    Found by tables of permuted blocks (Manku, Jain and Das Sarma 2007): of `blocks` blocks, all but
    `distance` are equal, whichever they are.
    """

    is_traced = True
    BITS = 64

    def __init__(self, distance: int, blocks: int) -> None:
        self.name = f"SimHash, {distance} bits or fewer"
        self._distance = distance
        edges = [round(self.BITS * block / blocks) for block in range(blocks + 1)]
        masks = [(1 << end) - (1 << start) for start, end in pairwise(edges)]
        equal = combinations(masks, blocks - distance)
        self._tables = {sum(some): defaultdict[int, list[int]](list) for some in equal}
        self._known: dict[int, str] = {}

    def judge(self, article: Article) -> str | None:
        fingerprint = self._fingerprint(_words(article))
        nearest = min(
            (
                ((other ^ fingerprint).bit_count(), other)
                for mask, table in self._tables.items()
                for other in table.get(fingerprint & mask, ())
            ),
            default=(self.BITS, 0),
        )
        if fingerprint not in self._known:
            self._known[fingerprint] = article.article_id
            for mask, table in self._tables.items():
                table[fingerprint & mask].append(fingerprint)
        return self._known[nearest[1]] if nearest[0] <= self._distance else None

    def _fingerprint(self, words: Sequence[str]) -> int:
        counts = Counter(words)
        digests = b"".join(blake2b(word.encode(), digest_size=8).digest() for word in counts)
        bits = np.unpackbits(np.frombuffer(digests, np.uint8).reshape(-1, 8), axis=1)
        votes = np.array(list(counts.values())) @ (2 * bits.astype(np.int64) - 1)
        return int.from_bytes(np.packbits(votes > 0).tobytes())


class Winnowing:
    """Fingerprints of runs of characters, chosen locally; Schleimer, Wilkerson and Aiken 2003.

    A copy has half of its fingerprints from one other text.
    """

    name = "Winnowing, half of the fingerprints"
    is_traced = True
    RUN = 30
    """Characters of a run, without blanks and marks: some five words."""
    WINDOW = 20
    """Runs of which one is chosen: what is as long as both together is found for certain."""

    def __init__(self) -> None:
        self._index = defaultdict[int, list[str]](list)

    def judge(self, article: Article) -> str | None:
        fingerprints = self._fingerprints("".join(_words(article)).encode())
        shared = Counter(name for each in fingerprints for name in self._index.get(each, ()))
        for each in fingerprints:
            self._index[each].append(article.article_id)
        similar = {name: count / len(fingerprints) for name, count in shared.items()}
        return _best(similar, HALF)

    def _fingerprints(self, text: bytes) -> set[int]:
        runs = [crc32(text[at : at + self.RUN]) for at in range(max(len(text) - self.RUN + 1, 1))]
        chosen: set[int] = set()
        rising: deque[int] = deque()
        for at, value in enumerate(runs):
            while rising and runs[rising[-1]] >= value:
                rising.pop()
            rising.append(at)
            if rising[0] <= at - self.WINDOW:
                rising.popleft()
            if at >= min(self.WINDOW, len(runs)) - 1:
                chosen.add(runs[rising[0]])
        return chosen


class SpotSigs:
    """Stop words with the content that follows; Theobald, Siddharth and Paepcke 2008.

    A signature is an antecedent and the next words of content; texts are compared as sets of them.
    """

    name = "SpotSigs, Jaccard 0.5"
    is_traced = True
    ANTECEDENTS = ("a", "an", "and", "at", "by", "for", "in", "is", "of", "on", "the", "to", "was")
    CHAIN = 2
    """Words of content."""

    def __init__(self) -> None:
        self._index = defaultdict[tuple[str, ...], list[str]](list)
        self._sizes: dict[str, int] = {}

    def judge(self, article: Article) -> str | None:
        signatures = set(self._signatures(_words(article)))
        shared = Counter(name for each in signatures for name in self._index.get(each, ()))
        similar = {
            name: count / (len(signatures) + self._sizes[name] - count)
            for name, count in shared.items()
        }
        for each in signatures:
            self._index[each].append(article.article_id)
        self._sizes[article.article_id] = len(signatures)
        return _best(similar, HALF)

    def _signatures(self, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
        content = [word for word in words if word not in self.ANTECEDENTS]
        before = 0
        for word in words:
            if word not in self.ANTECEDENTS:
                before += 1
            elif chain := content[before : before + self.CHAIN]:
                yield word, *chain


class Tallywire:
    """The index of a partition, as the pipeline has it."""

    name = "tallywire"
    is_traced = False
    WINDOW = timedelta(days=36_500)
    """As the others, it remembers all."""

    def __init__(self) -> None:
        self._index = Deduplicator(self.WINDOW)
        self._judged = 0

    def judge(self, article: Article) -> str | None:
        verdict = self._index.judge(article, f"raw-0-{self._judged}", self._judged)
        self._judged += 1
        return verdict.duplicate_of if isinstance(verdict, Copy) else None


def methods() -> list[Method]:
    """Each of them, knowing nothing yet."""
    return [
        SameAddressOrWords(),
        MinHashOfDatasketch(0.5),
        MinHashOfDatasketch(0.7),
        MinHashOfRensa(0.5),
        SimHash(distance=3, blocks=5),
        SimHash(distance=8, blocks=10),
        Winnowing(),
        SpotSigs(),
        Tallywire(),
    ]


def _words(article: Article) -> list[str]:
    return WORD.findall(article.text.casefold())


def _shingles(words: Sequence[str]) -> list[str]:
    last = max(len(words) - SHINGLE + 1, 1)
    return [" ".join(words[at : at + SHINGLE]) for at in range(last)]


def _best(similar: dict[str, float], threshold: float) -> str | None:
    best = max(similar, key=lambda name: similar[name], default=None)
    return best if best is not None and similar[best] >= threshold else None
