"""The file of rules: reading it, and the JSON Schema that editors check it with."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from schemas.json_schema import DIALECT, UntitledJsonSchema
from streams.alerts.rule import CountRule, SurgeRule, TollRule
from streams.errors import UserError
from streams.tally.counts import WINDOWS

DEFAULT_RULES = Path(__file__).with_name("rules.toml")
SCHEMA = Path(__file__).with_name("rules.schema.json")
"""What `json_schema` says, beside the rules, where their editor finds it."""

WHAT_TO_WRITE = {
    "extra_forbidden": "is not known here; `tallywire rules schema` has the names of all fields",
    "missing": "is missing",
    "tuple_type": "write a list, in brackets, also of one",
    "dict_type": "write a table, as in `levels = { Severe = 50 }`",
    "too_short": "write one at least",
}
"""What to say of an error, by pydantic's name of it, where its own words are about Python."""


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


def load(path: Path | None = None, windows: tuple[str, ...] = WINDOWS) -> Rules:
    """Return the rules of a file, by default those that ship with tallywire.

    `windows` are those that are kept. Raises `RulesError` where the file can't be read or a rule
    can't be used.
    """
    path = path or DEFAULT_RULES
    try:
        return parse(path.read_text(encoding="utf-8"), windows)
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: can't be read: {error}") from error
    except RulesError as error:
        raise RulesError(f"{path}: {error}") from error


def parse(text: str, windows: tuple[str, ...] = WINDOWS) -> Rules:
    """Return the rules of a TOML text. Raises `RulesError` where they can't be used."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"not TOML: {error}") from error
    try:
        return Rules.model_validate(written, context=windows)
    except ValidationError as error:
        told = "; ".join(_explain(one, written) for one in _first_causes(error.errors()))
        raise RulesError(told) from error


def json_schema(windows: tuple[str, ...] = WINDOWS) -> str:
    """Return the JSON Schema of a file of rules, where these windows are kept."""
    schema = Rules.model_json_schema(schema_generator=UntitledJsonSchema)
    for rule in (CountRule, SurgeRule):
        schema["$defs"][rule.__name__]["properties"]["window"]["enum"] = list(windows)
    return json.dumps({"$schema": DIALECT, **schema}, indent=2) + "\n"


def _first_causes(errors: Sequence[Any]) -> Iterator[Any]:
    """Give the errors without those that say of a list of wrong items that it has none."""
    for error in errors:
        path = error["loc"]
        inside = (one for one in errors if one["loc"][: len(path)] == path != one["loc"])
        if error["type"] != "too_short" or not any(inside):
            yield error


def _explain(error: Any, written: dict[str, Any]) -> str:
    """Return a sentence that names the rule and the field of an error, and says what to do."""
    where = [part for part in error["loc"] if part != "[key]"]
    if len(where) in (1, 2) and error["type"] in ("tuple_type", "model_type"):
        return f"{where[0]}: write [[{where[0]}]], in double brackets, above each rule"
    said = error["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    problem = WHAT_TO_WRITE.get(error["type"], said)
    if len(where) >= 2 and isinstance(where[1], int):
        name = written[where[0]][where[1]].get("name", f"number {where[1] + 1}")
        where = [f"[[{where[0]}]] {name}", *where[2:]]
    return ": ".join([".".join(map(str, where)) or "rules", problem])
