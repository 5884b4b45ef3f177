"""`tallywire replay`."""

import asyncio
import contextlib
import sys
from itertools import chain
from pathlib import Path

import click

from streams import feeds, replay, settings
from streams.broker import admin
from streams.broker.embedded import embedded_broker
from streams.cli.progress import bar
from streams.processes import worker


@click.command("replay")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for incidents, counts, alerts, duplicates, deadletters, figures, as JSON lines.",
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 16))
def command(sources: tuple[str, ...], out: Path, workers: int) -> None:
    """Run the whole pipeline over articles, on an embedded broker, and write what comes out.

    The articles are fed in the order of their publication; time is theirs, so last year's
    articles give last year's counts.

    \b
    Example:
      tallywire replay 2024-*.jsonl --out results
    """
    values = replay.in_order(chain.from_iterable(feeds.read(source) for source in sources))
    with embedded_broker() as address:
        conf = settings.load(**settings.embedded(address))
        asyncio.run(admin.create(conf))
        environment = settings.as_environment(**settings.embedded(address))
        with contextlib.ExitStack() as stack:
            running = [stack.enter_context(worker(environment)) for _ in range(workers)]

            def check() -> None:
                for process in running:
                    process.check()

            done = stack.enter_context(bar(len(values), "articles through"))
            keep = stack.enter_context(replay.keeping_figures(out))
            ledger = asyncio.run(
                replay.run(conf, values, check, lambda ledger: done(ledger.through), keep)
            )
    replay.write(ledger, out)
    outcomes = ledger.outcomes()
    click.echo(
        f"{outcomes.fed} articles: {outcomes.reported} reported, {outcomes.copies} copies, "
        f"{outcomes.nothing} with nothing to report, {outcomes.refused} refused, "
        f"{outcomes.unaccounted} unaccounted for; {len(ledger.live_incidents())} incidents, "
        f"{len(ledger.alerts)} alert messages in {out}",
        err=True,
    )
    if outcomes.unaccounted:
        sys.exit(1)
