"""The rules that say what is worth an alert."""

import re
import tomllib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from schemas import Kind, Severity
from streams.errors import UserError
from streams.tally.counts import length

DEFAULT_RULES = Path(__file__).with_name("rules.toml")

RISING = (Severity.MINOR, Severity.MODERATE, Severity.SEVERE, Severity.EXTREME)
"""CAP severities, the least first."""

ANY = "*"

SCOPE = re.compile(r"world|(\*|[A-Z]{2})(/[^/]{1,100})?")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


class RulesError(UserError):
    """The rules file can't be used; the message says which rule and field, and what is wrong."""


class Rule(BaseModel):
    """What tolls and counts are measured against."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: str
    kinds: tuple[Kind, ...] = Field(min_length=1)
    levels: dict[Severity, Annotated[float, Field(gt=0)]] = Field(min_length=1)
    """The figure from which each severity holds."""
    scopes: tuple[str, ...] = (ANY,)
    update_factor: float = Field(default=1.25, gt=1)
    """Growth, or decline, since the last message that is worth another."""
    hysteresis: float = Field(default=0.8, gt=0, le=1)
    """Share of its threshold below which a level is given up."""

    @field_validator("name")
    @classmethod
    def _is_name(cls, name: str) -> str:
        if not NAME.fullmatch(name):
            raise ValueError("a name has small letters, digits and hyphens, at most 60")
        return name

    @field_validator("scopes")
    @classmethod
    def _are_scopes(cls, scopes: tuple[str, ...]) -> tuple[str, ...]:
        for scope in scopes:
            if not SCOPE.fullmatch(scope):
                raise ValueError(f'{scope!r}: write "KZ", "KZ/Almaty", "*", "KZ/*" or "world"')
        return scopes

    @model_validator(mode="after")
    def _levels_rise(self) -> Self:
        thresholds = [self.levels[level] for level in RISING if level in self.levels]
        if any(low >= high for low, high in pairwise(thresholds)):
            raise ValueError("levels: a graver severity needs a higher figure")
        return self

    def watches(self, scopes: Iterable[str]) -> bool:
        """Say whether one of these scopes is one of the rule's."""
        return any(_covers(pattern, scope) for pattern in self.scopes for scope in scopes)

    def level(self, value: float, held: Severity | None) -> Severity | None:
        """Return the gravest level that a value reaches, or still keeps where `held` holds."""
        for severity in reversed(RISING):
            threshold = self.levels.get(severity)
            if threshold is None:
                continue
            keeps = held is not None and RISING.index(severity) <= RISING.index(held)
            if value >= threshold * (self.hysteresis if keeps else 1):
                return severity
        return None

    @property
    def cancel_below(self) -> float:
        """The value below which a thing is no longer worth an alert."""
        return min(self.levels.values()) * self.hysteresis


class TollRule(Rule):
    """A threshold on the toll of an incident."""

    categories: tuple[str, ...] = ()
    """What happened; empty for anything."""

    @field_validator("scopes")
    @classmethod
    def _on_earth(cls, scopes: tuple[str, ...]) -> tuple[str, ...]:
        if "world" in scopes:
            raise ValueError('an incident lies in a country: write "*" instead of "world"')
        return scopes


class CountRule(Rule):
    """A threshold on a rolling count."""

    window: str

    @field_validator("window")
    @classmethod
    def _is_length(cls, window: str) -> str:
        length(window)
        return window


class Rules(BaseModel):
    """All rules of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    toll: tuple[TollRule, ...] = ()
    count: tuple[CountRule, ...] = ()

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [rule.name for rule in (*self.toll, *self.count)]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"rule names must differ; used twice: {', '.join(twice)}")
        return self


def load(path: Path | None = None) -> Rules:
    """Return the rules of a file, by default those that ship with tallywire.

    Raises `RulesError` where the file can't be read or a rule can't be used.
    """
    path = path or DEFAULT_RULES
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: can't be read: {error}") from error
    except RulesError as error:
        raise RulesError(f"{path}: {error}") from error


def parse(text: str) -> Rules:
    """Return the rules of a TOML text. Raises `RulesError` where they can't be used."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"not TOML: {error}") from error
    try:
        return Rules.model_validate(written)
    except ValidationError as error:
        raise RulesError("; ".join(_explain(one, written) for one in error.errors())) from error


def _explain(error: Any, written: dict[str, Any]) -> str:
    """Return a sentence that names the rule and the field of an error, and says what to do."""
    where = list(error["loc"])
    if error["type"] == "extra_forbidden":
        problem = "is not known here; see the head of the default rules for the names of fields"
    else:
        problem = error["msg"].removeprefix("Value error, ")
    if len(where) >= 2 and isinstance(where[1], int):
        rule = written[where[0]][where[1]]
        name = rule.get("name", f"number {where[1] + 1}") if isinstance(rule, dict) else "?"
        where = [f"[[{where[0]}]] {name}", *where[2:]]
    return ": ".join([".".join(map(str, where)) or "rules", problem])


def _covers(pattern: str, scope: str) -> bool:
    wanted, given = pattern.split("/", 1), scope.split("/", 1)
    if len(wanted) != len(given) or (scope == "world") != (pattern == "world"):
        return False
    return all(part in (ANY, one) for part, one in zip(wanted, given, strict=True))
