"""What can be seen of a running application from outside: how far it has come, what it takes."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, TopicPartition

from benchmarks.usage import cpu_seconds
from schemas.topics import ARTICLES, RAW
from streams.broker.client import producing, raw_article
from streams.processes import WorkerProcess
from streams.replay import CONSUMED
from streams.settings import Settings
from tests.brokers import ApacheKafka
from tests.memory import resident

SLICE = 0.1
"""Seconds between two portions of a paced feed."""
LOOK = 0.2
"""Seconds between two looks at the lag."""


@dataclass(frozen=True)
class Spent:
    """What some articles have taken."""

    articles: int
    wall: float
    cpu_by_worker: Sequence[float]
    """Seconds of the processor."""
    broker_cpu: float = 0.0

    @property
    def cpu(self) -> float:
        """Seconds of the processor, of all workers."""
        return sum(self.cpu_by_worker)

    @property
    def rate(self) -> float:
        """Articles a second of the clock."""
        return self.articles / self.wall

    @property
    def cpu_per_thousand(self) -> float:
        """Seconds of the workers' processor for 1,000 articles."""
        return 1_000 * self.cpu / self.articles


@dataclass
class Gauge:
    """What is seen of workers and their consumer group."""

    conf: Settings
    workers: Sequence[WorkerProcess]
    consumer: AIOKafkaConsumer
    partitions: Sequence[TopicPartition]
    broker: ApacheKafka | None = None
    """Whose processor time is told, too."""
    memory: list[tuple[int, int]] = field(default_factory=list)
    """Raw articles done, and bytes of the first worker then."""
    most_behind: int = 0

    async def done(self) -> int:
        """Raw articles that are committed."""
        raw = [tp for tp in self.partitions if tp.topic == RAW.name]
        return sum([await self.consumer.committed(tp) or 0 for tp in raw])

    async def lag(self) -> int:
        """Records that some stage has yet to do; 0 only if nothing is under way."""
        self._check()
        # In this order: what a stage sends is there before it commits, so what ends there are
        # after the commits holds all that came of what is committed.
        done = {tp: await self.consumer.committed(tp) or 0 for tp in self.partitions}
        ends = await self.consumer.end_offsets(self.partitions)
        behind = sum(ends[tp] - done[tp] for tp in self.partitions)
        self.most_behind = max(self.most_behind, behind)
        self.memory.append((await self.done(), resident(self.workers[0].process.pid)))
        return behind

    async def until_done(self) -> float:
        """Wait until nothing is left to do; return the seconds that it took."""
        began = time.monotonic()
        while await self.lag() > 0:
            await asyncio.sleep(LOOK)
        return time.monotonic() - began

    async def until_done_with(self, articles: int) -> Spent:
        """Wait until so many articles are done; what those took that are not done yet, since one
        was read.

        So what a start takes is no part of it. (Commits would tell too late: they wait until all
        that was sent is through.)
        """
        already = await self.done()
        read = [tp for tp in self.partitions if tp.topic == ARTICLES.name]
        while not any((await self.consumer.end_offsets(read)).values()):
            self._check()
            await asyncio.sleep(LOOK)
        began, cpu, broker_cpu = time.monotonic(), self._cpu(), self._broker_cpu()
        while await self.done() < articles or await self.lag() > 0:
            await asyncio.sleep(LOOK)
        return Spent(
            articles - already,
            time.monotonic() - began,
            [after - before for before, after in zip(cpu, self._cpu(), strict=True)],
            self._broker_cpu() - broker_cpu,
        )

    def _check(self) -> None:
        for worker in self.workers:
            worker.check()

    def _cpu(self) -> list[float]:
        return [cpu_seconds(worker.process.pid) for worker in self.workers]

    def _broker_cpu(self) -> float:
        return cpu_seconds(self.broker.pid) if self.broker else 0.0


@asynccontextmanager
async def gauge(
    conf: Settings,
    workers: Sequence[WorkerProcess],
    *,
    group: str | None = None,
    broker: ApacheKafka | None = None,
) -> AsyncIterator[Gauge]:
    """A look at workers; `group` is that of an application that is not tallywire."""
    consumer = AIOKafkaConsumer(
        **conf.client_options(), group_id=group or conf.app_id, enable_auto_commit=False
    )
    await consumer.start()
    try:
        partitions = [
            TopicPartition(topic.name, number)
            for topic in CONSUMED
            for number in range(conf.partitions)
        ]
        consumer.assign(partitions)
        yield Gauge(conf, workers, consumer, partitions, broker)
    finally:
        await consumer.stop()


async def feed(conf: Settings, values: Sequence[bytes], rate: float | None = None) -> None:
    """Feed these, so many a second; all at once where none is named."""
    began, sent = time.monotonic(), 0
    async with producing(conf) as producer:
        while sent < len(values):
            due = len(values) if rate is None else int((time.monotonic() - began) * rate) + 1
            for value in values[sent:due]:
                await producer.send(raw_article(value))
            sent = min(due, len(values))
            if rate is not None:
                await asyncio.sleep(SLICE)
