"""Numbers as words and digits, with the bounds that they state.

Bounds follow UCDP's low, best and high. Vague words take the conservative floor of the ACLED
codebook ("Coding fatalities"), with `high` open; a range takes its lower end as the best, as ACLED
and the GTD codebook do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from schemas import Qualifier
from streams.extract.grammar.phrases import Phrase, Phrases
from streams.extract.text import Sentence

DIGITS = re.compile(
    r"(?P<whole>\d{1,3}(?:(?P<mark>[., \u00a0\u202f])\d{3})(?:(?P=mark)\d{3})*|\d{1,9})"
    r"(?:[.,](?P<part>\d{1,2}))?(?P<unit>k|m|bn)?(?P<more>-plus|-odd)?",
    re.ASCII | re.IGNORECASE,
)
THOUSANDS = re.compile(r"[., \u00a0\u202f]")
DIGIT_RANGE = re.compile(r"(\d{1,7})-(\d{1,7})", re.ASCII)
UNITS = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
MOST = 10**9
"""More than this is never a number of people that something befell."""
MOST_DIGITS = len(str(MOST))
LONGEST = 12
"""Words of the longest number in words."""
RISE_REACH = 6
"""Words from a verb of rising to what opens its two numbers, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How a language writes numbers; phrases are tuples of words in lower case."""

    small: Mapping[str, int]
    """Words for numbers below a thousand that add up: "twenty", "two"."""
    magnitudes: Mapping[str, int]
    """What multiplies the number before it: "hundred", "million", "dozen"."""
    alone: frozenset[str] = frozenset()
    """Magnitudes that are numbers without one before them: Spanish "mil"."""
    before_digits: frozenset[str] = frozenset()
    """Magnitudes that digits are added to: "2 mil 500", as Mexico writes it."""
    decimal: str = "."
    """Parts the whole from its fraction: "1.234 million" is no thousand."""
    vague: Mapping[Phrase, int]
    """Words without a number, with ACLED's floor for them: "dozens"."""
    factors: frozenset[Phrase]
    """The vague words that multiply: "several hundred"."""
    exact: Mapping[Phrase, int]
    """Phrases with a value: "half a dozen", "both", "no one"."""
    hedges: Mapping[Phrase, Qualifier]
    """What may stand before a number: "at least"; EXACT where it changes nothing."""
    trailing: Mapping[Phrase, Qualifier]
    """What may stand after a number: "or more"."""
    joins: Mapping[str, frozenset[str]]
    """Words within a number, and those that they may follow: "three hundred and five"."""
    between: str
    """Opens a range of two numbers, which `and_` parts: "between 20 and 30"."""
    and_: str
    range_links: frozenset[str]
    """Part the two numbers of a range: "20 to 30"."""
    range_openings: frozenset[str]
    """May open such a range without being part of it; none in English."""
    rises: frozenset[str]
    """Before a number, they make "to" no range: "rose from 12 to 18".

    Before a word of `range_openings` they stand within a few words: "subió ayer de 12 a 18".
    """
    no_hedges: Mapping[Phrase, frozenset[str]]
    """Hedges that are none after these words: "has gone up to 17"."""


@dataclass(slots=True)
class Number:
    """A number that stands at the words `first` to `last` (excluded), hedges left out."""

    low: int
    best: int
    high: int | None
    qualifier: Qualifier
    first: int
    last: int
    opening: int
    """The first word of its hedge, or `first`."""
    end: int
    """The word after its trailing hedge, or `last`."""


Bounds = tuple[int, int, int | None, Qualifier]


@dataclass(slots=True)
class _Amount:
    """A single number, and the word after it."""

    value: int
    is_vague: bool
    last: int

    def hedged(self, hedge: Qualifier | None) -> Bounds:
        """Its bounds with what stands before or after it."""
        value = self.value
        match hedge:
            case Qualifier.AT_LEAST:
                return value, value, None, hedge
            case Qualifier.AT_MOST:
                return 0, value, value, hedge
        if self.is_vague:
            return value, value, None, Qualifier.VAGUE
        return value, value, value, hedge or Qualifier.EXACT


@dataclass(slots=True)
class _Range:
    """Two numbers, at the words `first` to `last` (excluded)."""

    low: int
    high: int
    first: int
    last: int

    def hedged(self, hedge: Qualifier | None) -> Bounds:
        """Its bounds: a range stays one, but "at least 20 to 30" and "up to 20 or 30" don't."""
        match hedge:
            case Qualifier.AT_LEAST:
                return self.low, self.low, None, hedge
            case Qualifier.AT_MOST:
                return 0, self.low, self.low, hedge
        return self.low, self.low, self.high, Qualifier.RANGE


class NumberReader:
    """Reads the numbers of a language."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._phrases = Phrases({**words.exact, **words.vague})
        self._hedges = Phrases(words.hedges)
        self._trailing = Phrases(words.trailing)
        phrases = [*words.exact, *words.vague]
        self._cores = frozenset({*words.small, *words.alone, *(phrase[-1] for phrase in phrases)})
        self._starts = frozenset(
            {*words.small, *words.alone, *(phrase[0] for phrase in phrases), words.between}
            | words.range_openings
        )
        self._openings = self._starts | {phrase[0] for phrase in words.hedges}

    def opens(self, word: str) -> bool:
        """Whether a number or its hedge can start with this word, in lower case."""
        return word in self._openings or self._is_written(word)

    def is_core(self, word: str) -> bool:
        """Whether it is a word of which every number holds one: "12", the "few" of "a few"."""
        return word in self._cores or self._is_written(word)

    def _is_written(self, word: str) -> bool:
        """Whether it starts with digits or is a pair: "12th", "twenty-two"."""
        return word[0].isdigit() or ("-" in word and word.split("-", 1)[0] in self._words.small)

    def read(self, sentence: Sentence, at: int) -> Number | None:
        """The number that starts at this word, with its hedges; None where none does."""
        lower = sentence.lower
        hedge, first = self._read_hedge(lower, at)
        if first >= len(lower):
            return None
        if lower[first] not in self._starts and not self._is_written(lower[first]):
            return None
        amount = self._read_amount(sentence, first)
        found = self._read_range(sentence, first, amount) or amount
        if found is None or (first > at and self._is_no_hedge(lower, at)):
            return None
        trailing, end = self._read_trailing(lower, found.last)
        first = found.first if isinstance(found, _Range) else first
        low, best, high, qualifier = found.hedged(trailing or hedge)
        return Number(low, best, high, qualifier, first, found.last, opening=at, end=end)

    def _is_no_hedge(self, lower: list[str], at: int) -> bool:
        hedge = self._hedges.longest(lower, at) if at else None
        after = self._words.no_hedges.get(tuple(lower[at : hedge[0]])) if hedge else None
        return after is not None and lower[at - 1] in after

    def _read_hedge(self, lower: list[str], at: int) -> tuple[Qualifier | None, int]:
        """The hedges from this word on, as one, and the word after them."""
        found: Qualifier | None = None
        for _ in range(3):
            hedge = self._hedges.longest(lower, at)
            if hedge is None:
                break
            at, qualifier = hedge
            found = qualifier if qualifier is not Qualifier.EXACT else found
        return found, at

    def _read_trailing(self, lower: list[str], at: int) -> tuple[Qualifier | None, int]:
        if lower[at - 1].endswith("-plus"):
            return Qualifier.AT_LEAST, at
        if lower[at - 1].endswith("-odd"):
            return Qualifier.ABOUT, at
        trailing = self._trailing.longest(lower, at)
        return (trailing[1], trailing[0]) if trailing else (None, at)

    def _read_range(self, sentence: Sentence, at: int, amount: _Amount | None) -> _Range | None:
        """A range: "between 20 and 30", "20 to 30", "20-30", "two or three".

        `amount` is the number that starts at the word.
        """
        lower = sentence.lower
        if amount is None and (match := DIGIT_RANGE.fullmatch(lower[at])):
            return _range(int(match[1]), int(match[2]), at, at + 1)
        is_between = lower[at] == self._words.between
        first = at + (is_between or lower[at] in self._words.range_openings)
        if first > at:
            amount = self._read_amount(sentence, first)
        if amount is None or amount.is_vague or amount.last >= len(lower) - 1:
            return None
        link = lower[amount.last]
        if link != self._words.and_ if is_between else link not in self._words.range_links:
            return None
        if not is_between and self._is_rise(sentence, at, first > at):
            return None
        if not link.isalnum() and sentence.words[amount.last + 1][:2].istitle():
            return None  # a sentence opens: "Feb 28 - Sixty migrants"
        high = self._read_amount(sentence, amount.last + 1)
        opening = at if is_between else first
        return _range(amount.value, high.value, opening, high.last) if high else None

    def _is_rise(self, sentence: Sentence, at: int, is_opened: bool) -> bool:
        """Whether it is no range but a rise from one number to another."""
        openings = self._words.range_openings
        is_opened = is_opened or (at > 0 and sentence.lower[at - 1] in openings)
        reach = max(0, at - RISE_REACH) if is_opened else max(1, at - 1)
        return not self._words.rises.isdisjoint(sentence.lower[reach:at])

    def _read_amount(self, sentence: Sentence, at: int) -> _Amount | None:
        if at >= len(sentence.words):
            return None
        if found := self._phrases.longest(sentence.lower, at):
            last, value = found
            phrase = tuple(sentence.lower[at:last])
            magnitude = self._magnitude(sentence, last) if phrase in self._words.factors else 0
            if magnitude:
                return _Amount(value * magnitude, True, last + 1)
            return _Amount(value, phrase in self._words.vague, last)
        amount = self._read_digits(sentence, at) or self._read_words(sentence, at)
        return self._with_digits(sentence, amount) if amount else None

    def _with_digits(self, sentence: Sentence, amount: _Amount) -> _Amount:
        """An amount with the digits that are added to its magnitude: "2 mil 500"."""
        magnitude = sentence.lower[amount.last - 1]
        if magnitude not in self._words.before_digits or amount.last >= len(sentence.words):
            return amount
        rest = self._read_digits(sentence, amount.last)
        if rest is None or not 0 < rest.value < self._words.magnitudes[magnitude]:
            return amount
        rest = self._with_digits(sentence, rest)
        return _Amount(amount.value + rest.value, False, rest.last)

    def _magnitude(self, sentence: Sentence, at: int) -> int:
        return self._words.magnitudes.get(sentence.lower[at], 0) if at < len(sentence.words) else 0

    def _read_digits(self, sentence: Sentence, at: int) -> _Amount | None:
        word = sentence.words[at]
        if not word[0].isdigit():
            return None
        last = at + 1
        magnitude = self._magnitude(sentence, last)
        if not magnitude and len(word) < MOST_DIGITS and word.isascii() and word.isdigit():
            return _Amount(int(word), False, last)
        match = DIGITS.fullmatch(word)
        if match is None:
            return None
        if magnitude and match["mark"] == self._words.decimal:
            value = float(match["whole"].replace(self._words.decimal, "."))
        else:
            value = float(THOUSANDS.sub("", match["whole"]) + "." + (match["part"] or "0"))
        value *= UNITS[match["unit"].lower()] if match["unit"] else 1
        while magnitude:
            value *= magnitude
            last += 1
            magnitude = self._magnitude(sentence, last)
        whole = round(value)
        return _Amount(whole, False, last) if abs(value - whole) < 1e-6 and whole <= MOST else None

    def _read_words(self, sentence: Sentence, at: int) -> _Amount | None:
        """A number in words: "twenty-two", "three hundred and fifty", "two dozen"."""
        small, magnitudes = self._words.small, self._words.magnitudes
        total = current = 0
        last = at
        for i in range(at, min(len(sentence.words), at + LONGEST)):
            word = sentence.lower[i]
            value = _added(word, small)
            if value is not None and _fits_below(value, current, last > at):
                current += value
            elif word in magnitudes and (last > at or word in self._words.alone):
                current = max(current, 1) * magnitudes[word]
                if magnitudes[word] >= 1_000:
                    total, current = total + current, 0
            elif word in self._words.joins and last > at and self._joins(sentence, i):
                continue
            else:
                break
            last = i + 1
        value = total + current
        return _Amount(value, False, last) if last > at and value <= MOST else None

    def _joins(self, sentence: Sentence, at: int) -> bool:
        """Whether a joining word is within a number: after a hundred, before a smaller one."""
        before = sentence.lower[at - 1]
        after = sentence.lower[at + 1] if at + 1 < len(sentence.words) else ""
        joins = self._words.joins[sentence.lower[at]]
        return before in joins and after.split("-")[0] in self._words.small


def _added(word: str, small: Mapping[str, int]) -> int | None:
    """The value of a word or of a hyphenated pair: "twenty-two"."""
    if word in small:
        return small[word]
    first, _, second = word.partition("-")
    if first in small and second in small and small[second] < 10 <= small[first]:
        return small[first] + small[second]
    return None


def _fits_below(value: int, current: int, is_inside: bool) -> bool:
    """Whether a word continues a number: two after twenty, not three after two."""
    if not is_inside or not current:
        return True
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _range(low: int, high: int, first: int, last: int) -> _Range | None:
    return _Range(low, high, first, last) if low < high else None
