"""Mentions of places in sentences whose capitals tell nothing: "TWO DIE IN LIMA", "Lima Blast"."""

import re
from collections.abc import Iterator

from streams.extract.gazetteer import Level, fold
from streams.extract.places.mentions import DATELINE, PUBLISHER, Mention, Role, Sentence
from streams.extract.places.names import LONGEST, Name, Names, Use
from streams.extract.places.prose import is_bare_town
from streams.extract.places.words import PlaceWords

LONG_WORD = re.compile(r"\b[a-zß-öø-ÿ]{5,}")
"""What a title that spells its words with capitals has none of."""
SHORT_WORD = re.compile(r"\b[a-zß-öø-ÿ]{3,}")
"""What a text in capitals has none of."""
WORD = re.compile(r"\w+(?:[-'’.]\w+)*\.?|[,:;—–-]")


def is_headline(sentence: Sentence) -> bool:
    """Whether a sentence is written so that its capitals tell nothing."""
    lower = SHORT_WORD if sentence.paragraph else LONG_WORD
    return lower.search(sentence.text) is None


class HeadlineReader:
    """Finds names where something shows that they are some.

    That is a preposition, a region after them, the dateline, or that the article has them
    elsewhere.
    """

    def __init__(self, words: PlaceWords, names: Names) -> None:
        self._words = words
        self._names = names
        self._skipped = words.articles | words.directions | words.demonyms.keys()
        """What may stand between a preposition and a name."""

    def read(self, sentence: Sentence, known: set[str]) -> Iterator[Mention]:
        """The mentions in a sentence; `known` are the names that the rest of the article has."""
        text = sentence.text
        words = [fold(word) for word in WORD.findall(text)]
        has_dateline = DATELINE.match(text) is not None
        is_first = sentence.paragraph == 1
        publisher = PUBLISHER.search(text) if sentence.paragraph == 0 else None
        limit = len(WORD.findall(text, 0, publisher.start())) if publisher else len(words)
        at = 0
        while at < len(words):
            name, end = self._name(words, at)
            role = self._role(name, words, at, end, known) if name else None
            if name and at >= limit:
                role = Role.PUBLISHER
            elif name and at == 0 and name.key not in self._words.not_places:
                is_all = is_first and end == len(words)  # "MARACAIBO. Un niño murió"
                role = Role.DATELINE if has_dateline or is_all else role
            if name and role:
                yield Mention(sentence.number, sentence.paragraph, name, role)
            at = end if role else at + 1

    def _name(self, words: list[str], at: int) -> tuple[Name | None, int]:
        """The longest name that begins at a word, and where it ends."""
        if words[at] in self._words.openers:
            return None, at + 1
        found = self._names.longest(words[at : at + LONGEST])
        if found is None:
            return None, at + 1
        name, end = found.name, at + found.words
        after = words[end] if end < len(words) else ""
        if after in self._words.divisions:
            return name.as_area(), end + 1
        if after == "," and (
            located := self._names.located(name, words[end + 1 : end + 1 + LONGEST])
        ):
            return located[0], end + 1 + located[1]
        return name, end

    def _role(
        self, name: Name, words: list[str], at: int, end: int, known: set[str]
    ) -> Role | None:
        if name.use is Use.DEMONYM:
            return Role.DEMONYM
        if name.is_located:
            return Role.LOCATED
        if name.key in self._words.not_places:
            return None
        after = words[end] if end < len(words) else ""
        if after in self._words.streets:
            return None
        if at and words[at - 1] in self._words.definite and is_bare_town(name):
            return None
        before = at - 1
        while before > 0 and words[before] in self._skipped:
            before -= 1
        if before >= 0 and words[before] in self._words.scene:
            return Role.SCENE
        is_known = name.places[0].level is Level.COUNTRY or name.key in known
        return Role.PLAIN if is_known else None
