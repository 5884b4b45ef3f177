"""What it costs to remember millions of articles: memory, disk, and the time of a look-up.

    python -m benchmarks.dedupe_scale [--articles 5000000] [--store memory]

Fills one shard with made-up articles: sketches of 288 words, as of an article of some 3 kB, with
word frequencies like those of English, and one sentence in ten out of a thousand that everybody
uses. Their memories lie in RocksDB with Faust's own settings, as a worker keeps them, or in memory.
Then it looks up others: nine in ten are new, one in ten is a remembered article that was cut. Every
200 look-ups, as a worker does with each batch, it asks what is outdated; nothing ever is.

Prints, at each stage of growth: bytes of memory an article (the growth of the process) and bytes
of disk; how many articles a second are entered, looked up, and taken back after a restart; and the
share of the cut articles that were seen as copies. Seconds are the processor's, of one core.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Protocol

import numpy as np
from faust.stores.rocksdb import RocksDBOptions
from numpy.typing import NDArray

from benchmarks.results import console, keep_table
from streams.dedupe import Copy, Deduplicator, Memory, New
from streams.dedupe.fingerprints import fingerprints
from streams.dedupe.sketch import Sketch
from streams.dedupe.words import BREAK
from tests.memory import resident

WINDOW = timedelta(days=7)
START = datetime(2024, 3, 4, tzinfo=UTC)
SENTENCES, WORDS = 24, 12
VOCABULARY = 16_000
FLATTENED = 50
"""Ranks by which the commonest words are less common than Zipf's law says (Mandelbrot 1953): the
small words of English, which would lead, are no part of a sketch."""
STOCK, STOCK_SHARE = 1_000, 0.1
"""Sentences that all newsrooms use, and their share of a text."""
CHUNK = 10_000
HEADER = (
    "articles",
    "memory",
    "disk",
    "entered/s",
    "looked up/s",
    "taken back/s",
    "cut ones seen",
)
LOOK_UPS = 5_000
BATCH = 200
"""Look-ups between two questions for what is outdated."""
CUT = 0.1
"""Share of the look-ups that are a remembered article, less its last quarter."""
NOT_YET = 10**9
"""Numbers from which articles are that are not remembered."""

Texts = NDArray[np.uint16]


class Store(Protocol):
    """Where memories are kept."""

    def write(self, memory: Memory) -> None: ...

    def recall(self, article_id: str) -> Memory | None: ...


class InMemory:
    """Memories as text in a dictionary: what Faust's memory store holds."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def write(self, memory: Memory) -> None:
        self._values[memory.article_id] = json.dumps(memory.to_json())

    def recall(self, article_id: str) -> Memory | None:
        value = self._values.get(article_id)
        return Memory.from_json(article_id, json.loads(value)) if value else None


class OnDisk:
    """Memories in RocksDB, with the settings of Faust's store."""

    def __init__(self, path: Path) -> None:
        self._db = RocksDBOptions().open(path)

    def write(self, memory: Memory) -> None:
        self._db[memory.article_id.encode()] = json.dumps(memory.to_json()).encode()

    def recall(self, article_id: str) -> Memory | None:
        value = self._db.get(article_id.encode())
        return Memory.from_json(article_id, json.loads(value)) if value else None


class Maker:
    """Makes articles up."""

    def __init__(self, seed: int = 4) -> None:
        self._rng = np.random.default_rng(seed)
        weights = 1 / (np.arange(VOCABULARY) + FLATTENED)
        self._reach = np.cumsum(weights / weights.sum())
        self._stock = self._words(STOCK)

    def memories(self, first: int, count: int) -> list[Memory]:
        """Articles with the numbers from `first`."""
        texts = self._words(count * SENTENCES).reshape(count, SENTENCES, WORDS)
        is_stock = self._rng.random((count, SENTENCES)) < STOCK_SHARE
        texts[is_stock] = self._stock[self._rng.integers(0, STOCK, is_stock.sum())]
        return [_memory(first + n, text.tolist()) for n, text in enumerate(texts)]

    def cut(self, known: Memory) -> Memory:
        """A remembered article without its end, from another outlet."""
        kept = len(known.sketch.packed) // SENTENCES * (SENTENCES * 3 // 4)
        text = Sketch("c" * 20, known.sketch.packed[:kept])
        number = NOT_YET + known.number
        return Memory(f"cut:{number}", number, known.at, None, text, fingerprints(text), {})

    def choose(self, below: int, count: int) -> list[int]:
        """Some numbers, each below `below`."""
        chosen: list[int] = self._rng.integers(0, below, count).tolist()
        return chosen

    def _words(self, sentences: int) -> Texts:
        ranks = np.searchsorted(self._reach, self._rng.random((sentences, WORDS)))
        return (ranks + 1).astype(np.uint16)


@dataclass
class Shard:
    """A shard that grows."""

    maker: Maker
    store: Store
    index: Deduplicator
    size: int = 0

    def grow(self, size: int) -> float:
        """Remember articles up to this number; seconds that it took."""
        seconds = 0.0
        while self.size < size:
            memories = self.maker.memories(self.size, min(CHUNK, size - self.size))
            started = process_time()
            for memory in memories:
                self.index.restore(memory)
                self.store.write(memory)
            self.index.restored()
            seconds += process_time() - started
            self.size += len(memories)
        return seconds

    def look_up(self) -> tuple[float, float]:
        """Seconds of the look-ups, and the share of the cut articles that were seen as copies."""
        numbers = self.maker.choose(self.size, int(LOOK_UPS * CUT))
        cut = [self.maker.cut(memory) for memory in self._recalled(numbers)]
        new = self.maker.memories(NOT_YET, LOOK_UPS - len(cut))
        started = process_time()
        seen = []
        for number, memory in enumerate([*cut, *new]):
            seen.append(isinstance(self.index.look_up(memory, "en"), Copy))
            if number % BATCH == 0:
                self.index.expire(START + WINDOW)
        return process_time() - started, sum(seen[: len(cut)]) / len(cut)

    def take_back(self) -> float:
        """Seconds that it takes to read as many memories as are looked up, and to index them."""
        restarted = Deduplicator(WINDOW)
        started = process_time()
        for memory in self._recalled(range(self.size - LOOK_UPS, self.size)):
            restarted.restore(memory)
        restarted.restored()
        return process_time() - started

    def _recalled(self, numbers: Iterable[int]) -> Iterator[Memory]:
        return filter(None, (self.store.recall(_id(number)) for number in numbers))


def main() -> None:
    """Grow, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=5_000_000)
    parser.add_argument("--store", choices=("rocksdb", "memory"), default="rocksdb")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="tallywire-") as folder:
        store = OnDisk(Path(folder) / "db") if arguments.store == "rocksdb" else InMemory()
        shard = Shard(Maker(), store, Deduplicator(WINDOW, store.recall))
        before = resident()
        for size in _stages(arguments.articles):
            grown, entering = size - shard.size, shard.grow(size)
            looking_up, seen = shard.look_up()
            memory, disk = (resident() - before) / size, _size(Path(folder)) / size
            rows.append(
                [
                    f"{size:,}",
                    f"{memory:,.0f} B",
                    f"{disk:,.0f} B",
                    f"{grown / entering:,.0f}",
                    f"{LOOK_UPS / looking_up:,.0f}",
                    f"{LOOK_UPS / shard.take_back():,.0f}",
                    f"{seen:.3f}",
                ]
            )
            console.log(" ".join(rows[-1]))
    keep_table("dedupe_scale", f"Remembered articles, store {arguments.store}", HEADER, rows)


def _stages(articles: int) -> list[int]:
    """Ever larger sizes, up to this one."""
    return [*(size for size in (10_000, 100_000, 1_000_000) if size < articles), articles]


def _memory(number: int, text: list[list[int]]) -> Memory:
    codes = [code for sentence in text for code in (*sentence, BREAK)]
    at = START + timedelta(seconds=number % (7 * 24 * 3600))
    digest = f"{number * 0x9E3779B97F4A7C15 % 2**80:020x}"
    seen = {f"news.articles.raw.v1-{number % 4}-{number}": New()}
    sketch = Sketch.of(digest, codes)
    return Memory(_id(number), number, at, digest[::-1], sketch, fingerprints(sketch), dict(seen))


def _id(number: int) -> str:
    return f"urn:example:article:{number:09d}"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
