"""Feeds from the web."""

from urllib.request import Request, urlopen

from streams.feeds.errors import FeedError

TIMEOUT = 30.0
"""Seconds without an answer, or without more of it."""
MAX_BYTES = 16_000_000
AGENT = "tallywire (+https://pypi.org/project/tallywire/)"


def fetch(url: str) -> bytes:
    """What is at a web address."""
    request = Request(url, headers={"User-Agent": AGENT, "Accept": "application/*, text/xml, */*"})  # noqa: S310 - the caller checked the scheme
    try:
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
            content: bytes = response.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise FeedError(url, f"can't be fetched ({error})") from error
    if len(content) > MAX_BYTES:
        raise FeedError(url, f"is larger than {MAX_BYTES} bytes; no feed is")
    return content
