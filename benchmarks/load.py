"""A burst, a slow subscriber, and memory over many articles, on Apache Kafka with one worker.

    python -m benchmarks.load [--articles 200000] [--burst 10] [--seconds 60]

1. A backlog tells how many articles a second the worker sustains.
2. Half of that for a minute: how long articles take from arrival to their incident.
3. Ten times of it for a minute: the burst. Then nothing, until nothing is left to do.
4. Half of the rate again: whether articles take as long as before.
5. All that remains of the articles, as a backlog.

All the while one subscriber of the incidents takes ten records a second and falls behind. Printed
are the rates, the delays, how long the burst took to be absorbed, the worker's memory by articles
done, and how many articles were lost, or stand in two incidents; ends with 1 if one does.

One article in ten tells of an incident, as in the world's news. They are a minute apart, and
incidents close after 31 days instead of three years; so from some 50,000 articles on as much is
forgotten as comes in, and memory must be flat. (What one open incident costs:
`benchmarks/grouping_scale.py`; one remembered article: `benchmarks/dedupe_scale.py`.)
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import timedelta
from itertools import islice

from rich.console import Console
from rich.table import Table

from benchmarks.gauge import Gauge, feed, gauge
from benchmarks.latency import delays, percentile, sustained
from benchmarks.news import news
from schemas.report import Report, figures_record
from schemas.topics import ARTICLES, DEADLETTERS, DUPLICATES, FIGURES, INCIDENTS, RAW
from streams import settings
from streams.broker import admin
from streams.broker.client import reading
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker
from streams.settings import Settings, as_environment
from tests.brokers import apache_kafka

CLOSING = {"quiet_time": timedelta(days=31), "longest_life": timedelta(days=31)}
PLAIN = b'"plain-'
"""In every article that tells of nothing, and in no other."""
SAMPLE = 2.0
"""Seconds between two looks at lag and memory."""
SLOW = 0.1
"""Seconds that the slow subscriber takes for a record."""
ROWS = 10
"""Of the table of memory."""

console = Console()


class Counted(Iterator[bytes]):
    """Articles, and how many of them were taken."""

    def __init__(self, values: Iterator[bytes]) -> None:
        self._values = values
        self.count = 0

    def __next__(self) -> bytes:
        value = next(self._values)
        self.count += 1
        return value


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
            if delivery.topic == ARTICLES.name and PLAIN not in (delivery.value or b""):
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
    feedable = Counted(news(options.articles))
    took = [0]

    def some(count: float) -> list[bytes]:
        return list(islice(feedable, int(count)))

    async with gauge(conf, [process]) as seen:
        aside = [
            asyncio.create_task(subscribe_slowly(conf, took)),
            asyncio.create_task(watch(seen)),
        ]
        rate = await sustained(seen, feedable)
        console.log(f"sustained: {rate:.0f} articles a second")

        async def at_half(values: Sequence[bytes]) -> list[float]:
            return (await delays(seen, values, rate / 2, [INCIDENTS.name]))[INCIDENTS.name]

        _tell("at half of it, before the burst", await at_half(some(rate / 2 * options.seconds)))

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
        _tell("at half of the rate, after it", await at_half(some(rate / 2 * options.seconds)))

        await feed(conf, some(options.articles))
        await seen.until_done()
        for task in aside:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    lost, twice = await account(conf, feedable.count)
    console.log(f"slow subscriber: {took[0]:,} records taken meanwhile")
    console.log(f"of {feedable.count:,} articles {lost} lost, {twice} in an incident twice")
    console.print(_memory(seen.memory))
    return lost == twice == 0


def _tell(when: str, seconds: Sequence[float]) -> None:
    p50, p99 = percentile(seconds, 50), percentile(seconds, 99)
    console.log(f"{when}: arrival to incident p50 {p50:.2f} s, p99 {p99:.2f} s")


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
        conf = settings.load(broker=stack.enter_context(apache_kafka()), clock="event", **CLOSING)
        asyncio.run(admin.create(conf))
        environment = as_environment(broker=conf.broker, clock=conf.clock, **CLOSING)
        process = stack.enter_context(worker(environment))
        holds = asyncio.run(run(conf, process, options))
    sys.exit(not holds)


if __name__ == "__main__":
    main()
