"""How a claim relates to the incident that is reported."""

import re
from datetime import date

from schemas import Status
from streams.extract.english.chunk import Chunk
from streams.extract.lexicon import words
from streams.extract.text import Token

POSSIBLE = words(
    """could may might would if unless threaten threatens threatened threatening plot plotted
    plotting plan plans planned planning intend intended intends want wanted wants conspired
    conspiring attempt attempted attempting vowed try tried tries trying prevent prevented avoid
    potential potentially whether simulated hypothetical fictional"""
)
NEGATIONS = words("""not never cannot deny denied denies denying neither didn't wasn't weren't""")
BACKGROUND = re.compile(
    r"\b(?:years?|decades?|months) (?:ago|earlier|before)\b"
    r"|\blast (?:year|month)\b"
    r"|\bin recent (?:years|months)\b"
    r"|\bin the past\b(?! (?:\w+ )?(?:hours?|days?)\b)"
    r"|\b(?:anniversary|previously|world war|civil war|history)\b",
    re.IGNORECASE,
)
SPANS = "year|month|week|decade"
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
CUMULATIVE = re.compile(
    r"\bthis year\b"
    rf"|\bsince (?:the (?:start|beginning)|{MONTHS}|\d{{4}})\b"
    rf"|\b(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:{SPANS})s?\b"
    rf"|\b(?:each|every|per) (?:day|{SPANS})\b"
    r"|\b(?:annually|a year|years of)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
SUPERLATIVE = re.compile(
    r"\b(?:worst|deadliest|bloodiest|fiercest|heaviest|largest|biggest)\b", re.IGNORECASE
)
"""From here on a sentence compares with the past, and dates nothing: "the worst since 1954"."""
WINDOW = 5
"""Tokens before the predicate that can make it a mere possibility."""


def status(
    rule: str,
    what: Chunk,
    tokens: list[Token],
    sentence: str,
    today: date | None,
    subject: frozenset[int],
) -> Status:
    """The status of the claim that a rule reads off the predicate `what`.

    `today` is the day of publication, `subject` the years that the article is about.
    """
    before = {token.lower for token in tokens[max(0, what.first - WINDOW) : what.first]}
    if before & NEGATIONS and rule != "counted_event":
        return Status.DENIED
    if before & POSSIBLE:
        return Status.HYPOTHETICAL
    told = SUPERLATIVE.split(sentence, maxsplit=1)[0]
    if CUMULATIVE.search(told):
        return Status.CUMULATIVE
    if BACKGROUND.search(told) or _is_of_another_year(told, today, subject):
        return Status.BACKGROUND
    return Status.INCREMENTAL if rule == "toll_increment" else Status.STATED


def _is_of_another_year(sentence: str, today: date | None, subject: frozenset[int]) -> bool:
    """Whether the only years that it names are past, and not the article's own subject.

    December counts as now in January.
    """
    named = years(sentence)
    if not named or today is None or named & subject:
        return False
    return max(named) < today.year - (today.month == 1)


def years(text: str) -> frozenset[int]:
    """The years that a text names."""
    return frozenset(int(year) for year in YEAR.findall(text))
