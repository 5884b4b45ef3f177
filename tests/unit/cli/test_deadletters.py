"""Listing, showing and retrying, of dead letters that lie on a topic of our own."""

import json
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

import pytest
from click.testing import CliRunner

import schemas
from streams.agents import deadletters as letters
from streams.broker.records import Delivery, Outgoing
from streams.cli import cli, deadletters
from streams.cli.deadletters import Filed
from tests.unit.agents.build import delivered, delivery


def filed(offset: int, one: Delivery, reason: str, stage: schemas.Stage) -> Filed:
    letter = letters.read(
        delivered(letters.dead_letter(one, stage, reason, "what is wrong"), offset)
    )
    return Filed(f"0-{offset}", letter)


BRACE = delivery(b"{", offset=3, partition=2, key=b"k\xff", headers=(("mine", b"\xfe"),))
NULL = delivery(None, offset=4, key=None)
TOPIC = [
    filed(0, BRACE, "not-json", schemas.Stage.NORMALIZE),
    filed(1, NULL, "null", schemas.Stage.NORMALIZE),
    filed(2, delivery(b"[]", topic="news.articles.v1"), "failed", schemas.Stage.EXTRACT),
]


@pytest.fixture
def topic() -> list[Filed]:
    """The dead letters that there are."""
    return list(TOPIC)


@pytest.fixture(autouse=True)
def put_back(topic: list[Filed], monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    """What is put back."""
    sent: list[Outgoing] = []

    async def read(conf: Any) -> AsyncGenerator[Filed, None]:
        for one in topic:
            yield one

    class Producing:
        def __init__(self, conf: Any) -> None: ...

        async def __aenter__(self) -> "Producing":
            return self

        async def __aexit__(self, *error: object) -> None: ...

        async def send(self, record: Outgoing) -> None:
            sent.append(record)

    monkeypatch.setattr(deadletters, "_read", read)
    monkeypatch.setattr(deadletters, "producing", Producing)
    return sent


def run(*arguments: str) -> Any:
    return CliRunner().invoke(cli, ["deadletters", *arguments])


def numbers(*arguments: str) -> list[str]:
    return [json.loads(line)["number"] for line in run("list", *arguments).stdout.splitlines()]


def test_a_pipe_gets_json_lines_with_all_that_is_said_of_each() -> None:
    (first, *_) = map(json.loads, run("list").stdout.splitlines())
    at = first.pop("at")
    assert at.endswith("Z")
    assert first.pop("arrived") == "2024-03-05T00:00:00Z"
    assert first == {
        "number": "0-0",
        "stage": "normalize",
        "reason": "not-json",
        "detail": "what is wrong",
        "topic": "news.articles.raw.v1",
        "partition": 2,
        "offset": 3,
        "cut": False,
    }


def test_the_list_can_be_narrowed() -> None:
    assert numbers() == ["0-0", "0-1", "0-2"]
    assert numbers("--stage", "normalize") == ["0-0", "0-1"]
    assert numbers("--reason", "failed") == ["0-2"]
    assert numbers("--stage", "extract", "--reason", "null") == []
    assert numbers("--topic", "news.articles.v1") == ["0-2"]


def test_a_record_that_was_refused_again_is_listed_and_put_back_once_as_the_latest(
    topic: list[Filed], put_back: list[Outgoing]
) -> None:
    topic += [
        filed(3, BRACE, "not-json", schemas.Stage.NORMALIZE),
        filed(4, delivery(b"{", key=b"another"), "not-json", schemas.Stage.NORMALIZE),
        filed(5, BRACE, "failed", schemas.Stage.NORMALIZE),
    ]
    assert numbers() == ["0-1", "0-2", "0-4", "0-5"]
    assert numbers("--reason", "not-json") == ["0-4"]
    assert run("retry", "--all", "--stage", "normalize").exit_code == 0
    assert [(record.key, record.value) for record in put_back] == [
        (None, None),
        (b"another", b"{"),
        (b"k\xff", b"{"),
    ]


def test_the_list_can_begin_at_a_time(topic: list[Filed]) -> None:
    times = [datetime(2024, 3, day, 12, tzinfo=UTC) for day in (4, 5, 6)]
    topic[:] = [
        Filed(one.number, one.letter.model_copy(update={"at": time}))
        for one, time in zip(topic, times, strict=True)
    ]
    assert numbers("--since", "2024-03-05") == ["0-1", "0-2"]
    assert numbers("--since", "2024-03-05T12:00:01") == ["0-2"]
    assert numbers("--since", "2024-03-06T14:00:00+02:00") == ["0-2"]


@pytest.mark.parametrize("option", [["--since", "yesterday"], ["--topic", "news"]])
def test_a_filter_that_means_nothing_is_a_usage_error(option: list[str]) -> None:
    assert run("list", *option).exit_code == 2


def test_one_is_shown_whole_with_its_bytes() -> None:
    shown = run("show", "0-0")
    assert shown.exit_code == 0
    assert b"key: b'k\\xff'" in shown.stdout_bytes
    assert b"header mine: b'\\xfe'" in shown.stdout_bytes
    assert shown.stdout_bytes.endswith(b"\n\n{\n")


def test_on_a_terminal_no_record_steers_it(
    topic: list[Filed], monkeypatch: pytest.MonkeyPatch
) -> None:
    steering = delivery(b"\x1b]0;mine\x07\xff\xc2\x9b1m\n", headers=(("\x1b[2J", b"\x1b"),))
    topic[:] = [filed(0, steering, "not-utf8", schemas.Stage.NORMALIZE)]
    monkeypatch.setattr(deadletters, "_on_terminal", lambda: True)
    shown = run("show", "0-0").stdout
    assert shown.isprintable() or set(filter(lambda c: not c.isprintable(), shown)) == {"\n"}
    assert shown.endswith("\n\n\\x1b]0;mine\\x07\\xff\\x9b1m\n\n")


def test_a_null_value_is_shown_as_such() -> None:
    assert run("show", "0-1").stdout.endswith("(null)\n")


def test_a_retry_puts_the_records_back_byte_for_byte(put_back: list[Outgoing]) -> None:
    answer = run("retry", "0-0", "0-1")
    assert answer.exit_code == 0
    assert "retried 2" in answer.stderr
    first = ("tallywire-dl-arrived", b"2024-03-05T00:00:00+00:00")
    assert put_back == [
        Outgoing("news.articles.raw.v1", b"k\xff", b"{", (("mine", b"\xfe"), first), 2),
        Outgoing("news.articles.raw.v1", None, None, (first,), 0),
    ]


def test_a_retry_of_all_keeps_to_the_filters(put_back: list[Outgoing]) -> None:
    assert run("retry", "--all", "--stage", "extract").exit_code == 0
    assert [record.topic for record in put_back] == ["news.articles.v1"]


@pytest.mark.parametrize(
    "arguments", [["retry"], ["retry", "--all", "0-0"], ["retry", "9-9"], ["show", "9-9"]]
)
def test_a_retry_or_a_look_at_nothing_is_a_usage_error(
    arguments: list[str], put_back: list[Outgoing]
) -> None:
    assert run(*arguments).exit_code == 2
    assert put_back == []


def test_a_letter_that_was_cut_is_not_put_back_as_if_it_were_whole(
    topic: list[Filed], put_back: list[Outgoing]
) -> None:
    huge = delivery(b"x" * (letters.MAX_BYTES + 1))
    topic[:] = [filed(0, huge, "oversize", schemas.Stage.NORMALIZE)]
    assert run("retry", "--all").exit_code != 0
    assert put_back == []
