import json
from itertools import pairwise

from streams.live.land import FILE, SOUTH, TENTHS, WEST, rings

TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    "arcs": [[[10, 90], [10, 0], [0, 10]], [[10, 90], [0, 5], [10, 5]], [[0, 5], [20, 0]]],
    "objects": {"land": {"geometries": [{"arcs": [[[0, -2]], [[2]]]}]}},
}


def test_arcs_are_joined_each_in_its_direction_and_the_ice_is_left_out() -> None:
    """Arc 0 runs to where arc 1, the other way round, begins; arc 2 lies at 85° south."""
    [ring] = rings(TOPOLOGY)
    assert ring == [(1900, 0), (-1600, 0), (-1600, 100), (1900, 50), (1900, 0)]


def test_what_lies_east_of_the_cut_is_drawn_beyond_the_eastern_edge() -> None:
    assert WEST < -168, "the cape of Alaska is the west of America"
    [ring] = rings(TOPOLOGY)
    assert all(WEST * TENTHS <= longitude < (WEST + 360) * TENTHS for longitude, _ in ring)


def test_the_outlines_are_closed_rings_that_cross_the_map_nowhere() -> None:
    land = json.loads(FILE.read_text())
    assert len(land) > 100
    for flat in land:
        points = list(zip(flat[::2], flat[1::2], strict=True))
        assert points[0] == points[-1]
        assert max(latitude for _, latitude in points) > SOUTH * TENTHS
        assert all(abs(one[0] - next_[0]) < 90 * TENTHS for one, next_ in pairwise(points))
