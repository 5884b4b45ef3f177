"""Playing the articles under a scenario, and comparing the outcome with an undisturbed run's."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any, Literal

from aiokafka.errors import KafkaError
from pydantic import BaseModel

from schemas.topics import COUNTS, DEADLETTERS, DUPLICATES, FIGURES, INCIDENTS, RAW
from streams import replay
from streams.broker.client import reading
from streams.broker.records import Delivery
from streams.errors import UserError
from streams.ledger import Ledger
from streams.settings import Settings
from streams.tally.counts import WINDOWS
from tests.chaos.background import beside
from tests.chaos.broker import Broker, fresh_broker
from tests.chaos.crew import Crew, Program, crew_of, same_program

PATIENCE = 600.0
"""Seconds without an article that comes to an end after which a run has stalled."""
SHOWN = 8
"""How many records that differ an outcome shows."""
WORKED = (FIGURES.name, INCIDENTS.name, COUNTS.name)
"""Topics whose every partition gets records all the time, so that a pause tells of a failure."""


Clock = Literal["event", "wall"]


class Stalled(UserError):  # noqa: N818 - it says what happened
    """The work stands still; the message says where."""


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
    clock: Clock = "event"
    """What moves the workers' windows on; on the wall clock, articles must be of today."""
    takeover: float | None = None
    """Seconds after a kill within which it promises that all partitions are worked again."""

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
    takeover: float
    """The longest time from a kill to the next record of a partition, in seconds."""


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
    takeover: float
    restarts: int
    """Workers that were started in place of others."""
    complaints: tuple[str, ...]
    differences: tuple[str, ...]
    """Some records that differ: this run's, and the undisturbed one's."""

    @property
    def holds(self) -> bool:
        """Whether the scenario left no trace, and kept its promises.

        `pause` and `takeover` by themselves are no matter of it: they depend on the machine.
        """
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
    async with fresh_broker(address, scenario.nodes, scenario.clock) as broker:
        await replay.feed(broker.conf, values)
        async with crew_of(
            scenario.workers, broker.conf, scenario.store or store, rng, scenario.program
        ) as crew:
            run = Run(crew, broker, len(values), rng)
            ledger, pauses = Ledger(), Pauses(crew.kills)
            async with _watching(broker.conf, run):
                await scenario.act(run)
                async for deliveries in replay.follow(broker.conf, len(values), crew.check):
                    ledger.take_all(deliveries)
                    pauses.take_all(deliveries)
    return Played(ledger, run, pauses.longest, pauses.takeover)


def compare(scenario: Scenario, played: Played, undisturbed: Played) -> Outcome:
    """The outcome of a run, beside the undisturbed one."""
    ours, theirs = played.ledger, undisturbed.ledger
    incidents = list(_differences(*(_incidents(one, scenario) for one in (ours, theirs))))
    counts = list(_differences(*(_counts(one, scenario) for one in (ours, theirs))))
    others = [
        *_differences(ours.duplicates, theirs.duplicates),
        *_differences(_refusals(ours), _refusals(theirs)),
    ]
    return Outcome(
        scenario=scenario.name,
        faults=played.run.faults,
        lost=ours.outcomes().unaccounted + len(_reported(theirs).keys() - _reported(ours).keys()),
        twice=sum(times > 1 for times in _reported(ours).values()),
        incidents=len(incidents),
        counts=len(counts),
        others=len(others),
        pause=played.pause,
        takeover=played.takeover,
        restarts=played.run.crew.restarts,
        complaints=(*played.run.complaints, *_late(scenario, played, undisturbed)),
        differences=(*incidents, *counts, *others)[:SHOWN],
    )


def _late(scenario: Scenario, played: Played, undisturbed: Played) -> Iterator[str]:
    """A promise that was not kept. How long this machine lets a partition wait without any fault
    is not counted against it: others may load it."""
    if scenario.takeover is None:
        return
    most = scenario.takeover + undisturbed.pause
    if played.takeover > most:
        yield (
            f"a partition waited {played.takeover:.0f} s after a kill, more than the promised "
            f"{scenario.takeover:.0f} s and the {undisturbed.pause:.0f} s of the undisturbed run"
        )


def _incidents(ledger: Ledger, scenario: Scenario) -> dict[str, Any]:
    """The incidents; on the wall clock, without when they changed: the last tick decides that."""
    if scenario.clock == "event":
        return ledger.incidents
    return {key: one.model_dump(exclude={"changed_at"}) for key, one in ledger.incidents.items()}


def _counts(ledger: Ledger, scenario: Scenario) -> dict[str, Any]:
    """The counts; on the wall clock, the numbers of the window that no article has left yet."""
    if scenario.clock == "event":
        return ledger.counts
    return {
        key: one.model_dump(exclude={"as_of"})
        for key, one in ledger.counts.items()
        if one.window == WINDOWS[-1]
    }


def _reported(ledger: Ledger) -> Counter[str]:
    """How often each article stands in an incident."""
    return Counter(article for one in ledger.live_incidents() for article in one.articles)


def _refusals(ledger: Ledger) -> dict[str, Any]:
    return {
        position: (letter.stage, letter.reason, letter.value)
        for position, letter in ledger.dead_letters.items()
    }


def _differences(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    for key in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(key), theirs.get(key)
        if one != other:
            yield f"{key}: {' instead of '.join(_what_differs(one, other))}"


def _what_differs(one: Any, other: Any) -> tuple[str, str]:
    """Both, without the fields that are the same: all of an incident would not be read."""
    if not (isinstance(one, BaseModel) and isinstance(other, BaseModel)):
        return repr(one), repr(other)
    ours, theirs = dict(one), dict(other)
    differing = [name for name in ours if ours[name] != theirs[name]]
    return repr({name: ours[name] for name in differing}), repr(
        {name: theirs[name] for name in differing}
    )


class Pauses:
    """The longest times between two records of a partition, by the broker's clock."""

    def __init__(self, kills: Sequence[datetime]) -> None:
        self._kills = kills
        self._last: dict[tuple[str, int], datetime] = {}
        self.longest = 0.0
        self.takeover = 0.0
        """The longest from one of these kills to the next record of a partition."""

    def take_all(self, deliveries: Sequence[Delivery]) -> None:
        """Take records in their order."""
        for delivery in deliveries:
            if delivery.topic in WORKED:
                place, at = (delivery.topic, delivery.partition), delivery.timestamp
                last = self._last.get(place, at)
                self._last[place] = at
                self.longest = max(self.longest, (at - last).total_seconds())
                for kill in self._kills:
                    if last < kill < at:
                        self.takeover = max(self.takeover, (at - kill).total_seconds())


@asynccontextmanager
async def _watching(conf: Settings, run: Run) -> AsyncIterator[None]:
    """Count the articles that come to an end, into `run.done`, while the block lasts.

    The block ends with `Stalled` if none does for long.
    """
    topics = [FIGURES.name, DUPLICATES.name, DEADLETTERS.name]
    async with reading(conf, topics, from_beginning=True) as reader:

        async def count() -> None:
            ended: set[str] = set()
            moved_at = monotonic()
            while monotonic() - moved_at < PATIENCE:
                try:
                    ended.update(d.trace.origin for d in await reader.read())
                except KafkaError:  # the broker is away; it is the scenario's doing
                    await asyncio.sleep(0.1)
                done = sum(origin.startswith(RAW.name) for origin in ended)
                if done > run.done:
                    run.done, moved_at = done, monotonic()
            raise Stalled(
                f"{run.done} of {run.articles} articles came to an end, and none within the last "
                f"{PATIENCE:.0f} s"
            )

        async with beside(count()):
            yield
