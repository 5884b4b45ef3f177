"""Articles as news-please writes them. https://github.com/fhamborg/news-please"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from schemas import RawArticle
from streams.feeds.errors import LeftOut

NONE = ("", "None")
"""What its JSON may hold for a value that is not known."""


class NewsPlease(BaseModel):
    """What is read of an article."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    url: str | None = None
    title: str | None = None
    maintext: str | None = None
    description: str | None = None
    date_publish: str | None = None
    date_download: str | None = None
    source_domain: str | None = None
    language: str | None = None

    @field_validator("*", mode="before")
    @classmethod
    def _known(cls, value: Any) -> Any:
        return None if value in NONE else value


def recognizes(document: Mapping[str, Any]) -> bool:
    """Whether a JSON object is such an article."""
    return "maintext" in document


def to_article(document: Mapping[str, Any]) -> RawArticle:
    """The article; a page without a date is taken as new when it was downloaded.

    It gets no id: its address is one. Raises `LeftOut` and `ValidationError`.
    """
    page = NewsPlease.model_validate(document)
    body = page.maintext or page.description
    if not (page.title or body):
        raise LeftOut("it has no title and no text")
    return RawArticle(
        url=page.url,
        title=page.title,
        body=body,
        published_at=page.date_publish or page.date_download,
        source=(page.source_domain or "").removeprefix("www.") or None,
        language=page.language,
    )
