"""Just enough of PromQL to see which of our metrics an expression reads, and by which labels."""

import re

from streams import metrics

SCRAPED = {"job", "instance"}  # labels that Prometheus adds
HISTOGRAM = {"_bucket": {"le"}, "_count": set[str](), "_sum": set[str]()}


def series() -> dict[str, set[str]]:
    """The series that streams/metrics.py makes: name and labels."""
    found = {}
    for metric in metrics.described():
        suffixes = HISTOGRAM if metric.type == "histogram" else {"": set[str]()}
        for suffix, more in suffixes.items():
            found[f"{metric.name}{suffix}"] = {*metric.labels, *more} | SCRAPED
    return found


def names(expression: str) -> set[str]:
    """Our metrics in the expression."""
    return set(re.findall(r"\btallywire_\w+", expression))


def unknown(expression: str) -> set[str]:
    """What the expression reads that streams/metrics.py does not make: metrics and labels."""
    known = series()
    read = names(expression)
    labels = set().union(*(known[name] for name in read & known.keys()))
    grouped = re.findall(r"\b(?:by|on|without) \(([^)]*)\)", expression)
    matched = re.findall(r"\{([^}]*)\}", expression)
    used = {label.strip() for group in grouped for label in group.split(",") if label.strip()}
    used |= {label for group in matched for label in re.findall(r"(\w+) *(?:=|!)", group)}
    return (read - known.keys()) | (used - labels if read else set())
