"""`tallywire topics`."""

import asyncio

import click
from rich.console import Console
from rich.table import Table

from schemas.topics import TOPICS
from streams import settings
from streams.broker import admin


@click.group("topics")
def command() -> None:
    """Create and list the topics.

    \b
    Example:
      TALLYWIRE_BROKER=kafka:9092 tallywire topics create
    """


@command.command()
def create() -> None:
    """Create the topics that are missing, with their retention and clean-up policy."""
    created = asyncio.run(admin.create(settings.load()))
    click.echo(f"created {len(created)} topics" if created else "all topics stand already")
    for name in created:
        click.echo(f"  {name}")


@command.command("list")
def list_() -> None:
    """List the topics, what lies on them, and whether they stand."""
    standing = {topic.name: topic for topic in asyncio.run(admin.standing(settings.load()))}
    table = Table("topic", "partitions", "key", "what lies on it", box=None)
    for topic in TOPICS:
        found = standing.get(topic.name)
        table.add_row(
            topic.name, str(found.partitions) if found else "missing", topic.key, topic.description
        )
    Console().print(table)
