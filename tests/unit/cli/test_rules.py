import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from streams.alerts.rules import json_schema, load
from streams.cli import cli

GOOD = '[[toll]]\nname = "deadly"\nkinds = ["killed"]\nlevels = { Severe = 50 }\n'
BAD = GOOD + "threshold = 3\n"


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "check", *arguments])


def test_a_good_file_is_told_rule_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD)
    answer = check(str(path))
    assert answer.exit_code == 0
    assert "deadly" in answer.output
    assert "Severe from 50" in answer.output
    assert answer.output.endswith(f"{path}: 1 rule, nothing wrong\n")


def test_without_a_file_the_rules_of_the_setting_are_told_else_those_that_ship(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = check().output
    assert all(rule.name in shipped for rule in load().all)
    path = tmp_path / "rules.toml"
    path.write_text(GOOD)
    monkeypatch.setenv("TALLYWIRE_RULES", str(path))
    assert "deadly " in check().output
    assert "deadly-day" not in check().output


def test_a_window_that_is_not_kept_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD.replace("[[toll]]", "[[count]]") + 'window = "48h"\n')
    monkeypatch.setenv("TALLYWIRE_WINDOWS", "1h, 48h")
    assert check(str(path)).exit_code == 0
    monkeypatch.delenv("TALLYWIRE_WINDOWS")
    error = check(str(path)).exception
    assert "[[count]] deadly.window: '48h': counts are taken within 1h, 24h, 7d, 30d" in str(error)


def test_an_empty_file_warns_that_nothing_is_ever_alerted(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("# none yet")
    answer = check(str(path))
    assert answer.exit_code == 0
    assert f"{path}: no rule, so nothing is ever alerted" in answer.stderr
    assert answer.stdout == f"{path}: 0 rules, 1 warning\n"


def test_a_scope_of_no_country_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD + 'scopes = ["GB", "UK/England", "*", "*/*", "ZZ"]\n')
    answer = check(str(path))
    assert answer.exit_code == 0
    assert answer.stderr == f"{path}: deadly.scopes: no country has the code UK in ISO 3166-1\n"
    assert answer.stdout.endswith(f"{path}: 1 rule, 1 warning\n")


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        (BAD, "[[toll]] deadly.threshold: is not known here"),
        ("levels = {", "not TOML"),
        (None, "can't be read"),
    ],
)
def test_a_bad_file_ends_with_two_and_one_line_that_says_where(
    tmp_path: Path, text: str | None, explanation: str
) -> None:
    path = tmp_path / "rules.toml"
    if text is not None:
        path.write_text(text)
    command = [sys.executable, "-m", "streams", "rules", "check", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (2, "")
    [line] = answer.stderr.splitlines()
    assert line.startswith(f"tallywire: {path}: ")
    assert explanation in line


def test_the_json_schema_is_printed() -> None:
    answer = CliRunner().invoke(cli, ["rules", "schema"])
    assert answer.output == json_schema()
    assert json.loads(answer.output)["$schema"]
