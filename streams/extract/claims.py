"""What a grammar reads out of an article, and hands to `toll.py`."""

from dataclasses import dataclass
from typing import Protocol

from schemas import Article, DateRange, Figure, Place
from streams.extract.homes import NOWHERE, Home

NEVER_THE_SAME = frozenset({"man", "woman"})
"""Groups of which nobody is in both."""
BY_AGE_AND_SEX = frozenset({"man", "woman", "child"})
"""Groups that cut across all others: of "12 students" some may be the "five women"."""
LEAD = 4
"""The title and the first sentences, this many in all, tell the main incident's total."""


@dataclass(slots=True)
class Claim:
    """A figure, and where in the article it stands: what the resolver needs beyond the record."""

    figure: Figure
    sentence: int
    paragraph: int
    """0 is the title."""
    person: int | None = None
    """Who it is, where it is one person: a number for each person of the text."""
    general: bool = False
    """Whether it is told of people in general, whatever group they are known to be of."""
    more: bool = False
    """Whether it comes on top of what was told just before: "four others", "another three"."""
    joined: bool = False
    """Whether it is told in one breath with another: "a father and two sons"."""
    toll: bool = False
    """Whether it is called the toll, "the death toll rose to 17", so that all are in it."""
    part: bool = False
    """Whether it counts some of those just told: "including two children"."""
    by_another: bool = False
    """Whether it is told as what somebody did, who is then not among them: "he killed four"."""
    by_himself: bool = False
    """Whether it is told as what somebody did to himself."""
    others: bool = False
    """Whether they are told to be others than those told before: "three other men"."""
    of_whole: bool = False
    """Whether it is told of one of them: "he was one of five people hurt"."""
    share_of: int = 0
    """How many they are told to be some of: six, where "one of the six" has died."""
    fate_open: bool = False
    """Whether those who are counted may be dead or alive: "shot", "rushed to hospital"."""


@dataclass(slots=True)
class LeftOut:
    """A number that is no figure, and why."""

    words: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a grammar reads out of an article."""

    claims: tuple[Claim, ...]
    """In the order in which they are told."""
    category: str
    place: Place | None = None
    date: DateRange | None = None
    region: str | None = None
    """Code of the first-level region that its main place lies in (GeoNames, as "US.TX")."""
    is_aftermath: bool = False
    """Whether it tells what came long after: a trial, a verdict, an anniversary."""
    left_out: tuple[LeftOut, ...] = ()
    """The other numbers of the sentences that tell of what befell somebody."""


class Reader(Protocol):
    """What reads the articles of a language."""

    def read(self, article: Article, home: Home = NOWHERE) -> Reading:
        """Every claim of an article, and what, where and when its main incident was.

        `home` is where its publisher's stories lie.
        """

    def example(self, rule: str) -> str:
        """Words that a rule reads, by the rule's name as it stands in a figure."""
