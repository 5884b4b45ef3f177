"""Hostile records through a live worker: each ends as something, and the worker lives on."""

import asyncio
from pathlib import Path

from streams import replay, settings
from streams.broker import admin
from streams.processes import WorkerProcess, worker
from tests.brokers import embedded_broker
from tests.hostile.records import GOOD, drawn, to_bytes

RECORDS = 5_000
MOST_GROWN = 100_000_000
"""Bytes of memory by which the second half may make the worker grow: what it remembers of the
articles in it, and room for noise."""


def test_every_hostile_record_ends_as_something_and_the_next_article_is_read() -> None:
    values = [value for _, value in drawn(RECORDS, number=11) if value is not None]
    half = len(values) // 2
    with embedded_broker() as address:
        conf = settings.load(broker=address, clock="event")
        asyncio.run(admin.create(conf))
        with worker({"TALLYWIRE_BROKER": address, "TALLYWIRE_CLOCK": "event"}) as process:
            asyncio.run(replay.run(conf, values[:half], process.check))
            before = resident(process)
            rest = [*values[half:], to_bytes(GOOD | {"id": "the-last"})]
            ledger = asyncio.run(replay.run(conf, rest, process.check))
            grown = resident(process) - before
    outcomes = ledger.outcomes()
    assert (outcomes.fed, outcomes.unaccounted) == (len(values) + 1, 0)
    assert min(outcomes.reported, outcomes.nothing, outcomes.copies, outcomes.refused) > 0
    assert "failed" not in {letter.reason for letter in ledger.dead_letters.values()}
    told = {article for incident in ledger.live_incidents() for article in incident.articles}
    copies = {duplicate.article_id for duplicate in ledger.duplicates.values()}
    assert "the-last" in told | copies
    assert grown < MOST_GROWN


def resident(process: WorkerProcess) -> int:
    """Bytes of memory that it has."""
    status = Path(f"/proc/{process.process.pid}/status").read_text()
    return 1_024 * int(status.partition("VmRSS:")[2].split()[0])
