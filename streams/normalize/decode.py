"""Bytes of the raw topic to a raw article."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from schemas import RawArticle
from streams.refusal import Refused

QUOTED = 80
"""Characters of the input that a detail quotes at most."""
TOO_DEEP = "recursion limit exceeded"
"""How pydantic's JSON parser says that brackets nest deeper than it follows (200 levels)."""


def decode(value: bytes | None, max_bytes: int) -> RawArticle:
    """Read the value of a raw record.

    Raises `Refused` with one of the reasons `null`, `oversize` (larger than `max_bytes`),
    `not-utf8`, `not-json`, `too-deep` and `not-an-article`.
    """
    if value is None:
        raise Refused("null", "the record has no value; send an article as JSON")
    if len(value) > max_bytes:
        raise Refused("oversize", f"{len(value)} bytes; at most {max_bytes} are read")
    return _to_article(_parse(_to_text(value)))


def _to_text(value: bytes) -> str:
    try:
        return value.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("not-utf8", f"byte {error.start}: {error.reason}; send UTF-8") from None


def _parse(text: str) -> Any:
    try:
        return from_json(text, allow_inf_nan=False)
    except ValueError as error:
        if TOO_DEEP in str(error):
            raise Refused("too-deep", f"{error}; send an article as a flat object") from None
        raise Refused("not-json", f"{error}; the record starts with {_quote(text)}") from None


def _to_article(document: Any) -> RawArticle:
    if not isinstance(document, dict):
        raise Refused("not-an-article", f"send a JSON object instead of {_quote(document)}")
    try:
        return RawArticle.model_validate(document)
    except ValidationError as error:
        raise Refused("not-an-article", explain(error)) from None


def explain(error: ValidationError) -> str:
    """What is wrong with the first field that is, in a line for a person."""
    first = error.errors(include_url=False)[0]
    if not first["loc"]:
        return first["msg"].removeprefix("Value error, ")
    return f"field {first['loc'][0]!r}: {first['msg']}, not {_quote(first['input'])}"


def _quote(value: Any) -> str:
    """The start of a value, without the cost of writing out all of a large one."""
    if isinstance(value, list | dict):
        return f"{'an array' if isinstance(value, list) else 'an object'} of {len(value)}"
    text = value[:QUOTED] if isinstance(value, str) else str(value)[:QUOTED]
    return repr(text)[:QUOTED]
