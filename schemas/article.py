"""News as it comes in, and as the pipeline reads it."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from schemas.base import Record
from schemas.dateline import Dateline
from schemas.time import Timestamp

# What is kept of every article has a bound, so that what is kept of an incident has one.
ArticleId = Annotated[str, Field(max_length=200, pattern=r"^[^\r\n]*$")]
Title = Annotated[str, Field(max_length=1_000)]
Source = Annotated[str, Field(max_length=200)]
Address = Annotated[str, Field(max_length=2_000)]
Caption = Annotated[str, Field(max_length=1_000)]


class RawArticle(Record):
    """What users feed to `news.articles.raw.v1`: every field may be absent but one of the texts."""

    model_config = ConfigDict(
        coerce_numbers_to_str=True,
        # What `_has_text` asks for, as far as JSON Schema can say it.
        json_schema_extra={
            "anyOf": [{"required": ["title"]}, {"required": ["body"]}, {"required": ["html"]}]
        },
    )

    id: ArticleId | None = None
    """The feeder's own id of the article; a later record with the same id is a later version."""
    url: str | None = None
    title: str | None = None
    body: str | None = None
    """Plain text; paragraphs are separated by blank lines."""
    html: str | None = None
    """A whole page, from which title and body are read where they are not given."""
    published_at: str | None = None
    """RFC 3339 at best; RFC 822, seconds since 1970 and dates in words are read too. The record's
    own time on the topic stands in where it is absent."""
    source: str | None = None
    """The publisher."""
    language: str | None = None
    """ISO 639-1; detected where it is absent."""

    @model_validator(mode="after")
    def _has_text(self) -> Self:
        if not any(text and text.strip() for text in (self.title, self.body, self.html)):
            raise ValueError("one of title, body and html must hold text")
        return self


class Article(Record):
    """A normalised article: plain text, known language, time in UTC, canonical address."""

    article_id: ArticleId
    title: Title
    body: str
    captions: tuple[Caption, ...] = Field(default=(), max_length=20)
    """What is said at its pictures, with their credits; no part of the body."""
    dateline: Dateline | None = None
    """What the body's first words say of where it was filed; they stay in the body."""
    published_at: Timestamp | None
    """When it was published; null only outside the pipeline, where no arrival time stands in."""
    source: Source | None = None
    """The publisher, or the host of the address where none is named."""
    language: str
    """ISO 639-1; `und` where it could not be told."""
    url: Address | None = None

    @property
    def text(self) -> str:
        """The text that every offset of a figure points into."""
        return f"{self.title}\n\n{self.body}"
