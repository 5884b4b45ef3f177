"""Kafka records as the stages see them, in and out, and their CloudEvents headers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

Headers = tuple[tuple[str, bytes], ...]

SPEC_VERSION = "1.0"
"""Of CloudEvents; the headers follow its Kafka protocol binding, binary content mode."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A record that came in."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp: datetime
    """The record's own time: when it arrived at the topic."""

    @property
    def position(self) -> str:
        """Where the record lies: `topic-partition-offset`."""
        return f"{self.topic}-{self.partition}-{self.offset}"

    @property
    def trace(self) -> "Trace":
        """The raw article that this record goes back to; itself where its headers name none."""
        return Trace.of(self.headers) or self.as_origin()

    def as_origin(self) -> "Trace":
        """The trace of a raw article, whatever the feeder put into its headers."""
        return Trace(self.position, self.timestamp)


LONGEST_ORIGIN = 300
"""Characters; the name of a topic has 249 at most. What is longer was not written by a stage."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Which raw article a record comes from, carried along in two CloudEvents extensions."""

    origin: str
    """`topic-partition-offset` of the raw article."""
    arrived_at: datetime
    """When the raw article arrived."""

    @classmethod
    def of(cls, headers: Headers) -> Self | None:
        """Read the trace back from a record's headers; null where they hold none of ours."""
        found = dict(headers)
        try:
            arrived_at = datetime.fromisoformat(found["ce_arrivedat"].decode())
            trace = cls(found["ce_origin"].decode(), arrived_at)
        except (KeyError, ValueError):
            return None
        return trace if arrived_at.tzinfo and len(trace.origin) <= LONGEST_ORIGIN else None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record to be sent."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int | None = None
    """Null: the partition that the key hashes to."""

    def to_partition(self, partition: int) -> Self:
        """The same record, for this partition whatever its key."""
        return replace(self, partition=partition)


JSON = "application/json"
BYTES = "application/octet-stream"
"""Of values that are whatever somebody sent."""


def cloudevent(
    *,
    id_: str,
    type_: str,
    source: str,
    time: datetime,
    trace: Trace | None = None,
    content_type: str = JSON,
) -> Headers:
    """Headers of a record; `source` is the stage that made it, `time` when it happened."""
    headers: dict[str, str] = {
        "ce_specversion": SPEC_VERSION,
        "ce_id": id_,
        "ce_type": type_,
        "ce_source": f"/tallywire/{source}",
        "ce_time": time.isoformat(),
        "content-type": content_type,
    }
    if trace:
        headers |= {"ce_origin": trace.origin, "ce_arrivedat": trace.arrived_at.isoformat()}
    return tuple((name, value.encode()) for name, value in headers.items())


def headers_of(raw: Iterable[tuple[str, bytes | None]] | None) -> Headers:
    """Headers as a Kafka client hands them out; a null value counts as an empty one."""
    return tuple([(name, value or b"") for name, value in raw or ()])


def time_of(timestamp_ms: float | None) -> datetime:
    """A Kafka timestamp (milliseconds); the epoch for a record that has none."""
    return datetime.fromtimestamp((timestamp_ms or 0) / 1000, UTC)
