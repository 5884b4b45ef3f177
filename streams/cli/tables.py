"""Records as tables of a terminal."""

from collections.abc import Callable, Iterable
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

import schemas
from schemas import Bounds, Kind

SEVERITY_STYLE = {
    schemas.Severity.EXTREME: "bold white on red",
    schemas.Severity.SEVERE: "bold red",
    schemas.Severity.MODERATE: "yellow",
    schemas.Severity.MINOR: "cyan",
}
CASUALTIES = (Kind.KILLED, Kind.INJURED, Kind.MISSING)
"""Kinds with a column of their own in the table of incidents."""


def _table(title: str, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", expand=True)
    for column in columns:
        table.add_column(column, overflow="ellipsis", no_wrap=True)
    return table


def incidents(records: Iterable[schemas.Incident]) -> Table:
    """Incidents with their tolls."""
    table = _table("incidents", "where", "what", "killed", "injured", "missing", "others", "from")
    for incident in records:
        others = (
            f"{kind} {bounds(toll)}"
            for kind, toll in incident.tolls.items()
            if kind not in CASUALTIES
        )
        table.add_row(
            where(incident.place),
            incident.headline,
            *(bounds(incident.tolls.get(kind)) for kind in CASUALTIES),
            ", ".join(others),
            f"{len(incident.articles)} art. / {len(incident.sources)} src.",
        )
    return table


def counts(records: Iterable[schemas.Count]) -> Table:
    """Rolling counts."""
    table = _table("rolling counts", "scope", "kind", "window", "low", "best", "high", "incidents")
    for count in records:
        high = "open" if count.high is None else f"{count.high:,}"
        table.add_row(
            count.scope, count.kind, count.window, f"{count.low:,}", f"{count.best:,}", high,
            str(count.incidents),
        )  # fmt: skip
    return table


def alerts(records: Iterable[schemas.Alert]) -> Table:
    """Alert messages."""
    table = _table("alerts", "sent", "message", "severity", "headline", "where")
    for alert in records:
        table.add_row(
            f"{alert.sent:%Y-%m-%d %H:%M}",
            alert.msg_type,
            Text(alert.severity, style=SEVERITY_STYLE[alert.severity]),
            alert.headline,
            alert.area,
        )
    return table


def figures(records: Iterable[Any]) -> Table:
    """What articles report."""
    table = _table("figures", "published", "source", "title", "tolls")
    for record in records:
        if isinstance(record, schemas.Report):
            tolls = ", ".join(f"{kind} {bounds(toll)}" for kind, toll in record.tolls.items())
            published = f"{record.published_at:%Y-%m-%d %H:%M}"
            table.add_row(published, record.source or "", record.title, tolls)
    return table


def bounds(toll: Bounds | None) -> str:
    """A toll in short: `12`, `12+` (open above), `10–14`, `8–12–20`; nothing where there is none."""
    if toll is None:
        return ""
    if toll.high is None:
        return f"{toll.best:,}+" if toll.low == toll.best else f"{toll.low:,}–{toll.best:,}+"
    if toll.low == toll.best == toll.high:
        return f"{toll.best:,}"
    steps = dict.fromkeys((toll.low, toll.best, toll.high))
    return "–".join(f"{step:,}" for step in steps)


def where(place: schemas.Place | None) -> str:
    """A place in short: `Almaty, KZ`."""
    return f"{place.name}, {place.country}" if place else "?"


Renderer = Callable[[list[Any]], Table]
