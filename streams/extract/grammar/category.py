"""What happened, in one word of a closed list; and whether a text is about sport."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from streams.extract.text import Sentence, Trigger

OTHER = "other"
SUBJECT_WORDS = 3
"""So many different words of sport, or of obituaries, make it the subject."""
TITLE_WEIGHT = 4
LEAD_WEIGHT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryWords:
    """The words by which a language tells what happened."""

    categories: Mapping[str, frozenset[str]]
    """Categories with their words, the more telling ones first: a tie goes to the earlier."""
    pairs: Mapping[tuple[str, str], str]
    """Two words with the category that they tell together, not the second alone: "opened fire"."""
    bodies: frozenset[tuple[str, str]]
    """Two words that name a body, the first of which tells nothing there: "fire department"."""
    sport: frozenset[str]
    obituary: frozenset[str]
    """Words of who is buried after a natural death, and how."""


class Categories:
    """Tells the categories of texts of a language."""

    def __init__(self, words: CategoryWords) -> None:
        self._words = words
        self._by_word: dict[str, list[str]] = {}
        for category, listed in words.categories.items():
            for word in listed:
                self._by_word.setdefault(word, []).append(category)
        self._trigger = Trigger(self._by_word)
        self._subjects = Trigger(words.sport | words.obituary)

    def category(self, sentences: Iterable[Sentence]) -> str:
        """The category of most of the words, those of title and lead weighing more."""
        scores = dict.fromkeys(self._words.categories, 0)
        for sentence in sentences:
            if not self._trigger.may_be_in(sentence.letters):
                continue
            weight = {0: TITLE_WEIGHT, 1: LEAD_WEIGHT}.get(sentence.paragraph, 1)
            lower = ["", *sentence.lower, ""]
            for before, word, after in zip(lower, lower[1:], lower[2:], strict=False):
                if word in self._by_word and (word, after) not in self._words.bodies:
                    for category in self._told(word, before):
                        scores[category] += weight
        best = max(scores, key=lambda name: scores[name])
        return best if scores[best] else OTHER

    def _told(self, word: str, before: str) -> list[str]:
        """The categories that a word tells after another."""
        together = self._words.pairs.get((before, word))
        return [together] if together else self._by_word[word]

    def said(self, sentences: Iterable[Sentence]) -> frozenset[str]:
        """The words of a text, in lower case, as far as those of a subject can be among them."""
        telling = (one for one in sentences if self._subjects.may_be_in(one.letters))
        return frozenset().union(*(one.lower for one in telling))

    def is_sport(self, said: frozenset[str]) -> bool:
        """Whether a text with these words is about sport, where an injury is no incident."""
        return len(self._words.sport & said) >= SUBJECT_WORDS

    def is_obituary(self, said: frozenset[str]) -> bool:
        """Whether a text with these words is an obituary, where to die is no incident."""
        return len(self._words.obituary & said) >= SUBJECT_WORDS
