"""JSON documents: a file with one article, or with an array of articles."""

import json
from collections.abc import Iterator
from typing import Any

from streams.feeds.errors import FeedError

BOM = b"\xef\xbb\xbf"


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is a JSON document."""
    return _start(head).startswith((b"{", b"["))


def is_line(head: bytes) -> bool:
    """Whether the first line is a whole object, as in a JSON Lines file without its ending."""
    line, end, _ = _start(head).partition(b"\n")
    if not end or not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read(content: bytes, where: str) -> Iterator[bytes]:
    """The article of the document, or each one of its array."""
    for article in _articles(content, where):
        yield json.dumps(article, ensure_ascii=False).encode()


def _articles(content: bytes, where: str) -> list[Any]:
    try:
        document = json.loads(content.removeprefix(BOM))
    except (ValueError, RecursionError) as error:
        raise FeedError(where, f"is broken JSON ({error}); one article a line: .jsonl") from error
    return document if isinstance(document, list) else [document]


def _start(head: bytes) -> bytes:
    return head.removeprefix(BOM).lstrip()
