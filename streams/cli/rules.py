"""`tallywire rules`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from streams import settings
from streams.alerts.explain import Explanation, explain
from streams.alerts.rule import ANY, Rule
from streams.alerts.rules import DEFAULT_RULES, json_schema, load
from streams.alerts.wording import plural
from streams.cli.tables import add
from streams.extract.gazetteer.gazetteer import gazetteer
from streams.tally.report import UNKNOWN_COUNTRY
from streams.tally.world import WORLD

NO_COUNTRIES = (ANY, WORLD, UNKNOWN_COUNTRY)
"""Scopes that name no country."""


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

    Warns of what can be used but never alerts.

    Without FILE, the rules that a worker would use: those of the setting `rules`, else those that
    ship with tallywire.
    """
    conf = settings.load()
    path = file or conf.rules or DEFAULT_RULES
    rules = load(path, conf.windows).all
    name = Column("rule", no_wrap=True)
    table = Table(name, *Explanation._fields, box=box.SIMPLE, show_lines=True)
    for rule in rules:
        add(table, Text(rule.name, style="bold"), *explain(rule))
    if rules:
        Console().print(table)
    warnings = list(_warnings(rules))
    for warning in warnings:
        click.echo(f"{path}: {warning}", err=True)
    found = plural(len(warnings), "warning") if warnings else "nothing wrong"
    click.echo(f"{path}: {plural(len(rules), 'rule')}, {found}")


@command.command()
def schema() -> None:
    """Print the JSON Schema of a file of rules, which editors check and complete it with."""
    click.echo(json_schema(settings.load().windows), nl=False)


def _warnings(rules: Sequence[Rule]) -> Iterator[str]:
    """Give what keeps rules that can be used from ever alerting anything."""
    if not rules:
        yield "no rule, so nothing is ever alerted; begin one with [[toll]], [[count]] or [[surge]]"
    for rule in rules:
        for scope in rule.scopes:
            country = scope.split("/")[0]
            if country not in NO_COUNTRIES and not gazetteer().find(country):
                yield f"{rule.name}.scopes: no country has the code {country} in ISO 3166-1"
