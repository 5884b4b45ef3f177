"""What a text says that an older one does not: the rule that tells an update from a copy."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from streams.dedupe.sketch import FATE, NUMBER, Sketch

TOLD = 0.5
"""Share of a sentence's words that must stand in one sentence of the older text for it to be told
there, in the same or in other words."""
TOLD_FATE = 0.6
"""The same for a sentence that says what befell people: half of its words are in any such."""
SAME = 0.9
"""Share of a sentence's words from which it is the older one itself, lightly edited."""
RELATED = 0.25
"""Share of a sentence's words that must stand anywhere in the older text for it to be of that
story, where it follows the story's end: below, it is background on another."""
MOST_PLACES = 40
"""Sentences in which a word is looked up, the first ones: no text may cost more than its length."""
PROSE = 5
"""Words with content from which an untold sentence is more than a line of furniture."""

NEWS = NUMBER | FATE
"""What a report is about, in the bits of codes."""

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Comparison:
    """A newer text beside an older one: what it adds."""

    def __init__(self, newer: Sketch, older: Sketch) -> None:
        self._text, self._story = _Text.of(newer), _Text.of(older)
        self._told_at = _align(self._text, self._story)

    @property
    def told(self) -> float:
        """Share of the newer text's words that stand in sentences that the older one tells."""
        lengths = self._text.lengths
        return float(lengths[self._is_told].sum() / max(lengths[self._text.is_body].sum(), 1))

    @property
    def has_news(self) -> bool:
        """Whether the newer text states a number or a fate that the older one does not."""
        text, story = self._text, self._story
        return (
            _is_changed(text, self._is_told, self._told_at, story)
            or _has_news(text, self._is_told, self._is_untold, story)
            or _is_news_of_headline(text, story)
        )

    @property
    def has_more(self) -> bool:
        """Whether the newer text has whole sentences that the older one does not tell.

        A headline is none, as every outlet writes its own.
        """
        return bool((self._text.sizes[self._is_untold] >= PROSE).any())

    @property
    def _is_told(self) -> Flags:
        return self._text.is_body & (self._told_at >= 0)

    @property
    def _is_untold(self) -> Flags:
        return self._text.is_body & (self._told_at < 0)


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

    @classmethod
    @lru_cache(2)  # the newer text is compared with several
    def of(cls, sketch: Sketch) -> Self:
        sentences, count = sketch.sentences, sketch.count
        words = np.unique(sketch.words << 16 | sentences)
        lengths = np.bincount(sentences, minlength=count)
        return cls(count, lengths, words & 0xFFFF, words >> 16)

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


def _align(text: _Text, story: _Text) -> Numbers:
    """Of each sentence, the number of the older one that tells it; -1 where none does."""
    shared = _shared(text, story)
    best = shared.argmax(axis=1)
    most = shared.max(axis=1)
    needed = np.where(text.having(FATE), TOLD_FATE, TOLD) * text.sizes
    told_at = np.where((most > 0) & (most >= needed), best, -1)
    told_at[_repeating(text, told_at, most)] = -1
    return told_at


def _repeating(text: _Text, told_at: Numbers, shared: Numbers) -> list[int]:
    """Sentences with a fate, in the words of another one that an older sentence tells better.

    They use the words of the old toll, and yet may tell a new one: "One of the injured has died."
    """
    is_doubtful = text.having(FATE) & (told_at >= 0) & (shared < SAME * text.sizes)
    return [
        sentence
        for sentence in np.flatnonzero(is_doubtful).tolist()
        for other in np.flatnonzero(told_at == told_at[sentence]).tolist()
        if shared[other] > shared[sentence] and _repeats(text, sentence, other)
    ]


def _repeats(text: _Text, sentence: int, other: int) -> bool:
    words, others = (text.codes[text.sentences == one] for one in (sentence, other))
    return bool(_isin(words, others).mean() >= TOLD)


def _shared(text: _Text, story: _Text) -> Numbers:
    """How many words each sentence of the one shares with each of the other."""
    first = np.searchsorted(story.codes, text.codes, "left")
    places = np.minimum(np.searchsorted(story.codes, text.codes, "right") - first, MOST_PLACES)
    word = np.repeat(np.arange(text.codes.size), places)
    nth = np.arange(word.size) - np.repeat(np.cumsum(places) - places, places)
    pairs = text.sentences[word] * story.count + story.sentences[first[word] + nth]
    counts = np.bincount(pairs, minlength=text.count * story.count)
    return counts.reshape(text.count, story.count)


def _is_changed(text: _Text, told: Flags, told_at: Numbers, story: _Text) -> bool:
    """Whether a told sentence has a number or a fate that was not there, or in its neighbours.

    The neighbours count because editing joins sentences and parts them.
    """
    known = _news_of(story)
    return any(
        told[sentence] and not any((told_at[sentence] + near, code) in known for near in (-1, 0, 1))
        for sentence, code in _news_of(text)
    )


def _has_news(text: _Text, told: Flags, untold: Flags, story: _Text) -> bool:
    """Whether an untold sentence states a number within the story, or a fate that is part of it."""
    within = np.arange(text.count) < np.flatnonzero(told).max(initial=-1)
    is_number_within = within & text.having(NUMBER) & (text.sizes >= PROSE)
    is_fate_of_story = text.having(FATE) & (within | _is_related(text, story))
    return bool((untold & (is_number_within | is_fate_of_story)).any())


def _is_related(text: _Text, story: _Text) -> Flags:
    """Which sentences have words of the older text."""
    is_plain = ~text.is_news
    is_shared = is_plain & _isin(text.codes, story.codes)
    plain, shared = (
        np.bincount(text.sentences[some], minlength=text.count) for some in (is_plain, is_shared)
    )
    return shared >= RELATED * plain


def _is_news_of_headline(text: _Text, story: _Text) -> bool:
    """Whether a headline has a number or a fate that neither its own text nor the older one has."""
    is_headline = text.sentences == 0
    known = np.concatenate([text.codes[~is_headline], story.codes])
    return not _isin(text.codes[is_headline & text.is_news], known).all()


def _news_of(text: _Text) -> set[tuple[int, int]]:
    """Numbers and fates, each with its sentence."""
    sentences, codes = text.sentences[text.is_news], text.codes[text.is_news]
    return set(zip(sentences.tolist(), codes.tolist(), strict=True))


def _isin(codes: Numbers, known: Numbers) -> Flags:
    return np.isin(codes, known, kind="table")
