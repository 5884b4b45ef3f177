"""`normalize` and `extract`: one line out per line in, in order."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from streams.cli import cli, extract
from tests.unit.agents.build import raw

FERRY = raw(
    id="ferry",
    title="Ferry capsizes",
    body="Twelve people were killed when a ferry capsized off Mombasa, Kenya, police said.",
    published_at="2024-03-04T09:00:00Z",
    source="Coast Radio",
    language="en",
)
LIBRARY = raw(id="library", title="Library opens", body="It has many books.", language="en")
COMMANDS = ("normalize", "extract")


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def run(command: str, *values: bytes) -> tuple[int, list[dict[str, Any]]]:
    answer = CliRunner().invoke(cli, [command], input=b"\n".join(values))
    return answer.exit_code, [json.loads(line) for line in answer.stdout.splitlines()]


def test_normalize_prints_the_article_of_the_contract() -> None:
    status, (article,) = run("normalize", FERRY)
    assert status == 0
    assert article == {
        "article_id": "ferry",
        "title": "Ferry capsizes",
        "body": "Twelve people were killed when a ferry capsized off Mombasa, Kenya, police said.",
        "captions": [],
        "dateline": None,
        "published_at": "2024-03-04T09:00:00Z",
        "source": "Coast Radio",
        "language": "en",
        "url": None,
    }


def test_what_was_cut_is_said_on_a_terminal_alone() -> None:
    body = "By Ada Quill\n\nA ferry sank.\n\nRead more\n\nSee also: fog"
    value = raw(title="Ferry", body=body, language="en")
    command = [sys.executable, "-m", "streams", "normalize"]
    main, terminal = pty.openpty()
    subprocess.run(command, input=value, stdout=subprocess.PIPE, stderr=terminal, check=True)
    os.close(terminal)
    assert os.read(main, 1000) == b"paragraphs cut, by kind: 2 teaser, 1 byline\r\n"
    os.close(main)
    assert subprocess.run(command, input=value, capture_output=True, check=True).stderr == b""


def test_extract_prints_figures_and_tolls() -> None:
    status, (extraction,) = run("extract", FERRY)
    assert status == 0
    assert (extraction["article_id"], extraction["title"]) == ("ferry", "Ferry capsizes")
    assert extraction["tolls"]["killed"]["best"] == 12
    (figure,) = extraction["figures"]
    assert f"Ferry capsizes\n\n{json.loads(FERRY)['body']}"[figure["start"] : figure["end"]] == (
        "Twelve"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_what_can_not_be_used_gives_an_error_in_its_place_and_the_command_goes_on(
    command: str,
) -> None:
    no_text = raw(id="empty", title=" ")
    status, lines = run(command, FERRY, b"{", no_text, b"\xff", LIBRARY)
    assert status == 1
    assert [line["article_id"] for line in lines] == ["ferry", None, "empty", None, "library"]
    errors = [line["error"] for line in lines if "error" in line]
    assert [error["reason"] for error in errors] == ["not-json", "not-an-article", "not-utf8"]
    assert {error["stage"] for error in errors} == {"normalize"}
    assert all(error["detail"] for error in errors)


def test_an_article_on_which_extraction_fails_costs_its_own_line_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = extract.extract

    def fail(article: Any) -> Any:
        if article.article_id == "ferry":
            raise ArithmeticError("a fault of the grammar")
        return read(article)

    monkeypatch.setattr(extract, "extract", fail)
    status, lines = run("extract", FERRY, LIBRARY)
    assert status == 1
    assert [line["article_id"] for line in lines] == ["ferry", "library"]
    assert (lines[0]["error"]["stage"], lines[0]["error"]["reason"]) == ("extract", "failed")


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_time_outside_of_the_calendar_of_news_is_a_bad_date(time: str) -> None:
    status, (line,) = run("normalize", raw(id="a", title="Ferry", published_at=time))
    assert (status, line["article_id"], line["error"]["reason"]) == (1, "a", "bad-date")


def test_an_oversized_line_is_refused_by_the_limit_of_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TALLYWIRE_MAX_ARTICLE_BYTES", "1000")
    status, (line,) = run("normalize", raw(id="long", title="x" * 1000))
    assert (status, line["article_id"], line["error"]["reason"]) == (1, "long", "oversize")


def test_what_plain_articles_do_not_need_is_not_loaded() -> None:
    """Each of these takes as long to load as hundreds of articles to normalise."""
    heavy = {"aiokafka", "dateparser", "faust", "feedparser", "prometheus_client"}
    heavy |= {"py3langid", "trafilatura"}
    program = (
        "import sys; from streams.cli import cli;"
        "cli(['extract'], standalone_mode=False);"
        f"print({heavy} & sys.modules.keys())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], input=FERRY, capture_output=True, check=True
    )
    assert ran.stdout.splitlines()[1:] == [b"set()"]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_in_is_nothing_out(command: str) -> None:
    assert run(command, b"") == (0, [])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_is_read_as_standard_input_is(command: str, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(FERRY + b"\n" + LIBRARY + b"\n")
    answer = CliRunner().invoke(cli, [command, str(file)])
    assert [json.loads(line) for line in answer.stdout.splitlines()] == run(
        command, FERRY, LIBRARY
    )[1]


@pytest.mark.parametrize("hostile", [b"[" * 100_000, b'{"id":' * 50_000, b"9" * 100_000])
def test_hostile_lines_cost_an_error_each(hostile: bytes) -> None:
    status, lines = run("normalize", hostile, FERRY)
    assert status == 1
    assert lines[0]["article_id"] is None
    assert lines[1]["article_id"] == "ferry"
