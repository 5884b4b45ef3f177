"""`tallywire feed`."""

import asyncio
import itertools
from collections.abc import Iterable

import click

from schemas.topics import RAW
from streams import feeds, settings
from streams.broker import admin
from streams.broker.client import producing, raw_article
from streams.cli.progress import track


@click.command("feed")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|-|URL...")
def command(sources: tuple[str, ...]) -> None:
    """Feed articles to the topic news.articles.raw.v1.

    Reads JSON lines, JSON articles, HTML pages, RSS and Atom files, folders of these, standard
    input (JSON lines), or the URL of a feed. Lines that are no articles are fed as they are: the
    pipeline refuses them, and `tallywire deadletters` shows why.

    \b
    Examples:
      tallywire feed articles.jsonl
      tallywire feed https://example.org/rss.xml
      jq -c '{title: .headline, body: .text}' export.jsonl | tallywire feed -
    """
    conf = settings.load()
    opened = [feeds.read(source) for source in sources]  # a wrong name ends it before the first
    values = itertools.chain.from_iterable(opened)
    count = asyncio.run(_feed(conf, track(values, "feeding")))
    click.echo(f"fed {count} records to {conf.broker}", err=True)


async def _feed(conf: settings.Settings, values: Iterable[bytes]) -> int:
    count = 0
    await admin.require(conf, [RAW.name])
    async with producing(conf) as producer:
        for value in values:
            await producer.send(raw_article(value))
            count += 1
    return count
