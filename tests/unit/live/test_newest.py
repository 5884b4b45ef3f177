from hypothesis import given
from hypothesis import strategies as st

from streams.live.newest import Newest
from tests.unit.tally.build import at


def newest(most: int = 5, most_bytes: int = 1_000) -> Newest[str]:
    return Newest(most, most_bytes)


def test_the_newest_stand_first() -> None:
    store = newest()
    for name, hours in (("b", 2), ("c", 3), ("a", 1)):
        store.put(name, name, at(hours), 1)
    assert store.newest_first() == ["c", "b", "a"]


def test_a_later_item_of_a_key_takes_the_place_of_the_one_before_even_if_it_is_older() -> None:
    store = newest()
    store.put("a", "first", at(2), 900)
    store.put("a", "second", at(1), 900)
    assert store.newest_first() == ["second"]
    assert store.is_complete


def test_what_is_too_much_drops_the_oldest_by_their_own_time() -> None:
    store = newest(most=5)
    for hours in (9, 1, 8, 2, 7, 3):
        store.put(str(hours), str(hours), at(hours), 1)
    assert store.newest_first() == ["9", "8", "7", "3"]
    assert not store.is_complete


def test_large_items_make_room_as_many_do() -> None:
    store = newest(most=100, most_bytes=1_000)
    for hours in range(20):
        store.put(str(hours), str(hours), at(hours), 300)
    assert len(store) <= 3
    assert store.newest_first()[0] == "19"


def test_an_item_that_is_dropped_leaves_its_room() -> None:
    store = newest(most_bytes=1_000)
    for _ in range(5):
        store.put("a", "a", at(0), 900)
        store.drop("a")
        store.drop("never there")
    assert len(store) == 0
    assert store.is_complete


@given(st.lists(st.tuples(st.sampled_from("abcdefghij"), st.integers(0, 99), st.integers(0, 400))))
def test_it_is_never_larger_than_its_bounds(puts: list[tuple[str, int, int]]) -> None:
    store = newest(most=5, most_bytes=1_000)
    sizes: dict[str, int] = {}
    for key, hours, size in puts:
        store.put(key, key, at(hours), size)
        sizes[key] = size
        assert len(store) <= 5
        assert sum(sizes[key] for key in store.newest_first()) <= 1_000
