"""What is remembered of an article."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from struct import pack, unpack
from typing import Any, Self

from streams.dedupe import verdict as verdicts
from streams.dedupe.fingerprints import fingerprints
from streams.dedupe.index import Entry
from streams.dedupe.sketch import Sketch
from streams.dedupe.verdict import Copy, Verdict

MAX_SEEN = 16
"""Raw records of one id whose verdicts are remembered, the latest."""


@dataclass(frozen=True)
class Memory:
    """An article as it is remembered: its latest text, and what was said of its records."""

    article_id: str
    number: int
    """Its place in the order of arrival: the offset of its latest record in its partition."""
    at: datetime
    page: str | None
    """Digest of its page's address."""
    sketch: Sketch
    fingerprints: tuple[int, ...]
    """Of the sketch; kept, since to compute them is most of what a restart would cost."""
    seen: dict[str, Verdict]
    """Origin of each raw record to the verdict on it, oldest first."""

    @property
    def keys(self) -> list[int]:
        """All that it can be found by, as numbers."""
        return _keys(self.page, self.sketch.digest, self.fingerprints)

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
            "number": self.number,
            "at": self.at.isoformat(),
            "page": self.page,
            "digest": self.sketch.digest,
            "text": b64encode(self.sketch.packed).decode(),
            "fingerprints": b64encode(
                pack(f"<{len(self.fingerprints)}I", *self.fingerprints)
            ).decode(),
            "seen": {origin: verdicts.to_json(verdict) for origin, verdict in self.seen.items()},
        }

    @classmethod
    def from_json(cls, article_id: str, value: dict[str, Any]) -> Self:
        """The memory that `to_json` wrote."""
        return cls(
            article_id,
            value["number"],
            datetime.fromisoformat(value["at"]),
            value["page"],
            _sketch(value),
            _fingerprints(value),
            {origin: verdicts.from_json(verdict) for origin, verdict in value["seen"].items()},
        )


def entry(article_id: str, value: dict[str, Any]) -> Entry:
    """What the memory that `to_json` wrote is found by; the rest of it is not read."""
    keys = _keys(value["page"], value["digest"], _fingerprints(value))
    return Entry(value["number"], article_id, datetime.fromisoformat(value["at"]), keys)


def _sketch(value: dict[str, Any]) -> Sketch:
    return Sketch(value["digest"], b64decode(value["text"]))


def _fingerprints(value: dict[str, Any]) -> tuple[int, ...]:
    packed = b64decode(value.get("fingerprints", ""))  # earlier versions wrote none
    return unpack(f"<{len(packed) // 4}I", packed) or fingerprints(_sketch(value))


def _keys(page: str | None, digest: str, of_text: tuple[int, ...]) -> list[int]:
    pages = [digest_key(page)] if page else []
    return [*pages, digest_key(digest), *of_text]


def digest_key(digest: str) -> int:
    """The key of an index for a digest in hexadecimal: its first 63 bits."""
    return int(digest[:16], 16) >> 1
