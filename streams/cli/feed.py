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

    Reads files, folders of files, standard input (JSON lines), or the URL of an RSS or Atom feed.
    The format of a file is told by its content, gzipped or not:

    \b
      articles of ours      as JSON, a list of them, or JSON lines (.jsonl, .ndjson)
      ninjs, news-please,   as JSON or JSON lines
      newsapi.ai, JSON-LD
      RSS, Atom, NITF,      as XML
      NewsML-G2
      web pages             as HTML, or in a WARC file such as those of CC-NEWS

    JSON lines that are no articles are fed as they are: the pipeline refuses them, and `tallywire
    deadletters` shows why. Items of other formats that can't be used are left out, which standard
    error says: pictures, what is embargoed, what holds no text, what has more than 4 MB. An item
    that its publisher withholds or cancels takes back what was fed of it.

    \b
    Examples:
      tallywire feed articles.jsonl
      tallywire feed wire/*.xml CC-NEWS-20240305120000-00123.warc.gz
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
