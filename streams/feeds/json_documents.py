"""JSON documents and JSON Lines: our own articles as they stand, those of others translated."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from schemas import RawArticle
from streams.feeds import items, json_lines, newsapi, newsplease, ninjs, schemaorg
from streams.feeds.errors import FeedError

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Dialect:
    """JSON of others."""

    recognizes: Callable[[Mapping[str, Any]], bool]
    to_article: Callable[[Any], RawArticle]
    articles: Callable[[Any], Iterable[Any]] = lambda document: [document]
    """The articles within a document; most hold one."""


DIALECTS = (
    Dialect(ninjs.recognizes, ninjs.to_article),
    Dialect(newsplease.recognizes, newsplease.to_article),
    Dialect(newsapi.recognizes, newsapi.to_article, newsapi.articles),
    Dialect(schemaorg.recognizes, schemaorg.to_article, schemaorg.articles),
)
SIGNS = re.compile(
    rb'"(?:uri|maintext|articles|recentActivityArticles|@type|@graph)"\s{0,20}:',
)
"""Names of which each dialect has one: most lines have none, and needn't be parsed."""


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
        yield from read_lines(BytesIO(text), where)
        return
    documents = document if isinstance(document, list) else [document]
    yield from _translated(((one, _to_bytes(one)) for one in documents), where)


def read_lines(file: BinaryIO, where: str) -> Iterator[bytes]:
    """The lines of a file that are not blank, byte for byte but for articles of others."""
    values = json_lines.read(file)
    documents = ((_parse(value) if SIGNS.search(value) else None, value) for value in values)
    yield from _translated(documents, where)


def _translated(documents: Iterable[tuple[Any, bytes]], where: str) -> Iterator[bytes]:
    """Documents with the bytes that they came as: these pass, where nobody's dialect is found."""
    number = 0
    for document, came_as in documents:
        dialect = _dialect(document)
        for article in dialect.articles(document) if dialect else [document]:
            number += 1
            name = f"{where}: item {number}"
            value = (
                items.read(article, dialect.to_article, name)
                if dialect
                else items.checked(came_as, name)
            )
            if value is not None:
                yield value


def _dialect(document: Any) -> Dialect | None:
    if not isinstance(document, dict):
        return None
    return next((dialect for dialect in DIALECTS if dialect.recognizes(document)), None)


def _parse(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_document(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _to_bytes(article: Any) -> bytes:
    """The article as it stood; half a surrogate pair passes through, to be refused as such."""
    return json.dumps(article, ensure_ascii=False).encode(errors="surrogatepass")
