"""What a text says that an older one does not: the rule that tells an update from a copy."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from streams.dedupe.sketch import Codes, Sketch, is_fate, is_news

TOLD = 0.5
"""Share of a sentence's words that must stand in one sentence of the older text for it to be told
there, in the same or in other words."""
TOLD_FATE = 0.6
"""The same for a sentence that says what befell people: half of its words are in any such."""
RELATED = 0.25
"""Share of a sentence's words that must stand anywhere in the older text for it to be of that
story, where it follows the story's end: below, it is background on another."""
MOST_PLACES = 40
"""Sentences in which a word is looked up, the first ones: no text may cost more than its length."""
PROSE = 5
"""Words with content from which an untold sentence is more than a line of furniture."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A newer text beside an older one."""

    told: float
    """Share of the newer text's words that stand in sentences that the older one tells."""
    has_news: bool
    """Whether the newer text states a number or a fate that the older one does not."""
    has_more: bool
    """Whether the newer text has whole sentences that the older one does not tell; a headline is
    none, as every outlet writes its own."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the newer text, and where the older one tells it, if it does."""

    codes: Codes
    told_at: int | None


def compare(newer: Sketch, older: Sketch) -> Comparison:
    """What the newer text adds to the older."""
    story = older.sentences
    headline, *body = newer.sentences
    sentences = list(_align(body or [headline], story))
    told = [sentence for sentence in sentences if sentence.told_at is not None]
    untold = [sentence for sentence in sentences if sentence.told_at is None]
    words, words_told = (sum(len(s.codes) for s in some) for some in (sentences, told))
    return Comparison(
        told=words_told / (words or 1),
        has_news=any(_is_changed(s, story) for s in told)
        or _has_news(sentences, story)
        or _is_news_of(headline, [*body, *story]),
        has_more=any(map(_is_prose, untold)),
    )


def _align(newer: Iterable[Codes], story: Sequence[Codes]) -> Iterator[_Sentence]:
    places: dict[int, list[int]] = {}
    for number, sentence in enumerate(story):
        for code in dict.fromkeys(sentence):
            found = places.setdefault(code, [])
            if len(found) < MOST_PLACES:
                found.append(number)
    for sentence in newer:
        codes = set(sentence)
        shared = Counter(number for code in codes for number in places.get(code, ()))
        best = max(shared, key=lambda number: (shared[number], -number), default=None)
        needed = TOLD_FATE if any(map(is_fate, codes)) else TOLD
        is_told = best is not None and shared[best] >= needed * len(codes)
        yield _Sentence(sentence, best if is_told else None)


def _is_news_of(headline: Codes, texts: Iterable[Codes]) -> bool:
    """Whether a headline has a number or a fate that neither its own text nor the older one has."""
    known = {code for sentence in texts for code in sentence}
    return any(is_news(code) and code not in known for code in headline)


def _is_changed(sentence: _Sentence, story: Sequence[Codes]) -> bool:
    """Whether a told sentence has a number or a fate that was not there, or in its neighbours.

    The neighbours count because editing joins sentences and parts them.
    """
    at = sentence.told_at or 0
    known = {code for near in story[max(at - 1, 0) : at + 2] for code in near}
    return any(is_news(code) and code not in known for code in sentence.codes)


def _has_news(sentences: Sequence[_Sentence], story: Sequence[Codes]) -> bool:
    """Whether an untold sentence states a number within the story, or a fate that is part of it."""
    vocabulary = {code for sentence in story for code in sentence}
    end = max((n for n, s in enumerate(sentences) if s.told_at is not None), default=-1)
    for number, sentence in enumerate(sentences):
        if sentence.told_at is not None:
            continue
        if any(map(is_fate, sentence.codes)):
            if number < end or _is_related(sentence, vocabulary):
                return True
        elif number < end and any(map(is_news, sentence.codes)) and _is_prose(sentence):
            return True
    return False


def _is_prose(sentence: _Sentence) -> bool:
    return len(set(sentence.codes)) >= PROSE


def _is_related(sentence: _Sentence, vocabulary: set[int]) -> bool:
    plain = {code for code in sentence.codes if not is_news(code)}
    return len(plain & vocabulary) >= RELATED * len(plain)
