"""HTML pages: one article each, whose text is found by the normaliser."""

import re
from collections.abc import Iterator

from schemas import RawArticle
from streams.feeds import charsets, items

SIGNS = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s?=\s?[\"']?([a-z0-9_-]{2,40})", re.IGNORECASE)


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is a page."""
    return SIGNS.search(head) is not None


def read(content: bytes, where: str) -> Iterator[bytes]:
    """The page as a raw article; its address, if it names one, is read by the normaliser too."""
    yield from items.feed([content], lambda page: RawArticle(html=to_text(page)), where)


def to_text(content: bytes, served_as: str | None = None) -> str:
    """The text of a page; `served_as` is the charset that its server named, if it did."""
    return charsets.decode(content, CHARSET, served_as)
