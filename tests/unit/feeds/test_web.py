"""Feeds from the web, from a server on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from streams.feeds import FeedError, read, web

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>
<item><title>Ferry sinks</title></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/nothing" else 200)
        self.end_headers()
        self.wfile.write(b"<html></html>" if self.path == "/page" else RSS)

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


def test_a_feed_without_end_is_not_read(site, monkeypatch):
    monkeypatch.setattr(web, "MAX_BYTES", 10)
    with pytest.raises(FeedError, match="larger than 10 bytes"):
        list(read(f"{site}/feed"))


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/feed", "http://[::1", "https://"])
def test_an_address_that_does_not_answer_is_an_error(url):
    with pytest.raises(FeedError, match="can't be fetched"):
        list(read(url))
