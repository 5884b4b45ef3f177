"""Raw articles in, normalised articles out."""

import schemas
from schemas.topics import ARTICLES, RAW
from streams import metrics
from streams.agents import deadletters
from streams.agents.stage import Stage
from streams.broker.records import Delivery, Outgoing, cloudevent
from streams.dedupe import shard
from streams.normalize import decode, load, normalize


class NormalizeStage(Stage):
    """Decodes, cleans and keys each article by its deduplication shard."""

    name = schemas.Stage.NORMALIZE
    topics = (RAW.name,)
    outputs = (ARTICLES.name,)

    def __init__(self, max_article_bytes: int) -> None:
        self._max_article_bytes = max_article_bytes

    def load(self) -> None:
        """Load languages, dates in words, and what reads pages."""
        load()

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """One article, or a refusal."""
        raw = decode(delivery.value, self._max_article_bytes)
        normalized = normalize(raw, deadletters.arrival(delivery))
        for kind, count in normalized.cut.items():
            metrics.count(metrics.FURNITURE, count, kind=kind)
        if normalized.ahead is not None:
            metrics.observe_clock(normalized.ahead)
        article = normalized.article
        headers = cloudevent(
            id_=delivery.position,
            type_=ARTICLES.ce_type(article),
            source=self.name,
            time=article.published_at or delivery.timestamp,
            trace=delivery.as_origin(),
        )
        return [Outgoing(ARTICLES.name, shard(article).encode(), article.to_json(), headers)]
