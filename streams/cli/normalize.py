"""`tallywire normalize`."""

import click

import schemas
from streams.cli.articles import answer_each


@click.command("normalize")
@click.argument("source", default="-", metavar="[FILE|-]")
def command(source: str) -> None:
    """Print the clean text of articles, one JSON line each, in order.

    Reads JSON lines, a JSON article, an HTML page, an RSS or Atom file, or standard input. What
    can't be used gives a line with an `error` in its place, and an exit status of 1 at the end.

    \b
    Example:
      tallywire normalize page.html | jq -r .body
    """
    answer_each(source, schemas.Stage.NORMALIZE, lambda article: article.to_json())
