"""Records through the stages that read articles, and what each cost."""

import time
from collections import Counter
from datetime import timedelta

from schemas.topics import ARTICLES, DEADLETTERS, DUPLICATES, FIGURES
from streams.agents.extract import ExtractStage
from streams.agents.normalize import NormalizeStage
from streams.broker.records import Delivery
from streams.settings import Settings
from tests.unit.agents.build import Runner, delivered, delivery, header, of

CONF = Settings(_env_file=None)


class Trial:
    """The stages `normalize` and `extract`, one after the other, a record at a time."""

    def __init__(self) -> None:
        normalize = NormalizeStage(CONF.max_article_bytes)
        normalize.load()
        self._normalize = Runner(normalize)
        self._extract = Runner(ExtractStage(timedelta(days=7), partitions=1))
        self._offset = 0
        self.outcomes: Counter[str] = Counter()
        """How many ended as "reported", "nothing" or "copy", or were refused for which reason."""
        self.slowest: dict[str, tuple[float, bytes]] = {}
        """Of each family, the record that took longest, with its CPU seconds."""
        self.failed: list[tuple[bytes, str]] = []
        """Records that no rule refused: the program failed on them, and how."""

    def take(self, family: str, value: bytes | None) -> str:
        """Read one record; returns what became of it."""
        started = time.process_time()
        outcome, detail = self._read(delivery(value, offset=self._offset))
        seconds = time.process_time() - started
        self._offset += 1
        self.outcomes[outcome] += 1
        if seconds > self.slowest.get(family, (0.0, b""))[0]:
            self.slowest[family] = seconds, value or b""
        if outcome == "failed":
            self.failed.append((value or b"", detail))
        return outcome

    def forget(self) -> None:
        """Drop what is remembered of articles, as when their partition moves to another worker."""
        self._extract.table.values.clear()
        self._extract.crash()

    @property
    def largest_state(self) -> int:
        """Bytes of the largest value that is kept of an article."""
        return max((len(state) for state in self._extract.table.values.values()), default=0)

    def _read(self, one: Delivery) -> tuple[str, str]:
        outgoing = self._normalize.batch(one)
        for article in of(ARTICLES.name, outgoing):
            outgoing += self._extract.batch(delivered(article, one.offset))
        if letters := of(DEADLETTERS.name, outgoing):
            (letter,) = letters
            return header(letter, "tallywire-dl-reason"), header(letter, "tallywire-dl-detail")
        if of(DUPLICATES.name, outgoing):
            return "copy", ""
        topics = [record.topic for record in outgoing if header(record, "ce_type") != TICK]
        return ("reported" if FIGURES.name in topics else "nothing"), ""


TICK = "tallywire.tick.v1"
