from hypothesis import given
from hypothesis import strategies as st

from schemas import Count, Kind
from streams.tally.world import World, cell
from tests.unit.tally.build import at


def count(scope: str, best: int, high: int | None = 9, hours: float = 0) -> Count:
    return Count(
        scope=scope, kind=Kind.KILLED, window="24h", low=best, best=best, high=high,
        incidents=1, articles=2, as_of=at(hours),
    )  # fmt: skip


def test_the_world_is_the_sum_of_the_countries_latest_counts() -> None:
    world = World()
    world.apply(count("QA", 3))
    world.apply(count("QB", 4, hours=2))
    told = world.apply(count("QA", 5, hours=1))
    assert told == Count(
        scope="world", kind=Kind.KILLED, window="24h", low=9, best=9, high=18,
        incidents=2, articles=4, as_of=at(2),
    )  # fmt: skip


def test_one_open_country_leaves_the_world_open() -> None:
    world = World()
    world.apply(count("QA", 3, high=None))
    told = world.apply(count("QB", 4))
    assert told is not None
    assert told.high is None


def test_regions_and_the_world_itself_are_no_countries() -> None:
    assert World().apply(count("QA/Ostmark", 3)) is None
    assert World().apply(count("world", 3)) is None


@given(st.lists(st.builds(count, st.sampled_from(["QA", "QB", "QC"]), st.integers(0, 9))))
def test_a_record_that_comes_again_changes_nothing_and_a_restored_world_goes_on(
    counts: list[Count],
) -> None:
    world, other = World(), World()
    for one in counts:
        assert world.apply(one) == world.apply(one)
        fresh = World()
        fresh.restore(cell(one), other.state(cell(one)))
        other = fresh
        other.apply(one)
    if counts:
        assert world.state("killed|24h") == other.state("killed|24h")
