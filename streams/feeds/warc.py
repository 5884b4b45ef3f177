"""WARC files of web crawls, such as Common Crawl's CC-NEWS: the pages of news in them.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from schemas import RawArticle
from streams.feeds import pages
from streams.feeds.errors import FeedError
from streams.feeds.items import MAX_BYTES, to_value
from streams.normalize.page import stated_time
from streams.normalize.times import published
from streams.refusal import Refused

if TYPE_CHECKING:
    from fastwarc import WarcRecord
    from fastwarc.warc import HeaderMap

SIGN = b"WARC/1."
OK = 200
PAGE_TYPES = ("text/html", "application/xhtml+xml")
MAX_PAGE = 2_000_000
"""Bytes of a page, unpacked; larger ones are no news, and the pipeline would refuse them."""

log = logging.getLogger(__name__)
"""Says what is left out; where nothing is configured, on standard error."""


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so, once it is unpacked, is a WARC file."""
    return head.startswith(SIGN)


def read(file: BinaryIO, where: str) -> Iterator[bytes]:
    """The pages of the file as raw articles, read as they are asked for.

    Records that hold no page are left out, and counted in a warning at the end. Raises `FeedError`
    where the file breaks off; what stood before was read.
    """
    left_out: Counter[str] = Counter()
    pages_read = 0
    for record in _records(file, where):
        page = _page(record)
        if isinstance(page, str):
            left_out[page] += 1
        else:
            pages_read += 1
            yield page
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.most_common())
        log.warning("%s: %d pages; records left out: %s", where, pages_read, reasons)


def _records(file: BinaryIO, where: str) -> Iterator["WarcRecord"]:
    from fastwarc import ArchiveIterator  # takes a moment, and most feeds are none

    records = iter(ArchiveIterator(file, parse_http=False))
    number = 0
    while True:
        number += 1
        try:
            record = next(records)
        except StopIteration:
            return
        except (OSError, EOFError, ValueError, zlib.error) as error:
            what = f"breaks off at record {number} ({error}); fetch it again"
            raise FeedError(where, what) from error
        yield record


def _page(record: "WarcRecord") -> bytes | str:
    """The value for the page of a record, or why it holds none, in a word or two."""
    from fastwarc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http:
        return "other than responses"
    try:
        record.parse_http()
    except OSError:
        return "broken"
    if record.http_headers.status_code != OK:
        return "answered with an error"
    if record.http_content_type not in PAGE_TYPES:
        return "other than HTML"
    content = record.reader.read(MAX_PAGE + 1)
    if len(content) <= MAX_PAGE and len(content) < record.content_length:
        return "cut short"
    content = _unpacked(content, record.http_headers)
    if len(content) > MAX_PAGE:
        return "too large"
    html = pages.to_text(content, record.http_charset)
    if not html.strip():
        return "empty"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    published_at = _published(html, url, record)
    value = to_value(RawArticle(html=html, url=url or None, published_at=published_at))
    return value if len(value) <= MAX_BYTES else "too large"


def _unpacked(content: bytes, headers: "HeaderMap") -> bytes:
    """The page as a browser sees it, `MAX_PAGE` and a byte at most.

    Crawlers keep what servers say of the packing, and some of them unpack all the same.
    """
    from fastwarc import stream_io

    readers = {
        "chunked": stream_io.ChunkedReader,
        "gzip": stream_io.GzipReader,
        "br": stream_io.BrotliReader,
    }
    for name in ("Transfer-Encoding", "Content-Encoding"):
        packing = (headers.get(name) or "").strip().lower()
        if packing in readers:
            with suppress(OSError):
                content = readers[packing](BytesIO(content)).read(MAX_PAGE + 1)
    return content


def _published(html: str, url: str, record: "WarcRecord") -> str | None:
    """When the page says that it was published; when it was crawled, where it says nothing."""
    try:
        crawled_at = published(record.headers.get("WARC-Date"), None).at
    except Refused:
        crawled_at = None
    try:
        at = published(stated_time(html, url), crawled_at).at
    except Refused:  # the page's date was found by markup, and is no better than the crawler's
        at = crawled_at
    return at.isoformat() if at else None
