"""Normalised articles in; copies told apart, and what the others report, out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from pydantic import ValidationError

import schemas
from schemas.base import Record
from schemas.report import Copy, Withdrawal
from schemas.topics import ARTICLES, DUPLICATES, FIGURES, Topic
from streams import dedupe, metrics
from streams.agents.stage import Settlement, Stage, State
from streams.agents.ticks import TICK_EVERY, tick
from streams.broker.records import Delivery, Outgoing, Trace, cloudevent
from streams.dedupe import Deduplicator, Version
from streams.extract import extract
from streams.refusal import Refused
from streams.tally.report import key, reports


@dataclass(frozen=True, slots=True)
class Reported:
    """The countries that an article was reported under."""

    now: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    """Those of earlier versions, withdrawn since."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An article in hand."""

    partition: int
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


class ExtractStage(Stage):
    """Deduplicates and extracts in one step, so that copies cost no extraction.

    One index a partition, that is a deduplication shard; with each article it remembers under
    which countries it was reported, so that a copy or a new version finds its report.
    """

    name = schemas.Stage.EXTRACT
    topics = (ARTICLES.name,)
    table = "articles"

    def __init__(self, dedupe_window: timedelta, partitions: int) -> None:
        self._window = dedupe_window
        self._partitions = partitions
        self.forget()

    def forget(self) -> None:
        """Drop all indexes."""
        self._indexes = defaultdict[int, Deduplicator](lambda: Deduplicator(self._window))
        self._reported = defaultdict[int, dict[str, Reported]](dict)
        self._touched = defaultdict[int, dict[str, None]](dict)
        self._clocks = dict[int, datetime]()

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back the memory of one article."""
        self._indexes[partition].restore(key, state["memory"])
        self._reported[partition][key] = Reported(**state["reported"])

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """A duplicate, reports, or nothing to report."""
        item = _decode(delivery)
        verdict = self._indexes[item.partition].judge(item.article, item.trace.origin)
        reported = self._reported[item.partition]
        if isinstance(verdict, dedupe.Copy) and verdict.duplicate_of in reported:
            outgoing = self._copy(item, verdict)
        else:  # new; or a copy of what failed to be read, or is long forgotten
            supersedes = verdict.supersedes if isinstance(verdict, Version) else None
            outgoing = self._report(item, supersedes)
        self._touched[item.partition][item.article.article_id] = None
        return outgoing + self._ticks(item, delivery.position)

    def settle(self, partition: int) -> Settlement:
        """Remember what was seen, forget what is too old to be copied."""
        index, reported = self._indexes[partition], self._reported[partition]
        writes: dict[str, State | None] = {
            one: {"memory": index.memory(one), "reported": asdict(reported[one])}
            for one in self._touched.pop(partition, {})
        }
        if clock := self._clocks.get(partition):
            for article_id in index.expire(clock):
                reported.pop(article_id, None)
                writes[article_id] = None
        return Settlement(writes=writes)

    def _copy(self, item: _Item, verdict: dedupe.Copy) -> list[Outgoing]:
        metrics.ARTICLES.labels(outcome="copy").inc()
        metrics.COPIES.labels(method=verdict.method).inc()
        article, reported = item.article, self._reported[item.partition]
        under = reported[verdict.duplicate_of]
        reported.setdefault(article.article_id, under)
        duplicate = schemas.Duplicate(
            article_id=article.article_id,
            duplicate_of=verdict.duplicate_of,
            method=verdict.method,
            similarity=verdict.similarity,
            source=article.source,
            url=article.url,
            published_at=item.published_at,
        )
        copy = Copy(
            article_id=article.article_id,
            copy_of=verdict.duplicate_of,
            source=article.source,
            published_at=item.published_at,
        )
        carried = [item.out(FIGURES, country, copy) for country in under.now]
        return [item.out(DUPLICATES, article.article_id, duplicate), *carried]

    def _report(self, item: _Item, supersedes: str | None) -> list[Outgoing]:
        extraction = extract(item.article)
        for figure in extraction.figures:
            metrics.FIGURES.labels(kind=figure.kind).inc()
        found: dict[str, Record] = {
            key(report): report for report in reports(item.article, extraction, supersedes)
        }
        metrics.ARTICLES.labels(outcome="reported" if found else "nothing").inc()
        withdrawn = self._withdrawals(item, item.article.article_id, found)
        if supersedes is not None:
            withdrawn += self._withdrawals(item, supersedes, found)
        return [
            item.out(FIGURES, country, record) for country, record in [*withdrawn, *found.items()]
        ]

    def _withdrawals(
        self, item: _Item, article_id: str, found: Mapping[str, Record]
    ) -> list[tuple[str, Record]]:
        """What earlier versions of the article reported of countries that this one does not.

        Countries of long ago are named again: what was said of them may not have got through.
        """
        before = self._reported[item.partition].get(article_id, Reported())
        past = [one for one in dict.fromkeys([*before.now, *before.past]) if one not in found]
        if article_id == item.article.article_id:
            self._reported[item.partition][article_id] = Reported(list(found), past)
        withdrawal = Withdrawal(article_id=article_id, published_at=item.published_at)
        return [(country, withdrawal) for country in past]

    def _ticks(self, item: _Item, cause: str) -> list[Outgoing]:
        """Tell every partition of the tally when the articles' time has moved on."""
        clock = self._clocks.get(item.partition, datetime.min.replace(tzinfo=UTC))
        if item.published_at < clock + TICK_EVERY:
            return []
        self._clocks[item.partition] = item.published_at
        return [
            tick(item.published_at, cause).to_partition(partition)
            for partition in range(self._partitions)
        ]


def _decode(delivery: Delivery) -> _Item:
    if delivery.value is None:
        raise Refused("null", "the record has no value; an article is expected")
    try:
        article = schemas.Article.model_validate_json(delivery.value)
    except ValidationError as error:
        raise Refused("not-an-article", str(error)) from None
    published_at = article.published_at or delivery.timestamp
    dated = article.model_copy(update={"published_at": published_at})
    return _Item(delivery.partition, delivery.trace, dated, published_at)
