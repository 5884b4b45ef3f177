"""Articles that tell what was already told."""

from enum import StrEnum

from pydantic import Field

from schemas.base import Record
from schemas.time import Timestamp


class Method(StrEnum):
    """What gave the copy away."""

    ID = "id"
    """The same record again."""
    URL = "url"
    """The same address, nothing new."""
    EXACT = "exact"
    """The same words."""
    NEAR = "near"
    """Almost the same words, and no new figure."""


class Duplicate(Record):
    """A copy, and what it copies."""

    article_id: str
    duplicate_of: str
    method: Method
    similarity: float = Field(ge=0, le=1)
    """Jaccard similarity of the two texts: the share of three-word runs that both have, of words
    with content and by their stems."""
    source: str | None = None
    url: str | None = None
    published_at: Timestamp
