"""`tallywire normalize`."""

import sys
from collections import Counter

import click

import schemas
from streams.cli.articles import answer_each
from streams.cli.progress import note
from streams.normalize import Furniture, Normalized


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
    cut: Counter[Furniture] = Counter()

    def answer(normalized: Normalized) -> bytes:
        cut.update(normalized.cut)
        return normalized.article.to_json()

    failed = answer_each(source, schemas.Stage.NORMALIZE, answer)
    note(_summary(cut))
    if failed:
        sys.exit(1)


def _summary(cut: Counter[Furniture]) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in cut.most_common())
    return f"paragraphs cut, by kind: {kinds or 'none'}"
