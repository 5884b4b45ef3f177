"""WARC files, as Common Crawl's CC-NEWS has them."""

import gzip
import json
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from schemas import RawArticle
from streams import feeds
from streams.feeds import FeedError, warc
from tests.unit.feeds.samples import read, warnings

PAGE = (
    "<!doctype html><html><head><title>Fähre gesunken</title>{head}</head>"
    "<body><article><p>Zwei Menschen sind tot.</p></article></body></html>"
)
DATED = '<meta property="article:published_time" content="2024-03-04T18:30:00Z">'
CRAWLED = "2024-03-05T12:00:00Z"
URL = "https://hafenpost.example/faehre"


def record(block: bytes, type_: str = "response", url: str = URL, date: str = CRAWLED) -> bytes:
    kind = "application/http; msgtype=response" if type_ == "response" else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    body: str | bytes,
    *headers: str,
    status: str = "200 OK",
    type_: str = "text/html; charset=utf-8",
    **of_record: str,
) -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {type_}", *headers, "", "")
    content = body.encode() if isinstance(body, str) else body
    return record("\r\n".join(lines).encode() + content, **of_record)


def articles(*records: bytes) -> list[RawArticle]:
    values = warc.read(BytesIO(b"".join(records)), "crawl.warc")
    return [RawArticle.model_validate_json(value) for value in values]


def test_a_page_becomes_an_article_with_its_address_and_its_own_time():
    page = PAGE.format(head=DATED)
    (article,) = articles(response(page))
    assert article.model_dump(exclude_none=True) == {
        "html": page,
        "url": URL,
        "published_at": "2024-03-04T18:30:00+00:00",
    }


@pytest.mark.parametrize("head", ["", DATED.replace("2024", "2031")], ids=["none", "later"])
def test_a_page_without_a_possible_date_is_as_old_as_the_crawl(head):
    (article,) = articles(response(PAGE.format(head=head)))
    assert article.published_at == "2024-03-05T12:00:00+00:00"


def test_a_record_with_a_broken_date_leaves_the_time_to_the_page():
    dated = response(PAGE.format(head=DATED), date="yesterday")
    without = response(PAGE.format(head=""), date="yesterday")
    assert [a.published_at for a in articles(dated, without)] == ["2024-03-04T18:30:00+00:00", None]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped by record"])
def test_a_file_is_told_by_its_content(tmp_path, name, packed):
    records = [record(b"software: x", "warcinfo"), *[response(PAGE.format(head=DATED))] * 3]
    path: Path = tmp_path / name
    path.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    assert [article.url for article in read(path)] == [URL] * 3


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), ["Content-Encoding: gzip"]),
        (PAGE.encode(), ["Content-Encoding: gzip"]),
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()),
            ["Transfer-Encoding: chunked"],
        ),
        (PAGE.encode(), ["Transfer-Encoding: chunked"]),
        (PAGE.encode(), ["X-Crawl-Content-Encoding: gzip"]),
    ],
    ids=["packed", "said to be packed", "in chunks", "said to be in chunks", "unpacked"],
)
def test_pages_are_unpacked_where_they_are_packed(body, headers):
    assert [article.html for article in articles(response(body, *headers))] == [PAGE]


@pytest.mark.parametrize(
    ("charset", "type_"),
    [
        ("latin-1", "text/html; charset=iso-8859-1"),
        ("utf-8", "text/html"),
        ("cp1251", "text/html; charset=windows-1251"),
    ],
)
def test_a_page_is_read_in_the_charset_of_its_server(charset, type_):
    page = PAGE if charset != "cp1251" else PAGE.replace("Fähre gesunken", "Паром затонул")
    assert articles(response(page.encode(charset), type_=type_))[0].html == page


def test_what_is_no_page_is_left_out_and_counted(caplog):
    kept = response(PAGE)
    found = articles(
        record(b"software: x", "warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        kept,
        response("Not found", status="404 Not Found"),
        response(b"%PDF-1.7", type_="application/pdf"),
        response(" "),
        response("a" * (warc.MAX_PAGE + 1)),
        record(b"no HTTP at all"),
        kept,
    )
    assert len(found) == 2
    assert warnings(caplog) == [
        "crawl.warc: 2 pages; records left out: 2 other than responses, "
        "2 answered with an error, 1 other than HTML, 1 empty, 1 too large"
    ]


def test_a_page_that_becomes_too_large_as_json_is_left_out(caplog):
    assert len(articles(response(PAGE), response("<html>" + "\x01" * 1_000_000))) == 1
    assert warnings(caplog) == ["crawl.warc: 1 pages; records left out: 1 too large"]


def test_a_page_that_unpacks_to_very_much_takes_little_memory(caplog):
    bomb = response(gzip.compress(b"<html>" + bytes(50_000_000)), "Content-Encoding: gzip")
    tracemalloc.start()
    assert articles(bomb, response(PAGE))[0].html == PAGE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
    assert warnings(caplog) == ["crawl.warc: 1 pages; records left out: 1 too large"]


def test_a_file_that_unpacks_to_very_much_is_read_in_pieces(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(response(bytes(50_000_000)) + response(PAGE), 1))
    tracemalloc.start()
    (article,) = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (article.html, peak < 20_000_000) == (PAGE, True)


def test_pages_are_read_as_they_are_asked_for(tmp_path):
    class Endless(BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            self.taken += 1
            return response(PAGE) * 100

    file = Endless()
    values = warc.read(file, "endless.warc")
    assert json.loads(next(values))["url"] == URL
    assert file.taken < 3


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ((gzip.compress(response(PAGE)) * 400)[:-40], r"breaks off at record [23]\d\d .*; fetch"),
        (response(PAGE) + b"WARC/1.0\r\nWARC-Type: " + b"x" * 1_000_000, "breaks off at record 2"),
    ],
    ids=["half a gzip", "endless header"],
)
def test_a_file_that_breaks_off_says_where_and_gives_what_stood_before(tmp_path, content, what):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(content)
    values = feeds.read(str(path))
    assert b"Zwei Menschen" in next(values)
    with pytest.raises(FeedError, match=what) as caught:
        list(values)
    assert str(path) in str(caught.value)


def test_a_record_that_is_cut_is_left_out(caplog):
    assert articles(response(PAGE), response(PAGE)[:-40]) != []
    assert warnings(caplog) == ["crawl.warc: 1 pages; records left out: 1 cut short"]
