"""Tallywire end to end on Apache Kafka, beside the floor under it and its peers, in one run.

    python -m benchmarks.throughput [--articles 20000] [--texts FILE]

All read the same backlog of articles of some 3 kB, one after another, each from a fresh broker and
topics of one partition:

- clients that decode JSON, and nothing else; a bare Faust agent, also with one table write and one
  send a record: what no stream processor on these could be faster than;
- the core alone: the same functions in a loop, without records and without a broker, before and
  after each other one, for the speed of a machine that others share changes by the minute;
- the stages alone: what a worker drives, in a loop (`benchmarks/stages.py`);
- one worker of tallywire, from raw articles to counts and alerts;
- the same stages in a Quix Streams application (`benchmarks/peers/quix.py`).

Then tallywire's extraction beside that of gdelt-regkg, on the texts alone, or on those of FILE.

Prints articles a second of the clock, seconds of the processor for 1,000 articles, those of the
broker meanwhile, and each one's processor time by that of the core: ratios hold on other machines.
The core is also measured while another process is busy: where two "cores" are threads of one, as on
most virtual machines, that halves the speed, and the broker is such a neighbour to a worker.
Those that decode alone are measured from the first record to the last, workers from their first
article read on. `make bench` makes the environment that Quix and gdelt-regkg need, `.build/bench`.
"""

import argparse
import asyncio
import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from time import process_time

from benchmarks.core_speed import Core
from benchmarks.gauge import Spent, feed, gauge
from benchmarks.news import news
from benchmarks.results import console, keep_bars, keep_table
from benchmarks.stages import Stages
from schemas import Article
from schemas.topics import RAW
from streams import feeds, settings
from streams.broker import admin
from streams.cli import GARBAGE
from streams.extract import extract
from streams.normalize import decode, normalize
from streams.processes import WorkerProcess, worker
from streams.refusal import Refused
from streams.settings import Settings, as_environment
from tests.brokers import ApacheKafka, apache_kafka_node

PEERS = Path(".build/bench/bin/python")
QUIX_GROUP = "quix"
WARM_UP = 200
REGKG_TEXTS = 300
EXTRACTIONS = 3
"""Times that both extract, by turns; the least of each goes."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--texts", metavar="FILE", help="articles to compare extraction on")
    options = parser.parse_args()
    if not PEERS.exists():
        parser.error(f"{PEERS} is missing: `make bench` makes it")
    values = list(news(options.articles))
    cores = [core(values)]
    spent = {}
    for name, take in ALONE.items():
        spent[name] = take(values)
        cores.append(core(values))
    for name, measure in CONTENDERS.items():
        console.log(name)
        with apache_kafka_node() as node:
            conf = settings.load(broker=node.address, partitions=1, clock="event")
            asyncio.run(admin.create(conf))
            asyncio.run(feed(conf, values))
            spent[name] = measure(conf, node, len(values))
        cores.append(core(values))
    show(spent, cores)
    show_extraction(articles(feeds.read(options.texts) if options.texts else values))


def core(values: Sequence[bytes]) -> Spent:
    """The core alone, in this process."""
    gc.set_threshold(GARBAGE)  # as a worker does
    Core().work(values[:WARM_UP])
    before = process_time()
    Core().work(values)
    took = process_time() - before
    return Spent(len(values), took, [took])


def stages(values: Sequence[bytes]) -> Spent:
    """The stages of a worker alone, in this process."""
    conf = settings.load(partitions=1, clock="event")
    Stages(conf).work(values[:WARM_UP])
    before = process_time()
    Stages(conf).work(values)
    took = process_time() - before
    return Spent(len(values), took, [took])


def disturbed(values: Sequence[bytes]) -> Spent:
    """The core alone, while another process keeps its neighbour busy."""
    with subprocess.Popen([sys.executable, "-c", "while True: sorted(range(1000))"]) as process:
        try:
            return core(values)
        finally:
            process.kill()


ALONE = {"core alone, beside a busy process": disturbed, "stages alone": stages}


Measure = Callable[[Settings, ApacheKafka, int], Spent]


def reader(module: str, does: str) -> Measure:
    """A program that reads all of them, and tells by itself what it took."""

    def measure(conf: Settings, node: ApacheKafka, count: int) -> Spent:
        arguments = [PEERS, "-m", f"benchmarks.peers.{module}", does, conf.broker, RAW.name]
        told = subprocess.run([*arguments, str(count)], stdout=subprocess.PIPE, check=True)
        took = json.loads(told.stdout.splitlines()[-1])
        return Spent(count, took["wall"], [took["cpu"]])

    return measure


def tallywire(conf: Settings, node: ApacheKafka, count: int) -> Spent:
    """One worker, from raw articles to counts and alerts."""
    environment = as_environment(broker=conf.broker, partitions=1, clock="event", store="rocksdb")
    with worker(environment) as process:
        return asyncio.run(_until_done(conf, node, process, count))


def in_quix(conf: Settings, node: ApacheKafka, count: int) -> Spent:
    """The same stages, driven by Quix Streams."""
    with _quix(conf.broker) as process:
        return asyncio.run(_until_done(conf, node, process, count, QUIX_GROUP))


async def _until_done(
    conf: Settings,
    node: ApacheKafka,
    process: WorkerProcess,
    count: int,
    group: str | None = None,
) -> Spent:
    async with gauge(conf, [process], group=group, broker=node) as seen:
        return await seen.until_done_with(count)


@contextmanager
def _quix(broker: str) -> Iterator[WorkerProcess]:
    with tempfile.TemporaryDirectory(prefix="quix-") as folder:
        log = Path(folder) / "log"
        with log.open("ab") as file:
            process = subprocess.Popen(
                [PEERS, "-m", "benchmarks.peers.quix", broker, QUIX_GROUP, folder],
                stdout=file,
                stderr=file,
            )
        try:
            yield WorkerProcess(process, log)
        finally:
            process.kill()
            process.wait()


CONTENDERS: Mapping[str, Measure] = {
    "aiokafka, JSON decoded": reader("clients", "aiokafka"),
    "confluent-kafka, JSON decoded": reader("clients", "confluent-kafka"),
    "bare Faust agent": reader("bare_faust", "read"),
    "bare Faust agent, a table write and a send": reader("bare_faust", "keep"),
    "tallywire": tallywire,
    "the same stages in Quix Streams": in_quix,
}


def show(spent: Mapping[str, Spent], cores: Sequence[Spent]) -> None:
    """`cores` are what the core alone took before, between and after the others."""
    rows = []
    for (name, one), around in zip(spent.items(), pairwise(cores), strict=True):
        beside = fmean(core.cpu_per_thousand for core in around)
        rows.append(
            [
                name,
                f"{one.rate:,.0f}",
                f"{one.cpu_per_thousand:.2f}",
                f"{beside:.2f}",
                f"{one.cpu_per_thousand / beside:.2f}",
                f"{1_000 * one.broker_cpu / one.articles:.2f}" if one.broker_cpu else "–",
            ]
        )
    header = (
        "",
        "articles/s",
        "CPU s per 1,000",
        "the core's, before and after",
        "by the core's",
        "broker's CPU s per 1,000",
    )
    keep_table("throughput", "One backlog, one core each", header, rows)
    bars = {"core alone": max(core.rate for core in cores)}
    bars |= {name: one.rate for name, one in spent.items()}
    keep_bars("throughput", "One backlog, one core each", "articles a second", bars)


def articles(values: Iterator[bytes] | Sequence[bytes]) -> list[Article]:
    """What can be read of these, as the extraction takes it."""
    found = []
    for value in values:
        try:
            found.append(normalize(decode(value, RAW.max_message_bytes)).article)
        except Refused:
            continue
        if len(found) == REGKG_TEXTS:
            break
    return found


def show_extraction(texts: Sequence[Article]) -> None:
    """Our extraction beside that of gdelt-regkg, by turns."""
    ours, theirs = [], []
    for _ in range(EXTRACTIONS):
        before = process_time()
        for article in texts:
            extract(article)
        ours.append(process_time() - before)
        theirs.append(_regkg(texts))
    rows = [
        [name, f"{len(texts) / min(took):,.0f}", f"{1_000 * min(took) / len(texts):.2f}"]
        for name, took in (("tallywire", ours), ("gdelt-regkg", theirs))
    ]
    keep_table(
        "throughput-extraction", "Extraction alone", ("", "articles/s", "CPU s per 1,000"), rows
    )
    console.print(f"tallywire takes 1/{min(theirs) / min(ours):.1f} of gdelt-regkg's time")


def _regkg(texts: Sequence[Article]) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(f"{json.dumps(article.text)}\n" for article in texts)
        file.flush()
        told = subprocess.run(
            [PEERS, "-m", "benchmarks.peers.regkg", file.name], stdout=subprocess.PIPE, check=True
        )
    return float(json.loads(told.stdout)["cpu"])


if __name__ == "__main__":
    main()
