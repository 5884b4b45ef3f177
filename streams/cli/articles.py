"""What `normalize` and `extract` share: one answer a line for one article a line."""

import json
from collections.abc import Callable

import click

import schemas
from streams import feeds, settings
from streams.normalize import Normalized, decode, normalize
from streams.refusal import Refused


def answer_each(source: str, stage: schemas.Stage, answer: Callable[[Normalized], bytes]) -> bool:
    """Print an answer, or an error in its place, for each article; returns whether any failed."""
    failed = False
    limit = settings.load().max_article_bytes
    for value in feeds.read(source):
        at = schemas.Stage.NORMALIZE
        try:
            normalized = normalize(decode(value, limit))
            at = stage
            line = answer(normalized)
        except Refused as refusal:
            failed = True
            line = _error(value, at, refusal.reason, refusal.detail)
        except Exception as error:  # noqa: BLE001 - a fault of ours costs one line, as in a worker
            failed = True
            line = _error(value, at, "failed", f"{type(error).__name__}: {error}")
        click.echo(line)
    return failed


def _error(value: bytes, stage: schemas.Stage, reason: str, detail: str) -> bytes:
    error = {"stage": stage, "reason": reason, "detail": detail}
    return json.dumps({"article_id": _id_of(value), "error": error}).encode()


def _id_of(value: bytes) -> str | None:
    """The id of a record that was refused, as far as it can be read."""
    try:
        found = json.loads(value)["id"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return None
    return str(found) if isinstance(found, str | int) else None
