"""Feeds from the web, from a server on this machine."""

import json
import socket
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from streams.feeds import FeedError, read, web

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>
<item><title>Ferry sinks</title><link>ferry</link></item></channel></rss>"""


LATIN = b"<rss version='2.0'><channel><item><title>\xd3bidos</title></item></channel></rss>"
KOI = "<rss version='2.0'><channel><item><title>Паром</title></item></channel></rss>".encode(
    "koi8-r"
)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = getattr(self, f"get_{self.path[1:].partition('?')[0]}", self.get_feed)
        with suppress(OSError):  # who asked has gone
            answer()

    def get_feed(self) -> None:
        self.answer(RSS)

    def get_nothing(self) -> None:
        self.answer(RSS, status=404)

    def get_page(self) -> None:
        self.answer(b"<html></html>")

    def get_moved(self) -> None:
        self.answer(b"", status=301, Location="/news/feed")

    def get_elsewhere(self) -> None:
        self.answer(b"", status=302, Location=f"ftp://127.0.0.1:{self.path.partition('?')[2]}/feed")

    def get_secret(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/hostname")

    def get_circle(self) -> None:
        self.answer(b"", status=302, Location="/circle")

    def get_cyrillic(self) -> None:
        self.answer(KOI, **{"Content-Type": 'application/rss+xml; charset="KOI8-R"'})

    def get_nonsense(self) -> None:
        self.answer(LATIN, **{"Content-Type": "text/xml; charset=klingon"})

    def get_drops(self) -> None:
        self.answer(b"")
        for _ in range(100):
            self.wfile.write(b" ")
            time.sleep(0.05)

    def get_header(self) -> None:
        for _ in range(100):
            self.wfile.write(b"HTTP/1.0 200 OK\r\nA: b\r\n" if _ == 0 else b"A: b\r\n")
            time.sleep(0.05)

    def get_endless(self) -> None:
        self.answer(b"")
        while True:
            self.wfile.write(bytes(100_000))

    def answer(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_feed_is_fetched(site):
    (value,) = read(f"{site}/feed")
    assert b"Ferry sinks" in value


@pytest.mark.parametrize(
    ("path", "what"), [("/nothing", "can't be fetched .*404"), ("/page", "is no RSS or Atom")]
)
def test_what_is_no_feed_says_what_and_where(site, path, what):
    with pytest.raises(FeedError, match=what) as caught:
        list(read(f"{site}{path}"))
    assert f"{site}{path}" in str(caught.value)


def test_a_feed_that_has_moved_is_found(site):
    (value,) = read(f"{site}/moved")
    assert json.loads(value)["url"] == f"{site}/news/ferry"


def test_a_way_that_leads_to_another_scheme_is_not_tried(site):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        with pytest.raises(FeedError, match="can't be fetched"):
            list(read(f"{site}/elsewhere?{server.getsockname()[1]}"))
        with pytest.raises(BlockingIOError):  # nobody has connected
            server.accept()


@pytest.mark.parametrize("path", ["secret", "circle"])
def test_a_way_that_leads_out_of_the_web_or_round_is_not_followed(site, path):
    with pytest.raises(FeedError, match="can't be fetched"):
        list(read(f"{site}/{path}"))


@pytest.mark.parametrize(("path", "title"), [("cyrillic", "Паром"), ("nonsense", "Óbidos")])
def test_the_charset_that_the_server_names_counts(site, path, title):
    (value,) = read(f"{site}/{path}")
    assert json.loads(value)["title"] == title


@pytest.mark.parametrize("path", ["drops", "header"])
def test_a_server_that_answers_by_drops_is_left(site, path, monkeypatch):
    monkeypatch.setattr(web, "DEADLINE", 0.3)
    started = time.perf_counter()
    with pytest.raises(FeedError, match=r"can't be fetched within 0\.3 seconds$"):
        list(read(f"{site}/{path}"))
    assert time.perf_counter() - started < 2


def test_a_feed_without_end_is_read_to_its_bound(site, monkeypatch):
    monkeypatch.setattr(web, "MAX_BYTES", 1_000_000)
    tracemalloc.start()
    with pytest.raises(FeedError, match="larger than 1000000 bytes"):
        list(read(f"{site}/endless"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/feed", "http://[::1", "https://"])
def test_an_address_that_does_not_answer_is_an_error(url):
    with pytest.raises(FeedError, match="can't be fetched"):
        list(read(url))
