"""Finding articles by keys that they share."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.dedupe.index import AT_ONCE, MOST_POSTED, Entry, Index
from tests.unit.dedupe.build import NOON

WINDOW = timedelta(days=7)
DAY = timedelta(days=1)


def sharing(index: Index, *keys: int, days: int = 0, **bounds: int) -> list[str]:
    return index.sharing(keys, at=NOON + days * DAY, window=WINDOW, **bounds)


def filled(*keys: list[int]) -> Index:
    """An index of articles a, b, c… with these keys, published on days 0, 1, 2…"""
    index = Index()
    for number, each in enumerate(keys):
        index.add(number, chr(ord("a") + number), NOON + number * DAY, each)
    return index


def test_articles_are_found_by_the_keys_that_they_share_most_shared_first():
    index = filled([1, 2, 3], [3, 4, 5, 6], [7])
    assert sharing(index, 3, 4) == ["b", "a"]
    assert sharing(index, 3, 4, least=2) == ["b"]
    assert sharing(index, 3, 4, most=1) == ["b"]
    assert sharing(index, 8) == []
    assert sharing(index) == []


def test_of_equals_the_oldest_comes_first():
    assert sharing(filled([1], [1], [1]), 1) == ["a", "b", "c"]


def test_what_was_published_more_than_a_window_apart_is_not_found():
    index = filled([1], [1])
    assert sharing(index, 1, days=7) == ["a", "b"]
    assert sharing(index, 1, days=8) == ["b"]
    assert sharing(index, 1, days=-7) == ["a"]


def test_under_a_crowded_key_only_the_latest_are_looked_at():
    index = Index()
    for number in range(MOST_POSTED + 1):
        index.add(number, f"a{number}", NOON, [1, 2 + number])
    found = sharing(index, 1)
    assert len(found) == MOST_POSTED
    assert "a0" not in found
    assert sharing(index, 1, 2) == ["a0", *found[: MOST_POSTED - 1]]


def test_what_is_removed_is_found_no_more():
    index = filled([1, 2], [1])
    index.remove(0, [1, 2])
    assert sharing(index, 1, 2) == ["b"]
    assert len(index) == 1


def test_keys_of_any_64_bits_are_kept_apart():
    index = filled([2**63 - 1], [-(2**63)], [0])
    assert sharing(index, 2**63 - 1) == ["a"]
    assert sharing(index, -(2**63)) == ["b"]


def test_what_is_old_is_outdated_unless_it_is_among_the_latest():
    index = filled([1], [1], [1])
    assert index.outdated(NOON + 2 * DAY, margin=0) == ["a", "b"]
    assert index.outdated(NOON + 2 * DAY, margin=2) == ["a"]
    assert index.outdated(NOON, margin=0) == []
    assert Index().outdated(NOON, margin=0) == []


@pytest.mark.parametrize("postings", [AT_ONCE - 1, AT_ONCE, 2 * AT_ONCE + 1])
def test_all_keys_are_entered_at_once_however_many_they_are(postings):
    index = Index()
    index.add_all([Entry(1, "a", NOON, range(postings)), Entry(2, "b", NOON, [postings])])
    assert all(sharing(index, key) == ["a"] for key in range(postings))
    assert sharing(index, postings) == ["b"]
    assert sharing(index, postings + 1) == []


entries = st.lists(st.lists(st.integers(0, 6), unique=True), max_size=12)


@settings(max_examples=60)
@given(entries, st.lists(st.integers(0, 6), unique=True, min_size=1), st.randoms())
def test_the_order_of_entry_changes_no_answer(keys, wanted, random):
    index, shuffled, at_once = filled(*keys), Index(), Index()
    entries = [
        Entry(number, chr(ord("a") + number), NOON + number * DAY, each)
        for number, each in enumerate(keys)
    ]
    random.shuffle(entries)
    for entry in entries:
        shuffled.add(*entry)
    at_once.add_all(entries)
    for other in (shuffled, at_once):
        assert sharing(other, *wanted) == sharing(index, *wanted)
        assert len(other) == len(index)
