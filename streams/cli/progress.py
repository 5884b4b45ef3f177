"""Progress on a terminal; silence in a pipe."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
)


def track(values: Iterable[bytes], what: str) -> Iterator[bytes]:
    """Pass the values on, and show how many went by."""
    with _progress() as progress:
        task = progress.add_task(what, total=None)
        for value in values:
            yield value
            progress.advance(task)


@contextlib.contextmanager
def bar(total: int, what: str) -> Iterator[Callable[[int], None]]:
    """Show a bar; the function that is given sets how much is done."""
    with _progress() as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, completed=done)


def note(text: str) -> None:
    """Say what happened, on standard error."""
    if sys.stderr.isatty():
        click.echo(text, err=True)


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(*_COLUMNS, console=console, transient=True, disable=not console.is_terminal)
