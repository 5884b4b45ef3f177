"""The rules that say what is worth an alert: on a toll, on a rolling count, on a surge.

The context of their validation is the windows that are kept, by default `WINDOWS`.
"""

import re
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from schemas import Category, Kind, Severity
from streams.alerts.baseline import MOST_WEEKS
from streams.alerts.levels import RISING
from streams.tally.counts import WINDOWS, length
from streams.tally.world import WORLD

ANY = "*"

SCOPE = re.compile(r"world|(\*|[A-Z]{2})(/[^/]{1,100})?")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
DURATION = re.compile(r"[1-9][0-9]{0,3}[hd]")

APART = frozenset({Kind.KILLED, Kind.INJURED, Kind.MISSING})
"""Kinds that exclude each other: a person is one of them at a time. Others overlap, as the
evacuated are among the displaced, and would count people twice."""

SHORTEST_SURGE, LONGEST_SURGE = timedelta(days=1), timedelta(days=7)
"""A shorter window at the end of a day tells nothing of the day; a longer one knows no weekday, and
overlaps with what it is measured against."""


def _name(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ValueError("a name has small letters, digits and hyphens, at most 60")
    return name


def _scope(scope: str) -> str:
    if not SCOPE.fullmatch(scope):
        raise ValueError(f'{scope!r}: write "KZ", "KZ/Almaty", "*", "KZ/*" or "world"')
    return scope


def _window(window: str, info: ValidationInfo) -> str:
    kept = info.context or WINDOWS
    if window not in kept:
        raise ValueError(
            f"{window!r}: counts are taken within {', '.join(kept)}; name another window, or keep "
            "this one, too, by TALLYWIRE_WINDOWS"
        )
    return window


def _duration(written: Any) -> timedelta:
    if not isinstance(written, str) or not DURATION.fullmatch(written):
        raise ValueError(f'{written!r}: write hours or days, such as "6h" or "2d"')
    return length(written)


def _each_once(kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    if len(set(kinds)) < len(kinds):
        raise ValueError("each kind once")
    return kinds


def _rising(levels: dict[Severity, float]) -> dict[Severity, float]:
    thresholds = [levels[level] for level in RISING if level in levels]
    if any(low >= high for low, high in pairwise(thresholds)):
        raise ValueError("a graver severity needs a higher figure")
    return levels


def _pattern(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern.pattern})$"})


Name = Annotated[str, AfterValidator(_name), _pattern(NAME)]
Scope = Annotated[str, AfterValidator(_scope), _pattern(SCOPE)]
Window = Annotated[
    str, AfterValidator(_window), WithJsonSchema({"type": "string", "enum": [*WINDOWS]})
]
Duration = Annotated[timedelta, BeforeValidator(_duration), _pattern(DURATION)]
Levels = Annotated[
    dict[Severity, Annotated[float, Field(gt=0, allow_inf_nan=False)]],
    Field(min_length=1),
    AfterValidator(_rising),
]


class Rule(BaseModel):
    """What all rules say."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Name
    """Small letters, digits and hyphens; part of the identifiers of alerts."""
    kinds: Annotated[tuple[Kind, ...], AfterValidator(_each_once)] = Field(min_length=1)
    """What is counted."""
    levels: Levels
    """Each severity with the figure from which it holds; on a surge, in multiples of the usual."""
    scopes: tuple[Scope, ...] = Field(default=(ANY,), min_length=1)
    """Where: "KZ" a country, "KZ/Almaty" a region, "*" every country, "KZ/*" every region of one,
    "*/*" every region, "world" (not on tolls)."""
    update_factor: float = Field(default=1.25, gt=1, allow_inf_nan=False)
    """Growth, or decline, since the last message that is worth an Update."""
    hysteresis: float = Field(default=0.8, gt=0, le=1)
    """Share of its threshold below which a level is given up."""
    quiet: Duration | None = None
    """How long after a message nothing is said unless it is graver, such as "6h" or "2d"."""

    def watches(self, scopes: Iterable[str]) -> bool:
        """Say whether one of these scopes is one of the rule's."""
        return any(_covers(pattern, scope) for pattern in self.scopes for scope in scopes)


class TollRule(Rule):
    """A threshold on the toll of an incident."""

    together: bool = False
    """Whether the kinds are added up, each person once; else each is judged by itself."""
    alone: dict[Kind, Levels] = {}
    """Levels for one kind by itself, beside `levels`: the gravest that is reached holds."""
    categories: tuple[Category, ...] = ()
    """What happened, such as "protest" or "earthquake"; empty for anything."""

    @field_validator("scopes")
    @classmethod
    def _on_earth(cls, scopes: tuple[str, ...]) -> tuple[str, ...]:
        if WORLD in scopes:
            raise ValueError('an incident lies in a country: write "*" instead of "world"')
        return scopes

    @model_validator(mode="after")
    def _counts_each_person_once(self) -> "TollRule":
        overlapping = [kind for kind in self.kinds if kind not in APART]
        if self.together and overlapping:
            raise ValueError(
                f"together: only {', '.join(sorted(APART))} can be added up; people who are "
                f"{', '.join(overlapping)} may be among the others"
            )
        return self


class CountRule(Rule):
    """A threshold on a rolling count."""

    window: Window
    """The window of the count."""
    incidents: int = Field(default=1, ge=1)
    """How many incidents must be behind a count before it is alerted."""


class SurgeRule(CountRule):
    """A rolling count that is a multiple of what is usual for that weekday."""

    minimum: float = Field(gt=0, allow_inf_nan=False)
    """No figure below it is a surge, however little is usual."""
    weeks: int = Field(default=8, ge=2, le=MOST_WEEKS)
    """Earlier weeks that say what is usual; until they are known the rule is silent."""

    @field_validator("levels")
    @classmethod
    def _are_multiples(cls, levels: dict[Severity, float]) -> dict[Severity, float]:
        if min(levels.values()) <= 1:
            raise ValueError("a surge is a multiple of the usual figure: write more than 1")
        return levels

    @field_validator("window")
    @classmethod
    def _knows_weekdays(cls, window: str) -> str:
        if not SHORTEST_SURGE <= length(window) <= LONGEST_SURGE:
            raise ValueError(f"{window!r}: a surge is of a day to a week, such as 24h or 7d")
        return window

    def thresholds(self, usual: float) -> dict[Severity, float]:
        """Return the figure from which each severity holds where this much is usual.

        The lowest is never below the minimum, and the others keep their distance to it.
        """
        base = max(usual, self.minimum / min(self.levels.values()))
        return {severity: factor * base for severity, factor in self.levels.items()}


def _covers(pattern: str, scope: str) -> bool:
    wanted, given = pattern.split("/", 1), scope.split("/", 1)
    if len(wanted) != len(given) or (scope == WORLD) != (pattern == WORLD):
        return False
    return all(part in (ANY, one) for part, one in zip(wanted, given, strict=True))
