"""Numbers that count nobody: money, shares, dates, times, ages, addresses, years."""

from streams.extract.english.numbers import Number
from streams.extract.english.things import MONTHS, STREETS
from streams.extract.lexicon import words
from streams.extract.text import Token

BEFORE = words("$ £ € ¥ # @ no. nos. page route highway aged age chapter room")
AFTER = words("% percent per cent pct degrees st nd rd th pm am p.m. a.m. gmt / :")
AGE_ENDINGS = ("year-old", "years-old", "month-old")
BEFORE_YEAR = words("in since of the by from until during to and ,")
OLDEST = 120
OF_AGES = words("age ages aged")
AFTER_AGE = words(", ) . ; and of was is all who died has had") | {""}
AFTER_AGE_AT_DEATH = words(", . ; : in after from of") | {""}
LAST_DAY = 31
YEARS = range(1900, 2101)


def is_no_count(tokens: list[Token], number: Number) -> bool:
    """Whether a number counts nobody, by the words around it."""
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last] if number.last < len(tokens) else None
    if after is not None and after.lower.endswith(AGE_ENDINGS):
        return True
    if before is not None and before.lower in BEFORE:
        return True
    if not tokens[number.first].text[0].isdigit():
        return False
    return (
        (after is not None and after.lower in AFTER)
        or _is_date(_word_before(tokens, number.first), after, number)
        or _is_age(tokens, number)
        or _is_address(tokens, number.last)
        or _is_year(before, tokens[number.first], number)
    )


def _is_date(before: Token | None, after: Token | None, number: Number) -> bool:
    """Whether a month stands beside it: "16 November", "Nov. 16"."""
    return number.best <= LAST_DAY and (_is_month(before) or _is_month(after))


def _word_before(tokens: list[Token], at: int) -> Token | None:
    """The word before a token; the stop of an abbreviation is none."""
    at -= 2 if at >= 2 and tokens[at - 1].text == "." else 1
    return tokens[at] if at >= 0 else None


def _is_month(token: Token | None) -> bool:
    return token is not None and token.text[0].isupper() and token.lower.rstrip(".") in MONTHS


def _is_age(tokens: list[Token], number: Number) -> bool:
    """Whether it stands as ages do: "Ana Duarte, 24, ...", "Duarte (24)", "dies at 82"."""
    first, last = number.first, number.last
    if number.best > OLDEST:
        return False
    if not OF_AGES.isdisjoint(token.lower for token in tokens[max(0, first - 5) : first]):
        return True
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if before in (",", "(") and after in AFTER_AGE:
        name = tokens[first - 2] if first >= 2 else None
        return name is not None and name.text[0].isupper() and not name.lower.endswith("day")
    return before == "at" and after in AFTER_AGE_AT_DEATH


def _is_address(tokens: list[Token], at: int) -> bool:
    """Whether a street's name follows: "8500 Elm Grove Road", "the 1400 block"."""
    for token in tokens[at : at + 5]:
        if token.lower in STREETS:
            return True
        if not token.text[0].isupper():
            return False
    return False


def _is_year(before: Token | None, token: Token, number: Number) -> bool:
    """Whether it is written and stands as years do."""
    if number.best not in YEARS or len(token.text) != 4:
        return False
    return before is None or before.lower in BEFORE_YEAR
