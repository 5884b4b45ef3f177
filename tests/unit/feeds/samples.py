"""Samples of each format, and what is read of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas import RawArticle
from streams import feeds

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def loaded(name: str) -> Any:
    return json.loads(sample(name))


def read(path: Path) -> list[RawArticle]:
    """The articles in a file, as `tallywire feed` reads it."""
    return [RawArticle.model_validate_json(value) for value in feeds.read(str(path))]


def read_sample(name: str) -> list[RawArticle]:
    return read(SAMPLES / name)


def warnings(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records]
