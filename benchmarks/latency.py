"""Seconds from an article's arrival to its incident and alert, at rates that are kept up.

    python -m benchmarks.latency [--seconds 60]

One worker on Apache Kafka, RocksDB, one article in ten tells of an incident. A backlog tells what
rate it sustains; then it is fed 10, 50 and 80 percent of that for so many seconds each. The clock
that is read is the broker's: from the time stamp of the raw article to that of what came of it.
Counts leave with the incident that moved them, and name no article of their own.
"""

import argparse
import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from statistics import quantiles

from benchmarks.gauge import Gauge, feed, gauge
from benchmarks.news import news
from benchmarks.results import console, keep_bars, keep_table
from schemas.topics import ALERTS, INCIDENTS
from streams import settings
from streams.broker import admin
from streams.broker.client import reading
from streams.processes import worker
from streams.settings import as_environment
from tests.brokers import apache_kafka

SHARES = (0.1, 0.5, 0.8)
"""Of the sustained rate."""
CALIBRATION = 4_000
"""Articles by which that is found."""
OUTPUTS = {"incident": INCIDENTS.name, "alert": ALERTS.name}
PERCENTILES = (50, 95, 99)


async def sustained(seen: Gauge, values: Iterator[bytes]) -> float:
    """Articles a second that the worker does of a backlog, once it is warm."""
    await feed(seen.conf, list(islice(values, CALIBRATION // 4)))
    await seen.until_done()
    await feed(seen.conf, list(islice(values, CALIBRATION)))
    return CALIBRATION / await seen.until_done()


async def delays(
    seen: Gauge, values: Sequence[bytes], rate: float, topics: Sequence[str]
) -> Mapping[str, list[float]]:
    """Feed these; for each topic, seconds from the arrival of an article to what came of it."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    async with reading(seen.conf, topics, from_beginning=False) as reader:
        await feed(seen.conf, values, rate)
        await seen.until_done()
        async for delivery in reader.up_to_now():
            late = delivery.timestamp - delivery.trace.arrived_at
            took[delivery.topic].append(late.total_seconds())
    return took


def percentile(seconds: Sequence[float], percent: int) -> float:
    """The seconds within which so many percent are; NaN of fewer than two."""
    return quantiles(seconds, n=100)[percent - 1] if len(seconds) > 1 else float("nan")


async def run(seen: Gauge, seconds: float) -> None:
    values = news(1_000_000)
    rate = await sustained(seen, values)
    console.log(f"sustained: {rate:.0f} articles a second")
    rows, bars = [], {}
    for share in SHARES:
        fed = list(islice(values, int(share * rate * seconds)))
        took = await delays(seen, fed, share * rate, list(OUTPUTS.values()))
        for output, topic in OUTPUTS.items():
            cuts = [percentile(took[topic], percent) for percent in PERCENTILES]
            name = f"{share:.0%} of {rate:.0f}/s, to {output}"
            rows.append([name, str(len(took[topic])), *(f"{cut:.3f}" for cut in cuts)])
            bars[f"{name}, p99"] = cuts[-1]
    header = ("", "records", *(f"p{percent}, s" for percent in PERCENTILES))
    keep_table("latency", "From arrival to what comes of it", header, rows)
    keep_bars("latency", "From arrival to what comes of it", "seconds", bars)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="of each rate")
    options = parser.parse_args()
    with apache_kafka() as address:
        conf = settings.load(broker=address, clock="event")
        asyncio.run(admin.create(conf))
        with worker(as_environment(broker=address, clock="event", store="rocksdb")) as process:

            async def measure() -> None:
                async with gauge(conf, [process]) as seen:
                    await run(seen, options.seconds)

            asyncio.run(measure())


if __name__ == "__main__":
    main()
