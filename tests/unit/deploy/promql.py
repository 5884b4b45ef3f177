"""Just enough of PromQL to see which metrics an expression reads, and by which labels."""

import re

from streams import metrics
from tests import kafka_exporter

SCRAPED = {"job", "instance"}  # labels that Prometheus adds
EXPORTER = dict.fromkeys((kafka_exporter.OFFSET, kafka_exporter.LAG), kafka_exporter.LABELS)
"""Series of kafka-exporter that are read."""
HISTOGRAM = {"_bucket": {"le"}, "_count": set[str](), "_sum": set[str]()}


def series() -> dict[str, set[str]]:
    """The series that streams/metrics.py and kafka-exporter make: name and labels."""
    found = {name: {*labels} | SCRAPED for name, labels in EXPORTER.items()}
    for metric in metrics.described():
        suffixes = HISTOGRAM if metric.type == "histogram" else {"": set[str]()}
        for suffix, more in suffixes.items():
            found[f"{metric.name}{suffix}"] = {*metric.labels, *more} | SCRAPED
    return found


def names(expression: str) -> set[str]:
    """The metrics of the pipeline in the expression: ours, and Kafka's of it."""
    return set(re.findall(r"\b(?:tallywire|kafka)_\w+", expression))


def unknown(expression: str) -> set[str]:
    """What the expression reads that nobody makes: metrics and labels."""
    known = series()
    read = names(expression)
    labels = set().union(*(known[name] for name in read & known.keys()))
    grouped = re.findall(r"\b(?:by|on|without) \(([^)]*)\)", expression)
    matched = re.findall(r"\{([^}]*)\}", expression)
    used = {label.strip() for group in grouped for label in group.split(",") if label.strip()}
    used |= {label for group in matched for label in re.findall(r"(\w+) *(?:=|!)", group)}
    return (read - known.keys()) | (used - labels if read else set())
