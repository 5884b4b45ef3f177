"""What a publisher states of an article in JSON-LD, by schema.org.

https://schema.org/NewsArticle, embedded as https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
asks for: beside other things, in a list or a graph.
"""

import json
import re
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
FORMS = ("", "schema:", "https://schema.org/", "http://schema.org/")
"""What a name of schema.org may have before it: nothing, the usual prefix, or its whole address."""
NAME = re.compile("[/:]")
"""Stands before the name of a type."""
MEDIA_TYPE = "application/ld+json"


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
    stated = [
        statement(thing) for script in _scripts(tree) for thing in articles(_parse(script), WITHIN)
    ]
    found = [one for one in stated if not own or address_key(one.url) in {None, *own}]
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
            ahead += filter(None, (_value(thing, name) for name in reversed(within)))


def is_article(thing: Mapping[str, Any]) -> bool:
    """Whether one of its types is that of an article."""
    types = _listed(thing.get("@type"))
    return any(isinstance(one, str) and NAME.split(one)[-1] in ARTICLES for one in types)


def statement(article: Mapping[str, Any]) -> Statement:
    """What is stated of this article."""
    return Statement(
        title=_text(_value(article, "headline")) or _text(_value(article, "name")),
        body=_text(_value(article, "articleBody")),
        url=_address(article),
        published=_text(_value(article, "datePublished")),
        source=_text(_value(article, "publisher"), "name"),
        language=_text(_value(article, "inLanguage"), "alternateName"),
    )


def _address(article: Mapping[str, Any]) -> str | None:
    page = _value(article, "url")
    return _text(page) or _text(page, "@id") or _text(_value(article, "mainEntityOfPage"), "@id")


def _scripts(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == MEDIA_TYPE:
            yield script.text or ""


def _parse(script: str) -> Any:
    """The document; null for a broken one. Line breaks in texts, as many write them, are read."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _value(thing: Mapping[str, Any], name: str) -> Any:
    """What a thing has by this name; null where it has nothing."""
    return next((thing[form + name] for form in FORMS if form + name in thing), None)


def _text(value: Any, name: str = "@value") -> str | None:
    """The first text of a value that may be one, a list of some, or a thing that has one."""
    for one in _listed(value):
        text = _value(one, name) if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip():
            return text.strip()
    return None


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]
