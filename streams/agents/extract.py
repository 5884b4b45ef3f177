"""Normalised articles in; copies told apart, and what the others report, out."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from pydantic import ValidationError

import schemas
from schemas.base import Record
from schemas.report import Copy, Report, Withdrawal
from schemas.topics import ARTICLES, DUPLICATES, FIGURES
from streams import dedupe, metrics
from streams.agents.stage import Settlement, Stage, State
from streams.agents.ticks import tick
from streams.broker.records import Delivery, Outgoing, cloudevent
from streams.dedupe import Deduplicator, Version
from streams.extract import extract
from streams.refusal import Refused
from streams.tally.report import key, reports

TICK_EVERY = timedelta(minutes=5)
"""How far the articles' time moves before all countries are told of it."""


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
        self._countries = defaultdict[int, dict[str, list[str]]](dict)
        self._touched = defaultdict[int, dict[str, None]](dict)
        self._clocks = dict[int, datetime]()

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back the memory of one article."""
        self._indexes[partition].restore(key, state["memory"])
        self._countries[partition][key] = state["countries"]

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """A duplicate, reports, or nothing to report."""
        article = _decode(delivery.value)
        published_at = article.published_at or delivery.timestamp
        partition = delivery.partition
        verdict = self._indexes[partition].judge(article, delivery.trace.origin)
        self._touched[partition][article.article_id] = None
        if isinstance(verdict, dedupe.Copy):
            outgoing = self._copy(delivery, article, verdict, published_at)
        else:
            supersedes = verdict.supersedes if isinstance(verdict, Version) else None
            outgoing = self._report(delivery, article, supersedes, published_at)
        return outgoing + self._ticks(delivery, published_at)

    def settle(self, partition: int) -> Settlement:
        """Remember what was seen, forget what is too old to be copied."""
        index, countries = self._indexes[partition], self._countries[partition]
        writes: dict[str, State | None] = {
            article_id: {"memory": index.memory(article_id), "countries": countries.get(article_id, [])}
            for article_id in self._touched.pop(partition, {})
        }
        if clock := self._clocks.get(partition):
            for article_id in index.expire(clock):
                countries.pop(article_id, None)
                writes[article_id] = None
        return Settlement(writes=writes)

    def _copy(
        self,
        delivery: Delivery,
        article: schemas.Article,
        verdict: dedupe.Copy,
        published_at: datetime,
    ) -> list[Outgoing]:
        metrics.ARTICLES.labels(outcome="copy").inc()
        metrics.COPIES.labels(method=verdict.method).inc()
        countries = self._countries[delivery.partition]
        original = countries.get(verdict.duplicate_of, [])
        if verdict.duplicate_of != article.article_id:
            countries[article.article_id] = original
        duplicate = schemas.Duplicate(
            article_id=article.article_id,
            duplicate_of=verdict.duplicate_of,
            method=verdict.method,
            similarity=verdict.similarity,
            source=article.source,
            url=article.url,
            published_at=published_at,
        )
        copy = Copy(
            article_id=article.article_id,
            copy_of=verdict.duplicate_of,
            source=article.source,
            published_at=published_at,
        )
        to_duplicates = self._out(
            delivery, DUPLICATES.name, article.article_id, duplicate, published_at
        )
        return [to_duplicates] + [
            self._out(delivery, FIGURES.name, country, copy, published_at) for country in original
        ]

    def _report(
        self,
        delivery: Delivery,
        article: schemas.Article,
        supersedes: str | None,
        published_at: datetime,
    ) -> list[Outgoing]:
        dated = article.model_copy(update={"published_at": published_at})
        extraction = extract(dated)
        for figure in extraction.figures:
            metrics.FIGURES.labels(kind=figure.kind).inc()
        found: dict[str, Report] = {
            key(report): report for report in reports(dated, extraction, supersedes)
        }
        metrics.ARTICLES.labels(outcome="reported" if found else "nothing").inc()
        withdrawn = self._reported_elsewhere(delivery.partition, article, supersedes, set(found))
        self._countries[delivery.partition][article.article_id] = list(found)
        records: list[tuple[str, Record]] = [*withdrawn, *found.items()]
        return [
            self._out(delivery, FIGURES.name, country, record, published_at)
            for country, record in records
        ]

    def _reported_elsewhere(
        self, partition: int, article: schemas.Article, supersedes: str | None, now: set[str]
    ) -> list[tuple[str, Withdrawal]]:
        """What earlier versions of the article reported of countries that this one does not."""
        countries = self._countries[partition]
        earlier = [article.article_id] if supersedes is None else [article.article_id, supersedes]
        return [
            (country, Withdrawal(article_id=article_id, published_at=article.published_at))
            for article_id in earlier
            for country in countries.get(article_id, [])
            if country not in now
        ]

    def _ticks(self, delivery: Delivery, published_at: datetime) -> list[Outgoing]:
        """Tell every partition of the tally when the articles' time has moved on."""
        clock = self._clocks.get(delivery.partition, datetime.min.replace(tzinfo=UTC))
        if published_at < clock + TICK_EVERY:
            return []
        self._clocks[delivery.partition] = published_at
        return [
            tick(published_at, delivery.position).to_partition(partition)
            for partition in range(self._partitions)
        ]

    def _out(
        self, delivery: Delivery, topic: str, key: str, record: Record, published_at: datetime
    ) -> Outgoing:
        trace = delivery.trace
        metrics.observe_output(topic, published_at, trace.arrived_at)
        schema = FIGURES if topic == FIGURES.name else DUPLICATES
        headers = cloudevent(
            id_=f"{trace.origin}/{key}",
            type_=schema.ce_type(record),
            source=self.name,
            time=published_at,
            trace=trace,
        )
        return Outgoing(topic, key.encode(), record.to_json(), headers)


def _decode(value: bytes | None) -> schemas.Article:
    if value is None:
        raise Refused("null", "the record has no value; an article is expected")
    try:
        return schemas.Article.model_validate_json(value)
    except ValidationError as error:
        raise Refused("not-an-article", str(error)) from None
