"""Two workers on Apache Kafka: copies that arrive at the same moment, one at each of them.

Whichever worker reads a raw article sends it on under its shard. So all that can be copies of each
other lie in one partition of `news.articles.v1`, are judged in its order by the one worker that
has it, and the memory of them follows the partition.
"""

import asyncio
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pytest

from schemas import Kind, Method
from schemas.topics import ARTICLES, RAW
from streams import replay, settings
from streams.broker import admin
from streams.broker.client import producing, raw_article
from streams.broker.partitions import partition_of
from streams.ledger import Ledger, Outcomes
from tests.brokers import apache_kafka
from tests.chaos.crew import Crew
from tests.conftest import require_apache_kafka
from tests.integration.carried import OUTLETS, STORIES, Story
from tests.waiting import wait_until

APART = 0.01
"""Seconds between two stories, so that each has a race of its own between the workers."""
SETTLE = 60.0
"""Seconds that the workers have to share the partitions; a killed one is missed after six."""
Fed = tuple[bytes, int]
"""A raw article, and the partition that it is fed to."""


@dataclass
class Race:
    """Two workers, until one of them is killed; nobody takes its place."""

    crew: Crew
    _fed: int = 0

    def shares(self) -> list[set[int]]:
        """The raw partitions of each worker."""
        return [member.partitions(RAW.name) for member in self.crew.members]

    def settle(self) -> list[set[int]]:
        """Wait until every worker has partitions and every partition has one; return `shares`."""
        wait_until(self._is_settled, SETTLE)
        return self.shares()

    def _is_settled(self) -> bool:
        self.check()
        shares = self.shares()
        return all(shares) and sorted(chain(*shares)) == list(range(self.crew.conf.partitions))

    def check(self) -> None:
        """Raise `WorkerDied` if one does not run any more."""
        for member in self.crew.members:
            member.process.check()

    def play(self, moments: Iterable[Sequence[Fed]]) -> Ledger:
        """Feed what belongs to each moment; return what the topics hold when all is through."""
        return asyncio.run(self._play(list(moments)))

    async def _play(self, moments: list[Sequence[Fed]]) -> Ledger:
        async with producing(self.crew.conf) as producer:
            for moment in moments:
                for value, partition in moment:
                    await producer.send(raw_article(value, partition))
                await asyncio.sleep(APART)
        self._fed += sum(map(len, moments))
        ledger = Ledger()
        async for deliveries in replay.follow(self.crew.conf, self._fed, self.check):
            ledger.take_all(deliveries)
        return ledger

    def kill_the_judge_of(self, shard: str) -> None:
        """Kill the worker that has the partition of the articles of a shard."""
        partition = partition_of(shard.encode(), self.crew.conf.partitions)
        judges = [m for m in self.crew.members if partition in m.partitions(ARTICLES.name)]
        assert len(judges) == 1
        judges[0].process.kill()
        judges[0].resources.close()
        self.crew.members.remove(judges[0])


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Race]:
    require_apache_kafka()
    with apache_kafka() as address:
        conf = settings.load(broker=address, clock="event")
        asyncio.run(admin.create(conf))
        crew = Crew(conf, "rocksdb", random.Random(1), tmp_path_factory.mktemp("crew"), {})
        try:
            crew.start()
            crew.start()
            yield Race(crew)
        finally:
            crew.disband()


@pytest.fixture(scope="module")
def raced(race: Race) -> Ledger:
    """Each story was fed twice at the same moment, to a partition of either worker."""
    one, other = shares = race.settle()
    ledger = race.play(
        (
            (story.carried(0), min(one)),
            (story.carried(1, edited=_is_edited(story)), min(other)),
        )
        for story in STORIES
    )
    assert race.shares() == shares  # or one worker may have done it all
    return ledger


@pytest.fixture(scope="module")
def moved(race: Race, raced: Ledger) -> Ledger:
    """The worker that had judged the English stories was killed; then each was fed once more."""
    race.kill_the_judge_of("en")
    race.settle()
    return race.play([(story.carried(2, edited=True), 0)] for story in STORIES)


def test_of_two_copies_at_the_same_moment_one_is_called_the_copy_of_the_other(
    raced: Ledger,
) -> None:
    assert_all_is_counted_once(raced, carriers=2)
    copies = {copy.article_id: copy for copy in raced.duplicates.values()}
    for story in STORIES:
        (copy,) = (copies[one] for one in story.article_ids if one in copies)
        assert {copy.article_id, copy.duplicate_of} == set(story.article_ids[:2])
        assert copy.method == (Method.NEAR if _is_edited(story) else Method.EXACT)


def test_what_a_dead_worker_had_read_is_known_to_the_one_that_takes_its_partition_over(
    raced: Ledger, moved: Ledger
) -> None:
    assert_all_is_counted_once(moved, carriers=3)
    originals = {copy.duplicate_of for copy in raced.duplicates.values()}
    assert {copy.duplicate_of for copy in moved.duplicates.values()} == originals


def assert_all_is_counted_once(ledger: Ledger, carriers: int) -> None:
    """Of each story one report, and one incident that holds all carriers and has its toll."""
    assert ledger.outcomes() == Outcomes(
        fed=carriers * len(STORIES),
        reported=len(STORIES),
        nothing=0,
        copies=(carriers - 1) * len(STORIES),
        refused=0,
        unaccounted=0,
    )
    incidents = {frozenset(incident.articles): incident for incident in ledger.live_incidents()}
    assert incidents.keys() == {frozenset(story.article_ids[:carriers]) for story in STORIES}
    for story in STORIES:
        incident = incidents[frozenset(story.article_ids[:carriers])]
        assert set(incident.sources) == set(OUTLETS[:carriers])
        assert incident.tolls[Kind.KILLED].best == story.killed
    month = ledger.counts["world|killed|30d"]
    assert (month.best, month.incidents) == (sum(s.killed for s in STORIES), len(STORIES))


def _is_edited(story: Story) -> bool:
    """Whether the second copy has a headline and a dateline of its own: half of them do."""
    return story.number % 4 < 2
