"""`tallywire rules`."""

from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from streams import settings
from streams.alerts.explain import Explanation, explain
from streams.alerts.rules import DEFAULT_RULES, json_schema, load
from streams.alerts.wording import plural
from streams.cli.tables import add


@click.group("rules")
def command() -> None:
    """Check a file of alert rules, and say what each rule watches.

    \b
    Examples:
      tallywire rules check my-rules.toml
      tallywire rules schema > rules.schema.json
    """


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def check(file: Path | None) -> None:
    """Say in plain words what each rule of FILE watches; exits 2 where one can't be used.

    Without FILE, the rules that a worker would use: those of the setting `rules`, else those that
    ship with tallywire.
    """
    path = file or settings.load().rules or DEFAULT_RULES
    rules = load(path).all
    name = Column("rule", no_wrap=True)
    table = Table(name, *Explanation._fields, box=box.SIMPLE, show_lines=True)
    for rule in rules:
        add(table, Text(rule.name, style="bold"), *explain(rule))
    Console().print(table)
    click.echo(f"{path}: {plural(len(rules), 'rule')}, nothing wrong")


@command.command()
def schema() -> None:
    """Print the JSON Schema of a file of rules, which editors check and complete it with."""
    click.echo(json_schema(), nl=False)
