"""How incidents are kept in a table, so that a report writes itself and not all that came before.

The reports, copies and mentions of a dossier are values of their own, under a number each, and are
never changed; the dossier's own value says of which it consists. It is written after those that are
new and before those that go: a crash between two writes leaves the dossier as it was, or as it is.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from schemas import Copy, Report
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

logger = logging.getLogger(__name__)

_DOSSIER = TypeAdapter(Dossier)
_APART = {"reports": True, "copies": True, "past": {"mentions"}}


@dataclass(slots=True)
class Kept:
    """Which parts of a dossier are in the table."""

    next: int = 0
    """The number of the next part."""
    parts: dict[tuple[str, str], tuple[int, Any]] = field(default_factory=dict)
    """By kind and article, under which number it is kept, and what it was then."""
    outdated: list[int] = field(default_factory=list)
    """Numbers that are in the table from before a restart."""


class Storage:
    """The dossiers of a book as values of a table."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = defaultdict(Kept)
        self._heads: dict[str, Value] = {}
        self._bodies: dict[str, dict[int, Value]] = defaultdict(dict)
        """Parts that came back from the table, until their dossiers are put together."""

    def changes(self, dossier: Dossier, clock: datetime) -> dict[str, Value | None]:
        """What is to be written of a dossier, in this order; null for what goes."""
        incident_id, kept = dossier.incident_id, self._kept[dossier.incident_id]
        here = {
            (kind, article_id): part
            for kind, parts in _parts(dossier).items()
            for article_id, part in parts.items()
        }
        gone = [name for name, (_, part) in kept.parts.items() if here.get(name) is not part]
        outdated = [*kept.outdated, *(kept.parts.pop(name)[0] for name in gone)]
        kept.outdated = []
        new: dict[str, Value | None] = {}
        for name, part in here.items():
            if name not in kept.parts:
                kept.parts[name] = kept.next, part
                new[_key(incident_id, kept.next)] = {name[0]: _dump(PARTS[name[0]], part)}
                kept.next += 1
        head = {
            "clock": clock.isoformat(),
            "dossier": _dump(_DOSSIER, dossier, exclude=_APART),
            "parts": [kept.parts[name][0] for name in here],
        }
        return new | {incident_id: head} | {_key(incident_id, one): None for one in outdated}

    def forget(self, incident_id: str) -> dict[str, Value | None]:
        """What is to be written when an incident goes: nothing is left of it."""
        kept = self._kept.pop(incident_id, Kept())
        numbers = [*kept.outdated, *(number for number, _ in kept.parts.values())]
        return dict.fromkeys([incident_id, *(_key(incident_id, one) for one in numbers)])

    def restore(self, key: str, value: Value) -> None:
        """Take a value back from the table; they may come in any order."""
        incident_id, is_part, number = key.partition("/")
        if is_part:
            self._bodies[incident_id][int(number)] = value
        else:
            self._heads[incident_id] = value

    def restored(self) -> Iterator[tuple[Dossier, datetime]]:
        """The dossiers that these values make up, each with the clock when it was written.

        The first change of each will write all of its parts anew: after a crash the table of a
        worker may hold what its changelog lacks.
        """
        for incident_id, head in self._heads.items():
            dossier = _DOSSIER.validate_python(head["dossier"])
            bodies = self._bodies[incident_id]
            for number in head.get("parts", ()):  # earlier versions kept all in the dossier
                if number not in bodies:
                    logger.error("incident %s has lost its part %s", incident_id, number)
                    continue
                [(kind, body)] = bodies[number].items()
                part = PARTS[kind].validate_python(body)
                _parts(dossier)[kind][part.article_id] = part
            yield dossier, datetime.fromisoformat(head["clock"])
        for incident_id, bodies in self._bodies.items():
            self._kept[incident_id] = Kept(max(bodies, default=-1) + 1, outdated=list(bodies))
        self._heads, self._bodies = {}, defaultdict(dict)


def _parts(dossier: Dossier) -> Mapping[str, dict[str, Any]]:
    return {
        "reports": dossier.reports,
        "copies": dossier.copies,
        "mentions": dossier.past.mentions,
    }


def _key(incident_id: str, number: int) -> str:
    return f"{incident_id}/{number}"


def _dump(adapter: TypeAdapter[Any], kept: Any, exclude: Any = None) -> Value:
    dumped: Value = adapter.dump_python(kept, mode="json", exclude_defaults=True, exclude=exclude)
    return dumped
