"""`tallywire deadletters`."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

import click
from rich.console import Console
from rich.table import Table

import schemas
from schemas.topics import ARTICLES, DEADLETTERS, FIGURES, RAW, TOPICS
from streams import settings
from streams.agents import deadletters
from streams.broker.client import producing, reading
from streams.cli.tables import add, printable
from streams.ledger import facts
from streams.settings import Settings

STAGES = [str(stage) for stage in schemas.Stage]
RETRIED = (RAW.name, ARTICLES.name, FIGURES.name)
"""Topics whose records are put back; the others hold states, which later ones have replaced."""

TIMES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]


@dataclass(frozen=True)
class Filed:
    """A dead letter with its number: partition and offset on the topic of dead letters."""

    number: str
    letter: schemas.DeadLetter


@dataclass(frozen=True)
class Filter:
    """Which dead letters are meant; what is null lets all through."""

    stage: str | None = None
    reason: str | None = None
    topic: str | None = None
    since: datetime | None = None

    def __call__(self, letter: schemas.DeadLetter) -> bool:
        """Whether a letter is one of them."""
        return (
            self.stage in (None, letter.stage)
            and self.reason in (None, letter.reason)
            and self.topic in (None, letter.topic)
            and (self.since is None or letter.at >= self.since)
        )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of which a `Filter` is made."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


def _in_utc(ctx: click.Context, option: click.Parameter, at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


FILTERS = (
    click.option("--stage", type=click.Choice(STAGES), help="Refused by this stage."),
    click.option("--reason", help="Refused for this reason, as the list names it."),
    click.option(
        "--topic", type=click.Choice([topic.name for topic in TOPICS]), help="Read from this topic."
    ),
    click.option(
        "--since", type=click.DateTime(TIMES), callback=_in_utc, help="Refused then or later; UTC."
    ),
)


@click.group("deadletters")
def command() -> None:
    """List, show and retry the records that could not be used.

    \b
    Example:
      tallywire deadletters list --reason not-json
      tallywire deadletters retry --stage extract --all
    """


@command.command("list")
@filtered
def list_(**chosen: Any) -> None:
    """List them: a table on a terminal, JSON lines in a pipe."""
    show_all = _as_table if _on_terminal() else _as_lines
    asyncio.run(show_all(_filed(settings.load(), Filter(**chosen))))


async def _as_lines(filed: AsyncIterator[Filed]) -> None:
    async for item in filed:
        click.echo(json.dumps({"number": item.number, **facts(item.letter)}))


async def _as_table(filed: AsyncIterator[Filed]) -> None:
    table = Table("number", "stage", "reason", "from", "detail", box=None)
    async for item in filed:
        letter = item.letter
        position = f"{letter.topic}-{letter.partition}-{letter.offset}"
        add(table, item.number, letter.stage, letter.reason, position, letter.detail)
    Console().print(table)


@command.command()
@click.argument("number")
def show(number: str) -> None:
    """Show one whole: why it was refused, its headers, and its value as it came.

    NUMBER is that of the list, for example 0-17. In a pipe the value stands byte for byte; on a
    terminal, characters that would steer it are escaped.
    """
    letter = asyncio.run(_find(settings.load(), number))
    for name, value in facts(letter).items():
        click.echo(printable(f"{name}: {value}"))
    click.echo(f"key: {letter.key!r}")
    for name, content in letter.headers:
        click.echo(printable(f"header {name}: {content!r}"))
    click.echo()
    if letter.value is None:
        click.echo("(null)")
    elif _on_terminal():
        click.echo(printable(letter.value.decode(errors="backslashreplace")))
    else:
        click.echo(letter.value)


@command.command()
@click.argument("numbers", nargs=-1, metavar="NUMBER...")
@click.option("--all", "everything", is_flag=True, help="All that the filters let through.")
@filtered
def retry(numbers: tuple[str, ...], everything: bool, **chosen: Any) -> None:
    """Put dead letters back where they came from, byte for byte.

    What was counted already is not counted again; what is still wrong comes back as a new dead
    letter.
    """
    if bool(numbers) == everything:
        raise click.UsageError("give the numbers of the list, or --all")
    conf = settings.load()
    retried = asyncio.run(_to_retry(conf, numbers, Filter(**chosen)))
    asyncio.run(_retry(conf, retried))
    click.echo(f"retried {len(retried)}", err=True)


def _on_terminal() -> bool:
    return sys.stdout.isatty()


async def _to_retry(conf: Settings, numbers: Collection[str], chosen: Filter) -> set[str]:
    """The numbers of those that are meant; a usage error where one of them can't be retried."""
    found, states, cut = set(), [], []
    async for item in _filed(conf, chosen):
        if numbers and item.number not in numbers:
            continue
        found.add(item.number)
        if item.letter.topic not in RETRIED:
            states.append(item.number)
        if item.letter.cut:
            cut.append(item.number)
    if unknown := set(numbers) - found:
        raise click.UsageError(f"no such dead letter: {', '.join(sorted(unknown))}")
    if states:
        raise click.UsageError(f"replaced by later states, nothing to retry: {', '.join(states)}")
    if cut:
        raise click.UsageError(f"not kept whole, feed the originals again: {', '.join(cut)}")
    return found


async def _retry(conf: Settings, numbers: Collection[str]) -> None:
    async with producing(conf) as producer:
        async for item in _read(conf):
            if item.number in numbers:
                await producer.send(deadletters.retried(item.letter))


async def _find(conf: Settings, number: str) -> schemas.DeadLetter:
    async with aclosing(_read(conf)) as filed:
        async for item in filed:
            if item.number == number:
                return item.letter
    raise click.UsageError(f"no dead letter {number}; `tallywire deadletters list` has them all")


async def _filed(conf: Settings, chosen: Filter) -> AsyncIterator[Filed]:
    """Those that are meant; of the same record that was refused again and again, the latest.

    The topic holds a year, too much for memory: so it is read twice, and all that is remembered of
    an original is its digest.
    """
    latest: dict[bytes, str] = {}
    async for item in _read(conf):
        latest[_digest(item.letter)] = item.number
    numbers = set(latest.values())
    async for item in _read(conf):
        if item.number in numbers and chosen(item.letter):
            yield item


def _digest(letter: schemas.DeadLetter) -> bytes:
    """What is the same of each refusal of the same record by the same stage."""
    original = (letter.stage, letter.topic, letter.key, letter.value)
    return blake2b(repr(original).encode(), digest_size=16).digest()


async def _read(conf: Settings) -> AsyncGenerator[Filed, None]:
    """Give all that lie on the topic, one after another."""
    async with reading(conf, [DEADLETTERS.name], from_beginning=True) as reader:
        async for delivery in reader.up_to_now():
            if letter := deadletters.read(delivery):
                yield Filed(f"{delivery.partition}-{delivery.offset}", letter)
