"""Prometheus metrics of the domain. Every label has a bounded set of values."""

from datetime import UTC, datetime

from prometheus_client import Counter, Gauge, Histogram

import schemas
from streams.normalize import Furniture

STAGE_BUCKETS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3)
ARRIVAL_BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300)
PUBLICATION_BUCKETS = (1, 10, 60, 300, 900, 3600, 4 * 3600, 24 * 3600, 7 * 24 * 3600)

ARTICLES = Counter(
    "tallywire_articles_total",
    "Articles by what became of them: reported, nothing (to report), copy, refused.",
    ["outcome"],
)
FURNITURE = Counter(
    "tallywire_furniture_cut_total",
    "Paragraphs cut from the text of articles, by kind: byline, teaser, caption and so on.",
    ["kind"],
)
FIGURES = Counter("tallywire_figures_total", "Figures read out of articles.", ["kind"])
COPIES = Counter("tallywire_copies_total", "Copies by what gave them away.", ["method"])
DEADLETTERS = Counter(
    "tallywire_deadletters_total", "Records that could not be used.", ["stage", "reason"]
)
ALERTS = Counter("tallywire_alerts_total", "Alert messages sent.", ["rule", "msg_type"])
STAGE_SECONDS = Histogram(
    "tallywire_stage_seconds",
    "Seconds of work on one record, averaged over its batch.",
    ["stage"],
    buckets=STAGE_BUCKETS,
)
ARRIVAL_SECONDS = Histogram(
    "tallywire_arrival_to_output_seconds",
    "Seconds from an article's arrival on the raw topic to an output of it.",
    ["topic"],
    buckets=ARRIVAL_BUCKETS,
)
PUBLICATION_SECONDS = Histogram(
    "tallywire_publication_to_output_seconds",
    "Seconds from an article's publication to an output of it.",
    ["topic"],
    buckets=PUBLICATION_BUCKETS,
)
ARTICLES_REMEMBERED = Gauge(
    "tallywire_articles_remembered", "Articles that a copy would be known by."
)
INCIDENTS_OPEN = Gauge("tallywire_incidents_open", "Incidents that new reports can still join.")
COUNT = Gauge(
    "tallywire_count",
    "Rolling counts, best estimate, of the world and of countries.",
    ["scope", "kind", "window"],
)
PARTITION_LAG = Gauge(
    "tallywire_partition_lag", "Records not yet processed.", ["topic", "partition"]
)
PARTITIONS_ASSIGNED = Gauge("tallywire_partitions_assigned", "Partitions that this worker has.")
WORKER_READY = Gauge(
    "tallywire_worker_ready", "1 while the worker has its partitions and its state, else 0."
)


# A counter that is born at 160 shows Prometheus no increase; so those known beforehand stand at 0.
for outcome in ("reported", "nothing", "copy", "refused"):
    ARTICLES.labels(outcome=outcome)
for furniture in Furniture:
    FURNITURE.labels(kind=furniture)
for kind in schemas.Kind:
    FIGURES.labels(kind=kind)
for method in schemas.Method:
    COPIES.labels(method=method)
for stage in schemas.Stage:
    DEADLETTERS.labels(stage=stage, reason="failed")


def observe_batch(stage: schemas.Stage, seconds: float, records: int) -> None:
    """Note the time that a stage took for a batch, as its average a record."""
    STAGE_SECONDS.labels(stage=stage).observe(seconds / records)


def observe_output(topic: str, published_at: datetime, arrived_at: datetime) -> None:
    """Note how long an article took to become an output on this topic."""
    now = datetime.now(UTC)
    ARRIVAL_SECONDS.labels(topic=topic).observe(max((now - arrived_at).total_seconds(), 0))
    PUBLICATION_SECONDS.labels(topic=topic).observe(max((now - published_at).total_seconds(), 0))


def set_count(count: schemas.Count) -> None:
    """Show a count; regions are left out, to keep the number of series bounded."""
    if "/" not in count.scope:
        COUNT.labels(scope=count.scope, kind=count.kind, window=count.window).set(count.best)
