from pathlib import Path

import pytest

from schemas import Severity
from streams.alerts.rules import RulesError, load, parse

GOOD = """
[[toll]]
name = "deadly"
kinds = ["killed"]
levels = { Moderate = 10, Severe = 50 }
"""


def rule(extra: str = "", **changed: str) -> str:
    fields = {"name": '"deadly"', "kinds": '["killed"]', "levels": "{ Severe = 50 }"} | changed
    return "[[toll]]\n" + "".join(f"{name} = {value}\n" for name, value in fields.items()) + extra


def test_the_rules_that_ship_load() -> None:
    rules = load()
    assert rules.toll
    assert rules.count


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
        (rule(kinds="[]"), r"\[\[toll\]\] deadly.kinds: .*at least 1"),
        (rule(levels="{ Grave = 5 }"), r"\[\[toll\]\] deadly.levels.Grave.*: .*'Severe'"),
        (rule(levels="{ Severe = 0 }"), r"\[\[toll\]\] deadly.levels.Severe: .*greater than 0"),
        (rule(levels="{ Minor = 9, Severe = 5 }"), r"\[\[toll\]\] deadly: levels: a graver"),
        (rule("threshold = 3"), r"\[\[toll\]\] deadly.threshold: is not known"),
        (rule('scopes = ["Quilland"]'), r"\[\[toll\]\] deadly.scopes: .*KZ/Almaty"),
        (rule('scopes = ["world"]'), r"\[\[toll\]\] deadly.scopes: an incident lies in a country"),
        (rule("hysteresis = 1.5"), r"\[\[toll\]\] deadly.hysteresis: .*less than or equal to 1"),
        (GOOD + GOOD, "names must differ; used twice: deadly"),
        (rule().replace("[[toll]]", "[[count]]"), r"\[\[count\]\] deadly.window: Field required"),
        (
            rule('window = "2w"').replace("[[toll]]", "[[count]]"),
            r"\[\[count\]\] deadly.window: .*24h",
        ),
        ("[[toll]]\nkinds = 3", r"\[\[toll\]\] number 1.name: Field required"),
    ],
)
def test_an_error_names_rule_and_field_and_what_to_do(text: str, explanation: str) -> None:
    with pytest.raises(RulesError, match=explanation):
        parse(text)


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


def test_a_level_holds_until_the_figure_falls_below_its_share() -> None:
    one = parse(GOOD).toll[0]
    assert one.level(9, None) is None
    assert one.level(10, None) == Severity.MODERATE
    assert one.level(50, Severity.MODERATE) == Severity.SEVERE
    assert one.level(40, Severity.SEVERE) == Severity.SEVERE
    assert one.level(39, Severity.SEVERE) == Severity.MODERATE
    assert one.level(49, Severity.MODERATE) == Severity.MODERATE
    assert one.level(8, Severity.MODERATE) == Severity.MODERATE
    assert one.level(7, Severity.MODERATE) is None
