"""A version of tallywire to come: reports and incidents have a new optional field."""

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("schemas", "streams")
FIELD = "desk"
"""The new field; records of the new version hold it, those of today's don't."""
CHANGED = {"report.py": "    tolls: Tolls\n", "incident.py": "    tolls: Tolls\n"}
"""The models that get it, each with the line that it follows."""


def next_version(folder: Path) -> Mapping[str, str]:
    """Write the version to come into this folder; return the variables that let Python run it."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package)
    for name, line in CHANGED.items():
        model = folder / "schemas" / name
        text = model.read_text()
        assert text.count(line) == 1, f"{name} has changed; name another line"
        model.write_text(text.replace(line, f'{line}    {FIELD}: str | None = "night"\n'))
    # Safe: or the working directory, which holds today's version, would come first.
    return {"PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
