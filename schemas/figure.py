"""Claims of numbers of people (or buildings) in a text, and the tolls they add up to."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from schemas.base import Record
from schemas.place import Place
from schemas.time import DateRange

ATTACKER = "perpetrator"
"""The group of those who did it: their dead count too, as ACLED and UCDP count all the dead."""


class Kind(StrEnum):
    """What befell those who are counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    KIDNAPPED = "kidnapped"
    RELEASED = "released"
    """Set free; a patient who leaves the hospital is not."""
    RESCUED = "rescued"
    EVACUATED = "evacuated"
    DISPLACED = "displaced"
    SICKENED = "sickened"
    AFFECTED = "affected"
    PROTESTERS = "protesters"
    BUILDINGS_DAMAGED = "buildings_damaged"


class Qualifier(StrEnum):
    """How the text hedges a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"
    """A word for a magnitude: "dozens", "hundreds"."""
    IMPLIED = "implied"
    """No number stands there, but one person is named or described."""


class Status(StrEnum):
    """How a claim relates to the incident that the article reports."""

    STATED = "stated"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"
    """Of another, mostly older, event."""
    INCREMENTAL = "incremental"
    """Added to an earlier figure: "three more bodies"."""
    CUMULATIVE = "cumulative"
    """Over many incidents: "the 300th killing this year"."""


class Bounds(Record):
    """UCDP's three numbers: at least `low`, most credibly `best`, at most `high`."""

    low: int = Field(ge=0)
    best: int = Field(ge=0)
    high: int | None = Field(ge=0)
    """Null where it is open: "at least 12", "dozens"."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.best or (self.high is not None and self.best > self.high):
            raise ValueError(f"bounds out of order: {self.low}, {self.best}, {self.high}")
        return self


class Figure(Bounds):
    """One claim of one number, with the words themselves, so that a person can check it."""

    kind: Kind
    qualifier: Qualifier
    quote: str
    """The words of the claim."""
    start: int = Field(ge=0)
    """Offset of the number words (or of the implied person) in `Article.text`, in characters."""
    end: int = Field(ge=0)
    group: str | None = None
    """Who is counted, as a class: "police", "protester", "child", "perpetrator"."""
    group_text: str | None = None
    """Who is counted, in the words of the text."""
    status: Status = Status.STATED
    attribution: str | None = None
    """Who says so."""
    place: Place | None = None
    date: DateRange | None = None
    confidence: float = Field(ge=0, le=1)
    rule: str
    """The name of the grammar rule that read it."""


class GroupToll(Bounds):
    """The part of a toll that falls to one group."""

    group: str | None = None
    group_text: str | None = None


class Toll(Bounds):
    """How many, all claims of one kind resolved: nobody counted twice."""

    groups: tuple[GroupToll, ...] = ()


Tolls = dict[Kind, Toll]
