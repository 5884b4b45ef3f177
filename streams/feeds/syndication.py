"""RSS and Atom feeds."""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from schemas import RawArticle
from streams.feeds import items
from streams.feeds.editorial import MAX_ID
from streams.feeds.errors import FeedError, LeftOut

if TYPE_CHECKING:
    from feedparser import FeedParserDict

SIGNS = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
GLOBAL_ID = re.compile(r"(?:https?|tag|urn):", re.IGNORECASE)
"""An id of an entry that no other site uses; RSS allows any string, and many count from 1."""


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is a feed."""
    return SIGNS.search(head) is not None


def read(content: bytes, where: str) -> Iterator[bytes]:
    """The entries of the feed as raw articles."""
    feed = _parse(content, where)
    return items.feed(feed.entries, lambda entry: _to_article(entry, feed.feed), where)


def _parse(content: bytes, where: str) -> "FeedParserDict":
    import feedparser  # takes a moment, and most commands read no feeds

    try:
        feed = feedparser.parse(BytesIO(content))
        reason = feed.get("bozo_exception", "no feed in it")
    except ValueError as error:  # broken characters and entities slip through feedparser's own net
        feed, reason = {}, error
    if not feed.get("version"):
        raise FeedError(where, f"is no RSS or Atom feed ({reason}); is it a page?")
    return feed


def _to_article(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> RawArticle:
    """The article of an entry. Raises `LeftOut` for one without any text."""
    title, body = entry.get("title", "").strip(), _content(entry).strip()
    if not title and not body:
        raise LeftOut("it has no headline and no text")
    return RawArticle(
        id=_global_id(entry),
        url=entry.get("link"),
        title=title or None,
        body=body or None,
        published_at=_published(entry),
        source=entry.get("source", feed).get("title"),
        language=entry.get("language") or feed.get("language"),
    )


def _content(entry: Mapping[str, Any]) -> str:
    """The longest text of an entry: its content, which feeds may give in several forms."""
    texts = [str(part.get("value", "")) for part in entry.get("content", [])]
    return max([*texts, str(entry.get("summary", ""))], key=len)


def _global_id(entry: Mapping[str, Any]) -> str | None:
    id_ = "".join(entry.get("id", "").split())
    return id_ if GLOBAL_ID.match(id_) and len(id_) <= MAX_ID else None


def _published(entry: Mapping[str, Any]) -> str | None:
    """The time as feedparser understood it, else the feed's own words, which may be refused."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return entry.get("published") or entry.get("updated")
