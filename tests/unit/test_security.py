"""What SECURITY.md promises of the program as a whole; the parts have tests of their own."""

import ast
import base64
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from streams import feeds
from streams.cli import COMMANDS
from streams.feeds import FeedError, json_documents, newsml, nitf, syndication
from streams.normalize.page import read_page
from streams.refusal import REASONS
from streams.settings import Settings
from tests.unit.agents.build import at
from tests.unit.agents.pipeline import Pipeline

STREAMS = Path(feeds.__file__).parents[1]
PASSWORD = "sesame-7c41"  # noqa: S105 - a mark to look for
BOMB = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
"""Entities of which the last is a thousand million times the first: the "billion laughs"."""

XML_READERS = {"rss": syndication.read, "nitf": nitf.read, "newsItem": newsml.read}


@pytest.fixture
def web() -> Iterator[socket.socket]:
    """A site that nobody may ask for anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
        with pytest.raises(BlockingIOError):  # nobody has connected
            server.accept()


def document(kind: str, entities: str, text: str) -> str:
    body = {
        "rss": f"<channel><title>t</title><item><title>a</title><description>{text}</description>"
        "</item></channel>",
        "html": f"<body><article><p>{text}</p></article></body>",
        "nitf": f"<body><body.content><p>a {text}</p></body.content></body>",
        "newsItem": f"<contentSet><inlineXML><html><p>a {text}</p></html></inlineXML></contentSet>",
    }[kind]
    return f'<?xml version="1.0"?><!DOCTYPE {kind} [{entities}]><{kind}>{body}</{kind}>'


# -- parsing: no entities, no network


def test_a_worker_fetches_nothing_that_an_article_names(web: socket.socket) -> None:
    url = f"http://127.0.0.1:{web.getsockname()[1]}/x"
    page = (
        f'<!DOCTYPE html PUBLIC "x" "{url}"><html manifest="{url}"><head><base href="{url}">'
        f'<link rel="canonical" href="{url}"><link rel="stylesheet" href="{url}">'
        f'<meta http-equiv="refresh" content="0;url={url}"><meta property="og:url" content="{url}">'
        f'<script src="{url}"></script></head><body><article><p>Twelve people were killed in '
        f'Lima, Peru, on Monday.<img src="{url}"><iframe src="{url}"></iframe></p></article>'
    )
    pipeline = Pipeline()
    for fields in ({"html": page}, {"title": f"12 killed in Lima {url}", "body": url}):
        article = {"url": url, "source": url, "published_at": at(0).isoformat()} | fields
        pipeline.feed(json.dumps(article).encode())
    assert pipeline.ledger.outcomes().unaccounted == 0
    assert pipeline.ledger.incidents


def test_no_parser_follows_an_entity_out_of_its_document(web: socket.socket) -> None:
    url = f"http://127.0.0.1:{web.getsockname()[1]}/x"
    entities = f'<!ENTITY x SYSTEM "{url}"><!ENTITY % y SYSTEM "{url}">%y;'
    for kind, read in XML_READERS.items():
        list(read(document(kind, entities, "&x;").encode(), "here"))
    read_page(document("html", entities, "&x;"), None)
    item = {"uri": "a", "bodies": [{"value": document("nitf", entities, "&x;")}]}
    list(json_documents.read(json.dumps(item).encode(), "here"))


def test_no_parser_expands_entities_of_entities() -> None:
    for kind, read in XML_READERS.items():
        hostile = document(kind, f'<!ENTITY l0 "lol">{BOMB}', "&l9;").replace(
            "<rss>", '<rss version="2.0">'
        )
        with suppress(FeedError):  # the parser may see what it would become
            assert sum(map(len, read(hostile.encode(), "here"))) < 200
    assert len(read_page(document("html", f'<!ENTITY l0 "lol">{BOMB}', "&l9;"), None).body) < 2_000


@pytest.mark.parametrize(
    "start",
    ['{"uri": "a", "bodies": ', '{"@graph": ', '{"maintext": ', '{"articles": {"results": ', ""],
)
def test_json_that_is_nested_too_deep_ends_in_an_error_of_the_feed(
    start: str, tmp_path: Path
) -> None:
    deep = (start + "[" * 100_000 + "]" * 100_000 + "}" * start.count("{")).encode()
    (tmp_path / "deep.json").write_bytes(deep)
    (tmp_path / "deep.jsonl").write_bytes(deep)
    with pytest.raises(FeedError, match="is broken JSON"):
        list(feeds.read(str(tmp_path / "deep.json")))
    assert list(feeds.read(str(tmp_path / "deep.jsonl"))) == [deep]  # the pipeline refuses it


def test_a_feed_that_is_a_local_file_by_its_address_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("<rss version='2.0'>")
    with pytest.raises(FeedError):
        list(feeds.read(f"file://{tmp_path}/secret"))


# -- credentials


@pytest.mark.parametrize(
    "arguments",
    [
        *([command, "--help"] for command in COMMANDS),
        ["topics", "list"],
        ["worker", "--log-level", "DEBUG"],
        ["watch", "alerts"],
        ["feed", str(STREAMS / "demo" / "feed")],
        ["deadletters", "list"],
    ],
    ids=" ".join,
)
def test_a_password_shows_in_no_help_and_no_error(arguments: list[str], tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "streams", *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(STREAMS.parent),
            "TALLYWIRE_BROKER": "127.0.0.1:1",
            "TALLYWIRE_SECURITY_PROTOCOL": "SASL_SSL",
            "TALLYWIRE_SASL_USERNAME": "desk",
            "TALLYWIRE_SASL_PASSWORD": PASSWORD,
        },
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    said = answer.stdout + answer.stderr
    assert said
    assert (answer.returncode == 0) is ("--help" in arguments)
    for form in (PASSWORD.encode(), base64.b64encode(PASSWORD.encode())):
        assert form not in said


def test_no_option_takes_a_password() -> None:
    """What stands on a command line, every user of the machine can read."""
    for path in (STREAMS / "cli").glob("*.py"):
        assert "password" not in path.read_text()


# -- what is served and measured


def test_a_worker_is_served_to_its_own_machine_unless_it_is_told_otherwise() -> None:
    assert Settings.model_fields["web_bind"].default == "127.0.0.1"


def test_every_reason_of_a_refusal_stands_in_the_program() -> None:
    """It labels a metric: words of the input would make as many series as there are texts."""
    reasons = [
        call.args[0]
        for path in STREAMS.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refused"
    ]
    assert all(isinstance(reason, ast.Constant) for reason in reasons)
    assert {reason.value for reason in reasons} == set(REASONS)
