"""Samples with something broken in them: what is read of them is articles, or an error says why."""

import gzip
import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.feeds import FeedError, json_documents
from tests.unit.feeds.samples import SAMPLES, loaded, read, sample
from tests.unit.feeds.test_syndication import ATOM, RSS
from tests.unit.feeds.test_warc import DATED, PAGE, record, response

JSON = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".json", ".jsonld"))
CRAWL = (
    record(b"software: x", "warcinfo")
    + response(PAGE.format(head=DATED))
    + response(gzip.compress(PAGE.encode()), "Content-Encoding: gzip")
    + response(b"5\r\n<html\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
)
OTHERS = {
    "crawl.warc": CRAWL,
    "crawl.warc.gz": gzip.compress(CRAWL, mtime=0),
    "feed.rss": RSS.encode(),
    "feed.atom": ATOM.encode(),
}
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every container in a document, with each key or index of it."""
    inner = document.items() if isinstance(document, dict) else enumerate(document)
    found = [(document, key) for key, _ in inner]
    for container, key in list(found):
        if isinstance(container[key], dict | list):
            found += places(container[key])
    return found


@pytest.mark.parametrize("name", JSON)
@given(st.data())
def test_json_of_other_types_is_articles_or_is_left_out(name: str, data: st.DataObject) -> None:
    document = loaded(name)
    for _ in range(data.draw(st.integers(1, 3))):
        found = places(document)
        if not found:
            break
        container, key = data.draw(st.sampled_from(found))
        container[key] = data.draw(values)
    content = json.dumps(document).encode()
    for value in json_documents.read(content, "feed.json"):
        json.loads(value)


@pytest.mark.parametrize(
    "name", ["newsml-g2.xml", "nitf.xml", "feed.rss", "feed.atom", "crawl.warc", "crawl.warc.gz"]
)
@given(st.data())
def test_bytes_that_are_flipped_cut_or_doubled_are_articles_or_an_error(
    name: str, data: st.DataObject
) -> None:
    content = bytearray(OTHERS.get(name) or sample(name))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        end = min(at + data.draw(st.integers(0, 80)), len(content))
        put = data.draw(st.sampled_from([b"", bytes(content[at:end]) * 2, b"\x00", b"<", b"&a;"]))
        content[at:end] = put
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        with suppress(FeedError):
            read(path)
