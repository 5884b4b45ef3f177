"""The whole pipeline over a set of articles, until every one of them is through."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from pydantic import BaseModel

import schemas
from schemas.report import FiguresRecord
from schemas.topics import ARTICLES, COUNTS, FIGURES, INCIDENTS, RAW
from streams import ledger as ledgers
from streams.agents import ticks
from streams.broker.client import Reader, producing, raw_article, reading
from streams.broker.records import Delivery
from streams.ledger import Ledger
from streams.normalize import decode, normalize
from streams.refusal import Refused
from streams.settings import Settings

CONSUMED = (RAW, ARTICLES, FIGURES, INCIDENTS, COUNTS)
"""The topics whose records a stage has yet to do."""
QUIET = 3.0
"""Seconds without a new record, everything being committed, after which all is through; above
the workers' commit interval."""
FIGURES_FILE, INCIDENTS_FILE = "figures.jsonl", "incidents.jsonl"
"""What `tallywire explain --replay` reads of a folder of results."""


class FiguresLine(BaseModel):
    """A line of `figures.jsonl`; the lines of one partition are in their order."""

    partition: int
    record: FiguresRecord


def in_order(values: Iterable[bytes]) -> list[bytes]:
    """Articles in order of publication; what has no readable time stays behind its forerunner."""
    times: list[tuple[datetime, int, bytes]] = []
    latest = datetime.min.replace(tzinfo=UTC)
    for number, value in enumerate(values):
        latest = _published_at(value) or latest
        times.append((latest, number, value))
    return [value for _, _, value in sorted(times)]


def _published_at(value: bytes) -> datetime | None:
    try:
        return normalize(decode(value, RAW.max_message_bytes)).article.published_at
    except Refused:
        return None


async def feed(settings: Settings, values: Sequence[bytes], pace: float = 0) -> None:
    """Put the articles on one partition of the raw topic, so that they stay in order.

    `pace` is how many seconds lie between two.
    """
    async with producing(settings) as producer:
        for value in values:
            await producer.send(raw_article(value, partition=0))
            if pace:
                await asyncio.sleep(pace)


async def follow(
    settings: Settings, fed: int, check: Callable[[], None]
) -> AsyncIterator[list[Delivery]]:
    """Give what appears on the topics, until `fed` articles are through.

    A worker commits a record only when what came of it is delivered; so when all that was read is
    committed and nothing more appears, nothing is under way. What was read counts, for what the
    broker calls the end is too little, at the embedded one. `check` raises if work can't go on.
    """
    topics = [topic.name for topic in ledgers.TOPICS]
    async with (
        reading(settings, topics, from_beginning=True) as everything,
        reading(
            settings,
            [topic.name for topic in CONSUMED],
            from_beginning=True,
            group=settings.app_id,
        ) as work,
    ):
        seen, quiet_since = 0, monotonic()
        while seen < fed or monotonic() - quiet_since < QUIET or await _behind(work):
            check()
            deliveries = await everything.read()
            if deliveries:
                quiet_since = monotonic()
                seen += sum(delivery.topic == RAW.name for delivery in deliveries)
            yield deliveries


async def _behind(work: Reader) -> bool:
    ends = await work.ends()
    while await work.read() or not await work.has_reached(ends):  # a busy broker lets one wait
        pass
    return await work.undone() > 0


async def run(
    settings: Settings,
    values: Sequence[bytes],
    check: Callable[[], None],
    progress: Callable[[Ledger], None] = lambda ledger: None,
    keep: Callable[[Delivery], None] = lambda delivery: None,
) -> Ledger:
    """Feed the articles and wait until all are through; returns what the topics hold then.

    `keep` is given each record as it comes.
    """
    ledger = Ledger()
    await feed(settings, values)
    async for deliveries in follow(settings, len(values), check):
        for delivery in deliveries:
            ledger.take(delivery)
            keep(delivery)
        progress(ledger)
    return ledger


@contextlib.contextmanager
def keeping_figures(folder: Path) -> Iterator[Callable[[Delivery], None]]:
    """What writes each record of `news.figures.v1` to `figures.jsonl`; other topics' it leaves.

    They are too many to be held until the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FIGURES_FILE).open("w", encoding="utf-8") as file:

        def keep(delivery: Delivery) -> None:
            if delivery.topic == FIGURES.name:
                record = ticks.read(delivery)
                line = FiguresLine(partition=delivery.partition, record=record)
                file.write(f"{line.model_dump_json()}\n")

        yield keep


def write(ledger: Ledger, folder: Path) -> None:
    """Write what else the topics hold as JSON lines, a file a topic."""
    folder.mkdir(parents=True, exist_ok=True)
    incidents = sorted(
        ledger.incidents.values(), key=lambda i: (i.first_reported_at, i.incident_id)
    )
    _write(folder / INCIDENTS_FILE, (_json(record) for record in incidents))
    _write(folder / "counts.jsonl", (_json(record) for record in ledger.all_counts))
    _write(folder / "alerts.jsonl", (_json(record) for record in ledger.alerts.values()))
    _write(folder / "duplicates.jsonl", (_json(record) for record in ledger.duplicates.values()))
    _write(
        folder / "deadletters.jsonl",
        (json.dumps(ledgers.facts(letter)) for letter in ledger.dead_letters.values()),
    )


def _json(record: schemas.Incident | schemas.Count | schemas.Alert | schemas.Duplicate) -> str:
    return record.to_json().decode()


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
