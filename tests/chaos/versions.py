"""Other versions of tallywire, made of today's by changing some lines."""

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("schemas", "streams")

FIELD = "desk"
"""The new field; records of the new version hold it, those of today's don't."""
NEW_FIELD = f'    tolls: Tolls\n    {FIELD}: str | None = "night"\n'
OF_RECORDS = {
    "schemas/report.py": {"    tolls: Tolls\n": NEW_FIELD},
    "schemas/incident.py": {"    tolls: Tolls\n": NEW_FIELD},
}

DEADLY = """
import os, random, signal
_left = random.randint(2, 20)
def _die_in_time():
    global _left
    _left -= 1
    if not _left:
        os.kill(os.getpid(), signal.SIGKILL)
logger = logging.getLogger(__name__)
"""
"""Each worker dies by its tenth batch, of whichever stage; one may be of two hundred records."""
AFTER_WRITES = {
    "streams/agents/run.py": {
        "logger = logging.getLogger(__name__)\n": DEADLY,
        "            await table.write(partition, settlement.writes)\n": (
            "            await table.write(partition, settlement.writes)\n"
            "            _die_in_time()\n"
        ),
        "            await send(record)\n": (
            "            await send(record)\n        _die_in_time()\n"
        ),
    }
}
"""Once before what the batch makes is sent, and once after."""

STEPPED = """
import datetime, pathlib, threading, time
import time_machine
_clock = None
def _follow():
    global _clock
    step = None
    while True:
        if (told := pathlib.Path(__file__).parents[1].joinpath("clock").read_text()) != step:
            step = told
            if _clock:
                _clock.stop()
            now = datetime.datetime.now(datetime.UTC)
            _clock = time_machine.travel(now + datetime.timedelta(hours=float(step)), tick=True)
            _clock.start()
        time.sleep(0.2)
threading.Thread(target=_follow, daemon=True).start()
"""
"""The time of day alone: the clock that nobody can set, by which timeouts go, goes on."""
TICK = 10.0
"""Seconds between two ticks of the clock: often, for a run is short; but it must come to an end."""
UNDER_A_CLOCK = {
    "streams/__main__.py": {"main()\n": f"{STEPPED}main()\n"},
    "streams/worker.py": {"WALL_TICK = 60.0\n": f"WALL_TICK = {TICK}\n"},
}


def with_new_field(folder: Path) -> Mapping[str, str]:
    """A version to come, whose reports and incidents have a new optional field."""
    return _changed(folder, OF_RECORDS)


def that_dies_at_writes(folder: Path) -> Mapping[str, str]:
    """A version that kills itself between a table's write and the commit, again and again."""
    return _changed(folder, AFTER_WRITES)


def with_a_clock(folder: Path) -> Mapping[str, str]:
    """A version whose clock is right until `step` sets it."""
    step(folder, 0)
    return _changed(folder, UNDER_A_CLOCK)


def step(folder: Path, hours: float) -> None:
    """Set the clock of the workers in this folder so many hours ahead, or behind if negative."""
    (folder / "clock").write_text(str(hours))


def _changed(folder: Path, changes: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Write the version into this folder; return the variables that let Python run it."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package)
    for name, lines in changes.items():
        module = folder / name
        text = module.read_text()
        for old, new in lines.items():
            assert text.count(old) == 1, f"{name} has changed; name other lines than {old!r}"
            text = text.replace(old, new)
        module.write_text(text)
    # Safe: or the working directory, which holds today's version, would come first.
    return {"PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
