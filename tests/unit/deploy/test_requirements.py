import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def normalized(requirement: str) -> str:
    """Name of a distribution as PEP 503 compares it, without versions and extras."""
    name = re.split(r"[\[=<>!~; ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(file: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / file).read_text().splitlines()
    return {normalized(line): line for line in lines if not line.startswith("#")}


def test_every_line_is_a_name_and_a_version() -> None:
    for file in ("runtime.txt", "dev.txt"):
        for line in pins(file).values():
            assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)


def test_what_the_project_asks_for_is_pinned() -> None:
    runtime = {normalized(requirement) for requirement in PROJECT["dependencies"]}
    dev = {normalized(requirement) for requirement in PROJECT["optional-dependencies"]["dev"]}
    assert runtime <= pins("runtime.txt").keys()
    assert runtime | dev <= pins("dev.txt").keys()


def test_the_tests_run_on_what_production_runs_on() -> None:
    assert pins("runtime.txt").items() <= pins("dev.txt").items()


def test_exact_demands_of_the_project_are_kept() -> None:
    exact = [requirement for requirement in PROJECT["dependencies"] if "==" in requirement]
    assert exact
    assert set(exact) <= set(pins("runtime.txt").values())
