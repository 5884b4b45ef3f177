"""JSON-LD of schema.org: documents with a NewsArticle; those within pages, the normaliser reads."""

from collections.abc import Iterator, Mapping
from typing import Any

from schemas import RawArticle
from streams.feeds.errors import LeftOut
from streams.normalize import jsonld

SIGNS = ("@type", "@graph")


def recognizes(document: Mapping[str, Any]) -> bool:
    """Whether a JSON object is JSON-LD."""
    return any(sign in document for sign in SIGNS)


def articles(document: Any) -> Iterator[Any]:
    """The articles in a document; what holds none is left whole, to be left out by name."""
    found = list(jsonld.articles(document))
    yield from found or [document]


def to_article(article: Mapping[str, Any]) -> RawArticle:
    """The article. It gets no id: its address is one. Raises `LeftOut` and `ValidationError`."""
    if not jsonld.is_article(article):
        raise LeftOut("it is JSON-LD without a NewsArticle")
    stated = jsonld.statement(article)
    if not (stated.title or stated.body):
        raise LeftOut("it has no headline and no articleBody")
    return RawArticle(
        url=stated.url,
        title=stated.title,
        body=stated.body,
        published_at=stated.published,
        source=stated.source,
        language=stated.language,
    )
