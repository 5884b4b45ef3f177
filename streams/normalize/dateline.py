"""Where, and by which agency, a story was filed: "ALMATY, Kazakhstan (AP) —"."""

import re

from schemas import Dateline
from streams.normalize.agencies import agency

LONGEST = 120
"""Characters within which a dateline ends."""
LONGEST_PLACE = 60

WORD = r"[^\W\d_](?:[\w.']|-(?=\w)){0,24}+"
PLACE = rf"{WORD}(?: {WORD}){{0,4}}(?:, {WORD}(?: {WORD}){{0,3}}){{0,2}}"
MONTH = (
    r"(?:jan|ene|gen|f[eé][bv]|mar|mär|apr|abr|avr|ma[iy]|ju[inl]|giu|lug|aug|ago|ao[uû]|sep|set"
    r"|o[ckt]t|out|nov|de[cz]|dic|déc)\w{0,7}\.?"
)
"""In the languages of Western Europe, whole or short."""
DATE = (
    rf"(?i:(?:{MONTH} \d{{1,2}}|\d{{1,2}}\.?(?: de)? {MONTH})(?:(?:,| de)? \d{{2,4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
END = r"(?:\s?\.?\s?(?:-{2,3}|[–—_]|-(?=\s|$))|(?<=[)\]]):|(?<=/)\.)\s?"
"""A dash, or what stands for one after the agency: "(AFP):", "/TASS/."."""
ENDS = re.compile(r"--|[–—_]|-(?:\s|$)|[)\]]:|/\.")
"""What is looked for first: most beginnings have no end of a dateline."""
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?: \([^()\n]{{2,30}}\))??)?(?:(?:^|[,.]? )(?P<date>{DATE})\.?,?)?"
    r"(?:\.?(?:^|\s?)(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^\[\]\n]{2,40})\]"
    rf"|/(?P<slashes>[^/\n]{{2,40}})/))?{END}"
)
PLACE_AFTER_AGENCY = re.compile(rf"(?P<place>{PLACE}), {DATE}\.?{END}")
"""The order of some agencies: "(ANSA) - ROMA, 05 MAR -"."""
SIGNATURE_BREAK = re.compile(r"\s?[/,;|]\s?| and | - ")

SENTENCE_STARTS = re.compile(r"[A-ZÀ-Þ\d\"'(\[¿¡]")
PARTICLES = frozenset(
    [
        *("al", "an", "am", "and", "de", "del", "der", "des", "di", "do", "du", "el", "la", "las"),
        *("le", "les", "los", "of", "the", "upon"),
    ]
)
"""What stands without a capital within the name of a place."""
NO_PLACES = frozenset(
    [
        *("alert", "breaking", "bulletin", "exclusive", "flash", "live", "urgent", "warning"),
        *("correction", "developing", "editor's", "note", "update", "updated"),
        *("analysis", "explainer", "factbox", "opinion", "summary", "timeline"),
        *("also", "first", "more", "news", "photo", "photos", "read", "related", "story", "video"),
        *("watch", "by", "por", "von", "posted", "published"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ]
)
"""First words of labels, bylines and dates, which end in a dash as well."""


def read_dateline(text: str) -> Dateline | None:
    """The dateline at the start of a text; null where it has none.

    Without an agency that is known, the city must be in capitals, as it is in datelines, with a
    date or before a sentence that begins like one: "NATO — which met on Monday —" is none.
    """
    if not ENDS.search(text, 0, LONGEST):
        return None
    found = DATELINE.match(text, 0, LONGEST)
    if found is None:
        return None
    place = found["place"]
    signature = found["round"] or found["square"] or found["slashes"]
    filed_by = _agency(signature) if signature else None
    if place is None:
        place, is_dateline = _place_after(text, found.end()), filed_by is not None
    else:
        is_dateline = _is_place(place) and (bool(filed_by) or _is_sure(place, found, text))
    return Dateline(place=place, agency=filed_by) if is_dateline else None


def _agency(signature: str) -> str | None:
    parts = (signature, *SIGNATURE_BREAK.split(signature))
    return next(filter(None, map(agency, parts)), None)


def _place_after(text: str, start: int) -> str | None:
    found = PLACE_AFTER_AGENCY.match(text, start, start + LONGEST)
    return found["place"] if found and _is_place(found["place"]) else None


def _is_place(place: str) -> bool:
    words = re.sub(r"[,()]", " ", place).split()
    return (
        len(place) <= LONGEST_PLACE
        and words[0].casefold() not in NO_PLACES
        and all(word[0].isupper() or word.casefold() in PARTICLES for word in words)
    )


def _is_sure(place: str, found: re.Match[str], text: str) -> bool:
    """Whether a dateline without a known agency is one by its form."""
    city, rest = place.split(",")[0], text[found.end() : found.end() + LONGEST].lstrip()
    if not city.isupper() or found["date"]:
        return city.isupper()
    return SENTENCE_STARTS.match(rest) is not None and any(map(str.islower, rest))
