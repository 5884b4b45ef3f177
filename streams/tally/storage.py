"""How incidents are kept in a table, so that a report writes itself and not all that came before.

The reports, copies and mentions of a dossier are values of their own, each under a digest of what
it says; the dossier's own value names those that it consists of. It is written after those that are
new and before those that go. So a crash between two writes leaves the dossier as it was or as it
is; and whatever two workers wrote of it, a key means the same to both.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from pydantic import TypeAdapter

from schemas import Copy, Kind, Report
from streams.tally.counts import Subject
from streams.tally.dossier import Dossier
from streams.tally.timeline import Mention

Value = dict[str, Any]
"""Plain JSON."""

PARTS: Mapping[str, TypeAdapter[Any]] = {
    "reports": TypeAdapter(Report),
    "copies": TypeAdapter(Copy),
    "mentions": TypeAdapter(Mention),
}
"""What is kept apart from the dossier, and of what type it is."""
DIGEST_BYTES = 6

logger = logging.getLogger(__name__)

_DOSSIER = TypeAdapter(Dossier)
_APART = {"reports": True, "copies": True, "past": {"mentions"}}


@dataclass(slots=True)
class Kept:
    """Which parts of a dossier are in the table."""

    parts: dict[tuple[str, str], tuple[str, Any]] = field(default_factory=dict)
    """By kind and article, under which digest it is kept, and what it was then."""


class Storage:
    """The dossiers of a book as values of a table."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = defaultdict(Kept)
        self._heads: dict[str, Value] = {}
        self._bodies: dict[str, dict[str, Value]] = defaultdict(dict)
        """Parts that came back from the table, until their dossiers are put together."""
        self._ownerless: list[str] = []

    def changes(self, dossier: Dossier, left: Iterable[Subject] = ()) -> dict[str, Value | None]:
        """What is to be written of a dossier, in this order; null for what goes.

        `left` is what it has contributed to and does no more.
        """
        incident_id, kept = dossier.incident_id, self._kept[dossier.incident_id]
        here = {
            (kind, article_id): part
            for kind, parts in _parts(dossier).items()
            for article_id, part in parts.items()
        }
        outdated = set()
        for name, (digest, part) in list(kept.parts.items()):
            if here.get(name) is not part:
                outdated.add(digest)
                del kept.parts[name]
        new: dict[str, Value | None] = {}
        for (kind, article_id), part in here.items():
            if (kind, article_id) not in kept.parts:
                body = {kind: _dump(PARTS[kind], part)}
                digest = _digest(body)
                kept.parts[kind, article_id] = digest, part
                new[_key(incident_id, digest)] = body
        named = [kept.parts[name][0] for name in here]
        head = {
            "dossier": _dump(_DOSSIER, dossier, exclude=_APART),
            "parts": named,
            "left": [list(subject) for subject in sorted(left)],
        }
        gone = sorted(outdated.difference(named))
        return new | {incident_id: head} | {_key(incident_id, one): None for one in gone}

    def forget(self, incident_id: str) -> dict[str, Value | None]:
        """What is to be written when an incident goes: nothing is left of it."""
        kept = self._kept.pop(incident_id, Kept())
        digests = sorted({digest for digest, _ in kept.parts.values()})
        return dict.fromkeys([incident_id, *(_key(incident_id, one) for one in digests)])

    def restore(self, key: str, value: Value) -> None:
        """Take a value back from the table; they may come in any order."""
        incident_id, is_part, digest = key.partition("/")
        if is_part:
            self._bodies[incident_id][digest] = value
        else:
            self._heads[incident_id] = value

    def restored(self) -> Iterator[tuple[Dossier, set[Subject]]]:
        """The dossiers that these values make up, and what each contributes to no more."""
        for incident_id, head in self._heads.items():
            dossier = _DOSSIER.validate_python(head["dossier"])
            bodies = self._bodies[incident_id]
            for digest in head.get("parts", ()):  # earlier versions kept all in the dossier
                if digest not in bodies:
                    logger.error("incident %s has lost its part %s", incident_id, digest)
                    continue
                [(kind, body)] = bodies.pop(digest).items()
                part = PARTS[kind].validate_python(body)
                _parts(dossier)[kind][part.article_id] = part
                self._kept[incident_id].parts[kind, part.article_id] = digest, part
            yield dossier, {Subject(scope, Kind(kind)) for scope, kind in head.get("left", ())}
        self._ownerless = [
            _key(incident_id, digest)
            for incident_id, bodies in self._bodies.items()
            for digest in bodies
        ]
        self._heads, self._bodies = {}, defaultdict(dict)

    def ownerless(self) -> list[str]:
        """Keys of parts, told once, whose dossier a crash left unwritten or took away first."""
        ownerless, self._ownerless = self._ownerless, []
        return ownerless


def _parts(dossier: Dossier) -> Mapping[str, dict[str, Any]]:
    return {
        "reports": dossier.reports,
        "copies": dossier.copies,
        "mentions": dossier.past.mentions,
    }


def _key(incident_id: str, digest: str) -> str:
    return f"{incident_id}/{digest}"


def _digest(body: Value) -> str:
    return blake2b(json.dumps(body).encode(), digest_size=DIGEST_BYTES).hexdigest()


def _dump(adapter: TypeAdapter[Any], kept: Any, exclude: Any = None) -> Value:
    dumped: Value = adapter.dump_python(kept, mode="json", exclude_defaults=True, exclude=exclude)
    return dumped
