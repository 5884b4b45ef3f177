"""Two workers on Apache Kafka, and a Prometheus that scrapes them while they read the sample feed.

Beside them it scrapes what stands in for kafka-exporter: `tests/kafka_exporter.py`.

`python -m tests.integration.watched PICTURE` draws the dashboard *Situation* of it.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from deploy.grafana import picture
from deploy.grafana.asking import Prometheus
from streams import feeds, replay, settings
from streams.broker import admin
from streams.broker.ports import free_port
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker
from streams.settings import Settings
from tests.brokers import apache_kafka
from tests.integration.carried import SYLLABLES
from tests.kafka_exporter import kafka_exporter
from tests.prometheus import EVERY, prometheus
from tests.waiting import wait_until

FEED = Path(__file__).parents[2] / "streams" / "demo" / "feed"
FIRST_DAY = datetime(2024, 3, 4, tzinfo=UTC)
"""Of the sample feed."""
SETTLE = 90.0
"""Seconds that the workers have to begin, and to share the partitions."""
WEEKS = 11
"""Before it: a rule on surges wants eight to know what is usual."""
TOWNS = {
    "Zambia": ("Ndola", "Kabwe", "Chipata", "Solwezi", "Mansa", "Kasama", "Mongu", "Choma"),
    "Pakistan": ("Multan", "Sukkur", "Sialkot", "Bahawalpur", "Sargodha", "Larkana", "Mardan"),
    "Turkey": ("Bursa", "Konya", "Adana", "Samsun", "Kayseri", "Malatya", "Erzurum"),
}


def earlier_weeks() -> Iterator[bytes]:
    """A small accident a week in some of the feed's countries, which makes a week usual."""
    rng = random.Random(7)
    for week, (country, towns) in product(range(WEEKS, 0, -1), TOWNS.items()):
        killed, town = rng.randint(3, 9), towns[week % len(towns)]
        filler = " ".join("".join(rng.sample(SYLLABLES, 3)) for _ in range(30))
        article = {
            "id": f"{country}/{week}",
            "title": f"{killed} killed as bus overturns near {town}",
            "body": f"{killed} people were killed and {killed + 20} injured when a bus overturned "
            f"near {town}, {country}, on Monday, police said.\n\n{filler.capitalize()}.",
            "published_at": (FIRST_DAY - timedelta(weeks=week)).isoformat(),
            "source": "Road Safety Bulletin",
            "language": "en",
        }
        yield json.dumps(article).encode()


@dataclass
class Watched:
    """What runs, and what came of the feed."""

    conf: Settings
    prometheus: Prometheus
    workers: dict[str, WorkerProcess]
    """By the address at which they are scraped."""
    started_at: float
    ledger: Ledger

    def check(self) -> None:
        """Raise `WorkerDied` if one does not run any more."""
        for process in self.workers.values():
            process.check()

    def is_settled(self) -> bool:
        """Whether each worker has partitions of the raw topic, and each of these a worker."""
        self.check()
        shares = 'tallywire_partition_lag{topic="news.articles.raw.v1"}'
        partitions = {one.labels["partition"] for one in self.prometheus.now(shares)}
        is_shared = self.shown_by(shares) == self.workers.keys()
        return is_shared and len(partitions) == self.conf.partitions

    def shown_by(self, expr: str) -> set[str]:
        """Which workers show series of this expression."""
        return {one.labels["instance"] for one in self.prometheus.now(expr)}


@contextmanager
def watched(pace: float = 0) -> Iterator[Watched]:
    """Run all of it until the feed is through; `pace` is how many seconds lie between articles."""
    with ExitStack() as stack:
        conf = settings.load(broker=stack.enter_context(apache_kafka()), clock="event")
        asyncio.run(admin.create(conf))
        addresses = [f"127.0.0.1:{free_port()}" for _ in range(2)]
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tallywire-prom-")))
        exporter = stack.enter_context(kafka_exporter(conf.broker, conf.app_id))
        targets = {"tallywire": addresses, "kafka": [exporter]}
        asking = stack.enter_context(prometheus(data, targets))
        workers = {}
        for address in addresses:
            environment = settings.as_environment(
                broker=conf.broker, clock="event", store="rocksdb", web_port=address.split(":")[1]
            )
            workers[address] = stack.enter_context(worker(environment))
        running = Watched(conf, asking, workers, time.time(), Ledger())
        wait_until(running.is_settled, SETTLE)
        asyncio.run(_play(running, pace))
        time.sleep(5 * EVERY)  # so that what came last is scraped, more than once
        yield running


async def _play(running: Watched, pace: float) -> None:
    past = list(earlier_weeks())
    feed = replay.in_order(feeds.read(str(FEED)))
    fed = 0
    # One after the other: a batch says once what a count stands at, however many weeks it spans.
    for lot in (past[: len(TOWNS)], past[len(TOWNS) :], feed):
        await replay.feed(running.conf, lot, pace if lot is feed else pace / 2)
        fed += len(lot)
        running.ledger = Ledger()
        async for deliveries in replay.follow(running.conf, fed, running.check):
            running.ledger.take_all(deliveries)


def main(file: str) -> None:
    """Draw what Grafana shows of it."""
    with watched(pace=0.5) as running:
        picture.draw(running.prometheus, Path(file), start=running.started_at + 10)


if __name__ == "__main__":
    main(*sys.argv[1:])
