"""How the lexicons are written: words parted by spaces, phrases by bars."""

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a text that are parted by "|", each as its words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


def values(table: Mapping[str, Value]) -> dict[tuple[str, ...], Value]:
    """A table of phrases, with the phrases as their words."""
    return {tuple(phrase.split()): value for phrase, value in table.items()}


def meanings(table: Mapping[Value, str]) -> dict[tuple[str, ...], Value]:
    """What each phrase means, of a table that lists the phrases of each meaning."""
    return {phrase: meaning for meaning, text in table.items() for phrase in phrases(text)}
