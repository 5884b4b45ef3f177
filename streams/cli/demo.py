"""`tallywire demo`."""

import asyncio
import contextlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import click
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

import schemas
from streams import feeds, replay, settings
from streams.broker import admin
from streams.broker.embedded import embedded_broker
from streams.broker.ports import bind_error, free_port
from streams.cli import tables
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker
from streams.settings import Settings
from streams.tally.counts import length

WEB_PORT = 6066
PACE = 0.12
"""Seconds between two articles of the sample feed, so that a person can follow."""
ROWS = 8
"""Rows of each table."""
WIDTH = 130
"""Columns of a screen, where there is none."""
WINDOW = "24h"
"""The rolling counts that are shown, if they are kept; else those of the shortest window."""


@click.command("demo")
@click.option("--keep", is_flag=True, help="Keep broker and worker running until Ctrl-C.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save the last screen as an SVG file.",
)
def command(keep: bool, picture: Path | None) -> None:
    """Run the whole pipeline on a sample feed, here and now, with nothing installed.

    Starts an embedded broker and a worker, feeds some hundred invented articles of one week, and
    shows the incidents with their tolls, the rolling counts and the alerts as they come.

    \b
    Example:
      tallywire demo
    """
    console = _console()
    with embedded_broker() as address, _worker(address) as (process, port):
        conf = settings.load(**settings.embedded(address))
        values = _sample_feed()
        if keep:
            console.print(f"Live at {_page(port)}")
        ledger = asyncio.run(_play(conf, values, process, console))
        _summarise(console, ledger)
        if picture:
            _save(picture, ledger, len(values))
        if keep:
            _keep_running(console, process, address, port)
    if not keep:
        console.print(
            "To keep it running, look at its page and watch its topics: "
            "[bold]make demo ARGS=--keep[/bold] (or tallywire demo --keep)"
        )


def _console() -> Console:
    """The terminal as it is; a pipe is given the width of a screen."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


@contextlib.contextmanager
def _worker(address: str) -> Iterator[tuple[WorkerProcess, int]]:
    conf = settings.embedded(address)
    asyncio.run(admin.create(settings.load(**conf)))
    port = free_port() if bind_error("127.0.0.1", WEB_PORT) else WEB_PORT
    with worker(settings.as_environment(**conf, web_port=port)) as process:
        yield process, port


def _sample_feed() -> list[bytes]:
    with as_file(files("streams.demo") / "feed") as folder:
        return replay.in_order(feeds.read(str(folder)))


async def _play(
    conf: Settings, values: Sequence[bytes], process: WorkerProcess, console: Console
) -> Ledger:
    ledger = Ledger()
    feeding = asyncio.create_task(replay.feed(conf, values, pace=PACE))

    def check() -> None:
        process.check()
        if feeding.done():
            feeding.result()

    with _display(console, len(values)) as show:
        async for deliveries in replay.follow(conf, len(values), check):
            ledger.take_all(deliveries)
            show(ledger)
    return ledger


@contextlib.contextmanager
def _display(console: Console, total: int) -> Iterator[Callable[[Ledger], None]]:
    """Tables that renew themselves on a terminal; a line for each news in a pipe."""
    if not console.is_terminal:
        yield _Lines(console).show
        return
    with Live(_screen(Ledger(), total), console=console, refresh_per_second=5) as live:
        yield lambda ledger: live.update(_screen(ledger, total))


@dataclass
class _Lines:
    console: Console
    printed: int = 0

    def show(self, ledger: Ledger) -> None:
        """Print the alert messages that are new."""
        alerts = list(ledger.alerts.values())
        for alert in alerts[self.printed :]:
            self.console.print(
                f"{alert.msg_type} [{alert.severity}] {alert.headline}", markup=False
            )
        self.printed = len(alerts)


def _screen(ledger: Ledger, total: int) -> RenderableType:
    outcomes = ledger.outcomes()
    progress = Table.grid(padding=(0, 2))
    progress.add_row(
        "[bold]tallywire[/bold]",
        ProgressBar(total=total, completed=ledger.through, width=40),
        f"{ledger.through}/{total} articles",
        f"{outcomes.copies} copies, {outcomes.nothing} nothing to report, "
        f"{outcomes.refused} refused",
    )
    if not ledger.through:
        return Group(progress, "[dim]the worker is joining its group...[/dim]")
    return Group(
        progress,
        tables.incidents(_current(ledger)[:ROWS]),
        tables.counts(_world(ledger)[:ROWS]),
        tables.alerts(list(ledger.alerts.values())[-ROWS:]),
    )


def _current(ledger: Ledger) -> list[schemas.Incident]:
    """Incidents of the week itself, without those that an article looks back to."""
    return [one for one in ledger.live_incidents() if not one.is_look_back]


def _world(ledger: Ledger) -> list[schemas.Count]:
    kept = {count.window for count in ledger.counts.values()}
    window = WINDOW if WINDOW in kept else min(kept, key=length, default=WINDOW)
    counts = (c for c in ledger.counts.values() if c.scope == "world" and c.window == window)
    return sorted(counts, key=lambda count: (-count.best, count.kind))


def _summarise(console: Console, ledger: Ledger) -> None:
    if not console.is_terminal:
        console.print(tables.incidents(_current(ledger)))
        console.print(tables.counts(_world(ledger)))
    outcomes = ledger.outcomes()
    console.print(
        f"\n[bold]{outcomes.fed} articles[/bold]: {outcomes.reported} reported, "
        f"{outcomes.copies} copies, {outcomes.nothing} with nothing to report, "
        f"{outcomes.refused} refused -> [bold]{len(ledger.live_incidents())} incidents[/bold], "
        f"{len(ledger.counts)} counts, {len(ledger.alerts)} alert messages"
    )


def _save(picture: Path, ledger: Ledger, total: int) -> None:
    canvas = Console(record=True, width=WIDTH, file=io.StringIO())
    canvas.print(_screen(ledger, total))
    canvas.save_svg(str(picture), title="tallywire demo")


def _page(port: int) -> str:
    return f"[bold]http://127.0.0.1:{port}/[/bold]"


def _keep_running(console: Console, process: WorkerProcess, address: str, port: int) -> None:
    program = sys.argv[0]
    console.print(
        f"\nStill running: look at {_page(port)}, or in another terminal:\n"
        f"  export TALLYWIRE_BROKER={address}\n"
        f"  {program} watch incidents --from-beginning\n"
        f"  {program} watch alerts --from-beginning\n"
        f"  {program} explain ID-OF-AN-INCIDENT\n"
        f"  curl http://localhost:{port}/metrics\n"
        "Ctrl-C ends it.",
        soft_wrap=True,
    )
    with contextlib.suppress(KeyboardInterrupt):
        process.process.wait()
        process.check()
