"""The words of a text that carry its content, in a form that light editing does not change."""

import re
from collections.abc import Sequence
from enum import IntEnum, auto
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, Self
from zlib import crc32

STEM = 5
"""Characters that are kept of a word: a stem for any alphabet, which also evens out most of what
sets British and American spelling apart (McNamee, Nicholas and Mayfield 2009, "trun-5")."""
LONGEST = 40
"""Characters of a word or a number that are looked at: what is longer is neither."""
SHORTEST = 4
"""Characters of the shortest word that is kept: most articles, prepositions, auxiliaries fall."""

# Words, and numbers with their separators; scripts without spaces go character by character.
FIRST_UNSPACED = "\u0e00"
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff"
LETTER = rf"[^\W\d_{UNSPACED}]"
TOKEN = (
    r"[a-z][a-z\d]*+(?![^\W_])"  # a plain word, as most are, in half of the time
    rf"|\d+(?:[.,:]\d+)*|[{UNSPACED}]|{LETTER}(?:{LETTER}|\d)*"
)
SENTENCE_END = r"[.!?…][\"')\]]{0,3}\s+|[。！？]|\n+"
ENDS = ".!?…。！？\n"
"""What the ends of sentences begin with, and no word."""
TOKENS = re.compile(TOKEN)
TOKENS_AND_ENDS = re.compile(f" ?({TOKEN}|{SENTENCE_END})")  # faster than to pass the blanks
VOCABULARY = 2**16
"""Different words whose reading is remembered: few of a text are new."""

# Codes of words, as sketches keep them.
NUMBER = 0x8000
"""Set in the code of a number."""
FATE = 0x4000
"""Set in the code of a fate; the codes of other words and numbers have the bits below."""
BREAK = 0
"""Stands between sentences."""

# Numbers.
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
DECIMAL = re.compile(r"\d{1,15}(?:\.\d{1,15})?")
UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NO_ONE = re.compile(r"\bno one\b")
# Spanish words that mean something else in English ("once", "mil") are left out.
SPANISH_UNITS = """cero uno dos tres cuatro cinco seis siete ocho nueve diez - doce trece catorce
    quince dieciséis diecisiete dieciocho diecinueve"""
SPANISH_TENS = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
CARDINALS = {
    **{word: number for number, word in enumerate(UNITS.split())},
    **{word: 10 * number for number, word in enumerate(TENS.split(), start=2)},
    **{word: number for number, word in enumerate(SPANISH_UNITS.split())},
    **{word: 10 * number for number, word in enumerate(SPANISH_TENS.split(), start=2)},
    **dict.fromkeys(("no", "none", "nobody"), 0),
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
NUMERALS = CARDINALS.keys() | SCALES.keys()
VAGUE = ("dozens", "scores", "hundreds", "thousands", "millions", "decenas", "cientos")
"""They are figures, too: who writes "hundreds" where it was "dozens" tells of more."""
LONGEST_NUMBER = 8
"""Words of the longest number that is read."""
PRONOUNS = ("one", "no")
"""They state a figure only before a fate or a person: "one dead", "no injuries"."""
YEAR = re.compile(r"(?:19|20)\d\d")
STATIONS = frozenset({"tv", "news", "channel", "abc", "cbs", "fox", "nbc"})
"""A number behind them is a name, "News 5", but for the same cases, as a year is a year."""
PERSON = re.compile(
    r"persons?|people|m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|bab(?:y|ies)|officers?|police\w{0,5}"
    r"|soldiers?|troops?|civilians?|sailors?|miners?|workers?|farmers?|villagers?|residents?"
    r"|migrants?|patients?|prisoners?|victims?|passengers?|students?|teachers?|others?|famil(?:y|ies)"
    r"|households?|houses?|homes?|buildings?|inhabitants?|employees?|volunteers?|fighters?|personas?|hombres?|mujeres?|niñ[oa]s?|policías?"
    r"|soldados?|familias?|casas?|viviendas?"
)

# Dates, times, ordinals and telephone numbers are no figures; all of them have digits.
# Where a word begins is looked at behind its letters: `re` is slow with a boundary in front.
NO_MAY, NO_MARCH = re.compile(r"may(?<!\w...)\b"), re.compile(r"march(?<!\w.....)\b")
"""In small letters they are verbs: "12 may have drowned", "200 march on parliament"."""
MONTHS = frozenset(
    [
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov"),
        *("dec", "january", "february", "march", "april", "june", "july", "august", "september"),
        *("october", "november", "december"),
    ]
)
NO_FIGURE = re.compile(
    r"(?:\(\d{3}\) ?|\b(?:\d{1,2}[-.])?(?:\d{3}[-.])?)\d{3}[-.]\d{4}\b"
    r"|\b\d{1,2}[:.]\d\d(?::\d\d)?\b(?! ?[mb]illion)|\b\d{1,2}(?=\s?[ap]\.?m\b)"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d)?\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b\d{1,3}(?:st|nd|rd|th)\b"
)
HINT = re.compile(r"\d(?:[-.:/]\d|st|nd|rd|th|\s?[ap]\.?m)")
"""One is in all that `NO_FIGURE` finds: to look for it costs less, and few sentences have it."""

# What befell people, in the words that say so: they become one word, so that synonyms are equal.
FATES = {
    "killed": r"kill\w{0,4}|die[sd]?|dying|dead(?:ly)?|deaths?|toll|fatal\w{0,5}|slain|slay\w{0,4}"
    r"|murder(?:s|ed)?|homicides?|bod(?:y|ies)|perish\w{0,3}|executed"
    r"|muert[aoe]s?|muri\w{1,5}|falleci\w{1,5}|asesin\w{2,6}|víctimas?",
    "injured": r"injur(?:e[ds]?|ing|y|ies)|wound(?:s|ed|ing)?|hurt|casualt(?:y|ies)"
    r"|hospitali[sz]ed|herid[ao]s?|lesionad[ao]s?",
    "missing": r"missing|unaccounted|desaparecid[ao]s?",
    "arrested": r"arrest\w{0,3}|detain\w{0,3}|jailed|custody|detenid[ao]s?|arrestad[ao]s?",
    "kidnapped": r"kidnap\w{0,6}|abduct\w{0,4}|hostages?|secuestr\w{1,5}|rehenes",
    "displaced": r"displac(?:e|ed|ing|ement)|evacu\w{2,7}|homeless|refugees?|stranded"
    r"|desplazad[ao]s?|damnificad[ao]s?",
    "rescued": r"rescue[ds]?|freed|released|survivors?|rescatad[ao]s?|liberad[ao]s?",
    "sickened": r"ill|sicken\w{0,3}|infected|poisoned|enferm[ao]s?|intoxicad[ao]s?",
    "damaged": r"destroyed|demolished|destruid[ao]s?",
    "protesters": r"protest\w{0,4}|demonstrators?|marchers?|rioters?|manifestantes",
}
A_FATE = re.compile("|".join(f"(?P<{fate}>{forms})" for fate, forms in FATES.items()))
FATE_LANGUAGES = frozenset({"en", "es"})
"""Of these words; in other languages, any other word may be a new figure or fate."""


class Sort(IntEnum):
    """What a word is to a comparison."""

    PLAIN = auto()
    NUMBER = auto()
    FATE = auto()
    END = auto()
    """It is none, but the end of a sentence."""

    __hash__ = int.__hash__  # words are keys of caches, and the hash of enums is slow


class Word(NamedTuple):
    """A word of a text as it counts for comparison: a stem, the digits of a number, or a fate."""

    text: str
    sort: Sort
    code: int

    @classmethod
    @lru_cache(VOCABULARY)
    def of(cls, text: str, sort: Sort) -> Self:
        """The word with its code."""
        code = crc32(text.encode()) % (FATE - 1) + 1
        return cls(text, sort, code | {Sort.NUMBER: NUMBER, Sort.FATE: FATE}.get(sort, 0))


class Vocabulary(dict[str, Word | None]):
    """The words that tokens are by themselves, each read when it is first met.

    Null for those too short to tell anything, `A_NUMBER` where a number starts.
    """

    def __missing__(self, token: str) -> Word | None:
        if len(self) >= VOCABULARY:  # a stream of junk must not fill the memory
            self.clear()
        word = self[token] = _read_word(token[:LONGEST])
        return word


A_NUMBER = Word.of("", Sort.NUMBER)
END = Word("", Sort.END, BREAK)
READ = Vocabulary()


def words(sentence: str) -> list[Word]:
    """The words of a sentence that carry content, in order."""
    return _read(TOKENS.findall(_plain(sentence)))


def prose(text: str) -> list[Word]:
    """The same of a text, with `END` where a sentence ends."""
    return _read(TOKENS_AND_ENDS.findall(_plain(text)))


def _plain(text: str) -> str:
    """A text in small letters, without the digits that are no figures."""
    if "may" in text:
        text = NO_MAY.sub("can", text)
    if "march" in text:
        text = NO_MARCH.sub("marching", text)
    text = text.lower()
    if "no one" in text:
        text = NO_ONE.sub("nobody", text)
    if HINT.search(text):
        text = "\n".join(
            NO_FIGURE.sub("_", line) if HINT.search(line) else line for line in text.split("\n")
        )
    return text


def _read(tokens: Sequence[str]) -> list[Word]:
    """The words that tokens are, with numbers in place of those that they are made of."""
    found = list(map(READ.__getitem__, tokens))
    end = 0
    for start in [at for at, word in enumerate(found) if word is A_NUMBER]:
        if start < end:  # the number before goes on
            continue
        if tokens[start + 1 : start + 2] and tokens[start + 1] in NUMERALS:
            number, end = _read_number(tokens, start)
            found[start + 1 : end] = repeat(None, end - start - 1)
        else:
            number, end = _digits(tokens[start]), start + 1
        is_figure = _is_figure(tokens, start, end)
        found[start] = Word.of(number[:LONGEST], Sort.NUMBER) if is_figure else None
    return list(filter(None, found))


def _read_word(token: str) -> Word | None:
    """The word that a token is, unless it is too short to tell anything."""
    if token[0] in ENDS:
        return END
    if token in CARDINALS or token[0].isdecimal():
        return A_NUMBER
    if token in VAGUE:
        return Word.of(token, Sort.NUMBER)
    if fate := A_FATE.fullmatch(token):
        return Word.of(str(fate.lastgroup), Sort.FATE)
    if len(token) >= SHORTEST or token[0] >= FIRST_UNSPACED:
        return Word.of(token[:STEM], Sort.PLAIN)
    return None


def _is_figure(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether the number in these tokens is no day of a date, mere pronoun or name of a station."""
    before = tokens[start - 1] if start else ""
    after = tokens[end] if end < len(tokens) else ""
    if before in MONTHS or after in MONTHS:
        return False
    is_lone = end == start + 1
    is_doubtful = before in STATIONS or (
        is_lone and (tokens[start] in PRONOUNS or YEAR.fullmatch(tokens[start]))
    )
    return not is_doubtful or bool(PERSON.fullmatch(after) or A_FATE.fullmatch(after))


def _read_number(tokens: Sequence[str], start: int) -> tuple[str, int]:
    """The digits of the number that starts there, and the position behind it."""
    if not tokens[start][0].isdecimal():
        return _read_spelled(tokens, start)
    digits = _digits(tokens[start])
    scale = SCALES.get(tokens[start + 1]) if start + 1 < len(tokens) else None
    if scale and DECIMAL.fullmatch(digits):
        return f"{float(digits) * scale:.0f}", start + 2
    return digits, start + 1


@lru_cache(VOCABULARY)
def _digits(token: str) -> str:
    """A number of one token in digits."""
    if token in CARDINALS:
        return str(CARDINALS[token])
    return token.replace(",", "") if THOUSANDS.fullmatch(token) else token


def _read_spelled(tokens: Sequence[str], start: int) -> tuple[str, int]:
    total = part = 0
    end = start
    for token in tokens[start : start + LONGEST_NUMBER]:
        number, scale = CARDINALS.get(token), SCALES.get(token)
        if scale:
            part *= scale
        elif number is not None and (end == start or _continues(part, number)):
            part += number
        else:
            break
        end += 1
        if scale and scale > SCALES["hundred"]:
            total, part = total + part, 0
    return str(total + part), end


def _continues(part: int, number: int) -> bool:
    """Whether a word for a number adds to the one before it: "twenty one", "hundred one"."""
    tens = part % 100
    return number > 0 and (tens == 0 or (tens >= 20 and tens % 10 == 0 and number < 10))
