"""What is remembered of an article."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from streams.dedupe import verdict as verdicts
from streams.dedupe.lsh import Signature, signature
from streams.dedupe.sketch import Sketch
from streams.dedupe.verdict import Copy, Verdict

MAX_SEEN = 16
"""Raw records of one id whose verdicts are remembered, the latest."""


@dataclass(frozen=True)
class Memory:
    """An article as the index knows it: its latest text, and what was said of its records."""

    article_id: str
    at: datetime
    page: str | None
    sketch: Sketch
    seen: dict[str, Verdict]
    """Origin of each raw record to the verdict on it, oldest first."""

    @cached_property
    def signature(self) -> Signature:
        """MinHash signature of the text."""
        return signature(self.sketch)

    @property
    def positions(self) -> list[tuple[str, int]]:
        """Partition and offset of each raw record, out of its origin."""
        parts = (origin.rpartition("-") for origin in self.seen)
        return [(partition, int(offset)) for partition, _, offset in parts]

    @property
    def story(self) -> str:
        """The first article of the story: itself, unless it is a copy."""
        latest = next(reversed(self.seen.values()))
        return latest.duplicate_of if isinstance(latest, Copy) else self.article_id

    def having_seen(self, origin: str, verdict: Verdict) -> Self:
        """This memory, with one raw record more."""
        seen = {**self.seen, origin: verdict}
        return replace(self, seen=dict(list(seen.items())[-MAX_SEEN:]))

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "at": self.at.isoformat(),
            "page": self.page,
            "digest": self.sketch.digest,
            "text": b64encode(self.sketch.packed).decode(),
            "seen": {origin: verdicts.to_json(verdict) for origin, verdict in self.seen.items()},
        }

    @classmethod
    def from_json(cls, article_id: str, value: dict[str, Any]) -> Self:
        """The memory that `to_json` wrote."""
        return cls(
            article_id,
            datetime.fromisoformat(value["at"]),
            value["page"],
            Sketch(value["digest"], b64decode(value["text"])),
            {origin: verdicts.from_json(verdict) for origin, verdict in value["seen"].items()},
        )
