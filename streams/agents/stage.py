"""What all stages share: records in, records and table writes out.

A stage knows nothing of Faust; `streams.agents.run` drives it from a stream.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import schemas
from streams.broker.records import Delivery, Outgoing
from streams.metrics import Reading

State = Any
"""A table's value: plain JSON."""
Stored = Callable[[int, str], State | None]
"""Reads a stage's table: partition and key to the value, null where there is none."""


@dataclass
class Settlement:
    """What a stage has to say at the end of a batch: the last word on each key, once."""

    outgoing: list[Outgoing] = field(default_factory=list)
    writes: dict[str, State | None] = field(default_factory=dict)
    """New values of the stage's table; null deletes."""


class Stage(ABC):
    """One step of the pipeline, for all partitions that this worker has."""

    name: ClassVar[schemas.Stage]
    topics: ClassVar[Sequence[str]]
    """What it consumes."""
    outputs: ClassVar[Sequence[str]] = ()
    """Where it sends what comes of it; dead letters apart."""
    table: ClassVar[str | None] = None
    """Where it keeps its state, if it has any."""

    @abstractmethod
    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """Take one record; what comes of it at once is returned.

        Raises `Refused` where the record can't be used.
        """

    def settle(self, partition: int) -> Settlement:
        """End a batch of this partition."""
        return Settlement()

    def load(self) -> None:  # noqa: B027 - most stages load nothing
        """Load what would else be loaded at first use, and make the first record wait."""

    def attach(self, stored: Stored) -> None:  # noqa: B027 - few stages read what they wrote
        """Take the way to read the table, within `handle` and `settle` of that partition."""

    def forget(self) -> None:  # noqa: B027 - a stage without state has nothing to drop
        """Drop all state: partitions have been assigned anew, and `restore` follows."""

    def restore(self, partition: int, key: str, state: State) -> None:  # noqa: B027 - as above
        """Take back what an earlier `settle` wrote, one value of it."""

    def restored(self) -> None:  # noqa: B027 - most stages take back value by value
        """All that was written is back."""

    def readings(self) -> Iterable[Reading]:
        """What Prometheus is to see of the state, as it is at this moment."""
        return ()
