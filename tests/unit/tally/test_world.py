from schemas import Count, Kind
from streams.tally.counts import Key
from streams.tally.world import World, is_country
from tests.unit.tally.build import at

CELL = "killed|24h"


def count(scope: str, best: int, high: int | None = 9, hours: float = 0) -> Count:
    return Count(
        scope=scope, kind=Kind.KILLED, window="24h", low=best, best=best, high=high,
        incidents=1, articles=2, as_of=at(hours),
    )  # fmt: skip


def world_of(*counts: Count) -> World:
    world = World()
    for one in counts:
        world.put(one)
    return world


def test_the_world_is_the_sum_of_the_countries_latest_counts() -> None:
    world = world_of(count("QA", 3), count("QB", 4, hours=2), count("QA", 5, hours=1))
    assert world.total(CELL) == Count(
        scope="world", kind=Kind.KILLED, window="24h", low=9, best=9, high=18,
        incidents=2, articles=4, as_of=at(2),
    )  # fmt: skip
    assert world.all() == [world.total(CELL)]


def test_one_open_country_leaves_the_world_open() -> None:
    told = world_of(count("QA", 3, high=None), count("QB", 4)).total(CELL)
    assert told is not None
    assert told.high is None


def test_a_country_that_ended_adds_nothing_and_the_last_one_ends_the_world() -> None:
    world = world_of(count("QA", 3), count("QB", 4))
    for scope in ("QA", "QA", "QC"):
        world.end(Key(scope, Kind.KILLED, "24h"))
    assert world.total(CELL) == world_of(count("QB", 4)).total(CELL)
    world.end(Key("QB", Kind.KILLED, "24h"))
    assert world.total(CELL) is None
    assert world.all() == []


def test_regions_and_the_world_itself_are_no_countries() -> None:
    assert [is_country(scope) for scope in ("QA", "QA/Ostmark", "world")] == [True, False, False]
