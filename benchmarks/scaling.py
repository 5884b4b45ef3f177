"""What more partitions and more workers cost: processor seconds an article, and the clock's.

    python -m benchmarks.scaling [--articles 12000]

A backlog in four languages by turns, each of which is a shard of its own (English and Spanish tell
of incidents), on Apache Kafka, for each number of partitions and workers. All processes share the
cores of one machine, so what counts are the workers' seconds of the processor for 1,000 articles:
had each worker a core, so many seconds would be shared by them. The busiest worker's share of them
says how even the work is; `speed-up` is how much faster that makes it than one worker on one
partition, were the cores there. The broker's own seconds are apart.
"""

import argparse
import asyncio
from contextlib import ExitStack

from benchmarks.gauge import Spent, feed, gauge
from benchmarks.news import news
from benchmarks.results import console, keep_bars, keep_table
from streams import settings
from streams.broker import admin
from streams.processes import worker
from streams.settings import as_environment
from tests.brokers import apache_kafka_node

LANGUAGES = ("en", "es", "de", "nl")
SHAPES = ((1, 1), (2, 1), (4, 1), (2, 2), (4, 2), (4, 4))
"""Partitions and workers."""


def measure(values: list[bytes], partitions: int, workers: int) -> Spent:
    with apache_kafka_node() as node, ExitStack() as stack:
        conf = settings.load(broker=node.address, partitions=partitions, clock="event")
        asyncio.run(admin.create(conf))
        environment = as_environment(
            broker=node.address, partitions=partitions, clock="event", store="rocksdb"
        )
        crew = [stack.enter_context(worker(environment)) for _ in range(workers)]

        async def play() -> Spent:
            async with gauge(conf, crew, broker=node) as seen:
                await feed(conf, values[: len(values) // 10])
                await seen.until_done()  # all have joined, and are warm
                await feed(conf, values[len(values) // 10 :])
                return await seen.until_done_with(len(values))

        return asyncio.run(play())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=12_000)
    options = parser.parse_args()
    values = list(news(options.articles, LANGUAGES))
    rows, bars = [], {}
    alone: float | None = None
    for partitions, workers in SHAPES:
        spent = measure(values, partitions, workers)
        busiest = max(spent.cpu_by_worker)
        alone = alone or busiest / spent.articles
        speed_up = alone * spent.articles / busiest
        rows.append(
            [
                f"{partitions} partitions, {workers} workers",
                f"{spent.cpu_per_thousand:.2f}",
                f"{busiest / spent.cpu:.2f}",
                f"{speed_up:.2f}",
                f"{spent.rate:,.0f}",
                f"{1_000 * spent.broker_cpu / spent.articles:.2f}",
            ]
        )
        bars[rows[-1][0]] = speed_up
        console.log(rows[-1])
    header = (
        "",
        "CPU s per 1,000",
        "busiest worker's share",
        "speed-up",
        "articles/s here",
        "broker's CPU s per 1,000",
    )
    keep_table("scaling", "More partitions, more workers", header, rows)
    keep_bars("scaling", "Speed-up by partitions and workers", "times one worker's", bars)


if __name__ == "__main__":
    main()
