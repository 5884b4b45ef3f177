"""XML and HTML of strangers, and the text in them: no entities, no DTDs, no network."""

import html
import html.entities
import re
from collections.abc import Iterator
from typing import Any

from streams.feeds.errors import FeedError, LeftOut
from streams.normalize import attributes

Element = Any
"""Of lxml, which has no types."""

UTF_8 = "utf-8"
MAX_BYTES = 16_000_000
"""Of an XML document; its tree takes some times as much memory."""
ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?"
    rb"(?>\s++|<\?[^>]*+>|<!--(?>(?!-->).)*+-->|<!DOCTYPE(?>[^\[>]++|\[(?>[^\]]*+)\])*+>)*+"
    rb"(?P<root><(?:[\w.-]+:)?+(?P<name>[\w.-]+))",
    re.DOTALL | re.IGNORECASE,
)
"""The first element, and its name without its prefix, behind declarations and comments."""
HEAD = 4_096
"""Bytes within which it must begin."""
TAG = re.compile(r"</?[a-zA-Z!?]")
BLOCKS = frozenset(
    [
        *("address", "article", "blockquote", "body", "dd", "div", "dl", "dt"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre"),
        *("section", "table", "td", "th", "tr", "ul", "br"),
        *("block", "body.content", "bq", "dateline", "fn", "hedline", "hl1", "hl2", "note"),
        *("nitf-table", "abstract"),
    ]
)
"""Elements of HTML and NITF that are paragraphs of their own."""
SILENT = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "iframe", "object", "svg", "form"),
        *("figure", "picture", "video", "audio", "media", "button", "nav"),
        *("header", "footer", "aside"),
    ]
)
"""Elements whose text is no part of the story: agencies repeat headline, time and subjects in the
header of their XHTML, and captions say again what the story says."""


def root_name(head: bytes) -> str | None:
    """The name of the root of a document that starts so; null for what is no markup."""
    found = ROOT.match(head[:HEAD])
    return found["name"].decode() if found else None


def without_prolog(content: bytes) -> bytes:
    """The document from its root on: without a DTD, there are no entities to expand."""
    found = ROOT.match(content[:HEAD])
    return content[found.start("root") :] if found else content


def parse(content: bytes | str, where: str, *, mends: bool = False) -> Element:
    """The root of an XML document, whose declaration of a charset counts if it is bytes.

    Raises `FeedError` for what is too large, too deep or broken; if it `mends`, for what is so
    broken that nothing is left of it.
    """
    from lxml import etree  # takes a moment, and most feeds have no XML

    charset = UTF_8 if isinstance(content, str) else None
    if isinstance(content, str):
        content = content.encode(errors="replace")
    if len(content) > MAX_BYTES:
        raise FeedError(where, f"is XML of more than {MAX_BYTES} bytes; split it")
    parser = etree.XMLParser(
        encoding=charset,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=mends,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(
            where, f"is broken XML ({error}); fetch it again, or ask its sender to mend it"
        ) from error
    if excess := _excess(parser):
        raise FeedError(where, f"is XML beyond what is read ({excess})")
    if root is None:
        raise FeedError(where, "is no XML; fetch it again, or ask its sender to mend it")
    return root


def text(element: Element | None) -> str:
    """The text of an element in paragraphs, parted by blank lines; empty where there is none."""
    if element is None:
        return ""
    paragraphs = ("".join(pieces).split() for pieces in _paragraphs(element))
    return "\n\n".join(" ".join(words) for words in paragraphs if words)


def line(element: Element | None) -> str | None:
    """The text of an element on one line; null where there is none."""
    return " ".join(text(element).split()) or None


def plain(words: str) -> str:
    """The text of what may be a piece of HTML; itself where it has no tags.

    Raises `LeftOut` for what is too deep, or has an element of too many attributes.
    """
    if not TAG.search(words):
        return words.strip()
    if attributes.has_too_many(words):
        most = attributes.MOST_ATTRIBUTES
        raise LeftOut(f"its text is HTML with an element of more than {most} attributes")
    from lxml import etree  # takes a moment, and most feeds have no markup

    parser = etree.HTMLParser(encoding=UTF_8, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(words.encode(errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    if excess := _excess(parser):
        raise LeftOut(f"its text is HTML beyond what is read ({excess})")
    return text(root)


def _excess(parser: Any) -> str | None:
    """What a parser that mends has cut off, for it goes on in silence; null where it did not."""
    from lxml import etree  # as above

    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    messages = (error.message for error in parser.error_log if error.type == limit)
    return next((message.partition(",")[0] for message in messages), None)


def name(element: Element) -> str:
    """The name of an element without its namespace; empty for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _paragraphs(root: Element) -> Iterator[list[str]]:
    pieces: list[str] = []
    for piece in _pieces(root):
        if piece is None:
            yield pieces
            pieces = []
        else:
            pieces.append(piece)
    yield pieces


def _pieces(root: Element) -> Iterator[str | None]:
    """Pieces of text in their order, null where a paragraph ends; not recursive, trees are deep."""
    ahead: list[Element | str | None] = [root]
    while ahead:
        piece = ahead.pop()
        if piece is None or isinstance(piece, str):
            yield piece
        elif not isinstance(piece.tag, str):
            yield _entity(piece)
        elif name(piece) not in SILENT:
            edge = [None] if name(piece) in BLOCKS else []
            ahead += edge
            for child in reversed(piece):
                ahead += [child.tail or "", child]
            ahead += [piece.text or "", *edge]


def _entity(node: Element) -> str:
    """What an entity of HTML stands for; those that a document declares itself stand for nothing.

    NITF and XHTML are sent with the entities of HTML and without the DTD.
    """
    reference = getattr(node, "name", None)
    return html.unescape(f"&{reference};") if f"{reference};" in html.entities.html5 else ""
