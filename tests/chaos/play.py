"""Playing the articles under a scenario, and comparing the outcome with an undisturbed run's."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiokafka.errors import KafkaError

from schemas.topics import COUNTS, DEADLETTERS, DUPLICATES, FIGURES, INCIDENTS, RAW
from streams import replay
from streams.broker.client import reading
from streams.broker.records import Delivery
from streams.ledger import Ledger
from streams.settings import Settings
from tests.chaos.broker import Broker, fresh_broker
from tests.chaos.crew import Crew, Program, crew_of, same_program

PATIENCE = 900.0
"""Seconds after the last fault until what is not through counts as a stall."""
SHOWN = 8
"""How many records that differ an outcome shows."""
WORKED = (FIGURES.name, INCIDENTS.name, COUNTS.name)
"""Topics whose every partition gets records all the time, so that a pause tells of a failure."""


@dataclass
class Run:
    """What a scenario has in hand."""

    crew: Crew
    broker: Broker
    articles: int
    rng: random.Random
    faults: int = 0
    complaints: list[str] = field(default_factory=list)
    """What went wrong beside the outcome."""
    done: int = 0
    """How many articles have come to an end."""

    async def until(self, share: float) -> None:
        """Wait until so much of the work is done; the fault that follows is counted."""
        while self.done < share * self.articles:
            await asyncio.sleep(0.02)
        self.faults += 1

    def moments(self, count: int) -> list[float]:
        """So many random shares of the work, in order."""
        return sorted(self.rng.uniform(0.03, 0.9) for _ in range(count))

    def expect(self, holds: bool, complaint: str) -> None:
        """Note a complaint unless this holds."""
        if not holds:
            self.complaints.append(complaint)


@dataclass(frozen=True)
class Scenario:
    """A way to break things while articles are under way."""

    name: str
    act: Callable[[Run], Awaitable[None]]
    workers: int = 2
    breaks_broker: bool = False
    nodes: int = 1
    """Of the broker, where it is our own."""
    store: str | None = None
    """The only one that it is about; else that of the run."""
    program: Program = same_program

    @property
    def description(self) -> str:
        """What it does, in words."""
        return (self.act.__doc__ or "").strip()


@dataclass
class Played:
    """What the topics hold after a run."""

    ledger: Ledger
    run: Run
    pause: float
    """The longest time for which a partition that had work to do got no record, in seconds."""


@dataclass(frozen=True)
class Outcome:
    """A run beside the undisturbed one."""

    scenario: str
    faults: int
    lost: int
    """Articles of which less came than of the undisturbed run."""
    twice: int
    """Articles that stand in two incidents, or twice in one."""
    incidents: int
    """Keys of `news.incidents.v1` whose latest record differs."""
    counts: int
    """Keys of `news.counts.v1` whose latest record differs."""
    others: int
    """Duplicates and dead letters that differ."""
    pause: float
    restarts: int
    """Workers that were started in place of others."""
    complaints: tuple[str, ...]
    differences: tuple[str, ...]
    """Some records that differ: this run's, and the undisturbed one's."""

    @property
    def holds(self) -> bool:
        """Whether the scenario left no trace."""
        differing = self.lost + self.twice + self.incidents + self.counts + self.others
        return differing == 0 and not self.complaints


async def play(
    scenario: Scenario,
    values: Sequence[bytes],
    *,
    address: str | None = None,
    store: str = "memory",
    seed: int = 1,
) -> Played:
    """Play the articles; they lie in the topic before the workers start, so there is always work.

    All are English and lie in one raw partition. So whatever happens, each partition of each topic
    holds the same records in the same order, but for repeats, and the outcome is the same to the
    last byte, the ids of incidents, which come from their first report, among it.
    """
    rng = random.Random(seed)
    async with fresh_broker(address, scenario.nodes) as broker:
        await replay.feed(broker.conf, values)
        async with crew_of(
            scenario.workers, broker.conf, scenario.store or store, rng, scenario.program
        ) as crew:
            run = Run(crew, broker, len(values), rng)
            async with _watching(broker.conf, run):
                await scenario.act(run)
            async with asyncio.timeout(PATIENCE):
                ledger, pauses = Ledger(), Pauses()
                async for deliveries in replay.follow(broker.conf, len(values), crew.check):
                    ledger.take_all(deliveries)
                    pauses.take_all(deliveries)
    return Played(ledger, run, pauses.longest)


def compare(scenario: Scenario, played: Played, undisturbed: Played) -> Outcome:
    """The outcome of a run, beside the undisturbed one."""
    ours, theirs = played.ledger, undisturbed.ledger
    return Outcome(
        scenario=scenario.name,
        faults=played.run.faults,
        lost=ours.outcomes().unaccounted + len(_reported(theirs).keys() - _reported(ours).keys()),
        twice=sum(times > 1 for times in _reported(ours).values()),
        incidents=_differing(ours.incidents, theirs.incidents),
        counts=_differing(ours.counts, theirs.counts),
        others=_differing(ours.duplicates, theirs.duplicates)
        + _differing(_refusals(ours), _refusals(theirs)),
        pause=played.pause,
        restarts=played.run.crew.restarts,
        complaints=tuple(played.run.complaints),
        differences=tuple(
            [
                *_differences(ours.incidents, theirs.incidents),
                *_differences(ours.counts, theirs.counts),
            ][:SHOWN]
        ),
    )


def _reported(ledger: Ledger) -> Counter[str]:
    """How often each article stands in an incident."""
    return Counter(article for one in ledger.live_incidents() for article in one.articles)


def _refusals(ledger: Ledger) -> dict[str, Any]:
    return {
        position: (letter.stage, letter.reason, letter.value)
        for position, letter in ledger.dead_letters.items()
    }


def _differing(ours: dict[str, Any], theirs: dict[str, Any]) -> int:
    return len(list(_differences(ours, theirs)))


def _differences(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    for key in sorted(ours.keys() | theirs.keys()):
        if ours.get(key) != theirs.get(key):
            yield f"{key}: {ours.get(key)!r} instead of {theirs.get(key)!r}"


class Pauses:
    """The longest times between two records of a partition, by the records' own time."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], datetime] = {}
        self.longest = 0.0

    def take_all(self, deliveries: Sequence[Delivery]) -> None:
        """Take records in their order."""
        for delivery in deliveries:
            if delivery.topic in WORKED:
                place = delivery.topic, delivery.partition
                pause = delivery.timestamp - self._last.get(place, delivery.timestamp)
                self._last[place] = delivery.timestamp
                self.longest = max(self.longest, pause.total_seconds())


@asynccontextmanager
async def _watching(conf: Settings, run: Run) -> AsyncIterator[None]:
    """Count the articles that come to an end, into `run.done`, while the block lasts."""
    topics = [FIGURES.name, DUPLICATES.name, DEADLETTERS.name]
    async with reading(conf, topics, from_beginning=True) as reader:
        ended: set[str] = set()

        async def count() -> None:
            while True:
                try:
                    ended.update(d.trace.origin for d in await reader.read())
                except KafkaError:  # the broker is away; it is the scenario's doing
                    await asyncio.sleep(0.1)
                run.done = sum(origin.startswith(RAW.name) for origin in ended)

        counting = asyncio.create_task(count())
        try:
            yield
        finally:
            counting.cancel()
