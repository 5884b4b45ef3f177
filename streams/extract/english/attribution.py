"""Who says so."""

from streams.extract.lexicon import words
from streams.extract.text import Sentence, Token

SAYING = words(
    """said says told tells reported reports confirmed announced added stated claimed claims
    acknowledged estimated"""
)
ENDS = words(
    """, . ; : " “ ” ( ) [ ] - – — that and but as who which when while after where quoted cited"""
)
VERBS = words("was were is are had has have been be killed injured wounded arrested")
NOBODY = words("he she they it i we you officials' which who")
LONGEST = 12
"""Tokens of the longest name of a source."""


def attribution(tokens: list[Token], sentence: Sentence) -> str | None:
    """The source that a sentence names: "according to ...", "... said", "said ..."."""
    for at, token in enumerate(tokens):
        if token.lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            return _words(tokens, sentence, at + 2, _forward(tokens, at + 2))
    for at, token in enumerate(tokens):
        if token.lower not in SAYING:
            continue
        first = _backward(tokens, at)
        if first < at and tokens[first].lower not in NOBODY:
            return _words(tokens, sentence, first, at)
        last = _forward(tokens, at + 1)
        if first == at and last > at + 1 and tokens[at + 1].lower not in NOBODY:
            return _words(tokens, sentence, at + 1, last)
    return None


def _backward(tokens: list[Token], at: int) -> int:
    first = at
    while first and at - first < LONGEST:
        word = tokens[first - 1].lower
        if word in ENDS or word in VERBS:
            break
        first -= 1
    return first


def _forward(tokens: list[Token], at: int) -> int:
    last = at
    while last < len(tokens) and last - at < LONGEST:
        word = tokens[last].lower
        if word in ENDS or word in VERBS:
            break
        last += 1
    return last


def _words(tokens: list[Token], sentence: Sentence, first: int, last: int) -> str | None:
    return sentence.words(tokens[first], tokens[last - 1]) if first < last else None
