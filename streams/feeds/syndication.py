"""RSS and Atom feeds."""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from schemas import RawArticle
from streams.feeds import charsets, items, markup
from streams.feeds.editorial import MAX_ID
from streams.feeds.errors import FeedError, LeftOut
from streams.feeds.markup import Element
from streams.normalize.address import address_key
from streams.normalize.attributes import MOST_ATTRIBUTES

if TYPE_CHECKING:
    from feedparser import FeedParserDict

ROOTS = frozenset(["rss", "feed", "rdf"])
CHARSET = re.compile(rb"<\?xml[^>]{0,200}encoding\s?=\s?[\"']([a-z0-9._-]{2,40})", re.IGNORECASE)
WEB = ("http://", "https://")
GLOBAL_ID = re.compile(r"(?:https?|tag|urn):", re.IGNORECASE)
"""An id of an entry that no other site uses; RSS allows any string, and many count from 1."""


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is a feed."""
    return (markup.root_name(head) or "").lower() in ROOTS


def read(
    content: bytes, where: str, *, served_as: str | None = None, address: str = ""
) -> Iterator[bytes]:
    """The entries of the feed as raw articles.

    `served_as` is the charset that its server named, `address` where it was fetched. Links are seen
    from `xml:base`, else from the feed's own link, else from `address`.
    Raises `FeedError` for what is no feed, too large or too deep.
    """
    text = charsets.decode(content, CHARSET, served_as)
    if not recognizes(text[: markup.HEAD].encode(errors="replace")):
        raise FeedError(where, "is no RSS or Atom feed; is it a page?")
    root = _bounded(text, where)
    feed = _parse(text, where)
    home = _absolute(feed.feed.get("link"), address) or address
    to_article = partial(_to_article, feed=feed.feed, home=home, permalinks=_permalinks(root))
    return items.feed(feed.entries, to_article, where)


def _bounded(text: str, where: str) -> Element:
    """The feed, as far as it is XML. Many are broken, and feedparser reads more of those.

    It takes time by the square of the attributes of an element, too.
    """
    root = markup.parse(text, where, mends=True)
    if any(len(element.attrib) > MOST_ATTRIBUTES for element in root.iter()):
        raise FeedError(where, f"has an element of more than {MOST_ATTRIBUTES} attributes")
    return root


def _parse(text: str, where: str) -> "FeedParserDict":
    import feedparser  # takes a moment, and most commands read no feeds

    content = markup.without_prolog(text.encode(errors="replace"))
    try:
        # its cleaning of HTML takes time by the square of its length; `markup.plain` does it here
        feed = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
        reason = feed.get("bozo_exception", "no feed in it")
    except Exception as error:  # noqa: BLE001 - what is broken slips through feedparser's own net
        feed, reason = {}, error
    if not feed.get("version"):
        raise FeedError(where, f"is no RSS or Atom feed that can be read ({reason})")
    return feed


def _permalinks(root: Element) -> frozenset[str]:
    """The guids that are said to be addresses of their items, as they are by default.

    https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt
    """
    stated = (
        markup.line(guid) or ""
        for guid in root.iter("{*}guid")
        if guid.get("isPermaLink", "true") == "true"
    )
    return frozenset(guid for guid in stated if guid.startswith(WEB))


def _absolute(link: str | None, base: str) -> str | None:
    """Where a link leads to; feedparser has seen to `xml:base`."""
    try:
        return urljoin(base, link) if link else None
    except ValueError:  # what is no address is left for the pipeline to judge
        return link


def _to_article(
    entry: Mapping[str, Any], feed: Mapping[str, Any], home: str, permalinks: frozenset[str]
) -> RawArticle:
    """The article of an entry. Raises `LeftOut` for one without any text."""
    title, body = _line(entry.get("title")), _content(entry)
    if not title and not body:
        raise LeftOut("it has no headline and no text")
    url = _absolute(entry.get("link"), home)
    return RawArticle(
        id=_global_id(entry, url, permalinks),
        url=url,
        title=title,
        body=body or None,
        published_at=_published(entry),
        source=_line(entry.get("source", {}).get("title")) or _line(feed.get("title")),
        language=entry.get("language") or feed.get("language"),
    )


def _line(words: str | None) -> str | None:
    return " ".join(markup.plain(words or "").split()) or None


def _content(entry: Mapping[str, Any]) -> str:
    """The longest text of an entry: its content, which feeds may give in several forms."""
    texts = [str(part.get("value", "")) for part in entry.get("content", [])]
    return max(map(markup.plain, [*texts, str(entry.get("summary", ""))]), key=len)


def _global_id(entry: Mapping[str, Any], url: str | None, permalinks: frozenset[str]) -> str | None:
    """The id, unless it is the entry's address, by which the page itself is known too."""
    id_ = "".join(entry.get("id", "").split())
    if not GLOBAL_ID.match(id_) or len(id_) > MAX_ID:
        return None
    page = address_key(id_)
    is_address = id_ in permalinks or (page is not None and page == address_key(url))
    return None if is_address else id_


def _published(entry: Mapping[str, Any]) -> str | None:
    """The time as feedparser understood it, else the feed's own words, which may be refused."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed:
        with suppress(ValueError, OverflowError):  # a year that the calendar doesn't have
            return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return entry.get("published") or entry.get("updated")
