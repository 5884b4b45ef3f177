"""What a grammar hands to the engine."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas import Article, DateRange, Figure, Place

ATTACKER = "perpetrator"
"""The group of those who did it: their dead count too, as ACLED and UCDP count all the dead."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure, and where in the article it stands: what the resolver needs beyond the record."""

    figure: Figure
    sentence: int
    paragraph: int
    """0 is the title."""
    person: str | None = None
    """Who it is, where it is one person with a name."""
    age: int | None = None
    """How old that one person is."""
    more: bool = False
    """Whether it comes on top of what was told just before: "four others", "another three"."""
    joined: bool = False
    """Whether it is told in one breath with another: "a father and two sons"."""
    by_another: bool = False
    """Whether it is told as what somebody did, who is then not among them: "he killed four"."""
    fate_open: bool = False
    """Whether those who are counted may be dead or alive: "shot", "rushed to hospital"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a grammar reads out of an article."""

    claims: tuple[Claim, ...]
    """In the order in which they are told."""
    category: str
    place: Place | None = None
    date: DateRange | None = None


Grammar = Callable[[Article], Reading]
"""A language: reads an article of that language."""
