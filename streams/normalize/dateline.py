"""Where, and by which agency, a story was filed: "ALMATY, Kazakhstan (AP) —"."""

import re

from schemas import Dateline
from streams.normalize.agencies import agency

LONGEST = 120
"""Characters within which a dateline ends."""
PLACE_LENGTH = range(2, 61)
STORY = 2_000
"""Characters of the story in which a word is sought that may be the city."""

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
END = r"(?:\s?\.?\s?(?:-{2,3}|[–—_]|-(?=\s|$))|(?<=[)\]]):|(?<=[A-ZÀ-Þ\d]):(?=\s)|(?<=/)\.)\s*"
"""A dash, or what stands for one: a colon behind capitals, "(AFP):", "/TASS/."."""
ENDS = re.compile(r"--|[–—_]|-(?:\s|$)|[)\]]:|[A-ZÀ-Þ\d]:\s|/\.")
"""What is looked for first: most beginnings have no end of a dateline."""
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?: \([^()\n]{{2,30}}\))??)?(?:(?:^|[,.]? )(?P<date>{DATE})\.?,?)?"
    r"(?:\.?(?:^|\s?)(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^\[\]\n]{2,40})\]"
    rf"|/(?P<slashes>[^/\n]{{2,40}})/))?{END}"
)
PLACE_AFTER_AGENCY = re.compile(rf"(?P<place>{PLACE}), {DATE}\.?{END}")
"""The order of some agencies: "(ANSA) - ROMA, 05 MAR -"."""
SIGNATURE_BREAK = re.compile(r"\s?[/,;|]\s?| and | - ")

WORDS = re.compile(r"\w+")
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
    date or before a sentence that begins like one: "NATO — which met on Monday —" is none. Nor is
    it where the story goes on to write it as no city is written: "NATO" in capitals once more, or
    all its words in small letters.
    """
    found = _find(text)
    return found[0] if found else None


def dateline_end(text: str) -> int:
    """Where the story begins behind its dateline; 0 where it has none."""
    found = _find(text)
    return found[1] if found else 0


def _find(text: str) -> tuple[Dateline, int] | None:
    if not ENDS.search(text, 0, LONGEST):
        return None
    found = DATELINE.match(text, 0, LONGEST)
    if found is None:
        return None
    place, end = found["place"], found.end()
    signature = found["round"] or found["square"] or found["slashes"]
    filed_by = _agency(signature) if signature else None
    if place is None:
        is_dateline = filed_by is not None
    elif filed_by is None and (filed_by := _agency_alone(place)):
        place, is_dateline = None, _begins_story(text[end : end + LONGEST])
    else:
        is_dateline = _is_place(place) and (filed_by is not None or _is_sure(place, found, text))
    if not is_dateline:
        return None
    if place is None and (after := PLACE_AFTER_AGENCY.match(text, end, end + LONGEST)):
        place, end = (after["place"], after.end()) if _is_place(after["place"]) else (None, end)
    return Dateline(place=place, agency=filed_by), end


def _agency(signature: str) -> str | None:
    parts = (signature, *SIGNATURE_BREAK.split(signature))
    return next(filter(None, map(agency, parts)), None)


def _agency_alone(text: str) -> str | None:
    """The agency where a city would be: "AFP - ", but not "Mia - ", whom MIA is not."""
    name = agency(text)
    return name if text.isupper() or text == name else None


def _is_place(place: str) -> bool:
    words = re.sub(r"[,()]", " ", place).split()
    return (
        len(place) in PLACE_LENGTH
        and words[0].casefold() not in NO_PLACES
        and not any(map(str.isdigit, place))
        and all(word[0].isupper() or word.casefold() in PARTICLES for word in words)
    )


def _is_sure(place: str, found: re.Match[str], text: str) -> bool:
    """Whether a dateline without a known agency is one by its form."""
    city, _, country = place.partition(",")
    is_signed = found["round"] or found["square"] or found["slashes"]
    story = text[found.end() : found.end() + STORY]
    if not city.isupper() or found["date"]:
        return city.isupper()
    if found[0].rstrip().endswith(":") and (_is_label(city) or not _is_sentence(story)):
        return False
    return _begins_story(story) and bool(country or is_signed or not _is_word(city, story))


def _is_label(text: str) -> bool:
    return not NO_PLACES.isdisjoint(text.casefold().split())


def _is_sentence(story: str) -> bool:
    """Whether the paragraph is one: behind "SEE ALSO:" stands a headline."""
    return story.split("\n", 1)[0].rstrip().endswith((".", "!", "?", '"', "'", "。"))


def _begins_story(text: str) -> bool:
    start = text[:LONGEST]
    return SENTENCE_STARTS.match(start) is not None and any(map(str.islower, start))


def _is_word(city: str, story: str) -> bool:
    """Whether a story has it in capitals within its sentences, or in small letters."""
    name, words = WORDS.findall(city), WORDS.findall(story)
    is_repeated = f" {' '.join(name)} " in f" {' '.join(words)} "
    return is_repeated or {word.casefold() for word in name} <= set(words)
