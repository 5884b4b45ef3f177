"""NewsML-G2, the IPTC's exchange format of news agencies. https://iptc.org/standards/newsml-g2/"""

import re
from collections.abc import Iterator

from schemas import RawArticle
from streams.feeds import items, markup, nitf
from streams.feeds.editorial import Item, release
from streams.feeds.errors import FeedError, LeftOut
from streams.feeds.markup import Element
from streams.feeds.nitf import LANGUAGE

ROOTS = frozenset(["newsmessage", "newsitem", "packageitem"])
ITEM = "newsItem"
OTHER_ITEMS = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
"""Items that are no articles."""
TEXTS = frozenset(["text", "composite"])
"""IPTC's natures of items that are articles. https://cv.iptc.org/newscodes/ninature/"""
TEXT_TYPE = re.compile(r"$|text/|application/xhtml")
"""Media types of inline data that is text; it may be of none."""


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is a message or an item of NewsML-G2."""
    return (markup.root_name(head) or "").lower() in ROOTS


def read(content: bytes, where: str) -> Iterator[bytes]:
    """The articles of the message, or that of the single item.

    Raises `FeedError` for a message without items.
    """
    root = markup.parse(content, where)
    found = list(root.iter(*(f"{{*}}{kind}" for kind in (ITEM, *OTHER_ITEMS))))
    if not found:
        raise FeedError(where, "is NewsML-G2 without an item; is it whole?")
    yield from items.feed(found, to_article, where)


def to_article(item: Element) -> RawArticle:
    """The article of an item. Raises `LeftOut`."""
    if markup.name(item) != ITEM.lower():
        raise LeftOut(f"it is a {item.tag.rpartition('}')[2]}, no newsItem")
    nature = _code(item.find("{*}itemMeta/{*}itemClass"))
    if nature and nature not in TEXTS:
        raise LeftOut(f"its itemClass is {nature!r}, not text")
    return release(
        Item(
            id=item.get("guid"),
            title=_headline(item),
            body=_text(item) or None,
            filed_from=_filed_from(item),
            published_at=_line(item, "itemMeta/{*}versionCreated")
            or _line(item, "itemMeta/{*}firstCreated")
            or _line(item, "contentMeta/{*}contentModified"),
            source=_provider(item),
            language=_language(item),
            status=_code(item.find("{*}itemMeta/{*}pubStatus")),
            embargoed_until=_embargo(item),
        )
    )


def _headline(item: Element) -> str | None:
    """The first one that is the main one or of no role; else the first, else one of the content."""
    headlines = item.findall("{*}contentMeta/{*}headline")
    headlines.sort(key=lambda headline: "main" not in (headline.get("role") or "main"))
    inline = (nitf.headline(root) for root in item.iterfind("{*}contentSet//{*}nitf"))
    titles = (*map(markup.line, headlines), *inline, _line(item, "itemMeta/{*}title"))
    return next(filter(None, titles), None)


def _text(item: Element) -> str:
    """The longest text of the content: agencies send it in several forms; else its description."""
    texts = [_inline(part) for part in item.iterfind("{*}contentSet/{*}inlineXML")]
    texts += [_data(part) for part in item.iterfind("{*}contentSet/{*}inlineData")]
    descriptions = map(markup.text, item.iterfind("{*}contentMeta/{*}description"))
    return max(texts, key=len, default="") or max(descriptions, key=len, default="")


def _filed_from(item: Element) -> str | None:
    inline = (nitf.filed_from(root) for root in item.iterfind("{*}contentSet//{*}nitf"))
    return _line(item, "contentMeta/{*}located/{*}name") or next(filter(None, inline), None)


def _inline(part: Element) -> str:
    """The text of NITF, of XHTML, or of whatever else stands there."""
    root = next(iter(part), None)
    return (
        nitf.text(root) if root is not None and markup.name(root) == "nitf" else markup.text(part)
    )


def _data(part: Element) -> str:
    """The text of escaped HTML or of plain text; empty for data that is encoded, or no text."""
    kind = part.get("contenttype") or ""
    if part.get("encoding") or not TEXT_TYPE.match(kind):
        return ""
    words = "".join(part.itertext())
    return words.strip() if kind.startswith("text/plain") else markup.plain(words)


def _provider(item: Element) -> str | None:
    """The name of the provider, else its code."""
    provider = item.find("{*}itemMeta/{*}provider")
    if provider is None:
        return None
    names = (markup.line(provider.find("{*}name")), provider.get("literal"))
    return next(filter(None, names), None) or _tail(provider)


def _language(item: Element) -> str | None:
    stated = item.find("{*}contentMeta/{*}language")
    if stated is not None and stated.get("tag"):
        return str(stated.get("tag"))
    content = item.find("{*}contentSet")
    within = [] if content is None else [part.get(LANGUAGE) for part in content.iter()]
    return next(filter(None, [*within, item.get(LANGUAGE)]), None)


def _embargo(item: Element) -> str | None:
    """Until when; empty where the item is embargoed and doesn't say."""
    embargoed = item.find("{*}itemMeta/{*}embargoed")
    return None if embargoed is None else markup.line(embargoed) or ""


def _code(element: Element | None) -> str | None:
    """The last part of a controlled value, in small letters: `canceled` of `stat:canceled`."""
    return None if element is None else (_tail(element) or "").lower() or None


def _tail(element: Element) -> str | None:
    value = element.get("qcode") or element.get("uri") or element.get("literal") or ""
    return re.split(r"[:/#]", value)[-1].strip() or None


def _line(item: Element, path: str) -> str | None:
    return markup.line(item.find("{*}" + path))
