"""Break tallywire on a real Kafka, and see whether it leaves a trace."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import click
from rich.console import Console
from rich.table import Table

from streams import replay
from streams.errors import UserError
from tests.chaos.articles import APART, START, articles
from tests.chaos.play import Clock, Outcome, Played, Scenario, compare, play
from tests.chaos.scenarios import SCENARIOS, UNDISTURBED

COLUMNS = (
    "scenario", "faults", "lost", "twice", "incidents differing", "counts differing",
    "copies and dead letters differing", "longest pause, s", "workers replaced",
)  # fmt: skip


@click.command()
@click.option("--broker", metavar="HOST:PORT", help="A Kafka of yours; else one is started anew.")
@click.option("--articles", "count", default=5_000, show_default=True, help="How many are fed.")
@click.option("--store", type=click.Choice(["memory", "rocksdb"]), default="memory")
@click.option("--seed", default=1, show_default=True, help="Of what is left to chance.")
@click.option("--repeat", default=1, show_default=True, help="How often each is played.")
@click.argument("names", metavar="[SCENARIO]...", nargs=-1, type=click.Choice(list(SCENARIOS)))
def main(
    broker: str | None, count: int, store: str, seed: int, repeat: int, names: Sequence[str]
) -> None:
    """Play the scenarios, all by default; exit 1 if one leaves a trace."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # it tells of what we break
    chosen = [SCENARIOS[name] for name in names or SCENARIOS]
    if broker:
        chosen = [scenario for scenario in chosen if not scenario.breaks_broker]
    console = Console()
    outcomes: list[Outcome] = []

    @cache
    def values(clock: str) -> list[bytes]:
        """By the time of day, they end just now."""
        start = START if clock == "event" else datetime.now(UTC) - count * APART
        return replay.in_order(articles(count, start=start))

    def played(scenario: Scenario, seed: int) -> Played:
        console.log(f"{scenario.name}: {scenario.description}")
        fed = values(scenario.clock)
        return asyncio.run(play(scenario, fed, address=broker, store=store, seed=seed))

    @cache
    def undisturbed(clock: Clock) -> Played:
        scenario = replace(UNDISTURBED, clock=clock)
        reference = played(scenario, seed)
        outcomes.append(compare(scenario, reference, reference))
        return reference

    try:
        for scenario in chosen:
            reference = undisturbed(scenario.clock)
            for turn in range(repeat):
                run = played(scenario, seed + turn)
                outcomes.append(compare(scenario, run, reference))
                console.log(outcomes[-1], *run.run.crew.reasons, markup=False)
    except UserError as error:
        raise click.ClickException(str(error)) from None
    console.print(_table(outcomes))
    sys.exit(not all(outcome.holds for outcome in outcomes))


def _table(outcomes: Sequence[Outcome]) -> Table:
    table = Table(*COLUMNS)
    for outcome in outcomes:
        table.add_row(
            outcome.scenario,
            *map(
                str,
                (outcome.faults, outcome.lost, outcome.twice, outcome.incidents, outcome.counts),
            ),
            str(outcome.others),
            f"{outcome.pause:.0f}",
            str(outcome.restarts),
        )
        for complaint in outcome.complaints:
            table.add_row(f"  {complaint}")
    return table


main()
