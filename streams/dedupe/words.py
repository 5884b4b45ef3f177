"""The words of a text that carry its content, in a form that light editing does not change."""

import re
from collections.abc import Iterator
from typing import NamedTuple

STEM = 5
"""Characters that are kept of a word: a stem for any alphabet, which also evens out most of what
sets British and American spelling apart (McNamee, Nicholas and Mayfield 2009, "trun-5")."""
SHORTEST = 4
"""Characters of the shortest word that is kept: most articles, prepositions, auxiliaries fall."""

# Words, and numbers with their separators; scripts without spaces go character by character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff"
TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*|[{UNSPACED}]|[^\W\d_{UNSPACED}]+")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

# Times and dates are no figures: they change with every delivery of a story.
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
TIME = re.compile(
    rf"\b\d{{1,2}}[:.]\d\d(?::\d\d)?\b|\b\d{{1,2}}(?=\s?[ap]\.?m\b)"
    rf"|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}(?:,?\s\d{{4}})?\b"
    rf"|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d\d)?\d\d\b|\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b",
    re.IGNORECASE,
)

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
CARDINALS = {word: number for number, word in enumerate(UNITS)} | {
    word: 10 * number for number, word in enumerate(TENS, start=2)
}
PRONOUN = "one"
"""More often a pronoun than a number: alone it states no figure."""

# What befell people, by the stems of the words that say so: synonyms become one word.
FATES = {
    "killed": "kill killi die died dies dying dead death deadl fatal slain slay murde homic bodie",
    "injured": "injur wound hurt hospi casua maime",
    "missing": "missi unacc",
    "arrested": "arres detai jaile custo",
    "kidnapped": "kidna abduc hosta",
    "displaced": "displ evacu homel refug strand",
    "rescued": "rescu freed relea survi",
    "protesters": "prote demon marc rally ralli riot rioti",
}
FATE_OF = {stem: fate for fate, stems in FATES.items() for stem in stems.split()}
"""Stems to fates."""


class Word(NamedTuple):
    """A word of a text as it counts for comparison."""

    text: str
    """A stem, a fate or the digits of a number."""
    is_news: bool
    """Whether it is a number or a fate: what a report is about."""


def words(sentence: str) -> list[Word]:
    """The words of a sentence that carry content, in order."""
    tokens = TOKEN.findall(TIME.sub(" ", sentence).lower())
    return list(_words(tokens))


def _words(tokens: list[str]) -> Iterator[Word]:
    at = 0
    while at < len(tokens):
        number, used = _spelled(tokens, at)
        if used:
            if number is not None:
                yield Word(number, is_news=True)
            at += used
            continue
        token, at = tokens[at], at + 1
        if token[0].isdecimal():
            yield Word(_digits(token), is_news=True)
        elif fate := FATE_OF.get(token[:STEM]):
            yield Word(fate, is_news=True)
        elif len(token) >= SHORTEST or token[0] >= "\u0e00":
            yield Word(token[:STEM], is_news=False)


def _digits(token: str) -> str:
    return token.replace(",", "") if THOUSANDS.fullmatch(token) else token


def _spelled(tokens: list[str], at: int) -> tuple[str | None, int]:
    """A number that is written in words (or begins so), and how many tokens it takes."""
    total = part = 0
    used = 0
    for token in tokens[at : at + 12]:
        if token in CARDINALS:
            part += CARDINALS[token]
        elif token in SCALES and used:
            scale = SCALES[token]
            part = part * scale
            if scale > 100:
                total, part = total + part, 0
        else:
            break
        used += 1
    if used == 1 and tokens[at] == PRONOUN:
        return None, 1
    return (str(total + part), used) if used else (None, 0)
