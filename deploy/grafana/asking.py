"""Asking a Prometheus what the dashboards ask it, without a Grafana."""

import json
import re
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIMEOUT = 30.0
"""Seconds for an answer."""


@dataclass(frozen=True)
class Series:
    """One series of an answer: its labels, and its values by time in seconds since 1970."""

    labels: Mapping[str, str]
    points: tuple[tuple[float, float], ...]

    @property
    def value(self) -> float:
        """The last value."""
        return self.points[-1][1]


@dataclass(frozen=True)
class Prometheus:
    """A Prometheus, by its address. Its HTTP API: https://prometheus.io/docs/prometheus/2.42/querying/api/"""

    url: str

    def now(self, expr: str, at: float | None = None) -> list[Series]:
        """The values of an expression at a time."""
        time = {} if at is None else {"time": str(at)}
        data = self.get("query", query=expr, **time)
        if data["resultType"] == "scalar":
            return [_series({}, [data["result"]])]
        return [_series(one["metric"], [one["value"]]) for one in data["result"]]

    def over_time(self, expr: str, start: float, end: float, step: float) -> list[Series]:
        """The values of an expression over a time, each so many seconds."""
        data = self.get("query_range", query=expr, start=str(start), end=str(end), step=str(step))
        return [_series(one["metric"], one["values"]) for one in data["result"]]

    def label_values(self, metric: str, label: str) -> list[str]:
        """The values of a label of a metric, sorted."""
        values: list[str] = self.get(f"label/{label}/values", **{"match[]": metric})
        return values

    def get(self, path: str, **parameters: str) -> Any:
        """The data of an answer. Raises `urllib.error.URLError` where there is none."""
        address = f"{self.url}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310 - the user's own Prometheus
            return json.load(answer)["data"]


def substituted(text: str, variables: Mapping[str, str]) -> str:
    """A text with its variables, such as `$kind`, replaced. Raises `KeyError` for others."""
    return re.sub(r"\$(\w+)", lambda found: variables[found[1]], text)


def _series(labels: Mapping[str, str], points: list[tuple[float, str]]) -> Series:
    return Series(labels, tuple((float(time), float(value)) for time, value in points))
