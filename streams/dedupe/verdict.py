"""What can be said of an article, beside all that came before it."""

from dataclasses import asdict, dataclass
from typing import Any

from schemas import Method


@dataclass(frozen=True, slots=True)
class New:
    """An article that was not told before."""


@dataclass(frozen=True, slots=True)
class Version:
    """A later state of an article: the same id or the same address, with something new in it."""

    supersedes: str | None
    """The article that it replaces, where that had another id."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that adds nothing to one that came before."""

    duplicate_of: str
    """The first article of the story that is remembered."""
    method: Method
    similarity: float
    """Jaccard similarity of the two texts: the share of three-word runs that both have."""


Verdict = New | Version | Copy

KINDS: dict[str, type[New | Version | Copy]] = {"new": New, "version": Version, "copy": Copy}


def to_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as plain JSON."""
    return {"is": type(verdict).__name__.lower(), **asdict(verdict)}


def from_json(value: dict[str, Any]) -> Verdict:
    """The verdict that `to_json` wrote."""
    fields = {name: field for name, field in value.items() if name != "is"}
    if "method" in fields:
        fields["method"] = Method(fields["method"])
    return KINDS[value["is"]](**fields)
