"""How a place's name is written where it is looked up."""

import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘`ʻʼʿʾ.\u00b4", None),
        **dict.fromkeys("-–/_", " "),
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ə": "e",
    }
)
SHORTENED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
"""First words that names are often written without in full: "St. Louis", "Ft. Worth"."""


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, no marks, single blanks."""
    lower = name.lower()
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower)
        lower = "".join(c for c in decomposed if not unicodedata.combining(c))
    return in_full(" ".join(lower.translate(LETTERS).split()))


def in_full(name: str) -> str:
    """A folded name with its first word in full."""
    first, blank, rest = name.partition(" ")
    return f"{SHORTENED[first]} {rest}" if blank and first in SHORTENED else name
