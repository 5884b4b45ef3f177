"""Draws the main panels of *Situation* from a Prometheus, for those who have no Grafana at hand.

`python -m deploy.grafana.picture http://127.0.0.1:9090 situation.png` asks what the dashboard asks,
and draws it much as Grafana does. Countries are circles on a map of the gazetteer's towns.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from deploy.grafana.asking import Prometheus, Series, substituted
from deploy.grafana.panels import SEVERITIES
from deploy.grafana.situation import EVERY_COUNTRY, situation
from schemas import Kind
from streams.extract.gazetteer.entry import Level
from streams.extract.gazetteer.gazetteer import gazetteer
from streams.tally.counts import length

mpl.use("agg")

PAGE, PANEL, EDGE, TEXT, FAINT = "#111217", "#181b1f", "#2c3038", "#d8d9df", "#8e929b"
"""Grafana's dark theme."""
COLORS = {
    "blue": "#5794f2", "green": "#73bf69", "yellow": "#fade2a", "orange": "#ff9830",
    "red": "#f2495c", "dark-red": "#c4162a",
}  # fmt: skip
LINES = ("#73bf69", "#f2cc0c", "#5794f2", "#ff9830", "#f2495c", "#b877d9", "#8ab8ff", "#ffa6b0")
STEPS = 200
"""Points of a course."""
STYLE: dict[Any, Any] = {
    "figure.facecolor": PAGE, "axes.facecolor": PANEL, "savefig.facecolor": PAGE,
    "axes.edgecolor": EDGE, "axes.labelcolor": FAINT, "text.color": TEXT,
    "xtick.color": FAINT, "ytick.color": FAINT, "grid.color": EDGE, "grid.linewidth": 0.7,
    "font.size": 9, "font.family": "DejaVu Sans", "axes.titlesize": 10, "axes.titleweight": "bold",
    "axes.titlelocation": "left", "axes.prop_cycle": cycler(color=LINES),
}  # fmt: skip


@dataclass(frozen=True)
class View:
    """What is looked at: a Prometheus, a time, and what the variables of the dashboard say."""

    prometheus: Prometheus
    start: float
    end: float
    variables: Mapping[str, str]

    def panel(self, title: str) -> dict[str, Any]:
        """The panel of that title, as Grafana would be provisioned with it."""
        panels = [one.to_json() for one in situation().panels or ()]
        (found,) = (one for one in panels if one["title"] == title)
        return found

    def now(self, title: str) -> list[list[Series]]:
        """What each query of a panel gives at the end."""
        return [self.prometheus.now(expr, self.end) for expr in self._expressions(title)]

    def over_time(self, title: str) -> list[Series]:
        """What the first query of a panel gives over the time."""
        step = max((self.end - self.start) / STEPS, 1)
        expr, *_ = self._expressions(title)
        return self.prometheus.over_time(expr, self.start, self.end, step)

    def legend(self, title: str, series: Series) -> str:
        """The name of a series, by the panel's legend."""
        pattern = self.panel(title)["targets"][0].legend_format
        return re.sub(r"\{\{(\w+)\}\}", lambda label: series.labels[label[1]], pattern)

    def named(self, text: str) -> str:
        """A title with its variables replaced."""
        return substituted(text, self.variables)

    def _expressions(self, title: str) -> list[str]:
        return [self.named(target.expr) for target in self.panel(title)["targets"]]


def draw(
    prometheus: Prometheus,
    file: Path,
    *,
    start: float | None = None,
    kind: str = Kind.KILLED,
    window: str = "7d",
) -> None:
    """Draw the dashboard as it stands, with courses from `start` on (an hour ago by default)."""
    end = time.time()
    variables = {"country": EVERY_COUNTRY, "kind": kind, "window": window}
    view = View(prometheus, start or end - 3600, end, variables)
    with mpl.rc_context(STYLE):
        figure = pyplot.figure(figsize=(16, 14.4), dpi=100)
        _head(figure, view)
        grid = figure.add_gridspec(
            5, 24, left=0.015, right=0.985, top=0.945, bottom=0.03, hspace=0.28, wspace=2.2,
            height_ratios=(0.75, 3.3, 2.2, 2.2, 2.4),
        )  # fmt: skip
        for number, panel in enumerate(islice(situation().panels or (), 6)):
            axes = figure.add_subplot(grid[0, 4 * number : 4 * number + 4])
            _figure(axes, view, str(panel.title))
        _map(figure.add_subplot(grid[1, :15]), view)
        _bars(figure.add_subplot(grid[1, 17:]), view, "$kind within $window: most affected")
        _lines(figure.add_subplot(grid[2, 1:15]), view, "$kind within $window over time")
        _matrix(figure.add_subplot(grid[2, 15:]), view)
        _alerts(figure.add_subplot(grid[3, :15]), view)
        _lines(figure.add_subplot(grid[3, 16:]), view, "Counts against what is usual")
        _bars(figure.add_subplot(grid[4, 2:8]), view, "Articles by publisher, 24 hours")
        _bars(figure.add_subplot(grid[4, 10:16]), view, "Reports by publisher, 24 hours")
        _bars(figure.add_subplot(grid[4, 18:]), view, "Figures by kind, 24 hours")
        figure.savefig(file)
        pyplot.close(figure)


def _head(figure: Figure, view: View) -> None:
    figure.text(0.015, 0.975, "tallywire / Situation", fontsize=15, weight="bold")
    chosen = (
        f"Country  All      Kind  {view.variables['kind']}      Window  {view.variables['window']}"
    )
    figure.text(0.985, 0.975, chosen, fontsize=10, color=FAINT, ha="right")


def _titled(axes: Axes, view: View, title: str) -> None:
    axes.set_title(view.named(title), color=TEXT, pad=8)


def _bare(axes: Axes) -> None:
    axes.set_xticks([])
    axes.set_yticks([])


def _figure(axes: Axes, view: View, title: str) -> None:
    """A number in large type over its course."""
    _titled(axes, view, title)
    _bare(axes)
    steps = view.panel(title)["fieldConfig"].defaults.thresholds.steps
    courses = view.over_time(title)
    value = courses[0].value if courses else 0
    color = [step.color for step in steps if step.value is None or value >= step.value][-1]
    axes.text(
        0.5, 0.55, f"{value:,.0f}", transform=axes.transAxes, fontsize=24, weight="bold",
        color=COLORS[color], ha="center", va="center",
    )  # fmt: skip
    for course in courses:
        times, values = zip(*course.points, strict=True)
        axes.fill_between(times, values, color=COLORS[color], alpha=0.18, linewidth=0)
        axes.set_ylim(0, max(*values, 1) * 3)
        axes.margins(x=0)


def _map(axes: Axes, view: View) -> None:
    title = "$kind within $window, by country"
    _titled(axes, view, title)
    _bare(axes)
    towns = _towns()
    longitudes, latitudes = zip(*(one for places in towns.values() for one in places), strict=True)
    axes.plot(longitudes, latitudes, ",", color="#4d5564")
    (counts,) = view.now(title)
    most = max((one.value for one in counts), default=1)
    for one in sorted(counts, key=lambda series: -series.value):
        if (places := towns.get(one.labels["scope"])) is None:
            continue
        longitude, latitude = (median(axis) for axis in zip(*places, strict=True))
        share = one.value / most
        color = mpl.colormaps["YlOrRd"](0.35 + share / 2)
        axes.scatter(
            longitude, latitude, s=2500 * share + 60, color=color, alpha=0.7, linewidths=0, zorder=3
        )  # fmt: skip
        label = f"{one.labels['scope']} {one.value:,.0f}"
        axes.annotate(
            label, (longitude, latitude), ha="center", va="center", zorder=4,
            fontsize=8, color="white", path_effects=[withStroke(linewidth=2, foreground=PANEL)],
        )  # fmt: skip
    axes.set_xlim(-135, 180)
    axes.set_ylim(-56, 72)


def _towns() -> dict[str, list[tuple[float, float]]]:
    """Longitude and latitude of all towns, by country."""
    found: dict[str, set[tuple[float, float]]] = {}
    for entry in gazetteer().entries():
        if entry.level == Level.CITY and entry.longitude is not None and entry.latitude is not None:
            found.setdefault(entry.country, set()).add((entry.longitude, entry.latitude))
    return {country: sorted(places) for country, places in found.items()}


def _bars(axes: Axes, view: View, title: str) -> None:
    _titled(axes, view, title)
    (series,) = view.now(title)
    names = [view.legend(title, one) for one in series]
    values = [one.value for one in series]
    most = max(values, default=1)
    colors = [mpl.colormaps["plasma"](0.25 + 0.5 * value / most) for value in values]
    axes.barh(names, [most] * len(names), color=EDGE, height=0.7)
    axes.barh(names, values, color=colors, height=0.7)
    for place, value in enumerate(values):
        axes.text(most * 1.02, place, f"{value:,.0f}", va="center", fontsize=8, color=TEXT)
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.set_xlim(0, most * 1.12)


def _lines(axes: Axes, view: View, title: str) -> None:
    _titled(axes, view, title)
    courses = sorted(view.over_time(title), key=lambda series: -series.value)[: len(LINES)]
    for course in courses:
        name = f"{view.legend(title, course)}  {course.value:,.1f}".removesuffix(".0")
        axes.plot(*zip(*course.points, strict=True), label=name, linewidth=1.6)
    axes.grid(visible=True)
    axes.margins(x=0)
    axes.xaxis.set_major_locator(MaxNLocator(6, prune="both"))
    axes.xaxis.set_major_formatter(lambda at, _: f"{datetime.fromtimestamp(at, UTC):%H:%M:%S}")
    if courses:
        axes.legend(
            loc="upper left", ncols=2, fontsize=8, facecolor=PANEL, edgecolor=EDGE, framealpha=0.6
        )


def _matrix(axes: Axes, view: View) -> None:
    title = "Rolling counts by kind and window"
    _titled(axes, view, title)
    (series,) = view.now(title)
    counts = {(one.labels["kind"], one.labels["window"]): one.value for one in series}
    windows = sorted({window for _, window in counts}, key=length)
    kinds = [kind for kind in Kind if any(counts.get((kind, window)) for window in windows)]
    rows = [
        [kind, *(f"{counts.get((kind, window), 0):,.0f}" for window in windows)] for kind in kinds
    ]
    _table(axes, ("kind", *windows), rows)


def _alerts(axes: Axes, view: View) -> None:
    title = "Newest alerts"
    _titled(axes, view, title)
    sent, told = view.now(title)
    best = {tuple(sorted(one.labels.items())): one.value for one in told}
    newest = sorted(sent, key=lambda series: -series.value)[:9]
    rows = [
        [
            f"{datetime.fromtimestamp(one.value / 1000, UTC):%Y-%m-%d %H:%M}",
            one.labels["severity"],
            one.labels["event"],
            one.labels["scope"],
            f"{best[tuple(sorted(one.labels.items()))]:,.0f}",
            one.labels["rule"],
        ]
        for one in newest
    ]
    headings = ("sent", "severity", "what", "where", "how many", "rule")
    _table(
        axes, headings, rows, lambda text: COLORS[SEVERITIES[text]] if text in SEVERITIES else TEXT
    )


def _table(
    axes: Axes,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    color: Callable[[str], str] = lambda text: TEXT,
) -> None:
    _bare(axes)
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) + 2 for column in range(len(headings))]
    height = 1 / (max(len(lines), 10) + 0.5)
    for number, line in enumerate(lines):
        left = 0.015
        for text, width in zip(line, widths, strict=True):
            axes.text(
                left, 1 - (number + 0.75) * height, text, transform=axes.transAxes, va="center",
                fontsize=9, color=FAINT if number == 0 else color(text),
            )  # fmt: skip
            left += 0.97 * width / sum(widths)
        axes.axhline(1 - (number + 1.25) * height, color=EDGE, linewidth=0.7)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m deploy.grafana.picture", description=__doc__)
    parser.add_argument("prometheus", help="its address, such as http://127.0.0.1:9090")
    parser.add_argument("file", type=Path, help="the picture: .png, .svg or .pdf")
    parser.add_argument("--kind", choices=list(Kind), default=Kind.KILLED)
    parser.add_argument("--window", default="7d")
    parser.add_argument("--hours", type=float, default=1, help="how much of the past to show")
    chosen = parser.parse_args()
    draw(
        Prometheus(chosen.prometheus.rstrip("/")),
        chosen.file,
        start=time.time() - 3600 * chosen.hours,
        kind=chosen.kind,
        window=chosen.window,
    )


if __name__ == "__main__":
    main()
