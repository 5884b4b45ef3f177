"""The file of rules: reading it, and the JSON Schema that editors check it with."""

import json
import tomllib
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from schemas.json_schema import DIALECT, UntitledJsonSchema
from streams.alerts.rule import CountRule, SurgeRule, TollRule
from streams.errors import UserError

DEFAULT_RULES = Path(__file__).with_name("rules.toml")
SCHEMA = Path(__file__).with_name("rules.schema.json")
"""What `json_schema` says, beside the rules, where their editor finds it."""


class RulesError(UserError):
    """The rules file can't be used; the message says which rule and field, and what is wrong."""

    exit_code: ClassVar[int] = 2


class Rules(BaseModel):
    """All rules of a file of alert rules."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    toll: tuple[TollRule, ...] = ()
    """Thresholds on the toll of an incident: a thread of messages per rule and incident."""
    count: tuple[CountRule, ...] = ()
    """Thresholds on rolling counts: a thread per rule, scope and kind."""
    surge: tuple[SurgeRule, ...] = ()
    """Rolling counts against what is usual for the weekday: a thread per rule, scope and kind."""

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [rule.name for rule in self.all]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"rule names must differ; used twice: {', '.join(twice)}")
        return self

    @property
    def all(self) -> tuple[TollRule | CountRule, ...]:
        """Every rule, in the order of this page."""
        return (*self.toll, *self.count, *self.surge)


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


def json_schema() -> str:
    """Return the JSON Schema of a file of rules."""
    schema = Rules.model_json_schema(schema_generator=UntitledJsonSchema)
    return json.dumps({"$schema": DIALECT, **schema}, indent=2) + "\n"


def _explain(error: Any, written: dict[str, Any]) -> str:
    """Return a sentence that names the rule and the field of an error, and says what to do."""
    where = list(error["loc"])
    if error["type"] == "extra_forbidden":
        problem = "is not known here; `tallywire rules schema` has the names of all fields"
    else:
        problem = error["msg"].removeprefix("Value error, ")
    if len(where) >= 2 and isinstance(where[1], int):
        rule = written[where[0]][where[1]]
        name = rule.get("name", f"number {where[1] + 1}") if isinstance(rule, dict) else "?"
        where = [f"[[{where[0]}]] {name}", *where[2:]]
    return ": ".join([".".join(map(str, where)) or "rules", problem])
