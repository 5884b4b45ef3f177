"""How the cost of grouping grows with the open incidents: time, memory, restart, closing.

    python -m benchmarks.grouping_scale [--incidents 100000] [--profile]

Fills a book with made-up incidents, as a restart does, in sizes ten times each other, and at each
size hands it reports: half tell of an incident that is open, half of a new one. Incidents are
spread evenly over the time that one stays open, and by Zipf's law over places: a fifth of them lie
in one country, one in a hundred of these in one city. A report has names that are its incident's
own and words that all use.

Prints, at each size, seconds per 1,000 reports, and by how much that grew beside the logarithm of
the size, which is the bar; the share of the reports of open incidents that joined them; then bytes
of memory an incident (the growth of the process), and seconds per 1,000 incidents taken back and
per 1,000 closed. Seconds are the processor's, of one core; compare them within a run only.
`--profile` prints where the time of the reports goes at the largest size.
"""

import argparse
import cProfile
import pstats
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from math import log
from random import Random
from time import process_time
from typing import Any

import numpy as np

from benchmarks.results import console, keep_table
from schemas import Kind, Place, Report, Toll
from streams.tally.book import QUIET, Book
from streams.tally.dossier import Dossier
from streams.tally.storage import Storage
from tests.memory import resident

START = datetime(2024, 3, 4, tzinfo=UTC)
COUNTRIES, CITIES = 100, 5_000
"""All, and of each country."""
VOCABULARY, NAMES = 30_000, 200_000
"""Words that all use, and names of people and streets."""
FLATTENED = 50
"""Ranks by which the commonest words are less common than Zipf's law says (Mandelbrot 1953)."""
OWN_NAMES, OWN_WORDS = 12, 24
"""Names and words that the reports of an incident take from."""
SAID = 2 / 3
"""Share of these that one report says."""
WORDS = 30
"""Of a report, that have nothing to do with its incident."""
CATEGORIES = ("shooting", "traffic_accident", "fire", "protest", "explosion", "other")
REPORTS = (1, 1, 1, 1, 2, 2, 3, 5)
"""Of one incident."""
FOLLOWING = 0.5
"""Share of the reports that tell of an open incident."""
MEASURED = 300
"""Reports that are timed at each size: few beside the incidents that are open."""
CHUNK = 1_000
HEADER = ("open", "reports", "grew by", "logarithm by", "joined", "memory", "taken back", "closed")


class Zipf:
    """Draws ranks, each as often as the inverse of its rank, flattened."""

    def __init__(self, size: int, flattened: int) -> None:
        weights = 1 / (np.arange(size) + 1 + flattened)
        self._reach = np.cumsum(weights / weights.sum())

    def draw(self, random: Random, count: int) -> list[int]:
        ranks: list[int] = np.searchsorted(
            self._reach, [random.random() for _ in range(count)]
        ).tolist()
        return ranks


@dataclass(frozen=True)
class Story:
    """What the reports of an incident share."""

    place: Place
    at: datetime
    category: str
    killed: int
    own: Sequence[str]
    """Its names and words."""


class Maker:
    """Makes incidents up, each the same whenever its number is asked for."""

    def __init__(self) -> None:
        self._countries, self._cities = Zipf(COUNTRIES, 0), Zipf(CITIES, 10)
        self._words, self._names = Zipf(VOCABULARY, FLATTENED), Zipf(NAMES, FLATTENED)
        self._told = 0

    def story(self, number: int) -> Story:
        """An incident."""
        random = Random(number)
        names = (f"name{rank}" for rank in self._names.draw(random, OWN_NAMES))
        words = (f"word{rank}" for rank in self._words.draw(random, OWN_WORDS))
        return Story(
            self._place(random),
            START + random.random() * QUIET,
            random.choice(CATEGORIES),
            random.choice((1, 1, 1, 2, 3, 5, 12)),
            tuple({*names, *words}),
        )

    def report(self, story: Story) -> Report:
        """One outlet's report of it, mostly within a day or two."""
        self._told += 1
        random = Random(-self._told)
        own = random.sample(story.own, int(SAID * len(story.own)))
        words = [f"word{rank}" for rank in self._words.draw(random, WORDS)]
        killed = story.killed + random.choice((0, 0, 0, 1))
        return Report(
            article_id=f"urn:example:article:{self._told:09d}",
            title=f"{killed} dead in {story.place.name}",
            source=f"Paper {random.randrange(2_000)}",
            language="en",
            published_at=story.at + timedelta(days=random.expovariate(1)),
            category=story.category,
            place=story.place,
            tolls={Kind.KILLED: Toll(low=killed, best=killed, high=killed)},
            figures=(),
            terms=tuple(dict.fromkeys([*own, *words])),
        )

    def _place(self, random: Random) -> Place:
        [country], [city] = self._countries.draw(random, 1), self._cities.draw(random, 1)
        return Place(
            name=f"City {city}",
            admin1=f"Region {city % 20}",
            country=f"{chr(65 + country // 26)}{chr(65 + country % 26)}",
            latitude=city * 7_919 % 1_000 / 100,
            longitude=city * 104_729 % 1_000 / 100,
            geonames_id=country * CITIES + city,
        )


@dataclass
class Shard:
    """A book, and what its incidents are about."""

    maker: Maker = field(default_factory=Maker)
    book: Book = field(default_factory=Book)
    storage: Storage = field(default_factory=Storage)
    ids: list[str] = field(default_factory=list)
    """Of the incidents, by the number of their story."""

    def grow(self, size: int) -> float:
        """Take back so many incidents; seconds for 1,000."""
        seconds = 0.0
        while len(self.ids) < size:
            first, end = len(self.ids), min(len(self.ids) + CHUNK, size)
            table = list(map(self._table, range(first, end)))
            started = process_time()
            for key, value in chain.from_iterable(one.items() for one in table):
                self.storage.restore(key, value)
            for dossier, _ in self.storage.restored():
                self.book.restore(dossier)
                self.ids.append(dossier.incident_id)
            seconds += process_time() - started
        return 1_000 * seconds / size

    def reports(self, count: int) -> list[tuple[str | None, Report]]:
        """Reports, each with the open incident that it tells of, if it does."""
        random, found = Random(count), []
        for number in range(len(self.ids), len(self.ids) + count):
            follows = random.random() < FOLLOWING
            told = random.randrange(len(self.ids)) if follows else number
            report = self.maker.report(self.maker.story(told))
            found.append((self.ids[told] if follows else None, report))
        return found

    def close(self) -> float:
        """Let a third of the incidents be over; seconds for 1,000."""
        started = process_time()
        closed = self.book.expire(START + QUIET / 3 + QUIET)
        return 1_000 * (process_time() - started) / len(closed)

    def _table(self, number: int) -> dict[str, Any]:
        """What a table keeps of an incident."""
        story = self.maker.story(number)
        reports = [self.maker.report(story) for _ in range(Random(number).choice(REPORTS))]
        heard_at = max(report.published_at for report in reports)
        by_article = {report.article_id: report for report in reports}
        dossier = Dossier(f"{number:016x}", story.at, heard_at, by_article)
        return Storage().changes(dossier)


def main() -> None:
    """Grow, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    warm = Shard()
    warm.grow(1)
    apply(warm.book, warm.reports(1))  # which loads the words of a language
    before, smaller, rows = resident(), None, []
    profile = cProfile.Profile() if arguments.profile else None
    for size in _stages(arguments.incidents):
        shard = Shard()
        taking_back = shard.grow(size)
        memory = (resident() - before) / size
        seconds, joined = apply(shard.book, shard.reports(MEASURED))
        if profile and size == arguments.incidents:
            profile.runcall(apply, shard.book, shard.reports(MEASURED))
        growth = "–", "–"
        if smaller:
            growth = f"{seconds / smaller[1]:.2f}", f"{log(size) / log(smaller[0]):.2f}"
        smaller = size, seconds
        rows.append(
            [
                f"{size:,}",
                f"{seconds:.2f} s",
                *growth,
                f"{joined:.3f}",
                f"{memory:,.0f} B",
                f"{taking_back:.2f} s",
                f"{shard.close():.3f} s",
            ]
        )
        console.log(" ".join(rows[-1]))
        del shard  # so that the next one takes its place in memory
    keep_table("grouping_scale", "Grouping, by open incidents; seconds for 1,000", HEADER, rows)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)


def apply(book: Book, reports: Sequence[tuple[str | None, Report]]) -> tuple[float, float]:
    """Hand reports in; seconds for 1,000, and the share of the following ones that joined."""
    started = process_time()
    changed = [book.apply(report).incidents for _, report in reports]
    seconds = process_time() - started
    told = [one in among for (one, _), among in zip(reports, changed, strict=True) if one]
    return 1_000 * seconds / len(reports), sum(told) / len(told)


def _stages(incidents: int) -> list[int]:
    """Ever larger sizes, up to this one."""
    return [*(size for size in (1_000, 10_000, 100_000) if size < incidents), incidents]


if __name__ == "__main__":
    main()
