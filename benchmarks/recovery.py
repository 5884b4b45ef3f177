"""How long a worker takes to come back, by how many articles it remembers.

    python -m benchmarks.recovery [--articles 1000000]

Writes the memories of made-up articles (those of `benchmarks/dedupe_scale.py`) to the changelog of
their table, on Apache Kafka. Then one worker with RocksDB starts with an empty folder, as on a new
machine: it reads the changelog, and fills its index from the table. It is ended, and started anew
in the same folder, as after an update: it reads the table alone.

Prints, for each size, the seconds from start to readiness of both, less those of a worker that
remembers nothing; the worker's memory; and the bytes on its disk.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from aiokafka import AIOKafkaProducer
from pydantic_core import to_json
from rich.progress import track

from benchmarks.dedupe_scale import CHUNK, Maker
from benchmarks.results import console, keep_bars, keep_table
from streams import settings
from streams.agents.extract import ExtractStage, Reported, table_value
from streams.broker import admin
from streams.broker.ports import free_port
from streams.processes import worker
from streams.settings import Settings, as_environment
from tests.brokers import apache_kafka
from tests.memory import resident

POLL = 0.1
"""Seconds between two questions whether a worker is ready."""


async def remember(conf: Settings, first: int, count: int) -> None:
    """Write so many memories to the changelog, with the numbers from `first`."""
    maker = Maker(seed=first)
    topic = admin.changelog_topic(conf, str(ExtractStage.table))
    producer = AIOKafkaProducer(
        **conf.client_options(), linger_ms=50, max_batch_size=2**20, max_request_size=2**22
    )
    async with producer:
        for start in track(range(first, first + count, CHUNK), "writing", console=console):
            size = min(CHUNK, first + count - start)
            for memory in maker.memories(start, size):
                key = f"0/{memory.article_id}".encode()
                value = to_json(table_value(memory, Reported(["US"])))
                await producer.send(topic, value, key=key, partition=0)


def start(conf: Settings, folder: Path) -> tuple[float, int]:
    """Seconds until a worker with this folder is ready, and its memory then."""
    port = free_port()
    environment = as_environment(
        broker=conf.broker, partitions=1, store="rocksdb", data_dir=folder, web_port=port
    )
    began = time.monotonic()
    with worker(environment) as process:
        while not _is_ready(port):
            process.check()
            time.sleep(POLL)
        return time.monotonic() - began, resident(process.process.pid)


def _is_ready(port: int) -> bool:
    with suppress(URLError, OSError), urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
        return True
    return False


def sizes(most: int) -> Iterator[int]:
    """Ever larger sizes, up to this one."""
    yield from (size for size in (10_000, 100_000, 1_000_000) if size < most)
    yield most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    options = parser.parse_args()
    rows, bars, remembered = [], {}, 0
    with apache_kafka() as broker, tempfile.TemporaryDirectory(prefix="tallywire-") as folders:
        conf = settings.load(broker=broker, partitions=1)
        asyncio.run(admin.create(conf))
        start(conf, Path(folders) / "none")  # the group's first join takes longer
        least, _ = start(conf, Path(folders) / "none")
        for size in sizes(options.articles):
            asyncio.run(remember(conf, remembered, size - remembered))
            remembered = size
            folder = Path(folders) / str(size)
            new, _ = start(conf, folder)
            again, memory = start(conf, folder)
            disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            rows.append(
                [
                    f"{size:,}",
                    f"{new - least:.1f}",
                    f"{again - least:.1f}",
                    f"{memory / 1e6:,.0f}",
                    f"{disk / 1e6:,.0f}",
                ]
            )
            bars |= {f"{size:,}, new": new - least, f"{size:,}, again": again - least}
            console.log(rows[-1])
    header = ("articles", "empty folder, s", "same folder, s", "memory, MB", "disk, MB")
    title = f"Back again; a worker that remembers nothing takes {least:.1f} s"
    keep_table("recovery", title, header, rows)
    keep_bars("recovery", "Back again, by remembered articles", "seconds", bars)


if __name__ == "__main__":
    main()
