"""JSON documents: a file with one article, or with an array of articles."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from streams.feeds import lines
from streams.feeds.errors import FeedError

BOM = b"\xef\xbb\xbf"


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is JSON."""
    return head.removeprefix(BOM).lstrip().startswith((b"{", b"["))


def read(content: bytes, where: str) -> Iterator[bytes]:
    """The article of the document, or each one of its array.

    Where the first line is a document of its own, the file is JSON Lines without the ending.
    """
    text = content.removeprefix(BOM).lstrip()
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        if not _is_document(text.partition(b"\n")[0]):
            raise FeedError(
                where, f"is broken JSON ({error}); mend it or name it .jsonl"
            ) from error
        yield from lines.read(BytesIO(text))
        return
    for article in document if isinstance(document, list) else [document]:
        yield _to_bytes(article)


def _is_document(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _to_bytes(article: Any) -> bytes:
    """The article as it stood; half a surrogate pair passes through, to be refused as such."""
    return json.dumps(article, ensure_ascii=False).encode(errors="surrogatepass")
