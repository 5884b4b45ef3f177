"""`tallywire extract`."""

import click

import schemas
from streams import extract
from streams.cli.articles import answer_each


@click.command("extract")
@click.argument("source", default="-", metavar="[FILE|-]")
def command(source: str) -> None:
    """Print the figures of articles and the toll they add up to, one JSON line each, in order.

    Reads JSON lines, a JSON article, an HTML page, an RSS or Atom file, or standard input. What
    can't be used gives a line with an `error` in its place, and an exit status of 1 at the end.

    \b
    Example:
      tallywire extract article.json | jq .tolls
    """
    answer_each(source, schemas.Stage.EXTRACT, lambda article: extract.extract(article).to_json())
