"""The topics: what lies on each, under which key, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from schemas.alert import Alert
from schemas.article import Article, RawArticle
from schemas.base import Record
from schemas.count import Count
from schemas.duplicate import Duplicate
from schemas.incident import Incident
from schemas.report import Copy, Report, Tick, Withdrawal

MIB = 1024 * 1024

# The longest rolling window is 30 days; with some days to spare, what still lies on the topics
# can rebuild every count.
REBUILDABLE = timedelta(days=35)
# Alerts and dead letters are few, and are asked for late.
ON_FILE = timedelta(days=365)


@dataclass(frozen=True)
class Topic:
    """A topic of the contract; the number of its partitions is a matter of the deployment."""

    name: str
    description: str
    key: str
    """What the key of a record is, in words."""
    ce_types: Mapping[type[Record], str] = field(hash=False)
    """The models of its values, each with its CloudEvents type; none where values are raw bytes."""
    retention: timedelta | None
    """How long a record is kept, from its arrival; None: for ever."""
    compacted: bool = False
    """Whether a record replaces the earlier ones of its key."""
    max_message_bytes: int = MIB
    compression: str = "producer"
    """How records lie there; `producer`: as they come."""

    def ce_type(self, record: Record) -> str:
        """The CloudEvents type of a record on this topic; KeyError if it does not belong here."""
        return self.ce_types[type(record)]

    @property
    def config(self) -> dict[str, str]:
        """The topic's settings under Kafka's names.

        Time stamps are the broker's: retention then counts from the arrival of a record, so that
        articles of last year can be replayed without being deleted at once.
        """
        retention_ms = -1 if self.retention is None else self.retention // timedelta(milliseconds=1)
        return {
            "cleanup.policy": "compact" if self.compacted else "delete",
            "retention.ms": str(retention_ms),
            "max.message.bytes": str(self.max_message_bytes),
            "compression.type": self.compression,
            "message.timestamp.type": "LogAppendTime",
        }


RAW = Topic(
    name="news.articles.raw.v1",
    description="Articles as users feed them, each a JSON object or whatever they sent instead.",
    key="anything; the article's id, so that its versions stay in order",
    ce_types={RawArticle: "tallywire.raw-article.v1"},
    retention=REBUILDABLE,
    max_message_bytes=4 * MIB,
    compression="uncompressed",  # the broker unpacks what feeders pack, and bounds what comes out
)

ARTICLES = Topic(
    name="news.articles.v1",
    description="Normalised articles: plain text, known language, canonical address, UTC.",
    key="deduplication shard, language first",
    ce_types={Article: "tallywire.article.v1"},
    retention=REBUILDABLE,
)

DUPLICATES = Topic(
    name="news.duplicates.v1",
    description="Articles that tell what was already told, each with what it copies.",
    key="id of the article",
    ce_types={Duplicate: "tallywire.duplicate.v1"},
    retention=REBUILDABLE,
)

FIGURES = Topic(
    name="news.figures.v1",
    description="What each article says of each incident, who else carried it, and ticks of time.",
    key="country, ISO 3166-1 alpha-2",
    ce_types={
        Report: "tallywire.report.v1",
        Copy: "tallywire.copy.v1",
        Tick: "tallywire.tick.v1",
        Withdrawal: "tallywire.withdrawal.v1",
    },
    retention=REBUILDABLE,
)

INCIDENTS = Topic(
    name="news.incidents.v1",
    description="The latest state of each incident, with its one toll.",
    key="id of the incident",
    ce_types={Incident: "tallywire.incident.v1"},
    retention=None,
    compacted=True,
    max_message_bytes=4 * MIB,
)

COUNTS = Topic(
    name="news.counts.v1",
    description="Rolling counts; the latest record of a key is the truth. One without a value ends "
    "the count: its window is kept no more.",
    key="scope|kind|window",
    ce_types={Count: "tallywire.count.v1"},
    retention=None,
    compacted=True,
)

ALERTS = Topic(
    name="news.alerts.v1",
    description="Alerts, their updates and cancellations, with the fields of CAP 1.2.",
    key="thread of the alert",
    ce_types={Alert: "tallywire.alert.v1"},
    retention=ON_FILE,
)

DEADLETTERS = Topic(
    name="news.deadletters.v1",
    description="Records that a stage refused: value, key and headers as they came, the reason "
    "and the origin in headers of their own.",
    key="the original's, byte for byte",
    ce_types={},
    retention=ON_FILE,
    max_message_bytes=RAW.max_message_bytes + MIB,  # the largest raw record and the added headers
)

TOPICS = (RAW, ARTICLES, DUPLICATES, FIGURES, INCIDENTS, COUNTS, ALERTS, DEADLETTERS)
"""All of them, in the order of the pipeline."""

MAX_REQUEST_BYTES = max(topic.max_message_bytes for topic in TOPICS) + MIB
"""What a producer must be able to send: the largest record, uncompressed, in its envelope."""
