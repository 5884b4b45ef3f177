"""The composition, as Docker Compose itself reads it; no engine is needed for that."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Config = Callable[..., subprocess.CompletedProcess[str]]


def output(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def is_compose(command: tuple[str, ...]) -> bool:
    """Whether this is Docker Compose, and not its predecessor in Python."""
    try:
        version = output(*command, "version", "--short").stdout
    except OSError:
        return False
    return bool(version) and not version.startswith("1.")


@pytest.fixture(scope="module")
def config() -> Config:
    """Docker Compose's own reading of the composition with this file of variables."""
    compose = next(filter(is_compose, (("docker", "compose"), ("docker-compose",))), None)
    if compose is None:
        pytest.skip("not with Docker Compose: install it (`.ci/run` shows one without an engine)")
    return lambda env_file, *options: output(
        *compose, "--env-file", str(env_file), "config", *options
    )


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    """What .env.example gives, and a password."""
    text = (ROOT / ".env.example").read_text()
    file = tmp_path / ".env"
    file.write_text(text.replace("GRAFANA_ADMIN_PASSWORD=", "GRAFANA_ADMIN_PASSWORD=sesame"))
    return file


def test_with_a_password_it_is_a_composition(config: Config, env_file: Path) -> None:
    done = config(env_file, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")


def test_settings_in_env_reach_the_workers_and_addresses_stay(
    config: Config, env_file: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    with env_file.open("a") as file:
        file.write(f"TALLYWIRE_WINDOWS=6h,2d\nTALLYWIRE_RULES={rules}\n")
        file.write("TALLYWIRE_BROKER=elsewhere:9092\nTALLYWIRE_SASL_PASSWORD=sesame\n")
    found = json.loads(config(env_file, "--format", "json").stdout)
    assert found["configs"]["rules"]["file"] == str(rules)
    for name in ("topics", "worker-1", "worker-2"):
        service = found["services"][name]
        told = service["environment"]
        assert told["TALLYWIRE_WINDOWS"] == "6h,2d"
        assert told["TALLYWIRE_PARTITIONS"] == "4"
        assert told["TALLYWIRE_BROKER"] == "kafka:19092"
        assert told["TALLYWIRE_RULES"] == service["configs"][0]["target"]
        assert "sesame" not in told.values()
        assert not told.get("TALLYWIRE_ALERT_SENDER")  # of which .env says nothing


def test_without_one_it_says_what_is_missing(config: Config) -> None:
    done = config(ROOT / ".env.example", "--quiet")
    assert done.returncode != 0
    assert "GRAFANA_ADMIN_PASSWORD" in done.stderr
    assert ".env.example" in done.stderr
