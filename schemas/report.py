"""The records of `news.figures.v1`: what the tally of a country consumes."""

from sys import intern
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from schemas.article import Address, ArticleId, Source, Title
from schemas.base import Record
from schemas.figure import Figure, Kind, Tolls
from schemas.place import Place
from schemas.time import DateRange, Timestamp

# The same words come again and again, in all that is kept of an incident for years.
Term = Annotated[str, AfterValidator(intern)]


class Report(Record):
    """What one article says of one incident."""

    type: Literal["report"] = "report"
    article_id: ArticleId
    supersedes: ArticleId | None = None
    """An earlier article whose report this one replaces: the same address under another id."""
    title: Title
    url: Address | None = None
    source: Source | None = None
    agency: str | None = None
    """The news agency that the story is of, which then speaks in the publisher's place."""
    language: str
    published_at: Timestamp
    category: str
    place: Place | None = None
    date: DateRange | None = None
    is_aftermath: bool = False
    """Whether the article tells what came long after: a trial, a verdict, an anniversary."""
    tolls: Tolls
    uncounted: tuple[Kind, ...] = ()
    """Kinds of which it only tells single persons: nobody is said to have counted them."""
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...] = ()
    """The words that tell this story from others, most telling first."""
    ages: tuple[int, ...] = ()
    """The ages that it tells of people, in years, in the order of the text."""


class Copy(Record):
    """An article that carries a story already reported: another carrier, never another source."""

    type: Literal["copy"] = "copy"
    article_id: ArticleId
    copy_of: ArticleId
    source: Source | None = None
    published_at: Timestamp


class Withdrawal(Record):
    """An article's report of this country stands no more: a new version tells of elsewhere, or of
    nothing."""

    type: Literal["withdrawal"] = "withdrawal"
    article_id: ArticleId
    published_at: Timestamp


class Tick(Record):
    """Time has reached this point: rolling windows move on where no article comes in."""

    type: Literal["tick"] = "tick"
    at: Timestamp


FiguresRecord = Annotated[Report | Copy | Withdrawal | Tick, Field(discriminator="type")]

figures_record: TypeAdapter[Report | Copy | Withdrawal | Tick] = TypeAdapter(FiguresRecord)
"""Reads a value of `news.figures.v1` as the model it is of."""
