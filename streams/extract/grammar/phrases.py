"""Phrases of a lexicon, found in a text."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

Phrase = tuple[str, ...]
"""Words in lower case."""
Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """What phrases mean: a tree in which each word leads on to those that may follow it."""

    __slots__ = ("_meaning", "_next")

    def __init__(self, table: Mapping[Phrase, Value]) -> None:
        self._meaning: Value | None = None
        self._next: dict[str, Phrases[Value]] = {}
        for phrase, meaning in table.items():
            end = self
            for word in phrase:
                end = end._next.setdefault(word, Phrases({}))
            end._meaning = meaning

    def after(self, word: str) -> "Phrases[Value] | None":
        """What the phrases that start with a word go on with; None where none does."""
        return self._next.get(word)

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Value] | None:
        """The word after the longest phrase that starts at a word, and what the phrase means."""
        end, found = self, None
        while True:
            if end._meaning is not None:
                found = at, end._meaning
            after = end._next.get(words[at]) if at < len(words) else None
            if after is None:
                return found
            end = after
            at += 1
