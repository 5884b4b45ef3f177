"""Names of places in a run of words with capitals."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from streams.extract.gazetteer import Level, fold
from streams.extract.places.names import LONGEST, PARTICLES, Found, Name, Names, Use
from streams.extract.places.words import PlaceWords

CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
WORD = rf"{CAPITAL}(?:(?:\.{CAPITAL})+|[\w&'’-]*)\.?"
RUN = re.compile(rf"{WORD}(?:,? (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}\(?{WORD})*")
"""Words with capitals, one after the other: "Aurora, Colo.", "Rio de Janeiro", "Paris Police"."""
PART = re.compile(r"[^,(]+")
WORD_OF_PART = re.compile(r"[^\s,()]+")
HYPHEN = "-"
SCAR = re.compile(r"(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŽ].*")
"""What is left of an apostrophe where a page was decoded wrongly."""
POSSESSIVE = ("'s", "’s", "'S", "’S")
MEMORY = 1 << 14
"""Runs, and words, that are remembered."""


class Run(NamedTuple):
    """What stands in a run."""

    names: tuple[Name, ...]
    surnames: tuple[str, ...]
    """Words that end a name of a person or of something else that is no place."""


class Token(NamedTuple):
    """A word of a run."""

    text: str
    key: str
    """Folded, without the ending of a genitive."""
    start: int
    end: int
    is_owner: bool


class RunReader:
    """Reads runs with the words of one language."""

    def __init__(self, words: PlaceWords, names: Names) -> None:
        self._words = words
        self._names = names
        self._free = (
            words.directions
            | words.towns
            | words.divisions
            | words.scene
            | words.articles
            | words.openers
            | words.possessive
            | words.demonyms.keys()
        )
        self.read = lru_cache(MEMORY)(self._read)

    def _read(self, run: str) -> Run | None:
        """What stands in a run, None if it is nothing of ours."""
        names: list[Name] = []
        surnames: list[str] = []
        for part in PART.finditer(run):
            tokens = self._tokens(part[0], part.start())
            last = names[-1] if names and not names[-1].is_located else None
            is_next = last and tokens and not run[last.end : tokens[0].start].strip(" ,(")
            if last and is_next and (located := self._located(last, tokens)):
                name, length = located
                names[-1] = name._replace(end=tokens[length - 1].end)
                tokens = tokens[length:]
            found = list(self._names_in(tokens))
            names += found
            if self._ends_in_surname(tokens, found):
                surnames.append(tokens[-1].key)
        return Run(tuple(names), tuple(surnames)) if names or surnames else None

    def _located(self, name: Name, tokens: list[Token]) -> tuple[Name, int] | None:
        """The name in the region that the words after a comma begin with."""
        told = [one.text for one in tokens]
        return self._names.located(name, told) or self._names.in_area(name, told)

    def _tokens(self, text: str, offset: int) -> list[Token]:
        """The words of a part, but for those after which no name ends: weekdays, months."""
        tokens = [_token(match[0], offset + match.start()) for match in WORD_OF_PART.finditer(text)]
        while tokens and tokens[-1].key in self._words.openers and not self._is_region(tokens):
            if len(tokens) > 1 and tokens[-2].key in self._words.possessive:
                break  # "Ciudad del Este"
            tokens.pop()
        return tokens

    def _is_region(self, tokens: list[Token]) -> bool:
        """Whether it is the short form of a region, and no other word: "IN", where "In" is one."""
        return (
            len(tokens) == 1
            and tokens[0].text.isupper()
            and (tokens[0].key in self._words.abbreviations)
        )

    def _ends_in_surname(self, tokens: list[Token], names: list[Name]) -> bool:
        if len(tokens) < 2 or tokens[-2].key in self._free:
            return False
        return not names or names[-1].end < tokens[-1].start

    def _names_in(self, tokens: list[Token]) -> Iterator[Name]:
        at = 0
        while at < len(tokens):
            name, at = self._name_at(tokens, at)
            if name is not None:
                yield name

    def _name_at(self, tokens: list[Token], at: int) -> tuple[Name | None, int]:
        """The longest name that begins at a word, and where to read on."""
        before = tokens[at - 1] if at else None
        if before and not self._is_free(before) and tokens[at].key not in self._words.demonyms:
            return None, at + 1
        found = self._longest(tokens[at : at + LONGEST])
        if found is None and HYPHEN in tokens[at].text:
            found = self._names.longest(tokens[at].key.split()[:1])  # two towns that share a force
        if found is None:
            return None, at + 1
        last = at + found.words
        name = found.name._replace(
            start=tokens[at].start, end=tokens[last - 1].end, is_owner=tokens[last - 1].is_owner
        )
        if before and before.is_owner and name.use is not Use.DEMONYM:
            owned = self._in_area_of(before, name)
            if owned is None:
                return name._replace(use=Use.BEARER), last
            name = owned
        return self._used(name, tokens[last:], last)

    def _longest(self, tokens: list[Token]) -> Found | None:
        """The longest name that these words begin with; a genitive may be part of it."""
        found = self._names.longest([token.key for token in tokens])
        is_owned = any(token.is_owner for token in tokens)
        if is_owned and tokens[0].key not in self._words.openers:
            # "Prince George's County", not Prince George
            whole = self._names.longest([fold(token.text) for token in tokens])
            if whole and (found is None or whole.words >= found.words):
                return whole
        return found

    def _is_free(self, before: Token) -> bool:
        """Whether a name may follow a word without being part of somebody's or something's."""
        return before.is_owner or before.key in self._free

    def _in_area_of(self, owner: Token, name: Name) -> Name | None:
        """The name in the country or region that it is told to be of: "China's Shanxi"."""
        area = self._names.longest([owner.key])
        if area is None or area.name.places[0].level not in (Level.COUNTRY, Level.REGION):
            return None
        owned = self._names.located(name, [owner.key])
        return owned[0] if owned else None

    def _used(self, name: Name, after: list[Token], last: int) -> tuple[Name | None, int]:
        """A name as what it is used for, by the words around it in the run."""
        words = self._words
        if name.use is Use.DEMONYM:
            return name, last
        if not after or name.is_owner or after[0].key in PARTICLES:
            return name, last
        rest = {token.key for token in after}
        if after[0].key in words.divisions:
            use = name.use if words.forces.isdisjoint(rest) else Use.FORCE
            return name.as_area()._replace(end=after[0].end, use=use), last + 1
        is_doubled = after[0].key == name.key  # as Spanish surnames often are
        told = [] if is_doubled else [token.text for token in after]
        if located := self._names.located(name, told):
            name, length = located
            return name._replace(end=after[length - 1].end), last + length
        if not words.forces.isdisjoint(rest):
            return name._replace(use=Use.FORCE), last + len(after)
        if after[0].key in self._free or after[0].key in words.people:
            return name, last
        if not words.streets.isdisjoint(rest):
            return None, last
        if not words.facilities.isdisjoint(rest) or _is_region(name):
            return name._replace(use=Use.BEARER), last + len(after)
        return None, last


def _is_region(name: Name) -> bool:
    """Whether it is a region's, as it stands before what the region's offices are called."""
    return name.places[0].level is Level.REGION


def _token(text: str, start: int) -> Token:
    key, is_owner = _read_word(text)
    return Token(text, key, start, start + len(text), is_owner)


@lru_cache(MEMORY)
def _read_word(text: str) -> tuple[str, bool]:
    """A word folded, without the ending of a genitive, and whether it has that."""
    if text.endswith(POSSESSIVE):
        return fold(text[:-2]), True
    return fold(text if text.isascii() else SCAR.sub("", text)), False
