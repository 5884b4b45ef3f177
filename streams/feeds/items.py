"""Items of a feed, one by one: what is wrong with one costs none of the others."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from schemas import RawArticle
from streams.feeds.errors import LeftOut
from streams.normalize.decode import explain

T = TypeVar("T")

MAX_BYTES = 4_000_001
"""Of an article as JSON. No setting lets the pipeline read so much, and the raw topic takes little
more."""

log = logging.getLogger(__name__)
"""Says what is left out; where nothing is configured, on standard error."""


def feed(items: Iterable[T], to_article: Callable[[T], RawArticle], where: str) -> Iterator[bytes]:
    """The items as values for the raw topic, without those that are left out."""
    for number, item in enumerate(items, 1):
        value = read(item, to_article, f"{where}: item {number}")
        if value is not None:
            yield value


def read(item: T, to_article: Callable[[T], RawArticle], name: str) -> bytes | None:
    """The item as a value for the raw topic; null where it is left out, which a warning says."""
    try:
        return checked(to_value(to_article(item)), name)
    except LeftOut as reason:
        log.warning("%s is left out: %s", name, reason)
    except ValidationError as error:
        log.warning("%s is left out: %s", name, explain(error))
    return None


def checked(value: bytes, name: str) -> bytes | None:
    """The value; null where it is larger than any article that is read, which a warning says."""
    if len(value) <= MAX_BYTES:
        return value
    log.warning(
        "%s is left out: as JSON it has %d bytes; at most %d are read",
        *(name, len(value), MAX_BYTES - 1),
    )
    return None


def to_value(article: RawArticle) -> bytes:
    """The article as a value for the raw topic."""
    return article.model_dump_json(exclude_none=True).encode()
