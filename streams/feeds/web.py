"""Feeds from the web."""

import asyncio
from dataclasses import dataclass

from streams.feeds.errors import FeedError

DEADLINE = 60.0
"""Seconds for all of it: to find the site, to follow where it points to, and to read the answer."""
MAX_BYTES = 16_000_000
PIECE = 65_536
HEADERS = {
    "User-Agent": "tallywire",
    "Accept": "application/atom+xml, application/rss+xml, application/xml, text/xml, */*;q=0.1",
    "Accept-Encoding": "identity",  # what is packed may be much larger than what comes
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    content: bytes
    charset: str | None
    """As its `Content-Type` names it; null where it doesn't."""
    address: str
    """Where it was in the end, after all redirects."""


def fetch(url: str) -> Answer:
    """What is at a web address (`http` or `https`, as the caller has seen to).

    Raises `FeedError` for what does not come, not in time, or is too large.
    """
    import aiohttp  # takes a moment, and most feeds are files

    try:
        return asyncio.run(_fetch(url))
    except TimeoutError as error:
        raise FeedError(url, f"can't be fetched within {DEADLINE:g} seconds") from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise FeedError(url, f"can't be fetched ({error})") from error


async def _fetch(url: str) -> Answer:
    """Redirects lead to `http` and `https` alone, as aiohttp has it."""
    import aiohttp

    content = bytearray()
    async with (
        aiohttp.ClientSession(
            headers=HEADERS,
            timeout=aiohttp.ClientTimeout(total=DEADLINE),
            auto_decompress=False,
            raise_for_status=True,
            trust_env=True,
        ) as session,
        session.get(url) as response,
    ):
        async for piece in response.content.iter_chunked(PIECE):
            content += piece
            if len(content) > MAX_BYTES:
                raise FeedError(url, f"is larger than {MAX_BYTES} bytes; no feed is")
        return Answer(bytes(content), response.charset, str(response.url))
