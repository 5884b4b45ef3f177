from dataclasses import replace
from datetime import UTC, datetime

from streams.dedupe import New
from streams.dedupe.fingerprints import fingerprints
from streams.dedupe.memory import Memory, entry
from streams.dedupe.sketch import Sketch
from streams.dedupe.words import BREAK

SKETCH = Sketch.of("ab" * 10, [*range(1, 60), BREAK])
MEMORY = Memory(
    "a1",
    number=7,
    at=datetime(2024, 3, 4, tzinfo=UTC),
    page="cd" * 10,
    sketch=SKETCH,
    fingerprints=fingerprints(SKETCH),
    seen={"raw-0-1": New()},
)


def test_a_memory_that_was_stored_is_the_same():
    assert Memory.from_json("a1", MEMORY.to_json()) == MEMORY


def test_one_stored_by_an_earlier_version_without_fingerprints_is_the_same_too():
    stored = MEMORY.to_json()
    del stored["fingerprints"]
    assert Memory.from_json("a1", stored) == MEMORY
    assert entry("a1", stored) == entry("a1", MEMORY.to_json())


def test_the_entry_of_a_stored_memory_is_what_the_memory_itself_is_found_by():
    for memory in (MEMORY, replace(MEMORY, page=None)):
        assert entry("a1", memory.to_json()) == (7, "a1", memory.at, memory.keys)
