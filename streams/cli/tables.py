"""Records as tables of a terminal."""

import re
from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Column, Table
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
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SHORT_ID = 8
"""Characters of an incident's id that tell it from others, for `tallywire explain`."""


def _table(title: str, *columns: Column) -> Table:
    return Table(*columns, box=box.SIMPLE_HEAD, title=title, title_justify="left", expand=True)


def add(table: Table, *cells: str | Text) -> None:
    """Add a row of cells as they are: in news, brackets are no markup."""
    table.add_row(*(cell if isinstance(cell, Text) else Text(printable(cell)) for cell in cells))


def printable(text: str) -> str:
    """The text with the characters escaped that would steer the terminal; line breaks stay."""
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _text(header: str, ratio: int) -> Column:
    return Column(header, ratio=ratio, no_wrap=True, overflow="ellipsis")


def _number(header: str) -> Column:
    return Column(header, justify="right", no_wrap=True)


def incidents(records: Iterable[schemas.Incident]) -> Table:
    """Incidents with their tolls."""
    table = _table(
        "incidents",
        Column("id", no_wrap=True),
        _text("where", 2),
        _text("what", 5),
        *(_number(kind) for kind in CASUALTIES),
        _text("others", 3),
        _number("articles"),
        _number("sources"),
    )
    for incident in records:
        others = (
            f"{kind.replace('_', ' ')} {bounds(toll)}"
            for kind, toll in incident.tolls.items()
            if kind not in CASUALTIES
        )
        add(
            table,
            incident.incident_id[:SHORT_ID],
            where(incident.place),
            incident.headline,
            *(bounds(incident.tolls.get(kind)) for kind in CASUALTIES),
            ", ".join(others),
            str(len(incident.articles)),
            str(len(incident.sources)),
        )
    return table


def counts(records: Iterable[schemas.Count]) -> Table:
    """Rolling counts; those in which nothing is reported are left out."""
    table = _table(
        "rolling counts",
        _text("scope", 1),
        _text("kind", 1),
        _text("window", 1),
        *(_number(header) for header in ("low", "best", "high", "incidents", "articles")),
    )
    for count in filter(lambda count: count.articles, records):
        add(
            table,
            count.scope,
            count.kind.replace("_", " "),
            count.window,
            f"{count.low:,}",
            f"{count.best:,}",
            "open" if count.high is None else f"{count.high:,}",
            str(count.incidents),
            str(count.articles),
        )
    return table


def alerts(records: Iterable[schemas.Alert]) -> Table:
    """Alert messages, the newest first."""
    table = _table(
        "alerts",
        _text("sent", 2),
        _text("message", 1),
        _text("severity", 1),
        _text("headline", 8),
    )
    for alert in sorted(records, key=lambda alert: alert.sent, reverse=True):
        severity = Text(alert.severity, style=SEVERITY_STYLE[alert.severity])
        add(table, f"{alert.sent:%Y-%m-%d %H:%M}", alert.msg_type, severity, alert.headline)
    return table


def figures(records: Iterable[Any]) -> Table:
    """What articles report."""
    table = _table(
        "figures", _text("published", 1), _text("source", 1), _text("title", 4), _text("tolls", 3)
    )
    for record in records:
        if isinstance(record, schemas.Report):
            tolls = ", ".join(f"{kind} {bounds(toll)}" for kind, toll in record.tolls.items())
            published = f"{record.published_at:%Y-%m-%d %H:%M}"
            add(table, published, record.source or "", record.title, tolls)
    return table


def duplicates(records: Iterable[schemas.Duplicate]) -> Table:
    """Articles that were taken for copies, and what gave them away."""
    table = _table(
        "duplicates",
        _text("article", 3),
        _text("copy of", 3),
        _text("method", 1),
        _number("similarity"),
        _text("source", 2),
        _text("published", 2),
    )
    for duplicate in records:
        add(
            table,
            duplicate.article_id,
            duplicate.duplicate_of,
            duplicate.method,
            f"{duplicate.similarity:.2f}",
            duplicate.source or "",
            f"{duplicate.published_at:%Y-%m-%d %H:%M}",
        )
    return table


def bounds(toll: Bounds | None) -> str:
    """A toll in short: `12`, `12+` (open above), `10–14`, `8–12–20`; else nothing."""
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
