"""Counts of countries in; counts of the world out, onto the same topic."""

from collections import defaultdict
from collections.abc import Iterable

import schemas
from schemas.topics import COUNTS
from streams import metrics
from streams.agents.counts import End, count_record, decode_count, end_record
from streams.agents.stage import Settlement, Stage, State
from streams.broker.records import Delivery, Outgoing
from streams.metrics import Reading
from streams.tally.world import WORLD, World, cell, is_country


class WorldStage(Stage):
    """Adds up the countries; a partition holds all scopes of its kinds and windows."""

    name = schemas.Stage.WORLD
    topics = (COUNTS.name,)
    outputs = (COUNTS.name,)
    table = "world"

    def __init__(self, partitions: int) -> None:
        self._partitions = partitions
        self.forget()

    def forget(self) -> None:
        """Drop all sums."""
        self._worlds = defaultdict[int, World](World)
        self._changed = defaultdict[int, dict[str, schemas.Count | End]](dict)

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back the countries' counts of one kind and window."""
        self._worlds[partition].restore(key, dict(state))

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """Take the count of a country; those of regions, and our own, are passed over."""
        count, world = decode_count(delivery), self._worlds[delivery.partition]
        changed = self._changed[delivery.partition]
        match count:
            case End(key, at) if is_country(key.scope):
                ended = End(key._replace(scope=WORLD), at)
                changed[cell(key)] = world.end(key) or ended
            case schemas.Count() if total := world.apply(count):
                changed[cell(count)] = total
        return []

    def settle(self, partition: int) -> Settlement:
        """Send and keep each sum that changed, once."""
        changed = self._changed.pop(partition, {})
        world = self._worlds[partition]
        return Settlement(
            [self._out(total) for total in changed.values()],
            {key: world.state(key) or None for key in changed},
        )

    def readings(self) -> Iterable[Reading]:
        """The counts of the world."""
        for world in self._worlds.values():
            for count in world.all():
                yield Reading(metrics.COUNT, count.best, (count.scope, count.kind, count.window))
        yield Reading(metrics.STATE_RECORDS, sum(map(len, self._worlds.values())), (self.name,))

    def _out(self, total: schemas.Count | End) -> Outgoing:
        if isinstance(total, End):
            return end_record(total, self.name, self._partitions)
        return count_record(total, self.name, self._partitions)
