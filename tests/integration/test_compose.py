"""The composition, as Docker Compose itself reads it; no engine is needed for that."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPOSE = ["docker", "compose"]


@pytest.fixture(scope="module", autouse=True)
def _compose() -> None:
    try:
        subprocess.run([*COMPOSE, "version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("docker compose is missing")


def config(env_file: Path) -> subprocess.CompletedProcess[str]:
    command = [*COMPOSE, "--env-file", str(env_file), "config", "--quiet"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_with_a_password_it_is_a_composition(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text()
    env_file = tmp_path / ".env"
    env_file.write_text(text.replace("GRAFANA_ADMIN_PASSWORD=", "GRAFANA_ADMIN_PASSWORD=sesame"))
    done = config(env_file)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_one_it_says_what_is_missing() -> None:
    done = config(ROOT / ".env.example")
    assert done.returncode != 0
    assert "GRAFANA_ADMIN_PASSWORD" in done.stderr
    assert ".env.example" in done.stderr
