"""The very stages of a worker in a loop, without Faust and without a broker.

Records are encoded, decoded and traced as in a worker; what they are sent by, and where state is
kept, is not there. So what a worker takes beyond this is plumbing.
"""

from collections import Counter, deque
from collections.abc import Sequence
from datetime import UTC, datetime
from time import process_time

import schemas
from schemas.topics import RAW
from streams.agents.batches import BATCH
from streams.agents.build import build
from streams.agents.run import handle_safely
from streams.agents.stage import Stage, State
from streams.broker.records import Delivery, Outgoing
from streams.settings import Settings


class Stages:
    """All stages of one partition, and the seconds that each has spent."""

    def __init__(self, conf: Settings) -> None:
        self.spent: Counter[str] = Counter()
        self._stages = build(conf, schemas.Stage)
        self._tables: dict[str, dict[str, State]] = {}
        self._ends: Counter[str] = Counter()
        self._now = datetime.now(UTC)
        for stage in self._stages:
            table = self._tables[stage.name] = {}
            stage.load()
            stage.attach(lambda partition, key, table=table: table.get(key))

    def work(self, values: Sequence[bytes]) -> None:
        """Take raw records, in batches as a backlog gives them, and all that comes of them."""
        for start in range(0, len(values), BATCH):
            batch = [Outgoing(RAW.name, None, value) for value in values[start : start + BATCH]]
            self._pass_on(batch)

    def _pass_on(self, records: Sequence[Outgoing]) -> None:
        waiting = deque([records])
        while waiting:
            arrived = list(map(self._arrive, waiting.popleft()))
            for stage in self._stages:
                taken = [one for one in arrived if one.topic in stage.topics]
                if taken:
                    waiting.append(self._work(stage, taken))

    def _work(self, stage: Stage, deliveries: Sequence[Delivery]) -> list[Outgoing]:
        started = process_time()
        outgoing = [record for one in deliveries for record in handle_safely(stage, one)]
        settlement = stage.settle(deliveries[0].partition)
        self.spent[stage.name] += process_time() - started
        table = self._tables[stage.name]
        for key, state in settlement.writes.items():
            if state is None:
                table.pop(key, None)
            else:
                table[key] = state
        return outgoing + settlement.outgoing

    def _arrive(self, record: Outgoing) -> Delivery:
        offset = self._ends[record.topic]
        self._ends[record.topic] += 1
        return Delivery(
            record.topic, 0, offset, record.key, record.value, record.headers, self._now
        )
