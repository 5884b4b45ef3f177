"""What could not be used, kept whole."""

from enum import StrEnum
from typing import ClassVar

from schemas.base import Record
from schemas.time import Timestamp


class Stage(StrEnum):
    """A stage of the pipeline."""

    NORMALIZE = "normalize"
    EXTRACT = "extract"
    TALLY = "tally"
    WORLD = "world"
    ALERT = "alert"


class DeadLetter(Record):
    """A record that a stage refused: the record itself, where it lay, and why.

    On `news.deadletters.v1` the value, the key and the first headers are the original's, byte for
    byte; the rest stands in headers of the prefix `tallywire-dl-`, as Kafka Connect does it, so
    that a retry is a plain copy back. The last headers are those of a CloudEvent.
    """

    CE_TYPE: ClassVar[str] = "tallywire.deadletter.v1"

    stage: Stage
    reason: str
    """A word for machines: `not-json`, `oversize`, `no-text`..."""
    detail: str
    """A sentence for people: what is wrong, and where."""
    topic: str
    partition: int
    offset: int
    arrived: Timestamp
    """When it came to its topic; of a record that was retried, when it came first."""
    at: Timestamp
    """When it was refused, by the clock of the worker."""
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...] = ()
    cut: bool = False
    """Whether the value was too large to be kept whole; it lies whole where its position says."""
