"""The command as a whole: help, statuses, and how it says what went wrong."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest
from click.testing import CliRunner

from streams import cli
from streams.broker.errors import BrokerError
from streams.errors import UserError

GROUPS = {
    "topics": ["create", "list"],
    "rules": ["check", "schema"],
    "deadletters": ["list", "show", "retry"],
}


def commands() -> Iterator[list[str]]:
    for name in cli.COMMANDS:
        yield [name]
        for sub in GROUPS.get(name, []):
            yield [name, sub]


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Makes `tallywire` raise this, wherever it does so."""

    def make(error: BaseException) -> None:
        def command(**options: Any) -> None:
            raise error

        monkeypatch.setattr(cli, "cli", command)

    return make


def status() -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return 0 if ended.value.code is None else int(ended.value.code)


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_says_what_it_does(command: list[str]) -> None:
    shown = CliRunner().invoke(cli.cli, [*command, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 3
    assert CliRunner().invoke(cli.cli, [*command, "-h"]).output == shown.output


@pytest.mark.parametrize("command", list(cli.COMMANDS))
def test_every_command_shows_an_example_that_names_it(command: str) -> None:
    shown = CliRunner().invoke(cli.cli, [command, "--help"]).output
    _, _, example = shown.partition("Example")
    assert f"tallywire {command}" in example


def test_the_overview_names_every_command_with_a_line_of_its_own() -> None:
    shown = CliRunner().invoke(cli.cli, ["--help"]).output
    listed = [line.split() for line in shown.partition("Commands:")[2].splitlines() if line]
    assert [words[0] for words in listed] == list(cli.COMMANDS)
    assert all(len(words) > 2 for words in listed)


@pytest.mark.parametrize(("name", "module"), cli.COMMANDS.items())
def test_each_command_is_found_under_its_own_name(name: str, module: str) -> None:
    assert importlib.import_module(module).command.name == name


def test_the_version_is_told() -> None:
    assert "0.1.0" in CliRunner().invoke(cli.cli, ["--version"]).output


def test_an_unknown_command_is_a_usage_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tallywire", "count"])
    assert status() == 2
    assert "No such command 'count'" in capsys.readouterr().err


def test_what_a_user_can_mend_is_said_in_one_line_without_a_traceback(
    fails: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
) -> None:
    fails(UserError("the topics are missing; run `tallywire topics create`"))
    assert status() == 1
    captured = capsys.readouterr()
    assert captured.err == ("tallywire: the topics are missing; run `tallywire topics create`\n")
    assert captured.out == ""


def test_an_error_ends_with_the_status_of_its_sort(
    fails: Callable[[BaseException], None],
) -> None:
    fails(BrokerError("no Kafka answers"))
    assert status() == os.EX_UNAVAILABLE


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_ends_with_the_status_of_an_interrupted_program(
    error: BaseException, fails: Callable[[BaseException], None], capsys: Any
) -> None:
    fails(error)
    assert status() == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_fault_of_the_program_is_not_dressed_up_as_the_users(
    fails: Callable[[BaseException], None],
) -> None:
    fails(ArithmeticError("a fault"))
    with pytest.raises(ArithmeticError):
        cli.main()


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    """`tallywire ... | head`: no traceback, and the status that other programs have."""
    program = (
        "import sys; from streams import cli;"
        "cli.cli = lambda **options: [print('line') for _ in range(100_000)];"
        "sys.argv = ['tallywire']; cli.main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"line\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
