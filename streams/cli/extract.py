"""`tallywire extract`."""

import sys

import click

from schemas import Stage
from streams import extract
from streams.cli.articles import answer_each
from streams.extract.explain import explain
from streams.normalize import Normalized


@click.command("extract")
@click.argument("source", default="-", metavar="[FILE|-]")
@click.option(
    "--explain",
    "explains",
    is_flag=True,
    help="Tell in words which rule read each figure, and why other numbers were left out.",
)
def command(source: str, explains: bool) -> None:
    """Print the figures of articles and the toll they add up to, one JSON line each, in order.

    Reads JSON lines, a JSON article, an HTML page, an RSS or Atom file, or standard input. What
    can't be used gives a line with an `error` in its place, and an exit status of 1 at the end.

    \b
    Examples:
      tallywire extract article.json | jq .tolls
      tallywire extract --explain article.json
    """
    if answer_each(source, Stage.EXTRACT, _in_words if explains else _as_record):
        sys.exit(1)


def _as_record(normalized: Normalized) -> bytes:
    return extract.extract(normalized.article).to_json()


def _in_words(normalized: Normalized) -> bytes:
    return "\n".join(explain(normalized.article)).encode()
