"""What `normalize` and `extract` share: one answer a line for one article a line."""

import json
import sys
from collections.abc import Callable, Iterator

import click

import schemas
from streams import feeds, settings
from streams.normalize import decode, normalize
from streams.refusal import Refused


def answer_each(source: str, stage: str, answer: Callable[[schemas.Article], bytes]) -> None:
    """Print an answer, or an error in its place, for each article; exit with 1 on any error."""
    failed = False
    limit = settings.load().max_article_bytes
    for value in feeds.read(source):
        try:
            line = answer(normalize(decode(value, limit)))
        except Refused as refusal:
            failed = True
            line = _error(value, stage, refusal)
        click.echo(line)
    if failed:
        sys.exit(1)


def _error(value: bytes, stage: str, refusal: Refused) -> bytes:
    error = {"stage": stage, "reason": refusal.reason, "detail": refusal.detail}
    return json.dumps({"article_id": next(_ids(value), None), "error": error}).encode()


def _ids(value: bytes) -> Iterator[str]:
    """The id of a record that was refused, as far as it can be read."""
    try:
        record = json.loads(value)
    except (ValueError, RecursionError):
        return
    if isinstance(record, dict) and isinstance(record.get("id"), str):
        yield record["id"]
