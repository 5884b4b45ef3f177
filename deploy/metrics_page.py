"""The page that lists every metric of a worker, from where they are defined."""

from collections.abc import Iterable

from streams import metrics
from streams.metrics import Described

INTRODUCTION = """\
# Metrics

What a worker serves at `/metrics`; `make generated` writes this page from \
[streams/metrics.py](../streams/metrics.py).

Units are seconds, bytes and plain numbers. A name that ends in `_total` is a counter: ask for its \
`rate` or `increase`. A histogram `NAME` has the series `NAME_bucket`, `NAME_sum` and \
`NAME_count`. Every label has a bounded set of values, whatever is sent. Prometheus adds `job` and \
`instance`, which tells workers apart.

A gauge of what the news says, such as `tallywire_count`, is shown by the worker that has the \
partition, and goes with it; while partitions move, it is absent for some seconds. Take `max by` \
its labels, as the dashboards do.

## tallywire
"""
PROCESS = """
## The process

`process_*` and `python_*` are those of every Python process, such as \
`process_resident_memory_bytes` and `process_cpu_seconds_total`.
"""


def text() -> str:
    """The page, in Markdown."""
    return "".join((INTRODUCTION, _table(metrics.described()), PROCESS))


def _table(described: Iterable[Described]) -> str:
    lines = ["", "| metric | type | labels | meaning |", "|---|---|---|---|"]
    for one in described:
        labels = ", ".join(f"`{label}`" for label in one.labels)
        lines.append(f"| `{one.name}` | {one.type} | {labels} | {one.documentation} |")
    return "\n".join(lines) + "\n"
