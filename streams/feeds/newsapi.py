"""Articles as newsapi.ai (Event Registry) answers with. https://newsapi.ai/documentation"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from schemas import RawArticle
from streams.feeds.errors import LeftOut

SIGNS = ("dateTimePub", "dateTime", "isDuplicate")
"""Names of which one stands beside `uri` in an article."""
LISTS = (("articles", "results"), ("recentActivityArticles", "activity"))
"""Where an answer holds its articles."""


class _Source(BaseModel):
    title: str | None = None
    uri: str | None = None


class NewsApi(BaseModel):
    """What is read of an article. Its `lang` is ISO 639-3, so the text is asked for its own."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    url: str | None = None
    title: str | None = None
    body: str | None = None
    published: str | None = Field(None, alias="dateTimePub")
    found: str | None = Field(None, alias="dateTime")
    source: _Source | None = None


def recognizes(document: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an article, or an answer with articles."""
    is_article = "uri" in document and any(sign in document for sign in SIGNS)
    return is_article or _results(document) is not None


def articles(document: Mapping[str, Any]) -> Iterator[Any]:
    """The articles of an answer, or the article itself."""
    results = _results(document)
    yield from [document] if results is None else results


def to_article(document: Any) -> RawArticle:
    """The article. It gets no id: its address is one. Raises `LeftOut` and `ValidationError`."""
    article = NewsApi.model_validate(document)
    if not (article.title or article.body):
        raise LeftOut("it has no title and no body; ask for articleBodyLen=-1")
    source = article.source or _Source()
    return RawArticle(
        url=article.url,
        title=article.title,
        body=article.body,
        published_at=article.published or article.found,
        source=source.title or source.uri,
    )


def _results(document: Mapping[str, Any]) -> list[Any] | None:
    for outer, inner in LISTS:
        held = document.get(outer)
        if isinstance(held, dict) and isinstance(held.get(inner), list):
            return list(held[inner])
    return None
