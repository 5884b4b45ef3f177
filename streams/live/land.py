"""Builds the outlines of the map: `npm pack world-atlas@2.0.2`, then
`python -m streams.live.land world-atlas-2.0.2.tgz`.

The package carries Natural Earth's land at 1:110m, which is in the public domain, as TopoJSON.
"""

import json
import sys
import tarfile
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "static" / "land.json"
MEMBER = "package/land-110m.json"
SOUTH = -60.0
"""Degrees of latitude; what lies wholly beyond is ice, where no news comes from."""
WEST = -168.5
"""Degrees of longitude at which the map is cut, in the Bering Strait, so that it cuts no land."""
TENTHS = 10
"""Points are whole tenths of a degree: 11 km, on a map of 40,000."""

Point = tuple[int, int]


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Give the outlines of the land, each a closed ring of (longitude, latitude) in tenths."""
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                ring = list(_joined(arcs, numbers))
                if max(latitude for _, latitude in ring) > SOUTH * TENTHS:
                    yield ring


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """TopoJSON writes each point as its distance from the one before, in steps of a grid."""
    (step_x, step_y), (from_x, from_y) = transform["scale"], transform["translate"]
    for x, y in accumulate(arc, lambda one, next_: [one[0] + next_[0], one[1] + next_[1]]):
        longitude = x * step_x + from_x
        eastwards = longitude if longitude >= WEST else longitude + 360
        yield round(eastwards * TENTHS), round((y * step_y + from_y) * TENTHS)


def _joined(arcs: list[list[Point]], numbers: Iterable[int]) -> Iterator[Point]:
    """One arc after the other, without the points that repeat; ~n is arc n, backwards."""
    last = None
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if point != last:
                yield point
            last = point


def main(package: str) -> None:
    """Write the file."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            sys.exit(f"{package} holds no {MEMBER}")
        topology = json.load(member)
    flat = [[number for point in ring for number in point] for ring in rings(topology)]
    FILE.write_text(json.dumps(flat, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
