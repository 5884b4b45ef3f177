"""What a publisher states of an article in JSON-LD, by schema.org.

https://schema.org/NewsArticle, embedded as https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
asks for: beside other things, in a list or a graph.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from streams.normalize.address import address_key

ARTICLES = frozenset(
    [
        *("NewsArticle", "ReportageNewsArticle", "BackgroundNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle"),
        *("Article", "LiveBlogPosting"),
    ]
)
WITHIN = ("@graph", "mainEntity")
"""Where a page's things hold other things that may be its article."""
LISTED = (*WITHIN, "itemListElement", "item")
"""The same, and where things list articles; on a page, these are other pages' articles."""
MOST_THINGS = 1_000
"""That are looked at in one document."""
SCRIPTS = "//script[@type='application/ld+json']/text()"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is stated of an article; null where nothing is."""

    title: str | None = None
    body: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = None
    language: str | None = None


def of_page(tree: Any, addresses: Iterable[str] = ()) -> Statement:
    """What a page states of its article: of several, the first with a text, else the first.

    `addresses` are the page's own: what has another is a story that the page only names.
    """
    own = set(filter(None, map(address_key, addresses)))
    told = [
        statement(thing)
        for script in tree.xpath(SCRIPTS)
        for thing in articles(_parse(str(script)), WITHIN)
    ]
    found = [one for one in told if not own or address_key(one.url) in {None, *own}]
    return next((one for one in found if one.body), found[0] if found else Statement())


def articles(document: Any, within: Sequence[str] = LISTED) -> Iterator[Mapping[str, Any]]:
    """The articles in a document of JSON-LD, in their order."""
    ahead, seen = [document], 0
    while ahead and seen < MOST_THINGS:
        thing, seen = ahead.pop(), seen + 1
        if isinstance(thing, list):
            ahead += reversed(thing)
        elif isinstance(thing, dict):
            if is_article(thing):
                yield thing
            ahead += [thing[name] for name in reversed(within) if name in thing]


def is_article(thing: Mapping[str, Any]) -> bool:
    """Whether one of its types is that of an article."""
    types = _listed(thing.get("@type"))
    return any(isinstance(one, str) and one.rpartition("/")[2] in ARTICLES for one in types)


def statement(article: Mapping[str, Any]) -> Statement:
    """What is stated of this article."""
    return Statement(
        title=_text(article.get("headline")) or _text(article.get("name")),
        body=_text(article.get("articleBody")),
        url=_text(article.get("url")) or _text(article.get("mainEntityOfPage"), "@id"),
        published=_text(article.get("datePublished")),
        source=_text(article.get("publisher"), "name"),
        language=_text(article.get("inLanguage"), "alternateName"),
    )


def _parse(script: str) -> Any:
    """The document; null for a broken one. Line breaks in texts, as many write them, are read."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _text(value: Any, name: str = "@value") -> str | None:
    """The first text of a value that may be one, a list of some, or a thing that has one."""
    for one in _listed(value):
        text = one.get(name) if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip():
            return text.strip()
    return None


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]
