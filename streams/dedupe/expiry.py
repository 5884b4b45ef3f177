"""When an article may be forgotten."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from heapq import heappop, heappush

from streams.dedupe.memory import Memory

REDELIVERED = 10_000
"""Records of a partition that Kafka delivers again after a crash, at most: some seconds' worth."""


class Expiry:
    """Articles by age, and of the outdated ones, by how far back their raw records lie.

    What Kafka may deliver again is kept however old it is: in the replay of an archive, a window
    passes between two commits.
    """

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._by_age: list[tuple[datetime, str]] = []
        self._outdated: dict[str, list[tuple[int, str]]] = {}
        self._heads: dict[str, int] = {}

    def add(self, memory: Memory) -> None:
        """Enter an article, or its new state."""
        heappush(self._by_age, (memory.at, memory.article_id))
        for partition, offset in memory.positions:
            self._heads[partition] = max(offset, self._heads.get(partition, 0))

    def due(self, now: datetime, memories: Mapping[str, Memory]) -> list[Memory]:
        """Take out those of the memories that are outdated at `now` and won't come again."""
        while self._by_age and self._is_outdated(self._by_age[0][0], now):
            _, article_id = heappop(self._by_age)
            self._wait(article_id, memories)
        found: dict[str, Memory] = {}
        for partition, waiting in list(self._outdated.items()):
            while waiting and not self._may_come_again(partition, waiting[0][0]):
                _, article_id = heappop(waiting)
                memory = memories.get(article_id)
                if memory is None or not self._is_outdated(memory.at, now):
                    continue
                if any(self._may_come_again(*position) for position in memory.positions):
                    self._wait(article_id, memories)
                else:
                    found[article_id] = memory
        return list(found.values())

    def _wait(self, article_id: str, memories: Mapping[str, Memory]) -> None:
        """Put an article in line behind that of its records which is settled last, as it seems."""
        if article_id in memories:
            partition, offset = min(
                memories[article_id].positions, key=lambda p: self._heads[p[0]] - p[1]
            )
            heappush(self._outdated.setdefault(partition, []), (offset, article_id))

    def _is_outdated(self, at: datetime, now: datetime) -> bool:
        return at < now - self._window

    def _may_come_again(self, partition: str, offset: int) -> bool:
        return offset + REDELIVERED > self._heads[partition]
