"""All stages in a row, without a broker."""

from dataclasses import replace

import schemas
from schemas.topics import RAW
from streams.agents.build import build
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Headers, Outgoing
from streams.ledger import Ledger
from streams.settings import Settings
from tests.unit.agents.build import ARRIVAL, Runner, delivered

PARTITIONS = 2


class Pipeline:
    """All stages, one after the other, until nothing more comes of what was fed."""

    def __init__(self) -> None:
        conf = Settings(partitions=PARTITIONS)
        self._stages = [(stage.topics, Runner(stage)) for stage in build(conf, schemas.Stage)]
        self._ends: dict[tuple[str, int], int] = {}
        self.now = ARRIVAL
        self.ledger = Ledger()

    def feed(self, value: bytes | None, key: bytes | None = None, headers: Headers = ()) -> None:
        self.put(Outgoing(RAW.name, key, value, headers, partition=0))

    def put(self, record: Outgoing) -> None:
        arrived = [self._arrive(record)]
        while arrived:
            one = arrived.pop(0)
            for topics, runner in self._stages:
                if one.topic in topics:
                    arrived += [self._arrive(record) for record in runner.batch(one)]

    def _arrive(self, record: Outgoing) -> Delivery:
        partition = record.partition
        if partition is None:
            partition = partition_of(record.key or b"", PARTITIONS)
        offset = self._ends.get((record.topic, partition), 0)
        self._ends[record.topic, partition] = offset + 1
        one = replace(delivered(record, offset, partition), timestamp=self.now)
        self.ledger.take(one)
        return one
