"""What a text says that an older one does not: the rule that tells an update from a copy."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

from streams.dedupe.sketch import Sketch, distinct
from streams.dedupe.words import FATE, NUMBER

TOLD = 0.5
"""Share of a sentence's words that must stand in one sentence of the older text for it to be told
there, in the same or in other words."""
TOLD_FATE = 0.6
"""The same for a sentence that says what befell people: half of its words are in any such."""
SAME = 0.9
"""Share of the words of two sentences from which they are one, lightly edited."""
RELATED = 0.35
"""Share of a sentence's words that must stand anywhere in the older text for it to be of that
story, where it follows the story's end: below, it is background on another."""
TELLING = 5
"""Plain words from which a sentence shows what story it is of; a shorter one is of this story."""
MOST_PLACES = 40
"""Sentences in which a word is looked up, the first ones: no text may cost more than its length."""
PROSE = 5
"""Words with content from which an untold sentence is more than a line of furniture."""
FIGURE = 3
"""The same for a told one: "3 min read" is in many a sentence."""

NEWS = NUMBER | FATE
"""What a report is about, in the bits of codes."""

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Comparison:
    """A newer text beside an older one: what it adds."""

    def __init__(self, newer: Sketch, older: Sketch) -> None:
        self._newer, self._older = _Text.of(newer), _Text.of(older)
        shared = _shared(self._newer, self._older)
        self._shared = shared.max(axis=1)
        self._told_at = _align(self._newer, self._older, shared)

    @property
    def told(self) -> float:
        """Share of the newer text's words that stand in sentences that the older one tells."""
        lengths = self._newer.lengths
        return float(lengths[self._is_told].sum() / max(lengths[self._newer.is_body].sum(), 1))

    @property
    def has_news(self) -> bool:
        """Whether the newer text states a number or a fate that the older one does not."""
        newer, older = self._newer, self._older
        return (
            _has_other_figures(newer, self._is_told, self._told_at, older)
            or _has_other_fates(newer, self._is_told, self._told_at, older)
            or _has_news(newer, self._is_told, self._is_untold, older)
            or _is_news_of_headline(newer, older)
        )

    @property
    def has_more(self) -> bool:
        """Whether the newer text has whole sentences that the older one does not tell.

        A headline is none, as every outlet writes its own.
        """
        return bool((self._newer.sizes[self._is_untold] >= PROSE).any())

    @property
    def has_other_words(self) -> bool:
        """Whether a sentence of the newer text has a word that the older one tells it without."""
        return bool((self._newer.is_body & (self._shared < self._newer.sizes)).any())

    @property
    def _is_told(self) -> Flags:
        return self._newer.is_body & (self._told_at >= 0)

    @property
    def _is_untold(self) -> Flags:
        return self._newer.is_body & (self._told_at < 0)


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text, each once a sentence: word n, `codes[n]`, stands in `sentences[n]`.

    They are in the order of their codes, and of their sentences where these are equal.
    """

    count: int
    """Sentences, the headline among them; it is the first."""
    lengths: Numbers
    """Words of each sentence."""
    sentences: Numbers
    codes: Numbers
    figures: Mapping[int, Sequence[int]]
    """The codes of the numbers of a sentence, in the order of the text."""

    @classmethod
    @lru_cache(2)  # the newer text is compared with several
    def of(cls, sketch: Sketch) -> Self:
        codes, sentences, count = sketch.words, sketch.sentences, sketch.count
        words = distinct(codes << 16 | sentences)
        is_number = codes & NUMBER != 0
        figures: dict[int, list[int]] = {}
        for sentence, code in zip(
            sentences[is_number].tolist(), codes[is_number].tolist(), strict=True
        ):
            figures.setdefault(sentence, []).append(code)
        return cls(
            count,
            np.bincount(sentences, minlength=count),
            sentences=words & 0xFFFF,
            codes=words >> 16,
            figures=figures,
        )

    @property
    def is_body(self) -> Flags:
        """Which sentences are no headline; of a headline alone, it is all there is."""
        is_body: Flags = np.ones(self.count, bool)
        is_body[0] = self.count == 1
        return is_body

    @property
    def is_news(self) -> Flags:
        """Which words are numbers or fates."""
        return (self.codes & NEWS).astype(bool)

    @property
    def sizes(self) -> Numbers:
        """Different words of each sentence."""
        return np.bincount(self.sentences, minlength=self.count)

    def having(self, flags: int) -> Flags:
        """Which sentences have a code with one of these bits."""
        found = np.bincount(self.sentences[self.codes & flags != 0], minlength=self.count)
        return found.astype(bool)


def _shared(newer: _Text, older: _Text) -> Numbers:
    """How many words each sentence of the one shares with each of the other."""
    first = np.searchsorted(older.codes, newer.codes, "left")
    places = np.minimum(np.searchsorted(older.codes, newer.codes, "right") - first, MOST_PLACES)
    word = np.repeat(np.arange(newer.codes.size), places)
    nth = np.arange(word.size) - np.repeat(np.cumsum(places) - places, places)
    pairs = newer.sentences[word] * older.count + older.sentences[first[word] + nth]
    counts = np.bincount(pairs, minlength=newer.count * older.count)
    return counts.reshape(newer.count, older.count)


def _align(newer: _Text, older: _Text, shared: Numbers) -> Numbers:
    """Of each sentence, the number of the older one that tells it; -1 where none does.

    It is the one that shares the most words, and of those the shortest.
    """
    best = (shared * (older.sizes.max() + 1) - older.sizes).argmax(axis=1)
    most = shared.max(axis=1)
    needed = np.where(newer.having(FATE), TOLD_FATE, TOLD) * newer.sizes
    told_at = np.where((most > 0) & (most >= needed), best, -1)
    told_at[_repeating(newer, older, told_at, most)] = -1
    return told_at


def _repeating(newer: _Text, older: _Text, told_at: Numbers, shared: Numbers) -> list[int]:
    """Sentences with a fate, in the words of another one that an older sentence tells better.

    They use the words of the old toll, and yet may tell a new one: "One of the injured has died."
    """
    told = np.flatnonzero(told_at >= 0)
    by_share = told[np.argsort(shared[told], kind="stable")]
    strongest = dict(zip(told_at[by_share].tolist(), by_share.tolist(), strict=True))
    sizes = np.maximum(newer.sizes, older.sizes[told_at])
    is_doubtful = newer.having(FATE) & (told_at >= 0) & (shared < SAME * sizes)
    return [
        sentence
        for sentence in np.flatnonzero(is_doubtful).tolist()
        if (other := strongest[int(told_at[sentence])]) != sentence
        and shared[other] > shared[sentence]
        and _repeats(newer, sentence, other)
    ]


def _repeats(newer: _Text, sentence: int, other: int) -> bool:
    words, others = (newer.codes[newer.sentences == one] for one in (sentence, other))
    return bool(_isin(words, others).mean() >= TOLD)


def _has_other_figures(newer: _Text, told: Flags, told_at: Numbers, older: _Text) -> bool:
    """Whether told sentences have other numbers than the older ones, more of them, or in another
    order: of three killed and four injured, one may have died.

    The neighbours of an older sentence count as well, because editing joins and parts sentences.
    """
    counts = told & (newer.having(FATE) | (newer.sizes >= FIGURE))
    numbers = {sentence: codes for sentence, codes in newer.figures.items() if counts[sentence]}
    for sentence, codes in numbers.items():
        around = range(int(told_at[sentence]) - 1, int(told_at[sentence]) + 2)
        known = iter([code for near in around for code in older.figures.get(near, ())])
        if not all(code in known for code in codes):
            return True
    stated, known_before = (
        Counter(chain.from_iterable(each.values())) for each in (numbers, older.figures)
    )
    return not stated <= known_before


def _has_other_fates(newer: _Text, told: Flags, told_at: Numbers, older: _Text) -> bool:
    """Whether a told sentence has a fate that neither the older one has nor its neighbours."""
    known = _fates_of(older)
    return any(
        told[sentence] and not any((told_at[sentence] + near, code) in known for near in (-1, 0, 1))
        for sentence, code in _fates_of(newer)
    )


def _fates_of(text: _Text) -> set[tuple[int, int]]:
    """Fates, each with its sentence."""
    is_fate = text.codes & FATE != 0
    return set(zip(text.sentences[is_fate].tolist(), text.codes[is_fate].tolist(), strict=True))


def _has_news(newer: _Text, told: Flags, untold: Flags, older: _Text) -> bool:
    """Whether an untold sentence states a number within the story, or a fate that is part of it."""
    within = np.arange(newer.count) < np.flatnonzero(told).max(initial=-1)
    is_number_within = within & newer.having(NUMBER) & (newer.sizes >= PROSE)
    is_fate_of_story = newer.having(FATE) & (within | _is_related(newer, older))
    return bool((untold & (is_number_within | is_fate_of_story)).any())


def _is_related(newer: _Text, older: _Text) -> Flags:
    """Which sentences have words of the older text."""
    is_plain = ~newer.is_news
    is_shared = is_plain & _isin(newer.codes, older.codes)
    plain, shared = (
        np.bincount(newer.sentences[some], minlength=newer.count) for some in (is_plain, is_shared)
    )
    return (shared >= RELATED * plain) | (plain < TELLING)


def _is_news_of_headline(newer: _Text, older: _Text) -> bool:
    """Whether a headline has a number or a fate that neither its own text nor the older one has."""
    is_headline = newer.sentences == 0
    known = np.concatenate([newer.codes[~is_headline], older.codes])
    return not _isin(newer.codes[is_headline & newer.is_news], known).all()


def _isin(codes: Numbers, known: Numbers) -> Flags:
    return np.isin(codes, known, kind="table")
