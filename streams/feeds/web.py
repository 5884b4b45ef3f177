"""Feeds from the web."""

from http.client import HTTPException
from urllib.request import Request, urlopen

from streams.feeds.errors import FeedError

TIMEOUT = 30.0
"""Seconds without an answer, or without more of it."""
MAX_BYTES = 16_000_000
HEADERS = {
    "User-Agent": "tallywire",
    "Accept": "application/atom+xml, application/rss+xml, application/xml, text/xml, */*;q=0.1",
}


def fetch(url: str) -> bytes:
    """What is at a web address (`http` or `https`, as the caller has seen to)."""
    try:
        request = Request(url, headers=HEADERS)  # noqa: S310 - the caller has seen to the scheme
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
            content: bytes = response.read(MAX_BYTES + 1)
    except (OSError, ValueError, HTTPException) as error:
        raise FeedError(url, f"can't be fetched ({error})") from error
    if len(content) > MAX_BYTES:
        raise FeedError(url, f"is larger than {MAX_BYTES} bytes; no feed is")
    return content
