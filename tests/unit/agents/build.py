"""Deliveries, articles and what stages make of them, for the tests of agents."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import schemas
from schemas.topics import DEADLETTERS, RAW
from streams.agents.run import handle_safely
from streams.agents.stage import Settlement, Stage, State
from streams.broker.records import Delivery, Headers, Outgoing

START = datetime(2024, 3, 4, 9, tzinfo=UTC)
ARRIVAL = datetime(2024, 3, 5, tzinfo=UTC)
"""When records came to their topics."""


def at(hours: float) -> datetime:
    """A time, in hours after `START`."""
    return START + timedelta(hours=hours)


def delivery(
    value: bytes | None,
    *,
    offset: int = 0,
    topic: str = RAW.name,
    partition: int = 0,
    key: bytes | None = b"key",
    headers: Headers = (),
    timestamp: datetime = ARRIVAL,
) -> Delivery:
    return Delivery(topic, partition, offset, key, value, headers, timestamp)


def delivered(record: Outgoing, offset: int, partition: int = 0) -> Delivery:
    """What was sent, as the next stage gets it."""
    return delivery(
        record.value,
        offset=offset,
        topic=record.topic,
        partition=partition if record.partition is None else record.partition,
        key=record.key,
        headers=record.headers,
    )


def raw(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


@dataclass
class Table:
    """A table of Faust as it looks after a crash: what was written, through JSON and back."""

    values: dict[tuple[int, str], str] = field(default_factory=dict)

    def write(self, partition: int, settlement: Settlement, most: int | None = None) -> None:
        """Write this; `most` values of it, then the worker dies."""
        for key, state in islice(settlement.writes.items(), most):
            self.values.pop((partition, key), None)
            if state is not None:
                self.values[partition, key] = json.dumps(state)

    def read(self, partition: int, key: str) -> State | None:
        state = self.values.get((partition, key))
        return None if state is None else _loaded(state)

    def restore(self, stage: Stage) -> None:
        stage.forget()
        for (partition, key), state in self.values.items():
            stage.restore(partition, key, _loaded(state))
        stage.restored()


def _loaded(state: str) -> State:
    loaded: State = json.loads(state)
    return loaded


@dataclass
class Runner:
    """Runs a stage as `streams.agents.run` does, a batch at a time."""

    stage: Stage
    table: Table = field(default_factory=Table)

    def __post_init__(self) -> None:
        self.stage.attach(lambda *key: self.table.read(*key))  # of the table as it is then

    def batch(self, *deliveries: Delivery, written: int | None = None) -> list[Outgoing]:
        """What comes of these records of one partition; `written` of its values get written."""
        outgoing = [record for one in deliveries for record in handle_safely(self.stage, one)]
        settlement = self.stage.settle(deliveries[0].partition)
        self.table.write(deliveries[0].partition, settlement, written)
        outgoing += settlement.outgoing
        assert {record.topic for record in outgoing} <= {*self.stage.outputs, DEADLETTERS.name}
        return outgoing

    def crash(self) -> None:
        """Lose everything but the table, and take it back from there."""
        self.table.restore(self.stage)


def of(topic: str, records: Iterable[Outgoing]) -> list[Outgoing]:
    """Those that go to this topic."""
    return [record for record in records if record.topic == topic]


def header(record: Outgoing, name: str) -> str:
    return dict(record.headers)[name].decode()


def exactly(number: int) -> schemas.Toll:
    return schemas.Toll(low=number, best=number, high=number)
