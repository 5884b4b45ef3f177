"""*Operations*, for operators: how fast the pipeline runs, what waits, what is refused, and why."""

from grafana_foundation_sdk.builders import dashboard
from grafana_foundation_sdk.models import units
from grafana_foundation_sdk.models.dashboard import (
    Dashboard,
    VariableOption,
    VariableRefresh,
    VariableSort,
)

from deploy.grafana.panels import (
    BAD,
    GOOD,
    OPERATIONS,
    SITUATION,
    SOURCE,
    WARN,
    Query,
    figure,
    lines,
    link_to,
    page,
)

OURS = 'instance=~"$worker"'
LAG = f"max by (topic, partition) (tallywire_partition_lag{{{OURS}}})"
LAG_SECONDS = f"max by (topic, partition) (tallywire_partition_lag_seconds{{{OURS}}})"
KAFKAS_LAG = 'kafka_consumergroup_lag{consumergroup="tallywire"}'


def rate(metric: str, *labels: str, matching: str = OURS) -> str:
    """What is added to a counter a second, by these labels."""
    return f"sum by ({', '.join(labels)}) (rate({metric}{{{matching}}}[$__rate_interval]))"


def quantile(share: float, histogram: str, *labels: str, window: str = "$__rate_interval") -> str:
    """The value that this share of a histogram's observations stays below, by these labels."""
    buckets = f"rate({histogram}_bucket{{{OURS}}}[{window}])"
    return f"histogram_quantile({share}, sum by ({', '.join((*labels, 'le'))}) ({buckets}))"


def half_and_most(histogram: str, label: str) -> tuple[Query, Query]:
    """The median, and what 95 of a hundred stay below."""
    name = f"{{{{{label}}}}}"
    return (
        Query(quantile(0.5, histogram, label), f"{name}, half"),
        Query(quantile(0.95, histogram, label), f"{name}, 95%"),
    )


def operations() -> Dashboard:
    """The dashboard."""
    board = (
        page("Operations", OPERATIONS, "How the pipeline runs: speed, lag, refusals, workers.")
        .link(link_to("Situation", SITUATION, "What the news says happened"))
        .variables([_worker()])
    )
    for add in (_now, _speed, _lag, _sorted_out, _workers, _resources):
        add(board)
    return board.build()


def _worker() -> dashboard.QueryVariable:
    return (
        dashboard.QueryVariable("worker")
        .label("Worker")
        .description("Address at which Prometheus scrapes it")
        .datasource(SOURCE)
        .query({"query": "label_values(tallywire_worker_ready, instance)", "refId": "worker"})
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(VariableSort.ALPHABETICAL_ASC)
        .multi(True)
        .include_all(True)
        .all_value(".*")
        .current(VariableOption(text=["All"], value=["$__all"]))
    )


def _now(board: dashboard.Dashboard) -> None:
    board.with_panel(
        figure(
            "Workers ready",
            "Of the workers that Prometheus knows of, those that have their partitions and their "
            "state.",
            Query(
                f"(sum(tallywire_worker_ready{{{OURS}}}) or vector(0))"
                f' / count(up{{job="tallywire", {OURS}}})'
            ),
            unit=units.PercentUnit,
            base=BAD,
            steps=((0.001, WARN), (1, GOOD)),
        )
    ).with_panel(
        figure(
            "Articles a second",
            "Articles that came to an end of any sort: reported, nothing, a copy, or refused.",
            Query(f"sum(rate(tallywire_articles_total{{{OURS}}}[$__rate_interval]))"),
            unit="ops",
            decimals=1,
        )
    ).with_panel(
        figure(
            "Records that wait",
            "Records of all topics that are not yet processed.",
            Query(f"sum({LAG})"),
            base=GOOD,
            steps=((1_000, WARN), (10_000, BAD)),
        )
    ).with_panel(
        figure(
            "Longest wait",
            "How long the oldest record that is not yet processed has waited, at most.",
            Query(f"max({LAG_SECONDS})"),
            unit=units.Seconds,
            base=GOOD,
            steps=((60, WARN), (600, BAD)),
        )
    ).with_panel(
        figure(
            "Dead letters in 24 hours",
            "Records that a stage refused, or failed on.",
            Query(f"sum(increase(tallywire_deadletters_total{{{OURS}}}[24h]))"),
            base=GOOD,
            steps=((1, WARN),),
        )
    ).with_panel(
        figure(
            "Alerts firing",
            "Alerts of Prometheus on the pipeline itself; each has a runbook.",
            Query('count(ALERTS{alertstate="firing", app="tallywire"}) or vector(0)'),
            base=GOOD,
            steps=((1, BAD),),
        )
    )


def _speed(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Throughput and speed")).with_panel(
        lines(
            "Records a second by stage",
            "Records that each stage took; a stage whose line falls behind the one before it lags.",
            Query(rate("tallywire_stage_records_total", "stage"), "{{stage}}"),
            unit="ops",
        )
    ).with_panel(
        lines(
            "Articles a second by outcome",
            "What became of the articles: reported, nothing to report, a copy, refused.",
            Query(rate("tallywire_articles_total", "outcome"), "{{outcome}}"),
            unit="ops",
            stacked=True,
        )
    ).with_panel(
        lines(
            "Seconds of work on a record by stage",
            "Work on one record, averaged over its batch; waiting is not in it.",
            *half_and_most("tallywire_stage_seconds", "stage"),
            unit=units.Seconds,
        )
    ).with_panel(
        lines(
            "From arrival to output",
            "From an article's arrival on the raw topic to what comes of it on these topics.",
            *half_and_most("tallywire_arrival_to_output_seconds", "topic"),
            span=12,
            unit=units.Seconds,
            steps=((60, WARN),),
        )
    ).with_panel(
        lines(
            "From publication to output",
            "From an article's publication to what comes of it; long where an archive is replayed.",
            *half_and_most("tallywire_publication_to_output_seconds", "topic"),
            span=12,
            unit=units.Seconds,
        )
    )


def _lag(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Lag")).with_panel(
        lines(
            "Records that wait, by topic",
            "Records that are not yet processed, over all partitions of a topic.",
            Query(f"sum by (topic) ({LAG})", "{{topic}}"),
            span=6,
        )
    ).with_panel(
        lines(
            "Longest wait, by topic",
            "How long the oldest record that is not yet processed has waited, at most.",
            Query(f"max by (topic) ({LAG_SECONDS})", "{{topic}}"),
            span=6,
            unit=units.Seconds,
            steps=((60, WARN), (600, BAD)),
        )
    ).with_panel(
        lines(
            "Records that wait, as Kafka counts them",
            "Records behind what the workers' group has committed, by kafka-exporter; it counts "
            "while no worker runs, too.",
            Query(f"sum by (topic) (clamp_min({KAFKAS_LAG}, 0))", "{{topic}}"),
            span=6,
        )
    ).with_panel(
        lines(
            "Stages left out",
            "1 where a worker leaves a stage out because a topic is missing: nothing comes of it, "
            "and its lag shows nowhere.",
            Query(f"max by (stage) (tallywire_stage_idle{{{OURS}}})", "{{stage}}"),
            span=6,
            steps=((1, BAD),),
        )
    )


def _sorted_out(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Copies, dead letters, feeds")).with_panel(
        lines(
            "Copies an hour by method",
            "Articles that tell what was told, by what gave them away.",
            Query(f"{rate('tallywire_copies_total', 'method')} * 3600", "{{method}}"),
            span=6,
            stacked=True,
        )
    ).with_panel(
        lines(
            "Dead letters an hour by reason",
            "Records that a stage refused; `failed` is a bug of tallywire. `tallywire deadletters "
            "list` shows them.",
            Query(
                f"topk(10, {rate('tallywire_deadletters_total', 'stage', 'reason')}) * 3600",
                "{{stage}}: {{reason}}",
            ),
            span=6,
            stacked=True,
        )
    ).with_panel(
        lines(
            "Clocks of feeds, ahead",
            "How far stated times of publication lie ahead of the arrival, for the worst 1 and 5 "
            "of a hundred articles of an hour.",
            Query(quantile(0.99, "tallywire_clock_ahead_seconds", window="1h"), "worst 1%"),
            Query(quantile(0.95, "tallywire_clock_ahead_seconds", window="1h"), "worst 5%"),
            span=6,
            unit=units.Seconds,
            steps=((300, WARN),),
        )
    ).with_panel(
        lines(
            "Page furniture an hour by kind",
            "Paragraphs cut from articles because they belong to the page: bylines, teasers and "
            "so on.",
            Query(f"{rate('tallywire_furniture_cut_total', 'kind')} * 3600", "{{kind}}"),
            span=6,
            stacked=True,
        )
    )


def _workers(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Workers")).with_panel(
        lines(
            "Ready",
            "1 while a worker has its partitions and its state; a step down is a rebalance.",
            Query(f"tallywire_worker_ready{{{OURS}}}", "{{instance}}"),
            span=6,
        )
    ).with_panel(
        lines(
            "Partitions",
            "Partitions that each worker has, over all topics.",
            Query(f"tallywire_partitions_assigned{{{OURS}}}", "{{instance}}"),
            span=6,
            stacked=True,
        )
    ).with_panel(
        lines(
            "Rebalances in an hour",
            "Times that the partitions were shared out anew; many in an hour mean a worker that "
            "comes and goes.",
            Query(
                f"sum by (instance) (increase(tallywire_rebalances_total{{{OURS}}}[1h]))",
                "{{instance}}",
            ),
            span=6,
            steps=((6, WARN),),
        )
    ).with_panel(
        lines(
            "Recovery",
            "From the beginning of a rebalance until a worker had its partitions and their state, "
            "on average over an hour.",
            Query(
                f"sum by (instance) (increase(tallywire_recovery_seconds_sum{{{OURS}}}[1h]))"
                f" / sum by (instance) (increase(tallywire_recovery_seconds_count{{{OURS}}}[1h]))",
                "{{instance}}",
            ),
            span=6,
            unit=units.Seconds,
            steps=((120, WARN), (300, BAD)),
        )
    )


def _resources(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("State and resources")).with_panel(
        lines(
            "Records of state by stage",
            "Articles remembered (extract), incidents (tally), counts of countries (world), "
            "threads of messages (alert).",
            Query(f"sum by (stage) (tallywire_state_records{{{OURS}}})", "{{stage}}"),
        )
    ).with_panel(
        lines(
            "State on disk",
            "The RocksDB tables of each worker.",
            Query(f"tallywire_state_bytes{{{OURS}}}", "{{instance}}"),
            unit=units.BytesIEC,
        )
    ).with_panel(
        lines(
            "Memory",
            "Resident memory of each worker.",
            Query(f'process_resident_memory_bytes{{job="tallywire", {OURS}}}', "{{instance}}"),
            unit=units.BytesIEC,
        )
    ).with_panel(
        lines(
            "Processor",
            "Cores that each worker keeps busy; it can use one, so at 1 it needs company.",
            Query(
                f'rate(process_cpu_seconds_total{{job="tallywire", {OURS}}}[$__rate_interval])',
                "{{instance}}",
            ),
            span=12,
            steps=((0.9, WARN),),
        )
    ).with_panel(
        lines(
            "Event-loop delay",
            "How late a timer runs, for the worst 1 of a hundred; heartbeats and probes wait as "
            "long.",
            Query(quantile(0.99, "tallywire_event_loop_delay_seconds", "instance"), "{{instance}}"),
            span=12,
            unit=units.Seconds,
            steps=((1, WARN), (3, BAD)),
        )
    )
