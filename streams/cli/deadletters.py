"""`tallywire deadletters`."""

import asyncio
import json
import sys
from dataclasses import dataclass

import click
from rich.console import Console
from rich.table import Table

import schemas
from schemas.topics import ARTICLES, DEADLETTERS, FIGURES, RAW
from streams import settings
from streams.agents import deadletters
from streams.broker.client import producing, reading
from streams.broker.records import Outgoing
from streams.cli.tables import add
from streams.ledger import facts
from streams.settings import Settings

STAGES = [str(stage) for stage in schemas.Stage]
RETRIED = (RAW.name, ARTICLES.name, FIGURES.name)
"""Topics whose records are put back; the others hold states, which later ones have replaced."""


@dataclass(frozen=True)
class Filed:
    """A dead letter with its number: partition and offset on the topic of dead letters."""

    number: str
    letter: schemas.DeadLetter


@click.group("deadletters")
def command() -> None:
    """List, show and retry the records that could not be used.

    \b
    Example:
      tallywire deadletters list --reason not-json
      tallywire deadletters retry --stage extract --all
    """


@command.command("list")
@click.option("--stage", type=click.Choice(STAGES))
@click.option("--reason")
def list_(stage: str | None, reason: str | None) -> None:
    """List them: a table on a terminal, JSON lines in a pipe."""
    filed = _filed(settings.load(), stage, reason)
    if not sys.stdout.isatty():
        for item in filed:
            click.echo(json.dumps({"number": item.number, **facts(item.letter)}))
        return
    table = Table("number", "stage", "reason", "from", "detail", box=None)
    for item in filed:
        letter = item.letter
        position = f"{letter.topic}-{letter.partition}-{letter.offset}"
        add(table, item.number, letter.stage, letter.reason, position, letter.detail)
    Console().print(table)


@command.command()
@click.argument("number")
def show(number: str) -> None:
    """Show one whole: why it was refused, its headers, and its value as it came.

    NUMBER is that of the list, for example 0-17.
    """
    letter = _find(settings.load(), number).letter
    for name, value in facts(letter).items():
        click.echo(f"{name}: {value}")
    click.echo(f"key: {letter.key!r}")
    for name, content in letter.headers:
        click.echo(f"header {name}: {content!r}")
    click.echo()
    click.echo(letter.value if letter.value is not None else "(null)")


@command.command()
@click.argument("numbers", nargs=-1, metavar="NUMBER...")
@click.option("--all", "everything", is_flag=True, help="All that the filters let through.")
@click.option("--stage", type=click.Choice(STAGES))
@click.option("--reason")
def retry(
    numbers: tuple[str, ...], everything: bool, stage: str | None, reason: str | None
) -> None:
    """Put dead letters back where they came from, byte for byte.

    What was counted already is not counted again; what is still wrong comes back as a new dead
    letter.
    """
    if bool(numbers) == everything:
        raise click.UsageError("give the numbers of the list, or --all")
    conf = settings.load()
    filed = _filed(conf, stage, reason)
    if numbers:
        unknown = set(numbers) - {item.number for item in filed}
        if unknown:
            raise click.UsageError(f"no such dead letter: {', '.join(sorted(unknown))}")
        filed = [item for item in filed if item.number in numbers]
    if states := [item.number for item in filed if item.letter.topic not in RETRIED]:
        raise click.UsageError(f"replaced by later states, nothing to retry: {', '.join(states)}")
    if cut := [item.number for item in filed if item.letter.cut]:
        raise click.UsageError(f"not kept whole, feed the originals again: {', '.join(cut)}")
    asyncio.run(_retry(conf, filed))
    click.echo(f"retried {len(filed)}", err=True)


async def _retry(conf: Settings, filed: list[Filed]) -> None:
    async with producing(conf) as producer:
        for item in filed:
            letter = item.letter
            record = Outgoing(
                letter.topic, letter.key, letter.value, letter.headers, letter.partition
            )
            await producer.send(record)


def _find(conf: Settings, number: str) -> Filed:
    for item in _filed(conf, None, None):
        if item.number == number:
            return item
    raise click.UsageError(f"no dead letter {number}; `tallywire deadletters list` has them all")


def _filed(conf: Settings, stage: str | None, reason: str | None) -> list[Filed]:
    return [
        item
        for item in asyncio.run(_read(conf))
        if stage in (None, item.letter.stage) and reason in (None, item.letter.reason)
    ]


async def _read(conf: Settings) -> list[Filed]:
    """The dead letters; of the same record that was refused again and again, the latest."""
    async with reading(conf, [DEADLETTERS.name], from_beginning=True) as reader:
        deliveries = await reader.read_all()
    latest: dict[object, Filed] = {}
    for delivery in deliveries:
        if letter := deadletters.read(delivery):
            original = (letter.stage, letter.topic, letter.key, letter.value)
            latest[original] = Filed(f"{delivery.partition}-{delivery.offset}", letter)
    return list(latest.values())
