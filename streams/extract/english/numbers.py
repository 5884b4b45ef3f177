"""Numbers as English words and digits, with the bounds that they state.

Bounds follow UCDP's low, best and high. Vague words take the conservative floor of the ACLED
codebook ("Coding fatalities"), with `high` open; a range takes its lower end as the best, as ACLED
and the GTD codebook do.
"""

import re
from dataclasses import dataclass

from schemas import Qualifier
from streams.extract.text import Token

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(ONES.split())} | {
    word: 10 * value for value, word in enumerate(TENS.split(), start=2)
}
MAGNITUDES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
MAGNITUDES |= {"billion": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000}
SUFFIXES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}

# ACLED's floors for words without a number, `high` open.
VAGUE = {
    ("tens", "of", "thousands"): 10_000,
    ("tens", "of", "millions"): 10_000_000,
    ("hundreds", "of", "thousands"): 100_000,
    ("hundreds", "of", "millions"): 100_000_000,
    ("dozens", "and", "dozens"): 12,
    ("tens",): 10,
    ("dozens",): 12,
    ("scores",): 20,
    ("hundreds",): 100,
    ("thousands",): 1_000,
    ("millions",): 1_000_000,
    ("several",): 3,
    ("a", "few"): 3,
    ("few",): 3,
    ("a", "handful"): 3,
    ("a", "couple", "of"): 2,
    ("a", "couple"): 2,
    ("couple",): 2,
}
FACTORS = frozenset({("several",), ("a", "few"), ("a", "couple"), ("a", "couple", "of")})
"""Words that multiply: "several hundred"."""
EXACT = {
    ("half", "a", "dozen"): 6,
    ("a", "half", "dozen"): 6,
    ("a", "half-dozen"): 6,
    ("half-dozen",): 6,
    ("half", "a", "million"): 500_000,
    ("a", "quarter", "of", "a", "million"): 250_000,
    ("a", "pair"): 2,
    ("both",): 2,
    ("a", "dozen"): 12,
    ("a", "hundred"): 100,
    ("a", "thousand"): 1_000,
    ("a", "million"): 1_000_000,
    ("no", "one"): 0,
    ("nobody",): 0,
    ("none",): 0,
    ("no",): 0,
}

HEDGES = {
    ("at", "least"): Qualifier.AT_LEAST,
    ("more", "than"): Qualifier.AT_LEAST,
    ("no", "fewer", "than"): Qualifier.AT_LEAST,
    ("no", "less", "than"): Qualifier.AT_LEAST,
    ("not", "less", "than"): Qualifier.AT_LEAST,
    ("upwards", "of"): Qualifier.AT_LEAST,
    ("a", "minimum", "of"): Qualifier.AT_LEAST,
    ("over",): Qualifier.AT_LEAST,
    ("up", "to"): Qualifier.AT_MOST,
    ("as", "many", "as"): Qualifier.AT_MOST,
    ("as", "much", "as"): Qualifier.AT_MOST,
    ("at", "most"): Qualifier.AT_MOST,
    ("fewer", "than"): Qualifier.AT_MOST,
    ("less", "than"): Qualifier.AT_MOST,
    ("a", "maximum", "of"): Qualifier.AT_MOST,
    ("under",): Qualifier.AT_MOST,
    ("close", "to"): Qualifier.ABOUT,
    ("an", "estimated"): Qualifier.ABOUT,
    ("estimated",): Qualifier.ABOUT,
    ("some",): Qualifier.ABOUT,
    ("about",): Qualifier.ABOUT,
    ("around",): Qualifier.ABOUT,
    ("approximately",): Qualifier.ABOUT,
    ("roughly",): Qualifier.ABOUT,
    ("nearly",): Qualifier.ABOUT,
    ("almost",): Qualifier.ABOUT,
    ("perhaps",): Qualifier.ABOUT,
    ("an", "additional"): Qualifier.EXACT,
    ("a", "total", "of"): Qualifier.EXACT,
    ("exactly",): Qualifier.EXACT,
    ("just",): Qualifier.EXACT,
    ("only",): Qualifier.EXACT,
    ("all",): Qualifier.EXACT,
    ("another",): Qualifier.EXACT,
    ("a", "further"): Qualifier.EXACT,
    ("a", "combined"): Qualifier.EXACT,
    ("an", "alleged"): Qualifier.EXACT,
    ("the",): Qualifier.EXACT,
}


def _by_opening() -> dict[str, list[tuple[tuple[str, ...], int, bool]]]:
    """Phrases with their value and whether they are vague, by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], int, bool]]] = {}
    for table, vague in ((VAGUE, True), (EXACT, False)):
        for phrase, value in table.items():
            found.setdefault(phrase[0], []).append((phrase, value, vague))
    for listed in found.values():
        listed.sort(key=lambda item: -len(item[0]))
    return found


BY_OPENING = _by_opening()
OPENINGS = frozenset(SMALL) | {phrase[0] for table in (VAGUE, EXACT, HEDGES) for phrase in table}
OPENINGS |= {"between"}
"""Every word that a number can start with."""

DIGITS = re.compile(
    r"(\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,9})(?:\.(\d{1,3}))?(k|m|bn)?(-plus)?", re.ASCII | re.I
)
THOUSANDS = re.compile(r"[, \u00a0\u202f]")
DIGIT_RANGE = re.compile(r"(\d{1,7})-(\d{1,7})", re.ASCII)
MOST = 10**9
"""More than this is never a number of people that something befell."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands at the tokens `first` to `last` (excluded), hedges left out."""

    low: int
    best: int
    high: int | None
    qualifier: Qualifier
    first: int
    last: int
    opening: int
    """The first token of its hedge, or `first`."""


def read_number(tokens: list[Token], at: int) -> Number | None:
    """The number that starts at this token, with its hedge; None where none does."""
    if not _opens_number(tokens[at].lower):
        return None
    if (
        tokens[at].lower == "up"
        and at
        and tokens[at - 1].lower in ("gone", "went", "going", "goes")
    ):
        return None  # "has gone up to 17" is no upper bound
    hedge, first = _read_hedge(tokens, at)
    number = _read_range(tokens, first) or _read_plain(tokens, first)
    if number is None:
        return None
    value, last = number.best, number.last
    hedge, last = _read_trailing_hedge(tokens, last, hedge)
    low, high, qualifier = number.low, number.high, number.qualifier
    if hedge is Qualifier.AT_LEAST:
        high, qualifier = None, hedge
    elif hedge is Qualifier.AT_MOST:
        low, high, qualifier = 0, value, hedge
    elif hedge is Qualifier.ABOUT and qualifier is Qualifier.EXACT:
        qualifier = hedge
    return Number(low, value, high, qualifier, first, number.last, at)


def _opens_number(word: str) -> bool:
    return word[0].isdigit() or word in OPENINGS or ("-" in word and word.split("-")[0] in SMALL)


def _read_hedge(tokens: list[Token], at: int) -> tuple[Qualifier | None, int]:
    """The hedges from this token on, as one, and the token after them."""
    found: Qualifier | None = None
    for _ in range(3):
        for length in (3, 2, 1):
            phrase = tuple(token.lower for token in tokens[at : at + length])
            if len(phrase) == length and phrase in HEDGES:
                hedge = HEDGES[phrase]
                found = hedge if hedge is not Qualifier.EXACT else found
                at += length
                break
        else:
            break
    return found, at


def _read_trailing_hedge(
    tokens: list[Token], at: int, hedge: Qualifier | None
) -> tuple[Qualifier | None, int]:
    following = tuple(token.lower for token in tokens[at : at + 2])
    if (
        following == ("or", "more")
        or following[:1] == ("+",)
        or tokens[at - 1].lower.endswith("-plus")
    ):
        return Qualifier.AT_LEAST, at
    if following == ("or", "so"):
        return Qualifier.ABOUT, at
    return hedge, at


def _read_range(tokens: list[Token], at: int) -> Number | None:
    """A range: "between 20 and 30", "20 to 30", "20-30", "two or three"."""
    if at >= len(tokens):
        return None
    if match := DIGIT_RANGE.fullmatch(tokens[at].text):
        return _range(int(match[1]), int(match[2]), at, at + 1)
    between = tokens[at].lower == "between"
    lower = _read_amount(tokens, at + between)
    if lower is None or lower[2] >= len(tokens) - 1:
        return None
    link = tokens[lower[2]].lower
    if link not in (("and",) if between else ("to", "or", "-", "–")):
        return None
    if link == "to" and at and tokens[at - 1].lower in ("from", "by"):
        return None  # a rise from one figure to the next
    upper = _read_amount(tokens, lower[2] + 1)
    return _range(lower[0], upper[0], at + between, upper[2]) if upper else None


def _range(lower: int, upper: int, first: int, last: int) -> Number | None:
    if not lower < upper:
        return None
    return Number(lower, lower, upper, Qualifier.RANGE, first, last, first)


def _read_plain(tokens: list[Token], at: int) -> Number | None:
    amount = _read_amount(tokens, at)
    if amount is None:
        return None
    value, vague, last = amount
    qualifier = Qualifier.VAGUE if vague else Qualifier.EXACT
    return Number(value, value, None if vague else value, qualifier, at, last, at)


def _read_amount(tokens: list[Token], at: int) -> tuple[int, bool, int] | None:
    """Value, whether it is vague, and the token after it."""
    if at >= len(tokens):
        return None
    for phrase, value, vague in BY_OPENING.get(tokens[at].lower, ()):
        last = at + len(phrase)
        if tuple(token.lower for token in tokens[at:last]) != phrase:
            continue
        magnitude = _magnitude(tokens, last) if phrase in FACTORS else 0
        return (value * magnitude, True, last + 1) if magnitude else (value, vague, last)
    return _read_digits(tokens, at) or _read_words(tokens, at)


def _magnitude(tokens: list[Token], at: int) -> int:
    return MAGNITUDES.get(tokens[at].lower, 0) if at < len(tokens) else 0


def _read_digits(tokens: list[Token], at: int) -> tuple[int, bool, int] | None:
    match = DIGITS.fullmatch(tokens[at].text)
    if match is None:
        return None
    value = float(THOUSANDS.sub("", match[1]) + "." + (match[2] or "0"))
    value *= SUFFIXES[match[3].lower()] if match[3] else 1
    last = at + 1
    while magnitude := _magnitude(tokens, last):
        value *= magnitude
        last += 1
    return (int(value), False, last) if value == int(value) and value <= MOST else None


def _read_words(tokens: list[Token], at: int) -> tuple[int, bool, int] | None:
    """A number in words: "twenty-two", "three hundred and fifty", "two dozen"."""
    total = current = 0
    last = at
    for i in range(at, min(len(tokens), at + 12)):
        word = tokens[i].lower
        parts = word.split("-")
        if all(part in SMALL for part in parts) and len(parts) <= 2:
            if last > at and tokens[i - 1].lower in SMALL and SMALL[tokens[i - 1].lower] < 20:
                break
            current += sum(SMALL[part] for part in parts)
        elif word in MAGNITUDES and last > at:
            current = current * MAGNITUDES[word]
            if MAGNITUDES[word] >= 1_000:
                total, current = total + current, 0
        elif word == "and" and last > at and _continues(tokens, i):
            continue
        else:
            break
        last = i + 1
    return (total + current, False, last) if last > at and total + current <= MOST else None


def _continues(tokens: list[Token], at: int) -> bool:
    """Whether "and" is within a number: after a hundred or thousand, before a smaller one."""
    before = tokens[at - 1].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return before in ("hundred", "thousand") and after.split("-")[0] in SMALL
