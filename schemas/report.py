"""The records of `news.figures.v1`: what the tally of a country consumes."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from schemas.base import Record
from schemas.figure import Figure, Tolls
from schemas.place import Place
from schemas.time import DateRange, Timestamp


class Report(Record):
    """What one article says of one incident."""

    type: Literal["report"] = "report"
    article_id: str
    supersedes: str | None = None
    """An earlier article whose report this one replaces: the same address under another id."""
    title: str
    url: str | None = None
    source: str | None = None
    language: str
    published_at: Timestamp
    category: str
    place: Place | None = None
    date: DateRange | None = None
    tolls: Tolls
    figures: tuple[Figure, ...]
    terms: tuple[str, ...] = ()
    """The words that tell this story from others, most telling first."""


class Copy(Record):
    """An article that carries a story already reported: another carrier, never another source."""

    type: Literal["copy"] = "copy"
    article_id: str
    copy_of: str
    source: str | None = None
    published_at: Timestamp


class Withdrawal(Record):
    """An article's report of this country stands no more: a new version tells of elsewhere, or of
    nothing."""

    type: Literal["withdrawal"] = "withdrawal"
    article_id: str
    published_at: Timestamp


class Tick(Record):
    """Time has reached this point: rolling windows move on where no article comes in."""

    type: Literal["tick"] = "tick"
    at: Timestamp


FiguresRecord = Annotated[Report | Copy | Withdrawal | Tick, Field(discriminator="type")]

figures_record: TypeAdapter[Report | Copy | Withdrawal | Tick] = TypeAdapter(FiguresRecord)
"""Reads a value of `news.figures.v1` as the model it is of."""
