"""Mentions of places in sentences with small and capital letters, as names need them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from streams.extract.gazetteer import Level, fold
from streams.extract.places.mentions import DATELINE, PUBLISHER, Mention, Role, Sentence
from streams.extract.places.names import Name, Names, Use
from streams.extract.places.runs import CAPITAL, RUN, RunReader
from streams.extract.places.words import PlaceWords

CONTEXT = 40
"""Characters before and after a name that are looked at."""
WORDS_BEFORE = 5
WORDS_AFTER = 3
LARGE = 100_000
"""People from which a city's name alone is enough to know that it is one."""
VERY_LARGE = 250_000
"""And enough even where it is a common word: Phoenix."""
NOTED = {Level.CITY: 50_000, Level.REGION: 5_000}
"""People from which a name of one word is likelier a place's than a person's; a small island's
parish is a region, too."""
BARE = frozenset({Role.PLAIN, Role.SMALL})
"""Roles of names to which no word around them adds anything."""
BY_USE = {Use.DEMONYM: Role.DEMONYM, Use.BEARER: Role.BEARER, Use.FORCE: Role.FORCE}


class ProseReader:
    """Finds mentions with the words of one language."""

    def __init__(self, words: PlaceWords, names: Names) -> None:
        self._words = words
        self._runs = RunReader(words, names)
        self._skipped = words.articles | words.directions | words.demonyms.keys()
        """What may stand between a preposition and a name."""
        self._there = (words.towns, words.sections, words.divisions, words.scene)
        """What is there, if it is "of" a place: "the harbor section of Aurora"."""
        self._links = words.possessive | words.joining
        self._bearers = words.facilities | words.streets
        self._named_after = _named_after(words)

    def read(self, sentence: Sentence, surnames: set[str]) -> Iterator[Mention]:
        """The mentions in a sentence, and into `surnames` the ends of names of people."""
        text = sentence.text
        read = self._runs.read
        dateline = DATELINE.match(text)
        publisher = PUBLISHER.search(text) if sentence.paragraph == 0 else None
        limit = publisher.start() if publisher else len(text)
        for match in RUN.finditer(text):
            run = read(match[0])
            if run is None:
                continue
            surnames.update(run.surnames)
            for name in run.names:
                start, end = match.start() + name.start, match.start() + name.end
                role: Role | None
                if start >= limit:
                    role = Role.PUBLISHER
                elif dateline and _is_dateline(name, dateline, start, end):
                    role = Role.DATELINE
                else:
                    name, role = self._read(name, text, start, end)
                if role is not None:
                    yield Mention(sentence.number, sentence.paragraph, name, role)

    def _read(self, name: Name, text: str, start: int, end: int) -> tuple[Name, Role | None]:
        """A name with the words around it, and its role, None if it seems to be no place's."""
        if name.use in BY_USE:
            return name, BY_USE[name.use]
        told_before = text[max(0, start - CONTEXT) : start]
        body = self._named_after.search(told_before)
        if body and fold(body[1]) in self._words.bodies:
            return name, Role.BEARER
        before = list(map(fold, told_before.split()[-WORDS_BEFORE:]))
        after = _after(text, end)
        if after and after[0] in self._words.divisions:
            name, after = name.as_area(), []
        return name, self._role(name, before, after)

    def _role(self, name: Name, before: list[str], after: list[str]) -> Role | None:
        words = self._words
        article = before[-1] if before else ""
        is_whole = article not in words.directions
        while before and before[-1] in self._skipped:
            before.pop()
        last = before[-1] if before else ""
        if last in words.titles:
            return None
        if self._is_street(before) and not name.is_owner:
            return None
        if name.is_located:
            located = self._by_what_precedes(name, before)
            return located if located in (Role.ORIGIN, Role.CARE) else Role.LOCATED
        is_large = name.places[0].population > LARGE
        if name.key in words.not_places and not (last in words.scene and (is_whole or is_large)):
            return None
        if self._begins_phrase(name, after):
            return None
        if role := self._by_what_follows(after, is_large, article):
            return None if role is Role.PERSON and self._is_common(name) else role
        if article in words.definite and not is_large and is_bare_town(name):
            return None
        role = self._by_what_precedes(name, before)
        if role in BARE and self._is_common(name):
            return None
        is_speaker = bool(after) and after[0] in words.speech
        return None if is_speaker and role is Role.SMALL else role

    def _is_street(self, before: list[str]) -> bool:
        """Whether a name is of a crossing or a block: "at the corner of Paris and |Lima"."""
        if not before or before[-1] not in self._links:
            return False
        words = self._words
        return any(
            noun in words.crossings and link in words.possessive for noun, link in pairwise(before)
        )

    def _is_common(self, name: Name) -> bool:
        """Whether it is a word that means something else wherever it is not shown to be a place."""
        return name.key in self._words.common and not _is_large_city(name)

    def _begins_phrase(self, name: Name, after: list[str]) -> bool:
        """Whether it is a common word with the noun that it belongs to: "Christmas morning"."""
        words = self._words
        is_common = name.key in words.common or name.key in words.not_places
        if not is_common or not after or _is_large_city(name):
            return False
        known = words.forces | words.people | words.openers | words.sections | self._bearers
        return after[0] in words.common and after[0] not in known

    def _by_what_follows(self, after: list[str], is_large: bool, article: str) -> Role | None:
        words = self._words
        if not after:
            return None
        noun = after[0]
        if noun in words.forces:
            return Role.FORCE
        if noun in words.people:
            return Role.PERSON
        if noun in words.care:
            return Role.CARE
        if noun in words.sections:
            is_any = article in words.articles and article not in words.definite
            return Role.PLAIN if is_large and is_any else Role.BEARER
        if noun in self._bearers:
            return Role.PLAIN if is_large else Role.BEARER
        if noun in words.joining and not words.streets.isdisjoint(after):
            return Role.BEARER
        return None

    def _by_what_precedes(self, name: Name, before: list[str]) -> Role:
        words = self._words
        last = before[-1] if before else ""
        if words.bearers_first and self._bears_name(before):
            return Role.BEARER
        if last in words.possessive:
            kind = before[-2] if len(before) > 1 else ""
            is_there = any(kind in nouns for nouns in self._there)
            return Role.SCENE if is_there else Role.ORIGIN
        if last in words.source:
            return Role.ORIGIN
        if last in words.goal and not words.flight.isdisjoint(before):
            return Role.CARE
        if last in words.scene and not name.is_owner:
            if not words.seats.isdisjoint(before[-2:]):
                return Role.ORIGIN
            return Role.SCENE if words.care.isdisjoint(before) else Role.CARE
        if last in words.towns:
            return Role.SCENE
        place = name.places[0]
        is_small = place.population < NOTED.get(place.level, 0)
        is_one_word = " " not in name.key
        return Role.SMALL if is_small and is_one_word and last not in words.other else Role.PLAIN

    def _bears_name(self, before: list[str]) -> bool:
        """Whether a quarter or a street has the name: "colonia Roma", "barrio de Palermo"."""
        last, kind = (*reversed(before[-2:]), "", "")[:2]
        words = self._words
        is_of = last in words.possessive
        return last in self._bearers or (kind if is_of else last) in words.sections | words.streets


def _is_dateline(name: Name, dateline: re.Match[str], start: int, end: int) -> bool:
    is_there = start == dateline.start(1) and end <= dateline.end()
    return is_there and name.use is not Use.DEMONYM  # "FRENCH VALLEY –" tells of no France


def _after(text: str, end: int) -> list[str]:
    """The words right after a name, none if a mark parts them from it."""
    if text[end : end + 1] != " ":
        return []
    words = text[end : end + CONTEXT].split(None, WORDS_AFTER)[:WORDS_AFTER]
    return [fold(word.rstrip(",;:)")) for word in words]


def _named_after(words: PlaceWords) -> re.Pattern[str]:
    """What ends before a place that a body is named after: "Islamic State in Iraq and "."""
    links = "|".join(sorted(words.scene | words.possessive))
    joining = "|".join(sorted(words.joining))
    articles = "|".join(sorted(words.articles))
    return re.compile(
        rf"({CAPITAL}[\w-]+) (?:{links}) (?:(?:{articles}) )?"
        rf"(?:{CAPITAL}[\w-]+ (?:{joining}) )?(?:(?:{articles}) )?$"
    )


def _is_large_city(name: Name) -> bool:
    """Whether it is a country's or a very large city's own name."""
    place = name.places[0]
    is_own = fold(place.name) == name.key
    return place.level is Level.COUNTRY or (
        place.level is Level.CITY and is_own and place.population > VERY_LARGE
    )


def is_bare_town(name: Name) -> bool:
    """Whether it is a town's name that has no article of its own, as "The Bronx" has."""
    place = name.places[0]
    is_one_word = " " not in name.key
    return place.level is Level.CITY and is_one_word and fold(place.name) == name.key
