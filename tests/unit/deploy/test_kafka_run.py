import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.brokers import KAFKA_RUN

EX_UNAVAILABLE = 69


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of commands with neither Java nor Maven in it."""
    for command in ("dirname", "mktemp", "sed"):
        (tmp_path / command).symlink_to(shutil.which(command) or command)
    return tmp_path


def run(script: Path, path: Path) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash") or "bash"
    environment = os.environ | {"PATH": str(path), "KAFKA_DATA": str(path / "data")}
    return subprocess.run(
        [bash, script], env=environment, capture_output=True, text=True, check=False
    )


def java(folder: Path, version: str) -> None:
    """Put a Java there that knows nothing but its version."""
    script = folder / "java"
    script.write_text(f"#!/bin/sh\necho '    java.specification.version = {version}' >&2\n")
    script.chmod(0o755)


def test_without_java_it_says_so(bare: Path) -> None:
    answer = run(KAFKA_RUN, bare)
    assert answer.returncode == EX_UNAVAILABLE
    assert "java is missing" in answer.stderr


@pytest.mark.parametrize("version", ["1.8", "11", "16"])
def test_an_old_java_is_refused(bare: Path, version: str) -> None:
    java(bare, version)
    answer = run(KAFKA_RUN, bare)
    assert answer.returncode == EX_UNAVAILABLE
    assert f"this is Java {version}" in answer.stderr


def test_without_jars_and_maven_it_says_so(bare: Path, tmp_path: Path) -> None:
    java(bare, "17")
    copy = tmp_path / "clone" / "deploy" / "kafka"  # a fresh clone has no .build folder
    shutil.copytree(KAFKA_RUN.parent, copy)
    answer = run(copy / "run", bare)
    assert answer.returncode == EX_UNAVAILABLE
    assert "mvn is missing" in answer.stderr
