"""A burst, a slow subscriber, and memory over many articles, on Apache Kafka with one worker.

    PYTHONPATH=. python -m benchmarks.load [--articles 200000] [--burst 10] [--seconds 60]

1. A backlog tells how many articles a second the worker sustains.
2. Half of that for a minute: how long articles take from arrival to their incident.
3. Ten times of it for a minute: the burst. Then nothing, until nothing is left to do.
4. Half of the rate again: whether articles take as long as before.
5. All that remains of the articles, as a backlog.

All the while one subscriber of the incidents takes ten records a second and falls behind. Printed
are the rates, the delays, how long the burst took to be absorbed, the worker's memory by articles
done, and how many articles were lost, or stand in two incidents; ends with 1 if one does.

One article in ten tells of an incident, as in the world's news. They are a minute apart, and
incidents close after 31 days instead of two years; so from some 50,000 articles on as much is
forgotten as comes in, and memory must be flat. (What one open incident costs:
`benchmarks/grouping_scale.py`; one remembered article: `benchmarks/dedupe_scale.py`.)
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from random import Random
from statistics import quantiles

from aiokafka import AIOKafkaConsumer, TopicPartition
from rich.console import Console
from rich.table import Table

from benchmarks.core_speed import PARAGRAPHS, sentence
from schemas import RawArticle
from schemas.report import Report, figures_record
from schemas.topics import ARTICLES, DEADLETTERS, DUPLICATES, FIGURES, INCIDENTS, RAW
from streams import settings
from streams.broker import admin
from streams.broker.client import producing, raw_article, reading
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker
from streams.replay import CONSUMED
from streams.settings import Settings, as_environment
from tests.brokers import apache_kafka
from tests.chaos.articles import APART, START, articles
from tests.memory import resident

QUIET = timedelta(days=31)
TOLD = 10
"""One in so many articles tells of an incident."""
CALIBRATION = 4_000
"""Articles by which the rate is found."""
SLICE = 0.1
"""Seconds between two portions of a paced feed."""
SAMPLE = 2.0
"""Seconds between two looks at lag and memory."""
SLOW = 0.1
"""Seconds that the slow subscriber takes for a record."""
ROWS = 10
"""Of the table of memory."""

console = Console()


@dataclass
class Gauge:
    """What is seen of the worker from outside."""

    conf: Settings
    process: WorkerProcess
    consumer: AIOKafkaConsumer
    partitions: Sequence[TopicPartition]
    began: float = field(default_factory=time.monotonic)
    memory: list[tuple[int, int]] = field(default_factory=list)
    """Articles done, and bytes of the worker then."""
    most_behind: int = 0

    async def lag(self) -> int:
        """Records that some stage has yet to do; 0 only if nothing is under way."""
        self.process.check()
        # In this order: what a stage sends is there before it commits, so what ends there are
        # after the commits holds all that came of what is committed.
        done = {tp: await self.consumer.committed(tp) or 0 for tp in self.partitions}
        ends = await self.consumer.end_offsets(self.partitions)
        articles_done = sum(done[tp] for tp in self.partitions if tp.topic == ARTICLES.name)
        self.memory.append((articles_done, resident(self.process.process.pid)))
        behind = sum(ends[tp] - done[tp] for tp in self.partitions)
        self.most_behind = max(self.most_behind, behind)
        return behind

    async def until_done(self) -> float:
        """Wait until nothing is left to do; return the seconds that it took."""
        began = time.monotonic()
        while await self.lag() > 0:  # noqa: ASYNC110 - the broker tells of nothing by itself
            await asyncio.sleep(SAMPLE / 10)
        return time.monotonic() - began


@asynccontextmanager
async def gauge(conf: Settings, process: WorkerProcess) -> AsyncIterator[Gauge]:
    consumer = AIOKafkaConsumer(
        **conf.client_options(), group_id=conf.app_id, enable_auto_commit=False
    )
    await consumer.start()
    try:
        partitions = [
            TopicPartition(topic.name, number)
            for topic in CONSUMED
            for number in range(conf.partitions)
        ]
        consumer.assign(partitions)
        yield Gauge(conf, process, consumer, partitions)
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


async def delays(seen: Gauge, values: Sequence[bytes], rate: float) -> list[float]:
    """Feed these; seconds from the arrival of each article to the records of its incident."""
    async with reading(seen.conf, [INCIDENTS.name], from_beginning=False) as reader:
        await feed(seen.conf, values, rate)
        await seen.until_done()
        return [
            (delivery.timestamp - delivery.trace.arrived_at).total_seconds()
            async for delivery in reader.up_to_now()
        ]


async def subscribe_slowly(conf: Settings, took: list[int]) -> None:
    async with reading(conf, [INCIDENTS.name], from_beginning=True) as reader:
        while True:
            for _ in await reader.read():
                took[0] += 1
                await asyncio.sleep(SLOW)


async def watch(seen: Gauge) -> None:
    while True:
        await seen.lag()
        await asyncio.sleep(SAMPLE)


async def account(conf: Settings, fed: int) -> tuple[int, int]:
    """How many articles were lost, and how many stand in an incident twice.

    Lost is what was not read; what tells of an incident, is no copy and was not reported; and what
    was reported and stands in no incident.
    """
    ledger = Ledger()
    told: set[str] = set()
    reported: dict[str, str] = {}
    topics = (RAW, ARTICLES, DUPLICATES, FIGURES, DEADLETTERS, INCIDENTS)
    async with reading(conf, [topic.name for topic in topics], from_beginning=True) as reader:
        async for delivery in reader.up_to_now():
            ledger.take(delivery)
            if delivery.topic == ARTICLES.name and b'"chaos-' in (delivery.value or b""):
                told.add(delivery.trace.origin)
            if delivery.topic == FIGURES.name:
                record = figures_record.validate_json(delivery.value or b"")
                if isinstance(record, Report):
                    reported[delivery.trace.origin] = record.article_id
    outcomes = ledger.outcomes()
    stand = Counter(article for one in ledger.live_incidents() for article in one.articles)
    unread = fed - outcomes.fed + outcomes.unaccounted
    unreported = told - reported.keys() - ledger.duplicates.keys()
    homeless = set(reported.values()) - stand.keys()
    lost = unread + len(unreported) + len(homeless)
    return lost, sum(times > 1 for times in stand.values())


async def run(conf: Settings, process: WorkerProcess, options: argparse.Namespace) -> bool:
    """Play it; whether no article was lost, and none counted twice."""
    feedable = news(options.articles)
    took = [0]
    fed = 0

    def some(count: float) -> list[bytes]:
        nonlocal fed
        values = list(islice(feedable, int(count)))
        fed += len(values)
        return values

    async with gauge(conf, process) as seen:
        aside = [
            asyncio.create_task(subscribe_slowly(conf, took)),
            asyncio.create_task(watch(seen)),
        ]
        await feed(conf, some(CALIBRATION / 4))
        await seen.until_done()  # it has joined, and is warm
        await feed(conf, some(CALIBRATION))
        rate = CALIBRATION / await seen.until_done()
        console.log(f"sustained: {rate:.0f} articles a second")
        before = await delays(seen, some(rate / 2 * options.seconds), rate / 2)
        _tell("at half of it, before the burst", before)

        seen.most_behind = 0
        burst = some(rate * options.burst * options.seconds)
        began = time.monotonic()
        await feed(conf, burst, rate * options.burst)
        console.log(f"burst: {len(burst):,} articles in {time.monotonic() - began:.0f} s")
        absorbed = await seen.until_done()
        console.log(
            f"absorbed {absorbed:.0f} s later, {len(burst) / (time.monotonic() - began):.0f} "
            f"articles a second; {seen.most_behind:,} records behind at most"
        )
        _tell("at half of the rate, after it", await delays(seen, some(rate / 2 * 60), rate / 2))

        await feed(conf, some(options.articles))
        await seen.until_done()
        for task in aside:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    lost, twice = await account(conf, fed)
    console.log(f"slow subscriber: {took[0]:,} records taken meanwhile")
    console.log(f"of {fed:,} articles {lost} lost, {twice} in an incident twice")
    console.print(_memory(seen.memory))
    return lost == twice == 0


def news(count: int) -> Iterator[bytes]:
    """So many articles, a minute apart."""
    of_incidents = iter(articles(count // TOLD, apart=TOLD * APART))
    for number in range(count):
        yield next(of_incidents) if number % TOLD == 0 else _plain(number)


def _plain(number: int) -> bytes:
    rng = Random(number)
    body = "\n\n".join(" ".join(sentence(rng) for _ in range(3)) for _ in range(PARAGRAPHS))
    at = START + number * APART
    return RawArticle(
        id=f"plain-{number}",
        title=sentence(rng),
        body=body,
        published_at=at.isoformat(),
        source="Example News",
        language="en",
    ).to_json()


def _tell(when: str, seconds: Sequence[float]) -> None:
    if len(seconds) < 2:
        console.log(f"{when}: too few incidents to tell how long they take")
        return
    cuts = quantiles(seconds, n=100)
    console.log(f"{when}: arrival to incident p50 {cuts[49]:.2f} s, p99 {cuts[98]:.2f} s")


def _memory(samples: Sequence[tuple[int, int]]) -> Table:
    """The worker's memory by articles done: the highest of each tenth."""
    table = Table("articles done", "memory at most, MB")
    most = max(done for done, _ in samples)
    for row in range(ROWS):
        low, high = most * row / ROWS, most * (row + 1) / ROWS
        within = [size for done, size in samples if low <= done <= high]
        if within:
            table.add_row(f"{high:,.0f}", f"{max(within) / 1e6:.0f}")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--burst", type=float, default=10, help="times the sustained rate")
    parser.add_argument("--seconds", type=float, default=60, help="of the burst")
    options = parser.parse_args()
    with ExitStack() as stack:
        conf = settings.load(
            broker=stack.enter_context(apache_kafka()), clock="event", quiet_time=QUIET
        )
        asyncio.run(admin.create(conf))
        environment = as_environment(broker=conf.broker, clock=conf.clock, quiet_time=QUIET)
        process = stack.enter_context(worker(environment))
        holds = asyncio.run(run(conf, process, options))
    sys.exit(not holds)


if __name__ == "__main__":
    main()
