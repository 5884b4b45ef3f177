"""Where feeds come from: files, folders, standard input, the web; and what is in them."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import cast

from streams.feeds import charsets, json_documents, newsml, nitf, pages, syndication, warc, web
from streams.feeds.errors import FeedError

STDIN = "-"
GZIP = b"\x1f\x8b"
LINES = (".jsonl", ".ndjson")
"""Endings of JSON Lines files: their lines are passed on whatever is in them, but for articles in
a dialect of others."""
HEAD = 4_096
"""Bytes that a format is told by."""
KNOWN = "JSON, HTML, RSS, Atom, NewsML-G2, NITF or WARC"
MAX_BYTES = 64_000_000
"""Bytes of a file that is read as a whole: a document, a page, a feed."""

Reader = Callable[[bytes, str], Iterator[bytes]]

FORMATS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (json_documents.recognizes, json_documents.read),
    (newsml.recognizes, newsml.read),
    (nitf.recognizes, nitf.read),
    (syndication.recognizes, syndication.read),
    (pages.recognizes, pages.read),
)
"""Formats of whole files: how each is told by its start, and how it is read."""


def read(path_or_dash: str) -> Iterator[bytes]:
    """The values for the raw topic that are in a file, a folder, standard input or a web feed.

    JSON Lines pass through as they are, broken lines too: the pipeline refuses those, and keeps
    them. JSON in a dialect of others, HTML pages, RSS, Atom, NewsML-G2, NITF and the pages of a
    WARC file become raw articles; items that can't be used are left out, and named in a warning.
    Any file may be gzipped; `-` is JSON Lines from standard input; a web address is that of an RSS
    or Atom feed. Raises `FeedError` for what can't be opened, is broken or in no known format.
    """
    if path_or_dash == STDIN:
        return json_documents.read_lines(sys.stdin.buffer, "standard input")
    if path_or_dash.startswith(("http://", "https://")):
        answer = web.fetch(path_or_dash)
        return syndication.read(
            answer.content, path_or_dash, served_as=answer.charset, address=answer.address
        )
    path = Path(path_or_dash)
    if not path.exists():
        raise FeedError(path_or_dash, "no such file or folder")
    return _read_folder(path) if path.is_dir() else _read_file(path)


def _read_folder(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            yield from _read_file(path)


def _read_file(path: Path) -> Iterator[bytes]:
    try:
        with _open(path) as file:
            yield from _read_open(file, path)
    except (OSError, EOFError, zlib.error) as error:
        raise FeedError(str(path), f"can't be read ({error})") from error


def _open(path: Path) -> BufferedReader:
    file = path.open("rb")
    if not file.peek(len(GZIP)).startswith(GZIP):
        return file
    return BufferedReader(cast("BufferedReader", gzip.GzipFile(fileobj=file)))


def _in_utf_8(head: bytes) -> bytes:
    """The start of a file as formats are told by, be it in UTF-16."""
    if not charsets.is_utf_16(head):
        return head
    return head.decode(charsets.UTF_16, errors="ignore").encode(errors="ignore")


def _read_open(file: BufferedReader, path: Path) -> Iterator[bytes]:
    head = _in_utf_8(file.peek(HEAD)[:HEAD])
    if path.name.removesuffix(".gz").endswith(LINES):
        yield from json_documents.read_lines(file, str(path))
        return
    if warc.recognizes(head):
        yield from warc.read(file, str(path))
        return
    reader = next((read for recognizes, read in FORMATS if recognizes(head)), None)
    if reader is None:
        raise FeedError(str(path), f"is not {KNOWN}; convert it to JSON Lines")
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FeedError(str(path), f"is larger than {MAX_BYTES} bytes; convert it to JSON Lines")
    yield from reader(content, str(path))
