"""Whether a text is about what was made up: a film, a novel, a series, a video game.

What befalls people in it happened to nobody. Real news of films has a day or a source for what
happened, or tells that it happened where they are made or shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from streams.extract.grammar.category import OTHER
from streams.extract.grammar.mention import Mention
from streams.extract.text import WORD, Sentence, Trigger

LEAD_SENTENCES = 4
"""The title and the first sentences, this many in all, say what a text is about."""
WORDS = 4
"""So many different words of fiction, and none of what happens, make it the subject."""
WORDS_OF_WORK = 3
"""So many do where the lead or the address of the page names a work."""
RECENT = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class FictionWords:
    """The words of a language that tell of what was made up."""

    works: frozenset[str]
    """What is made up: "film", "novel"."""
    about: frozenset[str]
    """What is said of such works, and by whom they are made: "actress", "premiere"."""
    real: re.Pattern[str]
    """Where they are made and shown, and who works there, in lower case: "on the set"."""


class Fiction:
    """Tells texts about what was made up, in a language."""

    def __init__(self, words: FictionWords) -> None:
        self._words = words
        self._all = words.works | words.about
        self._trigger = Trigger(self._all)

    def is_told(
        self,
        told: Sequence[Sentence],
        address: str | None,
        happened: str,
        mentions: Sequence[Mention],
        today: date | None,
    ) -> bool:
        """Whether what the mentions tell is made up; `happened` is the category of the text."""
        telling = [one for one in told if self._trigger.may_be_in(one.letters)]
        said = frozenset().union(*(one.lower for one in telling))
        works = self._words.works
        sections = works.intersection(WORD.findall(urlsplit(address or "").path.lower()))
        found = (self._all & said) | sections
        if happened == OTHER and len(found) >= WORDS:
            return True
        lead = (one for one in telling if one.number < LEAD_SENTENCES)
        is_named = bool(sections) or any(not works.isdisjoint(one.lower) for one in lead)
        if not is_named or len(found) < WORDS_OF_WORK:
            return False
        return not any(_is_real(mention, today, self._words) for mention in mentions)


def _is_real(mention: Mention, today: date | None, words: FictionWords) -> bool:
    """Whether somebody says so, or it has a day of news, or happened where films are made.

    Whom a headline names is real too: "Ana Duarte, star of six films, dies".
    """
    if mention.sentence.paragraph == 0 and mention.who.name is not None:
        return True
    day = mention.date
    is_dated = day is not None and today is not None and abs(today - day.end) <= RECENT
    is_sourced = mention.attribution is not None
    return is_dated or is_sourced or bool(words.real.search(mention.sentence.text.lower()))
