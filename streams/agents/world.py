"""Counts of countries in; counts of the world out, onto the same topic."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import schemas
from schemas.topics import COUNTS
from streams import metrics
from streams.agents.counts import End, count_record, decode_count, end_record, scope_of
from streams.agents.stage import Settlement, Stage, State
from streams.broker.records import Delivery, Outgoing
from streams.metrics import Reading
from streams.tally.counts import Key
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
        self._changed = defaultdict[int, dict[Key, datetime]](dict)

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back a country's count."""
        self._worlds[partition].put(schemas.Count.model_validate(state))

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """Take the count of a country; those of regions, and our own, are passed over unread."""
        if not is_country(scope_of(delivery)):
            return []
        count, world = decode_count(delivery), self._worlds[delivery.partition]
        if isinstance(count, End):
            key = count.key
            world.end(key)
        else:
            key = Key(count.scope, count.kind, count.window)
            world.put(count)
        self._changed[delivery.partition][key] = delivery.timestamp
        return []

    def settle(self, partition: int) -> Settlement:
        """Keep each country that changed, and send each sum, once."""
        changed, world = self._changed.pop(partition, {}), self._worlds[partition]
        sums = {key._replace(scope=WORLD): at for key, at in changed.items()}
        return Settlement(
            [self._out(key, world.total(cell(key)), at) for key, at in sums.items()],
            {"|".join(key): _state(world.get(key)) for key in changed},
        )

    def readings(self) -> Iterable[Reading]:
        """The counts of the world."""
        for world in self._worlds.values():
            for count in world.all():
                yield Reading(metrics.COUNT, count.best, (count.scope, count.kind, count.window))
        yield Reading(metrics.STATE_RECORDS, sum(map(len, self._worlds.values())), (self.name,))

    def _out(self, key: Key, total: schemas.Count | None, at: datetime) -> Outgoing:
        if total is None:
            return end_record(End(key, at), self.name, self._partitions)
        return count_record(total, self.name, self._partitions)


def _state(count: schemas.Count | None) -> State | None:
    return count.model_dump(mode="json") if count else None
