"""Times of publication, as feeds write them."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from schemas.time import EARLIEST, LATEST
from streams.refusal import Refused

MAX_AHEAD = timedelta(days=1)
"""How far publication may lie after arrival: clocks and time zones of feeds are off by hours."""
LONGEST = 64
"""Characters of the longest date that is read."""


def published(text: str | None, arrived_at: datetime | None) -> datetime | None:
    """When an article was published, in UTC; when it arrived, where nothing is said.

    Reads RFC 3339 and the rest of ISO 8601, and RFC 822 as in RSS; no zone means UTC. What lies
    a little after the arrival was published when it arrived, or counts would run ahead of time.
    Raises `Refused` (`bad-date`) for what is no date, or no possible one.
    """
    if text is None or not text.strip():
        return arrived_at
    time = _parse(text.strip())
    if time is None or not EARLIEST <= time < LATEST:
        raise Refused(
            "bad-date", f"published_at is no date: {text[:LONGEST]!r}; send RFC 3339 in UTC"
        )
    if arrived_at is not None and time > arrived_at + MAX_AHEAD:
        raise Refused("bad-date", f"published_at {text!r} lies after arrival ({arrived_at})")
    return min(time, arrived_at) if arrived_at else time


def _parse(text: str) -> datetime | None:
    if len(text) > LONGEST:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = read(text)
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
