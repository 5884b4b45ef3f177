"""Normalised articles in; copies told apart, and what the others report, out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial

from pydantic import ValidationError

import schemas
from schemas import report
from schemas.base import Record
from schemas.report import Withdrawal
from schemas.topics import ARTICLES, DUPLICATES, FIGURES, Topic
from streams import metrics
from streams.agents.stage import Settlement, Stage, State, Stored
from streams.agents.ticks import TICK_EVERY, tick
from streams.broker.records import Delivery, Outgoing, Trace, cloudevent
from streams.dedupe import Copy, Deduplicator, Memory, Version, entry
from streams.extract import extraction, read
from streams.extract.homes import EVERYBODY, Homes, Sightings
from streams.metrics import Reading
from streams.refusal import Refused
from streams.tally.report import key, reports

EPOCH = datetime.fromtimestamp(0, UTC)
"""Ticks lie a whole number of times `TICK_EVERY` from it."""
READ_ONCE = 1_000
"""Articles that are read from the table once a batch, however often they are asked for."""
HOME = "home\n"
"""Begins the key of what is known of a publisher's home; no id of an article has a line break."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The countries that an article was reported under."""

    now: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    """Those of earlier versions, withdrawn since."""
    copy_of: str | None = None
    """The article that reported in its place, where it is a copy: that may be forgotten sooner."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An article in hand."""

    partition: int
    offset: int
    trace: Trace
    article: schemas.Article
    published_at: datetime
    """The article's own time; that of its record where it has none."""

    def out(self, topic: Topic, key: str, record: Record) -> Outgoing:
        """A record that comes of this article."""
        metrics.observe_output(topic.name, self.published_at, self.trace.arrived_at)
        headers = cloudevent(
            id_=f"{self.trace.origin}/{key}",
            type_=topic.ce_type(record),
            source=schemas.Stage.EXTRACT,
            time=self.published_at,
            trace=self.trace,
        )
        return Outgoing(topic.name, key.encode(), record.to_json(), headers)


class Shard:
    """What one partition of articles remembers: their texts, and where they were reported.

    Both lie in one value of the table an article, so that a copy or a new version finds its report.
    Beside them it knows where the stories of each publisher lie.
    """

    def __init__(self, window: timedelta, stored: Callable[[str], State | None]) -> None:
        self.deduplicator = Deduplicator(window, self._recall)
        self.homes = Homes()
        self.clock: datetime | None = None
        self._state = lru_cache(READ_ONCE)(stored)
        self._reported: dict[str, Reported] = {}

    def reported(self, article_id: str) -> Reported | None:
        """Where an article was reported; null if it could not be read, or is forgotten."""
        if article_id in self._reported:
            return self._reported[article_id]
        state = self._state(article_id)
        return _reported(state) if state else None

    def original(self, article: schemas.Article, verdict: Copy) -> Reported | None:
        """Where the original of a copy was reported; null if it could not be read.

        Where the original is forgotten, the copy itself may know, from when it came first.
        """
        carried = self.reported(article.article_id)
        return self.reported(verdict.duplicate_of) or (
            carried if carried and carried.copy_of else None
        )

    def report(self, article_id: str, reported: Reported) -> None:
        """Note where an article is reported."""
        self._reported[article_id] = reported

    def settle(self) -> dict[str, State | None]:
        """What is to be written: the articles of this batch; null for those to be forgotten."""
        writes: dict[str, State | None] = {
            article_id: table_value(memory, self.reported(article_id))
            for article_id, memory in self.deduplicator.unstored().items()
        }
        writes |= {
            f"{HOME}{publisher}": _sightings_state(sightings)
            for publisher, sightings in self.homes.unwritten().items()
        }
        if self.clock:
            writes |= dict.fromkeys(self.deduplicator.expire(self.clock))
        self._reported = {}
        self._state.cache_clear()
        return writes

    def _recall(self, article_id: str) -> Memory | None:
        state = self._state(article_id)
        return _memory(article_id, state) if state else None


class ExtractStage(Stage):
    """Deduplicates and extracts in one step, so that copies cost no extraction."""

    name = schemas.Stage.EXTRACT
    topics = (ARTICLES.name,)
    outputs = (DUPLICATES.name, FIGURES.name)
    table = "articles"

    def __init__(self, dedupe_window: timedelta, partitions: int) -> None:
        self._window = dedupe_window
        self._partitions = partitions
        self._stored: Stored = lambda partition, key: None
        self.forget()

    def attach(self, stored: Stored) -> None:
        """Take the way to read what is remembered."""
        self._stored = stored

    def forget(self) -> None:
        """Drop all indexes."""
        self._shards: dict[int, Shard] = {}

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back the memory of one article, or of a publisher's home."""
        shard = self._shard(partition)
        if key.startswith(HOME):
            publisher, sightings = key.removeprefix(HOME), _sightings(state)
            shard.homes.restore(publisher, sightings)
            if publisher != EVERYBODY:
                metrics.recall_publisher(publisher, len(sightings))
        else:
            shard.deduplicator.restore(entry(key, state["memory"]))

    def restored(self) -> None:
        """Enter what is left of it into the indexes."""
        for shard in self._shards.values():
            shard.deduplicator.restored()

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """A duplicate, reports, or nothing to report."""
        item = _decode(delivery)
        shard = self._shard(item.partition)
        verdict = shard.deduplicator.judge(item.article, item.trace.origin, item.offset)
        original = shard.original(item.article, verdict) if isinstance(verdict, Copy) else None
        if isinstance(verdict, Copy) and original:
            outgoing = self._copy(item, verdict, original)
        else:  # new; or a copy of what failed to be read
            supersedes = verdict.supersedes if isinstance(verdict, Version) else None
            outgoing = self._report(item, supersedes)
        return outgoing + self._ticks(item, delivery.position)

    def settle(self, partition: int) -> Settlement:
        """Remember what was seen, forget what is too old to be copied."""
        return Settlement(writes=self._shard(partition).settle())

    def readings(self) -> Iterable[Reading]:
        """How many articles are remembered."""
        remembered = sum(len(shard.deduplicator) for shard in self._shards.values())
        yield Reading(metrics.STATE_RECORDS, remembered, (self.name,))

    def _shard(self, partition: int) -> Shard:
        if partition not in self._shards:
            stored = partial(self._stored, partition)
            self._shards[partition] = Shard(self._window, stored)
        return self._shards[partition]

    def _copy(self, item: _Item, verdict: Copy, original: Reported) -> list[Outgoing]:
        metrics.count_article("copy", item.article.source)
        metrics.count(metrics.COPIES, method=verdict.method)
        article, shard = item.article, self._shard(item.partition)
        copy_of = original.copy_of or verdict.duplicate_of
        if shard.reported(article.article_id) is None:
            shard.report(article.article_id, replace(original, copy_of=copy_of))
        duplicate = schemas.Duplicate(
            article_id=article.article_id,
            duplicate_of=copy_of,
            method=verdict.method,
            similarity=verdict.similarity,
            source=article.source,
            url=article.url,
            published_at=item.published_at,
        )
        copy = report.Copy(
            article_id=article.article_id,
            copy_of=copy_of,
            source=article.source,
            published_at=item.published_at,
        )
        carried = [item.out(FIGURES, country, copy) for country in original.now]
        return [item.out(DUPLICATES, article.article_id, duplicate), *carried]

    def _report(self, item: _Item, supersedes: str | None) -> list[Outgoing]:
        extracted = self._extract(item)
        for figure in extracted.figures:
            metrics.count(metrics.FIGURES, kind=figure.kind)
        found: dict[str, Record] = {
            key(report): report for report in reports(item.article, extracted, supersedes)
        }
        metrics.count_article("reported" if found else "nothing", item.article.source)
        withdrawn = self._withdrawals(item, item.article.article_id, found)
        if supersedes is not None:
            withdrawn += self._withdrawals(item, supersedes, found)
        return [
            item.out(FIGURES, country, record) for country, record in [*withdrawn, *found.items()]
        ]

    def _extract(self, item: _Item) -> schemas.Extraction:
        """Read an article in the light of its publisher's home, and that in its light."""
        homes = self._shard(item.partition).homes
        publisher = (item.article.source or "").casefold()
        reading = read(item.article, homes.home(publisher, item.offset))
        if reading.region:
            homes.note(publisher, item.offset, reading.region)
        return extraction(item.article, reading)

    def _withdrawals(
        self, item: _Item, article_id: str, found: Mapping[str, Record]
    ) -> list[tuple[str, Record]]:
        """What earlier versions of the article reported of countries that this one does not.

        Countries of long ago are named again: what was said of them may not have got through.
        """
        shard = self._shard(item.partition)
        before = shard.reported(article_id) or Reported()
        past = [one for one in dict.fromkeys([*before.now, *before.past]) if one not in found]
        if article_id == item.article.article_id:
            shard.report(article_id, Reported(list(found), past))
        withdrawal = Withdrawal(article_id=article_id, published_at=item.published_at)
        return [(country, withdrawal) for country in past]

    def _ticks(self, item: _Item, cause: str) -> list[Outgoing]:
        """Tell every partition of the tally when the articles' time has moved on."""
        shard = self._shard(item.partition)
        # Of a fixed grid: or a restart, which forgets the last tick, would shift all that follow.
        now = item.published_at - (item.published_at - EPOCH) % TICK_EVERY
        if shard.clock and now <= shard.clock:
            return []
        shard.clock = now
        return [tick(now, cause).to_partition(partition) for partition in range(self._partitions)]


def _decode(delivery: Delivery) -> _Item:
    if delivery.value is None:
        raise Refused("null", "the record has no value; an article is expected")
    try:
        article = schemas.Article.model_validate_json(delivery.value)
    except ValidationError as error:
        raise Refused("not-an-article", str(error)) from None
    published_at = article.published_at or delivery.timestamp
    dated = article.model_copy(update={"published_at": published_at})
    return _Item(delivery.partition, delivery.offset, delivery.trace, dated, published_at)


def table_value(memory: Memory, reported: Reported | None) -> State:
    """The value of the table."""
    return {"memory": memory.to_json(), "reported": asdict(reported) if reported else None}


def _memory(article_id: str, state: State) -> Memory:
    return Memory.from_json(article_id, state["memory"])


def _reported(state: State) -> Reported | None:
    reported = state["reported"]
    return Reported(**reported) if reported else None


def _sightings_state(sightings: Sightings | None) -> State | None:
    """Numbers become keys of JSON, which are text."""
    return None if sightings is None else {str(one): sightings[one] for one in sightings}


def _sightings(state: State) -> Sightings:
    return {int(number): region for number, region in state.items()}
