"""What copies do to a story. None of it is news: no figure changes, nobody is hurt anew.

The edits are made by rule; people who rewrite are less even.
"""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from random import Random
from re import Match

import ftfy.bad_codecs  # noqa: F401  # registers the codec of `mojibake`

from tests.stories.story import Story
from tests.stories.story import story as any_story
from tests.stories.telling import SMALL, tell
from tests.stories.wordlists import SPELLINGS, SYNONYMS

Edit = Callable[[Random, Story], Story]

# -- what is put around a story

HEADLINES = (
    "{event} in {town}: [what is known|a report|an account]",
    "[Latest|Report] from {town} after the {event}",
    "{region} [in turmoil|reacts] after {event}",
    "[Inside|Behind] the {event} at {town}",
)
DATELINES = (
    "{PLACE} ([Harbour Wire|NPA|Northern Press]) - ",
    "{PLACE}, {region} — ",
    "{PLACE} (NPA) -- ",
)
FURNITURE = (
    "By {person}",
    "By {person}, [Staff Writer|Harbour Wire]",
    "Read more: [Ten walks around|The best bakeries of|A weekend in] {place}",
    "See also: [Why|How] {surname} [left|won] [the league|parliament]",
    "[3|4|6] min read",
    "Reading time: [2|5|7] minutes",
    "Share this on Facebook, Twitter or e-mail",
    "Share",
    "Advertisement",
    "Sign up for our [morning|weekend] newsletter",
    "© {year} {surname} Media. All rights reserved.",
    "Follow us on [Telegram|Instagram]",
)
CAPTIONS = (
    "[Residents|Passers-by] [gather|stand] near the [scene|square] in {town}. Photo: {person}/NPA",
    "A [view|street] of {town} in {region} on {day}. ({person}/Harbour Wire)",
    "{office} {chief} [speaks|talks] to reporters in {town}.",
    "[File photo|Archive picture]: the [town hall|harbour|main street] of {town}",
)
MOST_INSERTED = 4
"""Lines of furniture or captions in a story."""

# -- what is done to its characters

QUOTES = ((re.compile(r'(?<!\S)"'), "“"), (re.compile(r'"'), "”"), (re.compile(r"'"), "’"))
DASH = re.compile(r"(?<=\w), (?=(?:which|who|where|whose)\b)")
LONG_WORD = re.compile(r"\b([a-z]{5})([a-z]{4,})\b")
BEFORE_UNIT = re.compile(r"(?<=\d) (?=[a-z])")

# -- what is done to its figures

DIGITS = re.compile(r"(?<![\d:.,-])(?:[2-9]|1\d)\b(?![:.,-]\d|%)")
TEENS = """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
NUMBERS = {str(number): word for number, word in enumerate([*SMALL, *TEENS.split()]) if number > 1}
WORDS = {word: digits for digits, word in NUMBERS.items()}
NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b(?!-)")
# What may be a year is one without its comma: no editor takes that of "1,940 crowns".
THOUSANDS = re.compile(r"\b(?!1,9|2,0)(\d{1,3}),(\d{3})\b")
PERCENT = re.compile(r"(?<=\d) percent\b")

# -- what is done to its words

MOST_SYNONYMS = 0.25
"""Share of a story's words."""
TURNS = {
    r"\bsaid\b": "has said",
    r"\bwere\b": "have been",
    r"\bwas\b": "has been",
    r"\bin the\b": "within the",
    r"\binto\b": "in",
    r"\bafter\b": "following",
    r"\bbecause\b": "since",
    r"\bbefore\b": "prior to",
    r"\bwhile\b": "whereas",
    r"\bwho\b": "which",
    r"\b(?:a|the) (?=[a-z])": "",
    r"\bof the\b": "of",
    r"\bwith\b": "together with",
    r"\bbut\b": "however",
    r"\bnear\b": "close to",
    r"\baround\b": "in the surroundings of",
    r"\bfrom\b": "out of",
    r"\bthat\b": "which",
}
"""Small words as machines translate them."""
TURNED = 0.6
"""Share of the places where a turn fits."""
WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")


def headline(rng: Random, story: Story) -> Story:
    """Another headline."""
    title = tell(rng, rng.choice(HEADLINES), story.facts)
    return replace(story, title=title)


def dateline(rng: Random, story: Story) -> Story:
    """Place and agency in front."""
    facts = {**story.facts, "PLACE": story.facts["town"].upper()}
    first, *others = story.paragraphs
    return replace(story, paragraphs=(tell(rng, rng.choice(DATELINES), facts) + first, *others))


def typography(rng: Random, story: Story) -> Story:
    """Curly quotes, dashes, no-break spaces, soft hyphens."""

    def set_(text: str) -> str:
        for quote, curly in QUOTES:
            text = quote.sub(curly, text)
        text = BEFORE_UNIT.sub("\u00a0", DASH.sub(" – ", text))
        return LONG_WORD.sub(lambda word: word[1] + rng.choice(("", "\u00ad")) + word[2], text)

    return _with_texts(story, set_)


def mojibake(rng: Random, story: Story) -> Story:
    """The typographic text as UTF-8, read as Windows-1252."""
    return _with_texts(
        typography(rng, story), lambda text: text.encode().decode("sloppy-windows-1252")
    )


def entities(rng: Random, story: Story) -> Story:
    """The typographic text with HTML entities."""

    def escape(text: str) -> str:
        escaped = html.escape(text)
        return "".join(
            f"&{html.entities.codepoint2name.get(ord(c), f'#{ord(c)}')};" if ord(c) > 127 else c
            for c in escaped
        )

    return _with_texts(typography(rng, story), escape)


def furniture(rng: Random, story: Story) -> Story:
    """Bylines, buttons, teasers, notices between the paragraphs."""
    return _inserted(rng, story, FURNITURE)


def captions(rng: Random, story: Story) -> Story:
    """Captions of photographs between the paragraphs."""
    return _inserted(rng, story, CAPTIONS)


def cut(rng: Random, story: Story) -> Story:
    """The first 50 to 80 percent of the paragraphs."""
    kept = round(rng.uniform(0.5, 0.8) * len(story.paragraphs))
    return replace(story, paragraphs=story.paragraphs[:kept])


def fewer_paragraphs(rng: Random, story: Story) -> Story:
    """One or two paragraphs less, but never the lead: without it, it is another story."""
    dropped = rng.sample(range(1, len(story.paragraphs)), rng.randint(1, 2))
    kept = (text for number, text in enumerate(story.paragraphs) if number not in dropped)
    return replace(story, paragraphs=tuple(kept))


def reordered_tail(rng: Random, story: Story) -> Story:
    """The second half in another order."""
    half = len(story.paragraphs) // 2
    head, tail = story.paragraphs[:half], story.paragraphs[half:]
    return replace(story, paragraphs=(*head, *rng.sample(tail, len(tail))))


def background(rng: Random, story: Story) -> Story:
    """One or two paragraphs of another story at the end."""
    other = any_story(rng)
    added = other.paragraphs[-rng.randint(1, 2) :]
    return replace(story, paragraphs=(*story.paragraphs, *added))


def number_format(rng: Random, story: Story) -> Story:
    """Twelve for 12 or the other way, 1000 for 1,000, 5% for 5 percent."""
    spell = rng.random() < 0.5

    def write(text: str) -> str:
        text = PERCENT.sub("%", THOUSANDS.sub(r"\1\2", text))
        if spell:
            return DIGITS.sub(lambda found: NUMBERS[found[0]], text)
        return NUMBER_WORD.sub(lambda found: WORDS[found[0]], text)

    return _with_texts(story, write)


def spelling(_: Random, story: Story) -> Story:
    """American for British."""
    return _with_texts(story, partial(WORD.sub, partial(_in_other_words, SPELLINGS)))


def synonyms(rng: Random, story: Story) -> Story:
    """Other words that mean the same, for up to a quarter of all."""
    words = WORD.findall(story.body)
    known = sum(word.lower() in SYNONYMS for word in words)
    chance = rng.uniform(0.3, 1) * min(1.0, MOST_SYNONYMS * len(words) / max(known, 1))

    def other(word: Match[str]) -> str:
        return _in_other_words(SYNONYMS, word) if rng.random() < chance else word[0]

    return _with_texts(story, partial(WORD.sub, other))


def translation(rng: Random, story: Story) -> Story:
    """The small words and turns of a machine translation."""

    def turned(text: str) -> str:
        for old, new in TURNS.items():
            text = re.sub(
                old, lambda found, new=new: new if rng.random() < TURNED else found[0], text
            )
        return text

    return _with_texts(story, turned)


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        *(headline, dateline, furniture, captions),
        *(cut, fewer_paragraphs, reordered_tail, background),
        *(number_format, spelling, synonyms, translation),
        *(typography, mojibake, entities),
    )
}
"""By name, in the order in which they can follow each other."""
OF_CHARACTERS = ("typography", "mojibake", "entities")
"""Edits of which a copy has one at most."""


def edited(rng: Random, story: Story, count: int) -> tuple[Story, tuple[str, ...]]:
    """A copy with so many edits, and their names."""
    possible = [rng.choice(OF_CHARACTERS), *(name for name in EDITS if name not in OF_CHARACTERS)]
    names = tuple(sorted(rng.sample(possible, count), key=list(EDITS).index))
    for name in names:
        story = EDITS[name](rng, story)
    return story, names


def _with_texts(story: Story, change: Callable[[str], str]) -> Story:
    return replace(
        story, title=change(story.title), paragraphs=tuple(map(change, story.paragraphs))
    )


def _inserted(rng: Random, story: Story, patterns: Sequence[str]) -> Story:
    lines = rng.sample(patterns, rng.randint(1, min(MOST_INSERTED, len(patterns))))
    paragraphs = list(story.paragraphs)
    for pattern in lines:
        paragraphs.insert(rng.randint(0, len(paragraphs)), tell(rng, pattern, story.facts))
    return replace(story, paragraphs=tuple(paragraphs))


def _in_other_words(others: Mapping[str, str], word: Match[str]) -> str:
    other = others.get(word[0].lower(), word[0])
    return other[:1].upper() + other[1:] if word[0][:1].isupper() else other
