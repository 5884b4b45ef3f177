import json
import tomllib
from pathlib import Path

import fastjsonschema
import pytest

from schemas import Severity
from streams.alerts.rules import DEFAULT_RULES, SCHEMA, RulesError, json_schema, load, parse

GOOD = """
[[toll]]
name = "deadly"
kinds = ["killed"]
levels = { Moderate = 10, Severe = 50 }
"""


def rule(extra: str = "", **changed: str) -> str:
    fields = {"name": '"deadly"', "kinds": '["killed"]', "levels": "{ Severe = 50 }"} | changed
    return "[[toll]]\n" + "".join(f"{name} = {value}\n" for name, value in fields.items()) + extra


def surge(extra: str = "", **changed: str) -> str:
    fields = {"window": '"24h"', "levels": "{ Severe = 3 }"} | changed
    return rule(extra, **fields).replace("[[toll]]", "[[surge]]")


def test_the_rules_that_ship_load() -> None:
    rules = load()
    assert rules.toll
    assert rules.count
    assert rules.surge


def test_a_file_of_rules_loads(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD)
    assert load(path).toll[0].levels == {Severity.MODERATE: 10, Severity.SEVERE: 50}


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"nowhere\.toml: can't be read"):
        load(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("levels = {", "not TOML"),
        ("[[tol]]", "tol: is not known"),
        (rule(name='"Deadly Day"'), r"\[\[toll\]\] Deadly Day.name: .*small letters"),
        (rule(kinds='["deaths"]'), r"\[\[toll\]\] deadly.kinds.*: .*'killed'"),
        (rule(kinds="[]"), r"\[\[toll\]\] deadly.kinds: write one at least$"),
        (rule().replace("[[toll]]", "[toll]"), r"^toll: write \[\[toll\]\], in double brackets"),
        ("toll = [3]", r"^toll: write \[\[toll\]\], in double brackets"),
        (rule(kinds='"killed"'), r"^\[\[toll\]\] deadly.kinds: write a list, in brackets"),
        (rule(kinds='["deaths"]'), r"^[^;]*$"),
        (rule(levels="50"), r"deadly.levels: write a table, as in `levels = { Severe = 50 }`"),
        (rule(levels="{ severe = 50 }"), r"deadly.levels.severe: must be 'Extreme', 'Severe'"),
        (rule("alone.deaths = { Severe = 50 }"), r"deadly.alone.deaths: must be 'killed'"),
        (rule(levels="{ Grave = 5 }"), r"\[\[toll\]\] deadly.levels.Grave.*: .*'Severe'"),
        (rule(levels="{ Severe = 0 }"), r"\[\[toll\]\] deadly.levels.Severe: .*greater than 0"),
        (rule(levels="{ Minor = 9, Severe = 5 }"), r"\[\[toll\]\] deadly.levels: a graver"),
        (rule("threshold = 3"), r"\[\[toll\]\] deadly.threshold: is not known"),
        (rule('scopes = ["Quilland"]'), r"\[\[toll\]\] deadly.scopes.0: .*KZ/Almaty"),
        (
            rule('categories = ["earthquakes"]'),
            r"\[\[toll\]\] deadly.categories.0: .*'earthquake'",
        ),
        (rule(levels="{ Severe = inf }"), r"\[\[toll\]\] deadly.levels.Severe: .*finite"),
        (rule(levels="{ Severe = nan }"), r"\[\[toll\]\] deadly.levels.Severe: .*finite"),
        (rule("alone.killed = { Severe = inf }"), r"deadly.alone.killed.Severe: .*finite"),
        (rule("update_factor = inf"), r"\[\[toll\]\] deadly.update_factor: .*finite"),
        (rule("update_factor = nan"), r"\[\[toll\]\] deadly.update_factor: .*finite"),
        (rule("hysteresis = nan"), r"\[\[toll\]\] deadly.hysteresis: "),
        (surge("minimum = inf"), r"\[\[surge\]\] deadly.minimum: .*finite"),
        (rule("scopes = []"), r"\[\[toll\]\] deadly.scopes: write one at least$"),
        (rule(kinds='["killed", "killed"]'), r"\[\[toll\]\] deadly.kinds: each kind once"),
        (rule('quiet = "90 minutes"'), r"\[\[toll\]\] deadly.quiet: '90 minutes': .*6h"),
        (rule("quiet = 6"), r"\[\[toll\]\] deadly.quiet: 6: .*6h"),
        (
            rule("alone.killed = { Minor = 9, Severe = 5 }"),
            r"\[\[toll\]\] deadly.alone.killed: a graver",
        ),
        (
            rule("together = true", kinds='["displaced", "killed"]'),
            r"\[\[toll\]\] deadly: together: .* displaced may be among the others",
        ),
        (rule('scopes = ["world"]'), r"\[\[toll\]\] deadly.scopes: an incident lies in a country"),
        (rule("hysteresis = 1.5"), r"\[\[toll\]\] deadly.hysteresis: .*less than or equal to 1"),
        (GOOD + GOOD, "names must differ; used twice: deadly"),
        (rule().replace("[[toll]]", "[[count]]"), r"\[\[count\]\] deadly.window: is missing"),
        (
            rule('window = "2w"').replace("[[toll]]", "[[count]]"),
            r"\[\[count\]\] deadly.window: .*24h",
        ),
        (
            rule('window = "48h"').replace("[[toll]]", "[[count]]"),
            r"\[\[count\]\] deadly.window: '48h': counts are taken within 1h, 24h, 7d, 30d",
        ),
        (surge(), r"\[\[surge\]\] deadly.minimum: is missing"),
        (
            surge("minimum = 5", levels="{ Severe = 1 }"),
            r"\[\[surge\]\] deadly.levels: a surge is a multiple",
        ),
        (
            surge("minimum = 5", window='"30d"'),
            r"\[\[surge\]\] deadly.window: '30d': a surge is of a day to a week",
        ),
        (
            surge("minimum = 5\nweeks = 99"),
            r"\[\[surge\]\] deadly.weeks: .*less than or equal to 26",
        ),
        ("[[toll]]\nkinds = 3", r"\[\[toll\]\] number 1.name: is missing"),
    ],
)
def test_an_error_names_rule_and_field_and_what_to_do(text: str, explanation: str) -> None:
    with pytest.raises(RulesError, match=explanation):
        parse(text)


def test_a_rule_names_one_of_the_windows_that_are_kept() -> None:
    text = rule('window = "48h"').replace("[[toll]]", "[[count]]")
    assert parse(text, ("48h",)).count[0].window == "48h"
    with pytest.raises(RulesError, match=r"within 1h, 6h; .* TALLYWIRE_WINDOWS"):
        parse(text, ("1h", "6h"))
    validate = fastjsonschema.compile(json.loads(json_schema(("1h", "48h"))))
    validate(tomllib.loads(text))


@pytest.mark.parametrize(
    ("pattern", "watched"),
    [
        ("*", {"QA", "QB"}),
        ("QA", {"QA"}),
        ("QA/*", {"QA/Ostmark", "QA/Westmark"}),
        ("*/*", {"QA/Ostmark", "QA/Westmark", "QB/Lorrin"}),
        ("QA/Ostmark", {"QA/Ostmark"}),
        ("world", {"world"}),
    ],
)
def test_scopes(pattern: str, watched: set[str]) -> None:
    text = rule(f'scopes = ["{pattern}"]\nwindow = "24h"').replace("[[toll]]", "[[count]]")
    one = parse(text).count[0]
    scopes = {"world", "QA", "QB", "QA/Ostmark", "QA/Westmark", "QB/Lorrin"}
    assert {scope for scope in scopes if one.watches([scope])} == watched


def test_the_json_schema_beside_the_rules_is_what_the_models_say() -> None:
    """If not: `tallywire rules schema > streams/alerts/rules.schema.json`, or `make generated`."""
    assert SCHEMA.read_text() == json_schema()


def test_the_rules_name_their_json_schema_for_editors() -> None:
    first = DEFAULT_RULES.read_text().splitlines()[0]
    assert first == f"#:schema ./{SCHEMA.name}"
    assert SCHEMA.parent == DEFAULT_RULES.parent


def test_the_rules_that_ship_are_valid_by_their_json_schema() -> None:
    validate = fastjsonschema.compile(json.loads(json_schema()))
    validate(tomllib.loads(DEFAULT_RULES.read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "[[tol]]",
        rule(name='"Deadly Day"'),
        rule(kinds='["deaths"]'),
        rule(levels="{ Grave = 5 }"),
        rule("threshold = 3"),
        rule("quiet = 6"),
        rule('categories = ["earthquakes"]'),
        surge("minimum = 5", window='"48h"'),
        surge(),
    ],
)
def test_the_json_schema_finds_faults_while_one_types(text: str) -> None:
    validate = fastjsonschema.compile(json.loads(json_schema()))
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate(tomllib.loads(text))


def test_every_field_of_a_rule_is_described_for_editors() -> None:
    definitions = json.loads(json_schema())["$defs"]
    for name in ("TollRule", "CountRule", "SurgeRule"):
        for field, schema in definitions[name]["properties"].items():
            assert schema.get("description"), f"{name}.{field}"


def test_the_thresholds_of_a_surge_keep_their_distance_above_its_minimum() -> None:
    one = parse(surge("minimum = 30", levels="{ Moderate = 3, Severe = 6 }")).surge[0]
    assert one.thresholds(50) == {Severity.MODERATE: 150, Severity.SEVERE: 300}
    assert one.thresholds(2) == {Severity.MODERATE: 30, Severity.SEVERE: 60}
    assert one.thresholds(-1) == one.thresholds(0) == one.thresholds(2)
