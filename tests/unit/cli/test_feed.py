"""Feeding: what can't be fed costs none of the rest."""

import json
from pathlib import Path
from typing import Any

import pytest
from aiokafka.errors import MessageSizeTooLargeError
from click.testing import CliRunner

from schemas.topics import MAX_REQUEST_BYTES
from streams.broker import admin
from streams.broker.records import Outgoing
from streams.cli import cli, feed


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    """What a broker takes that stands in for Kafka, with its bound."""
    taken: list[Outgoing] = []

    class Producing:
        def __init__(self, conf: Any) -> None: ...

        async def __aenter__(self) -> "Producing":
            return self

        async def __aexit__(self, *error: object) -> None: ...

        async def send(self, record: Outgoing) -> None:
            if len(record.value or b"") + len(record.key or b"") > MAX_REQUEST_BYTES:
                raise MessageSizeTooLargeError
            taken.append(record)

    async def require(*_: object) -> None: ...

    monkeypatch.setattr(feed, "producing", Producing)
    monkeypatch.setattr(admin, "require", require)
    return taken


@pytest.mark.parametrize("much", [{"body": "x" * 7_000_000}, {"body": "é\n" * 3_000_000}])
def test_an_article_that_is_too_large_is_named_and_the_rest_is_fed(
    much: dict[str, str], tmp_path: Path, sent: list[Outgoing], caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([{"title": "One"}, much, {"title": "Three"}], indent=1))
    answer = CliRunner().invoke(cli, ["feed", str(path)])
    assert answer.exit_code == 0
    assert "fed 2 records" in answer.stderr
    assert [json.loads(record.value or b"")["title"] for record in sent] == ["One", "Three"]
    assert f"{path}: item 2 is left out: as JSON it has" in caplog.text


def test_an_article_with_an_endless_address_is_fed(tmp_path: Path, sent: list[Outgoing]) -> None:
    article = {"title": "One", "url": f"https://wire.example/{'x' * 3_500_000}"}
    (tmp_path / "feed.json").write_text(json.dumps(article))
    assert CliRunner().invoke(cli, ["feed", str(tmp_path)]).exit_code == 0
    assert len(sent) == 1
