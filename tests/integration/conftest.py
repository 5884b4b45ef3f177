"""The sample feed, played once on each broker."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from streams import feeds, replay, settings
from streams.broker import admin
from streams.broker.ports import free_port
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker

FEED = Path(__file__).parents[2] / "streams" / "demo" / "feed"


@dataclass
class Played:
    """A broker on which the sample feed was played, with the worker that still runs."""

    address: str
    port: int
    ledger: Ledger
    worker: WorkerProcess

    @property
    def settings(self) -> settings.Settings:
        return settings.load(broker=self.address, clock="event")

    def tallywire(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run the command against this broker."""
        return subprocess.run(
            [sys.executable, "-m", "streams", *arguments],
            env={**os.environ, "TALLYWIRE_BROKER": self.address},
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="session")
def played(broker: str) -> Iterator[Played]:
    conf = settings.load(broker=broker, clock="event")
    asyncio.run(admin.create(conf))
    port = free_port()
    environment = {
        "TALLYWIRE_BROKER": broker,
        "TALLYWIRE_CLOCK": "event",
        "TALLYWIRE_WEB_PORT": str(port),
    }
    with worker(environment) as process:
        values = replay.in_order(feeds.read(str(FEED)))
        ledger = asyncio.run(replay.run(conf, values, process.check))
        yield Played(broker, port, ledger, process)
