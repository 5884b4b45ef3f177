"""Who says so."""

from dataclasses import dataclass

from streams.extract.grammar.phrases import Phrase
from streams.extract.text import Sentence

LONGEST = 12
"""Words of the longest name of a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionWords:
    """The words by which a text names its sources."""

    according: tuple[Phrase, ...]
    """Before a source: "according to"."""
    saying: frozenset[str]
    """Verbs beside a source: "said"."""
    saying_that: frozenset[str]
    """Those that need a "that", or mean something else: "claimed"."""
    titles: frozenset[str]
    """Abbreviations whose full stop ends no name: "dr"."""
    ends: frozenset[str]
    """Words and marks that a source's name ends at."""
    that: str
    auxiliaries: frozenset[str]
    """Between a source and its verb: "has confirmed"."""
    before_source: frozenset[str]
    """Those of the verbs that a source may follow: "said police"."""
    nobody: frozenset[str]
    """Words that name nobody: "he"."""
    skipped: frozenset[str] = frozenset()
    """Words that may part these from a source: "según informó ayer la policía"."""
    determiners: frozenset[str] = frozenset()
    """Right before one of the verbs, they make it an adjective: "an estimated 40"."""


def attribution(sentence: Sentence, words: AttributionWords) -> str | None:
    """The source that a sentence names: "according to ...", "... said", "said ..."."""
    lower = sentence.lower
    according = [phrase for phrase in words.according if phrase[0] in lower]
    for at, word in enumerate(lower) if according else ():
        for phrase in according:
            if word == phrase[0] and tuple(lower[at : at + len(phrase)]) == phrase:
                first = _skip(lower, at + len(phrase), words)
                return _quote(sentence, first, _forward(lower, first, words))
    if words.saying.isdisjoint(lower) and words.saying_that.isdisjoint(lower):
        return None
    for at, word in enumerate(lower):
        if not _says(lower, at, words):
            continue
        verb = at - (at > 0 and lower[at - 1] in words.auxiliaries)
        first = _backward(lower, verb, words)
        if first < verb and lower[first] not in words.nobody:
            return _quote(sentence, first, verb)
        if word not in words.before_source:
            continue
        source = _skip(lower, at + 1, words)
        last = _forward(lower, source, words)
        if first == verb and last > source and _may_be_source(lower[source], words):
            return _quote(sentence, source, last)
    return None


def _skip(lower: list[str], at: int, words: AttributionWords) -> int:
    while at < len(lower) and lower[at] in words.skipped:
        at += 1
    return at


def _may_be_source(word: str, words: AttributionWords) -> bool:
    """Whether a source may begin with a word: a number is what is reported."""
    return word not in words.nobody and not word[0].isdigit()


def _says(lower: list[str], at: int, words: AttributionWords) -> bool:
    """Whether a word is a verb of saying, and no adjective as of "an estimated 40"."""
    if at > 0 and lower[at - 1] in words.determiners:
        return False
    says_that = lower[at] in words.saying_that and lower[at + 1 : at + 2] == [words.that]
    return lower[at] in words.saying or says_that


def _is_end(lower: list[str], at: int, words: AttributionWords) -> bool:
    is_title = lower[at] == "." and at > 0 and lower[at - 1] in words.titles
    return lower[at] in words.ends and not is_title


def _backward(lower: list[str], at: int, words: AttributionWords) -> int:
    first = at
    while first and at - first < LONGEST and not _is_end(lower, first - 1, words):
        first -= 1
    return first


def _forward(lower: list[str], at: int, words: AttributionWords) -> int:
    last = at
    while last < len(lower) and last - at < LONGEST and not _is_end(lower, last, words):
        last += 1
    return last


def _quote(sentence: Sentence, first: int, last: int) -> str | None:
    return sentence.quote(first, last) if first < last else None
