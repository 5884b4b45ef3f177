"""What is broken, and how: one small function a scenario."""

import asyncio
import signal
import time
from datetime import datetime

import schemas
from schemas.topics import ALERTS, COUNTS, INCIDENTS
from streams.app import HEARTBEAT, SESSION
from streams.broker import admin
from streams.broker.client import reading
from streams.broker.records import Delivery
from streams.worker import SHUTDOWN_DEADLINE
from tests.chaos import versions
from tests.chaos.play import Run, Scenario

FROZEN = 2 * SESSION
"""Seconds for which a worker or a broker is frozen; well above the session timeout."""
AWAY = 120.0
"""Seconds for which the broker is away."""
REPORTED = 30.0
"""Seconds of stall after which /healthz must tell."""
FULL_WITHIN = 60.0
"""Seconds within which a worker notices that its disk is full."""
NOTICED = 120.0
"""Seconds within which workers that end are replaced, as when a topic is gone, or back."""
TAKEOVER = 15.0
"""Seconds within which the partitions of a killed worker are worked elsewhere."""


async def undisturbed(run: Run) -> None:
    """Nothing is broken."""


def kills(count: int) -> Scenario:
    """A worker is killed so many times."""

    async def act(run: Run) -> None:
        """One of two workers is killed (SIGKILL) at random moments."""
        for moment in run.moments(count):
            await run.until(moment)
            run.crew.kill(run.crew.any())
            await asyncio.sleep(run.rng.uniform(0, 5))

    return Scenario("kills", act)


async def one_killed(run: Run) -> None:
    """One of two workers is killed, and the next one only when all is at rest; three times."""
    for moment in (0.15, 0.45, 0.75):
        await run.until(moment)
        run.crew.kill(run.crew.any())
        await _until_restarts(run, run.crew.restarts + 1)
        await run.crew.ready()


async def all_killed(run: Run) -> None:
    """All workers are killed at once, three times."""
    for moment in (0.2, 0.5, 0.8):
        await run.until(moment)
        run.crew.kill(*run.crew.members)


async def killed_in_rebalance(run: Run) -> None:
    """A worker joins, and another one is killed while the group rebalances; three times."""
    for moment in (0.15, 0.4, 0.65):
        await run.until(moment)
        veteran = run.crew.members[0]
        newcomer = run.crew.start()
        await asyncio.sleep(run.rng.uniform(2, 6))
        run.crew.kill(veteran)
        await run.crew.ready()
        await run.crew.retire(newcomer)


async def killed_in_recovery(run: Run) -> None:
    """The only worker is killed, and the one that follows it, soon after its start; nine times."""
    for moment in (0.3, 0.5, 0.8):
        await run.until(moment)
        run.crew.kill(*run.crew.members)
        for _ in range(2):
            await _until_restarts(run, run.crew.restarts + 1)
            await asyncio.sleep(run.rng.uniform(1, 15))
            run.faults += 1
            run.crew.kill(*run.crew.members)


def told_to_stop(count: int) -> Scenario:
    """A worker is told to stop so many times."""

    async def act(run: Run) -> None:
        """A worker is told to stop (SIGTERM) under load, and another one takes its folder."""
        for moment in run.moments(count):
            await run.until(moment)
            member = run.crew.any()
            status, took = await run.crew.retire(member)
            run.expect(status == 0, f"a worker that was told to stop ended with {status}")
            run.expect(took < SHUTDOWN_DEADLINE + 1, f"it took {took:.1f} s")
            run.crew.start(member.data)
            await run.crew.ready()

    return Scenario("told-to-stop", act)


async def told_to_stop_in_recovery(run: Run) -> None:
    """A worker is told to stop (SIGTERM) soon after its start, five times."""
    for moment in (0.1, 0.25, 0.4, 0.55, 0.7):
        await run.until(moment)
        newcomer = run.crew.start()
        await asyncio.sleep(run.rng.uniform(2, 12))
        status, took = await run.crew.retire(newcomer)
        # The signal's own status: it had not begun yet.
        run.expect(
            status in (0, -signal.SIGTERM), f"a worker that was told to stop ended with {status}"
        )
        run.expect(took < SHUTDOWN_DEADLINE + 1, f"it took {took:.1f} s")


def frozen(count: int) -> Scenario:
    """A worker is frozen beyond its session so many times."""

    async def act(run: Run) -> None:
        """A worker is frozen (SIGSTOP) beyond its session and thawed (SIGCONT)."""
        for moment in run.moments(count):
            await run.until(moment)
            member = run.crew.any()
            run.crew.freeze(member)
            await asyncio.sleep(FROZEN)
            run.crew.thaw(member)
            await asyncio.sleep(HEARTBEAT)  # by then it knows
            await run.crew.ready()

    return Scenario("frozen", act)


async def nap(run: Run) -> None:
    """A worker is frozen for less than its session, five times."""
    for moment in (0.1, 0.25, 0.4, 0.55, 0.7):
        await run.until(moment)
        member = run.crew.any()
        run.crew.freeze(member)
        await asyncio.sleep(SESSION / 2)
        run.crew.thaw(member)


async def broker_frozen(run: Run) -> None:
    """The broker is frozen for 4 s, and beyond the workers' sessions."""
    for moment, seconds in ((0.2, 4.0), (0.5, FROZEN)):
        await run.until(moment)
        run.broker.freeze()
        await asyncio.sleep(seconds)
        run.broker.thaw()


async def node_killed(run: Run) -> None:
    """One of three nodes of the broker, which hold copies, is killed and started; each in turn."""
    for number, moment in enumerate((0.15, 0.4, 0.65)):
        await run.until(moment)
        await run.broker.kill(number)
        await asyncio.sleep(FROZEN)
        await run.broker.start(number)


async def broker_killed(run: Run) -> None:
    """The broker is killed and started again, twice."""
    for moment in (0.2, 0.6):
        await run.until(moment)
        await run.broker.kill()
        await run.broker.start()


async def broker_away(run: Run) -> None:
    """The broker is away for two minutes."""
    await run.until(0.4)
    await run.broker.kill()
    await asyncio.sleep(REPORTED)
    well = [await asyncio.to_thread(member.is_healthy) for member in run.crew.members]
    run.expect(not any(well), f"a worker calls itself healthy after {REPORTED:.0f} s of stall")
    await asyncio.sleep(AWAY - REPORTED)
    await run.broker.start()


async def scaled(run: Run) -> None:
    """One worker, then three, then one again, under load."""
    await run.until(0.15)
    run.crew.start()
    run.crew.start()
    await run.crew.ready()
    for moment in (0.5, 0.7):
        await run.until(moment)
        status, _ = await run.crew.retire(run.crew.members[0])
        run.expect(status == 0, f"a worker that was told to stop ended with {status}")


async def killed_at_writes(run: Run) -> None:
    """Workers die (SIGKILL) between a table's write and its commit, until most work is done."""
    await run.until(0.8)
    run.crew.program = {}
    run.faults = run.crew.restarts
    run.expect(run.faults > 0, "no worker died")
    run.crew.kill(*run.crew.members)


async def topic_away(run: Run) -> None:
    """The topic of alerts is deleted under load, and made again; all else goes on meanwhile."""
    await run.until(0.2)
    await run.broker.delete_topics(ALERTS.name)
    await _until_restarts(run, len(run.crew.members))
    await run.crew.ready()
    idle = [await asyncio.to_thread(member.idle) for member in run.crew.members]
    run.expect(all("alert" in stages for stages in idle), f"/healthz tells of {idle}")
    await run.until(0.7)
    await admin.create(run.broker.conf)
    await _until_restarts(run, 2 * len(run.crew.members))
    run.expect(set(run.crew.exits[-2:]) == {0}, f"the workers ended with {run.crew.exits}")
    async with reading(run.broker.conf, [ALERTS.name], from_beginning=True) as reader:
        async with asyncio.timeout(NOTICED):
            while not await reader.read():
                pass


async def _until_restarts(run: Run, count: int) -> None:
    async with asyncio.timeout(NOTICED):
        while run.crew.restarts < count:
            await asyncio.sleep(0.2)


async def clock_stepped(run: Run) -> None:
    """The workers' time of day is set an hour ahead, then an hour behind, then right."""
    for moment, hours in ((0.2, 1), (0.45, -1), (0.7, 0)):
        await run.until(moment)
        versions.step(run.crew.folder, hours)
        await asyncio.sleep(2 * versions.TICK)  # so that each worker tells of it
    topics = [INCIDENTS.name, COUNTS.name]
    async with reading(run.broker.conf, topics, from_beginning=True) as reader:
        ahead = [
            record.position
            async for record in reader.up_to_now()
            if _told(record) > record.timestamp
        ]
    run.expect(not ahead, f"{len(ahead)} records tell of a time that had not come: {ahead[:3]}")


def _told(record: Delivery) -> datetime:
    """The event time that an incident or a count names as the latest."""
    if record.topic == COUNTS.name:
        return schemas.Count.model_validate_json(record.value or b"").as_of
    return schemas.Incident.model_validate_json(record.value or b"").changed_at


async def disk_full(run: Run) -> None:
    """The disk of a worker with RocksDB is full; it ends, and one with room takes its place."""
    for moment in (0.2, 0.6):
        await run.until(moment)
        member = run.crew.any()
        run.crew.fill_disk(member)
        deadline = time.monotonic() + FULL_WITHIN
        while member in run.crew.members and time.monotonic() < deadline:
            await asyncio.sleep(0.2)
        run.expect(member not in run.crew.members, "a worker went on with a full disk")


async def upgraded(run: Run) -> None:
    """One worker after another gives way to one whose records have a new field; then back again."""
    for moment, program in ((0.2, versions.with_new_field(run.crew.folder)), (0.6, {})):
        await run.until(moment)
        run.crew.program = program
        for veteran in list(run.crew.members):
            await run.crew.retire(veteran)
            run.crew.start(veteran.data)
            await run.crew.ready()
    async with reading(run.broker.conf, [INCIDENTS.name], from_beginning=True) as reader:
        news = [
            f'"{versions.FIELD}"'.encode() in (record.value or b"")
            for record in await reader.read_all()
        ]
    run.expect(any(news) and not all(news), "not both versions wrote incidents")


UNDISTURBED = Scenario("undisturbed", undisturbed)
SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        kills(30),
        Scenario("one-killed", one_killed, takeover=TAKEOVER),
        Scenario("all-killed", all_killed),
        Scenario("killed-in-rebalance", killed_in_rebalance),
        Scenario("killed-in-recovery", killed_in_recovery, workers=1),
        Scenario("killed-at-writes", killed_at_writes, program=versions.that_dies_at_writes),
        told_to_stop(5),
        Scenario("told-to-stop-in-recovery", told_to_stop_in_recovery, workers=1),
        frozen(4),
        Scenario("nap", nap),
        Scenario("broker-frozen", broker_frozen, breaks_broker=True),
        Scenario("broker-killed", broker_killed, breaks_broker=True),
        Scenario("node-killed", node_killed, breaks_broker=True, nodes=3),
        Scenario("broker-away", broker_away, breaks_broker=True),
        Scenario("scaled", scaled, workers=1),
        Scenario("disk-full", disk_full, store="rocksdb"),
        Scenario("topic-away", topic_away),
        Scenario("clock-stepped", clock_stepped, program=versions.with_a_clock, clock="wall"),
        Scenario("upgraded", upgraded),
    )
}
