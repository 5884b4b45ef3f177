"""Every metric of the domain, and nothing else's; docs/metrics.md is written from here.

Names and units follow https://prometheus.io/docs/practices/naming/. Every label has a bounded set
of values, whatever is sent.
"""

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, Metric
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.registry import Collector

import schemas
from streams.normalize import Furniture
from streams.refusal import REASONS
from streams.regulars import OTHER, Regulars

READ = ("reported", "nothing", "copy")
"""What becomes of an article that is read; a publisher's are counted so."""
OUTCOMES = (*READ, "refused")
FAILED = "failed"
"""Why a record became a dead letter that no stage refused."""

STAGE_BUCKETS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3)
ARRIVAL_BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300)
PUBLICATION_BUCKETS = (1, 10, 60, 300, 900, 3600, 4 * 3600, 24 * 3600, 7 * 24 * 3600)
AHEAD_BUCKETS = (1, 10, 60, 300, 3600, 4 * 3600, 24 * 3600)
RECOVERY_BUCKETS = (1, 3, 10, 30, 100, 300, 1000)
DELAY_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)


class StateGauge(NamedTuple):
    """A gauge that is read off the state of the stages when Prometheus asks; nobody sets it.

    So a series is there as long as this worker has the partition that it comes from, and shows
    what holds at that moment.
    """

    name: str
    documentation: str
    labels: tuple[str, ...] = ()

    def family(self) -> GaugeMetricFamily:
        """The metric, without samples."""
        return GaugeMetricFamily(self.name, self.documentation, labels=self.labels)


class Reading(NamedTuple):
    """The value of one series of a state gauge."""

    gauge: StateGauge
    value: float
    labels: tuple[str, ...] = ()
    """In the order of the gauge's."""


# -- articles and figures

ARTICLES = Counter(
    "tallywire_articles_total",
    "Articles by what became of them: reported, nothing (to report), copy, refused.",
    ["outcome"],
)
PUBLISHER_ARTICLES = Counter(
    "tallywire_publisher_articles_total",
    "Articles that were read, by publisher and what became of them. A publisher has series of its "
    "own from its fifth article on, at most 100 a worker; all others are `other`. Of one whose "
    "stories' region is known, articles before a restart are among the five.",
    ["publisher", "outcome"],
)
FURNITURE = Counter(
    "tallywire_furniture_cut_total",
    "Paragraphs cut from the text of articles, by kind: byline, teaser, caption and so on.",
    ["kind"],
)
FIGURES = Counter("tallywire_figures_total", "Figures read out of articles, by kind.", ["kind"])
COPIES = Counter("tallywire_copies_total", "Copies by what gave them away.", ["method"])
DEADLETTERS = Counter(
    "tallywire_deadletters_total",
    "Records that could not be used, by the stage that refused them or failed, and why.",
    ["stage", "reason"],
)
CLOCK_AHEAD_SECONDS = Histogram(
    "tallywire_clock_ahead_seconds",
    "Seconds by which an article's stated time of publication lay ahead of its arrival; 0 where it "
    "did not. More than a day ahead is refused, and is among the dead letters.",
    buckets=AHEAD_BUCKETS,
)

# -- what the news says

COUNT = StateGauge(
    "tallywire_count",
    "Rolling counts, best estimate: what was newly reported within the window, in article time. "
    "The scope is `world` or a country (ISO 3166-1 alpha-2; ZZ where none is known).",
    ("scope", "kind", "window"),
)
COUNT_USUAL = StateGauge(
    "tallywire_count_usual",
    "What a rolling count that a rule on surges watches usually stands at, at this time of the "
    "week; absent until the rule knows enough weeks.",
    ("scope", "kind", "window"),
)
INCIDENTS_OPEN = StateGauge(
    "tallywire_incidents_open", "Incidents that new reports can still join."
)
ALERTS = Counter(
    "tallywire_alerts_total",
    "Alert messages sent, by rule and CAP message type: Alert, Update, Cancel.",
    ["rule", "msg_type"],
)
ALERTS_STANDING = StateGauge(
    "tallywire_alerts_standing",
    "Alerts that were sent and not cancelled, by rule and CAP severity.",
    ("rule", "severity"),
)
ALERT_SENT = StateGauge(
    "tallywire_alert_sent_timestamp_seconds",
    "Article time of the latest message of the alerts that stand, in seconds since 1970, by rule, "
    "severity, event and country (or `world`); the 50 newest of a worker.",
    ("rule", "severity", "event", "scope"),
)
ALERT_BEST = StateGauge(
    "tallywire_alert_best",
    "Best estimate that this message tells: how many people, or buildings.",
    ALERT_SENT.labels,
)

# -- the work

STAGE_RECORDS = Counter(
    "tallywire_stage_records_total", "Records that a stage took, redelivered ones too.", ["stage"]
)
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
PARTITION_LAG = Gauge(
    "tallywire_partition_lag", "Records not yet processed.", ["topic", "partition"]
)
PARTITION_LAG_SECONDS = Gauge(
    "tallywire_partition_lag_seconds",
    "Seconds that the oldest record not yet processed has waited, at most; 0 where none waits.",
    ["topic", "partition"],
)

# -- the worker

WORKER_READY = Gauge(
    "tallywire_worker_ready", "1 while the worker has its partitions and its state, else 0."
)
HEALTHY = StateGauge("tallywire_healthy", "1 while the worker's /healthz names no problem, else 0.")
PARTITIONS_ASSIGNED = Gauge("tallywire_partitions_assigned", "Partitions that this worker has.")
REBALANCES = Counter(
    "tallywire_rebalances_total", "Rebalances of the workers' group that this worker saw begin."
)
RECOVERY_SECONDS = Histogram(
    "tallywire_recovery_seconds",
    "Seconds from the beginning of a rebalance until the worker had its partitions and their "
    "state.",
    buckets=RECOVERY_BUCKETS,
)
STAGE_IDLE = StateGauge(
    "tallywire_stage_idle",
    "1 for a stage that this worker leaves out because a topic is missing, 0 for one that it runs.",
    ("stage",),
)
STATE_RECORDS = StateGauge(
    "tallywire_state_records",
    "Records of state that a worker holds: of `extract` the articles that a copy would be known "
    "by, of `tally` incidents, of `world` counts of countries, of `alert` threads of messages.",
    ("stage",),
)
STATE_BYTES = StateGauge(
    "tallywire_state_bytes", "Bytes of the worker's state on disk; absent without RocksDB."
)
EVENT_LOOP_DELAY_SECONDS = Histogram(
    "tallywire_event_loop_delay_seconds",
    "Seconds by which a timer of the worker's event loop ran late: for so long all else waited.",
    buckets=DELAY_BUCKETS,
)

STATE_GAUGES = tuple(one for one in list(vars().values()) if isinstance(one, StateGauge))


class StateCollector(Collector):
    """Gives Prometheus the state gauges, as the worker's state had them at the last look."""

    def __init__(self) -> None:
        self._read: Callable[[], Iterable[Reading]] = tuple
        self._readings: Sequence[Reading] = ()

    def follow(self, read: Callable[[], Iterable[Reading]]) -> None:
        """Take the way to read the state."""
        self._read = read

    def look(self) -> None:
        """Read the state as it is now; what is collected of it may be so in another thread."""
        self._readings = tuple(self._read())

    def describe(self) -> Iterable[Metric]:
        """The metrics, without samples."""
        return [gauge.family() for gauge in STATE_GAUGES]

    def collect(self) -> Iterable[Metric]:
        """The metrics, with what the state said."""
        families = {gauge: gauge.family() for gauge in STATE_GAUGES}
        for reading in self._readings:
            families[reading.gauge].add_metric(reading.labels, reading.value)
        return families.values()


STATE = StateCollector()
REGISTRY.register(STATE)


# A counter that is born at 160 shows Prometheus no increase; so those known beforehand stand at 0.
for outcome in OUTCOMES:
    ARTICLES.labels(outcome=outcome)
for furniture in Furniture:
    FURNITURE.labels(kind=furniture)
for kind in schemas.Kind:
    FIGURES.labels(kind=kind)
for method in schemas.Method:
    COPIES.labels(method=method)
for stage in schemas.Stage:
    STAGE_RECORDS.labels(stage=stage)
    for reason in (*REASONS, FAILED):
        DEADLETTERS.labels(stage=stage, reason=reason)


def expect_alerts(rules: Iterable[str]) -> None:
    """Let the messages of these rules stand at 0."""
    for rule in rules:
        for msg_type in schemas.MessageType:
            ALERTS.labels(rule=rule, msg_type=msg_type)


def _expect_articles(publisher: str) -> None:
    for outcome in READ:
        PUBLISHER_ARTICLES.labels(publisher=publisher, outcome=outcome)


def _retire(publisher: str) -> None:
    for outcome in READ:
        PUBLISHER_ARTICLES.remove(publisher, outcome)


_expect_articles(OTHER)


_REGULARS = Regulars(_retire)


@dataclass(frozen=True)
class Described:
    """What is known of a metric before anything is measured."""

    name: str
    type: str
    documentation: str
    labels: tuple[str, ...]


def described() -> list[Described]:
    """All of them, in the order in which they stand above."""
    return [_described(one) for one in globals().values() if isinstance(one, _DEFINITIONS)]


_DEFINITIONS = (MetricWrapperBase, StateGauge)


def _described(one: MetricWrapperBase | StateGauge) -> Described:
    if isinstance(one, StateGauge):
        return Described(one.name, "gauge", one.documentation, one.labels)
    (family,) = one.describe()
    total = "_total" if family.type == "counter" else ""
    labels = tuple(one._labelnames)
    return Described(f"{family.name}{total}", family.type, family.documentation, labels)


# -- what the stages note

Note = Callable[[], None]

_NOTES = ContextVar[list[Note] | None]("notes", default=None)
"""What waits for the end of the work that it is of; none outside of `IfDone`."""


class IfDone:
    """Lets what is noted inside count when all inside is done, and not at all if that raises.

    A batch that fails is done again, record by record, and would else count twice.
    """

    def __enter__(self) -> None:
        self._notes: list[Note] = []
        self._outside = _NOTES.set(self._notes)

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        _NOTES.reset(self._outside)
        for note in self._notes if failed is None else ():
            _note(note)


def _note(note: Note) -> None:
    waiting = _NOTES.get()
    if waiting is None:
        note()
    else:
        waiting.append(note)


def count(counter: Counter, number: int = 1, **labels: str) -> None:
    """Count so many more."""
    _note(lambda: counter.labels(**labels).inc(number))


def count_article(outcome: str, publisher: str | None) -> None:
    """Count an article that was read, under its publisher too."""
    count(ARTICLES, outcome=outcome)
    _note(lambda: _count_of_publisher(outcome, publisher))


def recall_publisher(publisher: str, articles: int) -> None:
    """Take up that so many articles of a publisher were read before this worker had them."""
    _REGULARS.recall(publisher, articles)


def _count_of_publisher(outcome: str, publisher: str | None) -> None:
    label = _REGULARS.label(publisher, datetime.now(UTC))
    _expect_articles(label)
    PUBLISHER_ARTICLES.labels(publisher=label, outcome=outcome).inc()


def observe_clock(ahead: timedelta) -> None:
    """Note by how much an article's time of publication lay ahead of its arrival."""
    _note(lambda: CLOCK_AHEAD_SECONDS.observe(ahead.total_seconds()))


def observe_batch(stage: schemas.Stage, seconds: float, records: int) -> None:
    """Note the time that a stage took for a batch, as its average a record."""
    STAGE_RECORDS.labels(stage=stage).inc(records)
    STAGE_SECONDS.labels(stage=stage).observe(seconds / records)


def observe_output(topic: str, published_at: datetime, arrived_at: datetime) -> None:
    """Note how long an article took to become an output on this topic."""
    now = datetime.now(UTC)
    since_arrival = max((now - arrived_at).total_seconds(), 0)
    since_publication = max((now - published_at).total_seconds(), 0)
    _note(lambda: ARRIVAL_SECONDS.labels(topic=topic).observe(since_arrival))
    _note(lambda: PUBLICATION_SECONDS.labels(topic=topic).observe(since_publication))
