"""What is broken, and how: one small function a scenario."""

import asyncio
import tempfile
import time
from pathlib import Path

from schemas.topics import INCIDENTS
from streams.app import HEARTBEAT, SESSION
from streams.broker.client import reading
from streams.worker import SHUTDOWN_DEADLINE
from tests.chaos.play import Run, Scenario
from tests.chaos.version import FIELD, next_version

FROZEN = 2 * SESSION
"""Seconds for which a worker or a broker is frozen; well above the session timeout."""
AWAY = 120.0
"""Seconds for which the broker is away."""
REPORTED = 30.0
"""Seconds of stall after which /healthz must tell."""
FULL_WITHIN = 60.0
"""Seconds within which a worker notices that its disk is full."""


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
            await _replaced(run)
            await asyncio.sleep(run.rng.uniform(1, 15))
            run.faults += 1
            run.crew.kill(*run.crew.members)


async def _replaced(run: Run) -> None:
    restarts = run.crew.restarts
    while run.crew.restarts == restarts:
        await asyncio.sleep(0.05)


def told_to_stop(count: int) -> Scenario:
    """A worker is told to stop so many times."""

    async def act(run: Run) -> None:
        """A worker is told to stop (SIGTERM) under load, and another one comes."""
        for moment in run.moments(count):
            await run.until(moment)
            status, took = await run.crew.retire(run.crew.any())
            run.expect(status == 0, f"a worker that was told to stop ended with {status}")
            run.expect(took < SHUTDOWN_DEADLINE + 1, f"it took {took:.1f} s")
            run.crew.start()
            await run.crew.ready()

    return Scenario("told-to-stop", act)


async def told_to_stop_in_recovery(run: Run) -> None:
    """A worker is told to stop (SIGTERM) soon after its start, five times."""
    for moment in (0.1, 0.25, 0.4, 0.55, 0.7):
        await run.until(moment)
        newcomer = run.crew.start()
        await asyncio.sleep(run.rng.uniform(2, 12))
        _, took = await run.crew.retire(newcomer)
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
    with tempfile.TemporaryDirectory(prefix="tallywire-next-") as folder:
        for moment, program in ((0.2, next_version(Path(folder))), (0.6, {})):
            await run.until(moment)
            run.crew.program = program
            for veteran in list(run.crew.members):
                await run.crew.retire(veteran)
                run.crew.start()
                await run.crew.ready()
    async with reading(run.broker.conf, [INCIDENTS.name], from_beginning=True) as reader:
        news = [
            f'"{FIELD}"'.encode() in (record.value or b"") for record in await reader.read_all()
        ]
    run.expect(any(news) and not all(news), "not both versions wrote incidents")


UNDISTURBED = Scenario("undisturbed", undisturbed)
SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        kills(30),
        Scenario("all-killed", all_killed),
        Scenario("killed-in-rebalance", killed_in_rebalance),
        Scenario("killed-in-recovery", killed_in_recovery, workers=1),
        told_to_stop(5),
        Scenario("told-to-stop-in-recovery", told_to_stop_in_recovery, workers=1),
        frozen(4),
        Scenario("nap", nap),
        Scenario("broker-frozen", broker_frozen, breaks_broker=True),
        Scenario("broker-killed", broker_killed, breaks_broker=True),
        Scenario("broker-away", broker_away, breaks_broker=True),
        Scenario("scaled", scaled, workers=1),
        Scenario("disk-full", disk_full, store="rocksdb"),
        Scenario("upgraded", upgraded),
    )
}
