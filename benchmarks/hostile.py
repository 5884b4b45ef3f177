"""Hostile records through `normalize` and `extract`: each must end in time, as something.

    python -m benchmarks.hostile [--records 100000] [--seed 1]

Draws records of every family in `tests/hostile` (broken bytes and JSON, absurd fields, texts that
patterns choke on, pages), sends each through the two stages that read articles, and prints what
became of them, the slowest of each family, and the memory of the process, round by round: what is
remembered of articles is dropped after each, so that it should stand still. Seconds are the
processor's, so that a busy machine changes them little.

Ends with 1 if one failed in a way that no rule foresees, or took more than a second; those are
written to a folder, to be looked at. And if memory grew by more than 50 MB after a quarter of them.
"""

import argparse
import gc
import logging
import sys
import tempfile
from pathlib import Path

from prometheus_client import REGISTRY

from tests.hostile.records import FAMILIES, drawn
from tests.hostile.trial import Trial
from tests.memory import resident

ROUND = 2_500
SLOW = 1.0
"""CPU seconds that no record may take."""
GROWTH = 50.0
"""MB by which memory may grow after the first quarter: caches fill, freed memory is scattered."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.disable()  # what fails is told below
    trial = Trial()
    rounds = -(-arguments.records // ROUND)
    memory, largest = [], 0
    for number in range(rounds):
        for family, value in drawn(ROUND, arguments.seed * 1_000_000 + number):
            trial.take(family, value)
        largest = max(largest, trial.largest_state)
        trial.forget()
        gc.collect()
        memory.append(resident() / 1e6)
        print(
            f"round {number + 1:>3}: {trial.outcomes.total()} records, {memory[-1]:.0f} MB",
            flush=True,
        )
    report(trial, memory, largest)
    bad = [value for value, _ in trial.failed] + [
        value for seconds, value in trial.slowest.values() if seconds > SLOW
    ]
    if bad:
        print(f"\n{len(bad)} records are in {keep(bad)}")
    sys.exit(bool(bad) or memory[-1] - memory[len(memory) // 4] > GROWTH)


def report(trial: Trial, memory: list[float], largest: int) -> None:
    print("\nwhat became of them")
    for outcome, count in trial.outcomes.most_common():
        print(f"  {outcome:<20}{count:>8}")
    print("\nslowest, CPU seconds")
    for family in FAMILIES:
        seconds, value = trial.slowest.get(family, (0.0, b""))
        print(f"  {family:<20}{seconds:>8.3f}  {len(value):>9} bytes  {value[:60]!r}")
    quarter = memory[len(memory) // 4]
    print(f"\nmemory: {quarter:.0f} MB after a quarter, {memory[-1]:.0f} MB at the end")
    print(f"largest state of an article: {largest} bytes")
    print(f"series of metrics: {sum(len(family.samples) for family in REGISTRY.collect())}")
    for value, detail in trial.failed[:20]:
        print(f"failed: {detail[:200]}  {value[:100]!r}")


def keep(values: list[bytes]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tallywire-hostile-"))
    for number, value in enumerate(values):
        (folder / f"{number}.bin").write_bytes(value)
    return folder


if __name__ == "__main__":
    main()
