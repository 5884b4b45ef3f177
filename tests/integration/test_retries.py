"""Dead letters put back once what was wrong is mended: as if nothing had happened, and once."""

import asyncio
import json
import os
import subprocess
import sys
from typing import Any

import schemas
from streams import replay, settings
from streams.broker import admin
from streams.ledger import Ledger
from streams.processes import worker
from tests.brokers import embedded_broker

FERRY = {
    "id": "ferry",
    "title": "Ferry sinks off Mombasa, 12 dead",
    "body": "Twelve people drowned when a ferry sank off Mombasa, Kenya, on Monday.\n\n"
    + "Divers went down until dark, the coast guard said, and will go down again. " * 20,
    "language": "en",
}
BROKEN = b"{"
TOO_SMALL = {"TALLYWIRE_MAX_ARTICLE_BYTES": "1000"}
"""A setting that is wrong: it refuses what is an article."""


def test_letters_retried_after_a_mend_give_their_incident_once() -> None:
    with embedded_broker() as address:
        environment = {"TALLYWIRE_BROKER": address, "TALLYWIRE_CLOCK": "event"}
        conf = settings.load(broker=address, clock="event")
        asyncio.run(admin.create(conf))
        with worker(environment | TOO_SMALL) as process:
            values = [json.dumps(FERRY).encode(), BROKEN]
            refused = asyncio.run(replay.run(conf, values, process.check))
        assert reasons(refused) == ["not-json", "oversize"]
        assert not refused.incidents

        with worker(environment) as process:
            chosen = ("--all", "--reason", "oversize")
            assert tallywire(address, "retry", *chosen) == b"retried 1\n"
            once = asyncio.run(replay.run(conf, [], process.check))
            assert tallywire(address, "retry", "--all") == b"retried 2\n"
            twice = asyncio.run(replay.run(conf, [], process.check))

    (incident,) = once.live_incidents()
    assert incident.tolls[schemas.Kind.KILLED].best == 12
    assert twice.live_incidents() == [incident]
    assert truth(twice) == truth(once)
    assert reasons(twice) == ["not-json", "not-json", "oversize"]


def tallywire(address: str, *arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "streams", "deadletters", *arguments],
        env={**os.environ, "TALLYWIRE_BROKER": address},
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stderr


def truth(ledger: Ledger) -> dict[str, Any]:
    """The counts, by key."""
    return {
        key: (count.low, count.best, count.high, count.incidents, count.articles)
        for key, count in ledger.counts.items()
    }


def reasons(ledger: Ledger) -> list[str]:
    return sorted(letter.reason for letter in ledger.dead_letters.values())
