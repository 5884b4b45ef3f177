"""`tallywire watch`."""

import asyncio
import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import click
from pydantic import BaseModel, ValidationError
from rich.console import Console
from rich.live import Live
from rich.table import Table

import schemas
from schemas.report import figures_record
from schemas.topics import ALERTS, COUNTS, DUPLICATES, FIGURES, INCIDENTS
from streams import settings
from streams.alerts.cap import render
from streams.broker.client import reading
from streams.broker.records import Delivery
from streams.cli import tables
from streams.settings import Settings

ROWS = 30
"""Rows of the live table, the newest."""


@dataclass(frozen=True)
class View:
    """How a topic is shown on a terminal."""

    topic: str
    decode: Callable[[bytes], BaseModel]
    render: Callable[[list[Any]], Table]


VIEWS: dict[str, View] = {
    "alerts": View(ALERTS.name, schemas.Alert.model_validate_json, tables.alerts),
    "incidents": View(INCIDENTS.name, schemas.Incident.model_validate_json, tables.incidents),
    "counts": View(COUNTS.name, schemas.Count.model_validate_json, tables.counts),
    "figures": View(FIGURES.name, figures_record.validate_json, tables.figures),
    "duplicates": View(DUPLICATES.name, schemas.Duplicate.model_validate_json, tables.duplicates),
}


@dataclass
class Latest:
    """The newest records, one a key."""

    records: dict[bytes, BaseModel] = field(default_factory=dict)

    def put(self, key: bytes, record: BaseModel) -> None:
        """Take a record; it stands first from now on."""
        self.drop(key)
        self.records[key] = record

    def drop(self, key: bytes) -> None:
        """Forget a record; one that is not there is fine."""
        self.records.pop(key, None)

    def newest(self, limit: int) -> list[BaseModel]:
        """The last so many, newest first."""
        return list(reversed(self.records.values()))[:limit]


@click.command("watch")
@click.argument("what", type=click.Choice(list(VIEWS)))
@click.option("--from-beginning", is_flag=True, help="Show what is on the topic already, too.")
@click.option("--cap", is_flag=True, help="Alerts as CAP 1.2: one XML document a line.")
def command(what: str, from_beginning: bool, cap: bool) -> None:
    """Watch what comes out: a live table on a terminal, JSON lines in a pipe.

    \b
    Examples:
      tallywire watch incidents --from-beginning
      tallywire watch alerts | jq -r .headline
      tallywire watch alerts --cap | while read -r cap; do xmllint --format - <<< "$cap"; done
    """
    if cap and what != "alerts":
        raise click.UsageError("--cap is for alerts: tallywire watch alerts --cap")
    conf, view = settings.load(), VIEWS[what]
    if cap:
        asyncio.run(_print(conf, view, from_beginning, as_cap))
    elif sys.stdout.isatty():
        asyncio.run(_show(conf, view, from_beginning))
    else:
        asyncio.run(_print(conf, view, from_beginning, as_json))


def as_json(delivery: Delivery) -> bytes:
    """A record as a line of JSON: its own bytes."""
    return delivery.value or b"null"


def as_cap(delivery: Delivery) -> bytes | None:
    """An alert as a line of XML; a record of another program is none, and is named on stderr."""
    try:
        alert = schemas.Alert.model_validate_json(delivery.value or b"")
    except ValidationError:
        click.echo(f"{delivery.position} is no alert", err=True)
        return None
    return render(alert).encode()


async def _print(
    conf: Settings, view: View, from_beginning: bool, write: Callable[[Delivery], bytes | None]
) -> None:
    async with reading(conf, [view.topic], from_beginning=from_beginning) as reader:
        while True:
            for delivery in await reader.read():
                if (line := write(delivery)) is not None:
                    click.echo(line)


async def _show(conf: Settings, view: View, from_beginning: bool) -> None:
    latest = Latest()
    async with reading(conf, [view.topic], from_beginning=from_beginning) as reader:
        with Live(view.render([]), console=Console(), refresh_per_second=4) as live:
            while True:
                for delivery in await reader.read():
                    key = delivery.key or delivery.position.encode()
                    latest.drop(key)
                    # What is no more, or a record of another program, is nothing to show.
                    with contextlib.suppress(ValidationError):
                        latest.put(key, view.decode(delivery.value or b""))
                live.update(view.render(latest.newest(ROWS)))
