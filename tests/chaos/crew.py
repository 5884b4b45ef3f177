"""Workers under a supervisor that starts another one for each that ends."""

import asyncio
import json
import random
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from resource import RLIMIT_FSIZE, prlimit
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families

from streams.broker.ports import free_port
from streams.processes import WorkerProcess, worker
from streams.settings import Settings, as_environment
from tests.chaos.background import beside

LOOK_EVERY = 0.2
"""Seconds between two looks of the supervisor."""
MAX_RESTARTS = 200
"""After so many the workers can't live here, and the run fails with the last one's log."""

FULL_AT = 4_096
"""Bytes of a file beyond which a worker with a full disk can't write."""


Program = Callable[[Path], Mapping[str, str]]
"""Makes what it needs in a folder; returns the variables that let Python run another version of
the workers, or today's under other conditions."""


def same_program(folder: Path) -> Mapping[str, str]:
    """Today's version as it is."""
    return {}


@dataclass
class Member:
    """A worker."""

    process: WorkerProcess
    port: int
    data: Path
    """Folder of its RocksDB tables."""
    resources: ExitStack
    is_frozen: bool = False

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self.process.process.send_signal(number)

    def is_ready(self) -> bool:
        """Whether it has joined, and recovered its tables."""
        return self._says_ok("readyz")

    def is_healthy(self) -> bool:
        """Whether it says that its work moves."""
        return self._says_ok("healthz")

    def idle(self) -> Mapping[str, str]:
        """The stages that it does not run, and why."""
        with self._page("healthz") as answer:
            told: dict[str, str] = json.load(answer)["idle"]
        return told

    def partitions(self, topic: str) -> set[int]:
        """The partitions of a topic that it has, as it saw them at its last look."""
        with suppress(URLError, OSError), self._page("metrics") as answer:
            return {
                int(sample.labels["partition"])
                for family in text_string_to_metric_families(answer.read().decode())
                for sample in family.samples
                if sample.name == "tallywire_partition_lag" and sample.labels["topic"] == topic
            }
        return set()  # it has only begun

    def _says_ok(self, page: str) -> bool:
        with suppress(URLError, OSError), self._page(page):
            return True
        return False

    def _page(self, name: str) -> Any:
        return urlopen(f"http://127.0.0.1:{self.port}/{name}", timeout=2)


@dataclass
class Crew:
    """The workers of a run; in place of one that ends, another is started."""

    conf: Settings
    store: str
    rng: random.Random
    folder: Path
    """For what a scenario keeps in files."""
    program: Mapping[str, str]
    """Variables for the workers that are started; see `Program`."""
    members: list[Member] = field(default_factory=list)
    kills: list[datetime] = field(default_factory=list)
    """When workers were killed."""
    restarts: int = 0
    exits: list[int] = field(default_factory=list)
    """Exit statuses of the workers that ended; negative for a signal."""
    reasons: list[str] = field(default_factory=list)
    """What those that ended themselves said last."""

    def start(self, data: Path | None = None) -> Member:
        """Start one more worker, with this data folder or an empty one."""
        port = free_port()
        data = data or Path(tempfile.mkdtemp(prefix="data-", dir=self.folder))
        environment = as_environment(
            broker=self.conf.broker,
            app_id=self.conf.app_id,
            clock=self.conf.clock,
            store=self.store,
            data_dir=data,
            web_port=port,
        ) | dict(self.program)
        resources = ExitStack()
        member = Member(resources.enter_context(worker(environment)), port, data, resources)
        self.members.append(member)
        return member

    def any(self) -> Member:
        """One of them, by chance."""
        return self.rng.choice(self.members)

    def kill(self, *members: Member) -> None:
        """End these at once, as a crash does; the supervisor starts others."""
        self.kills.append(datetime.now(UTC))
        for member in members:
            member.signal(signal.SIGKILL)

    def freeze(self, member: Member) -> None:
        """Stop its every thread, without its knowing."""
        member.is_frozen = True
        member.signal(signal.SIGSTOP)

    def fill_disk(self, member: Member) -> None:
        """Let it write no further than this into any file, as a full disk would."""
        _, most = prlimit(member.process.process.pid, RLIMIT_FSIZE)
        prlimit(member.process.process.pid, RLIMIT_FSIZE, (FULL_AT, most))

    def thaw(self, member: Member) -> None:
        """Let it go on."""
        member.signal(signal.SIGCONT)
        member.is_frozen = False

    async def retire(self, member: Member) -> tuple[int, float]:
        """Tell it to end, and start no other; return its exit status and the seconds it took."""
        self.members.remove(member)
        began = time.monotonic()
        status = await asyncio.to_thread(member.process.stop)
        took = time.monotonic() - began
        member.resources.close()
        return status, took

    async def ready(self, timeout: float = 120.0) -> None:  # noqa: ASYNC109 - it names what failed
        """Wait until all are ready."""
        deadline = time.monotonic() + timeout
        while not all([await asyncio.to_thread(member.is_ready) for member in self.members]):
            if time.monotonic() > deadline:
                raise TimeoutError(f"the workers were not ready within {timeout:.0f} s")
            await asyncio.sleep(LOOK_EVERY)

    def check(self) -> None:
        """Replace those that ended, with the data that they left on disk.

        Raises `WorkerDied` if that goes on and on.
        """
        for member in list(self.members):
            status = member.process.process.poll()
            if status is None:
                continue
            if self.restarts >= MAX_RESTARTS:
                member.process.check()
            self.exits.append(status)
            if status >= 0:
                self.reasons.append(member.process.last_words())
            self.restarts += 1
            self.members.remove(member)
            member.resources.close()
            self.start(member.data)

    async def supervise(self) -> None:
        """Check for ever."""
        while True:
            self.check()
            await asyncio.sleep(LOOK_EVERY)

    def disband(self) -> None:
        """Stop all."""
        for member in self.members:
            if member.is_frozen:
                self.thaw(member)
            member.resources.close()


@asynccontextmanager
async def crew_of(
    workers: int, conf: Settings, store: str, rng: random.Random, program: Program
) -> AsyncIterator[Crew]:
    """A crew of so many workers, while the block lasts."""
    resources = ExitStack()
    folder = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="tallywire-chaos-")))
    crew = Crew(conf, store, rng, folder, program(folder))
    try:
        for _ in range(workers):
            crew.start()
        async with beside(crew.supervise()):
            yield crew
    finally:
        await asyncio.to_thread(crew.disband)
        resources.close()
