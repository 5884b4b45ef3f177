"""Files, folders, standard input, the web: and what is in them."""

import gzip
import io
import json
import re
import sys
from codecs import BOM_UTF16_BE
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.feeds import FeedError, read
from streams.feeds.items import MAX_BYTES
from tests.unit.feeds.samples import SAMPLES

LINES = b'{"title": "One"}\n{broken\n'
VALUES = [b'{"title": "One"}', b"{broken"]
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>
<item><title>Ferry sinks</title></item></channel></rss>"""
PAGE = b"<!DOCTYPE html>\n<html><body><p>Ferry sinks</p></body></html>"


def titles(path) -> list[str | None]:
    return [json.loads(value).get("title") for value in read(str(path))]


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.ndjson", "feed.txt"])
def test_json_lines(tmp_path, name):
    (tmp_path / name).write_bytes(LINES)
    assert list(read(str(tmp_path / name))) == VALUES


def test_a_jsonl_file_passes_through_even_if_its_first_line_is_broken(tmp_path):
    (tmp_path / "feed.jsonl").write_bytes(b"\x00\n" + LINES)
    assert list(read(str(tmp_path / "feed.jsonl"))) == [b"\x00", *VALUES]


@pytest.mark.parametrize("name", ["feed.jsonl.gz", "feed.jsonl", "feed"])
def test_gzip_is_told_by_its_content(tmp_path, name):
    (tmp_path / name).write_bytes(gzip.compress(LINES))
    assert list(read(str(tmp_path / name))) == VALUES


def test_a_gzipped_feed(tmp_path):
    (tmp_path / "feed.xml.gz").write_bytes(gzip.compress(RSS))
    assert titles(tmp_path / "feed.xml.gz") == ["Ferry sinks"]


def test_a_json_document(tmp_path):
    (tmp_path / "feed.json").write_text(json.dumps([{"title": "One"}, {"title": "Two"}], indent=1))
    assert titles(tmp_path / "feed.json") == ["One", "Two"]


def test_a_json_document_with_a_long_first_line(tmp_path):
    article = json.dumps({"title": "One", "body": "word " * 5_000})
    (tmp_path / "feed.json").write_text(f"{article}\n{article}\n")
    assert titles(tmp_path / "feed.json") == ["One", "One"]


def test_each_format_is_told_by_its_content(tmp_path):
    for sample in sorted(SAMPLES.iterdir()):
        (tmp_path / "feed").write_bytes(sample.read_bytes())
        assert list(read(str(tmp_path / "feed"))) == list(read(str(sample)))


def test_a_page(tmp_path):
    (tmp_path / "page").write_bytes(PAGE)
    assert [json.loads(value) for value in read(str(tmp_path / "page"))] == [
        {"html": PAGE.decode()}
    ]


def test_a_page_that_has_a_feed_in_a_script_is_a_page(tmp_path):
    page = PAGE.replace(b"<body>", b"<head><script>x = '<rss version=2>'</script></head><body>")
    (tmp_path / "page").write_bytes(page)
    assert [json.loads(value) for value in read(str(tmp_path))] == [{"html": page.decode()}]


@pytest.mark.parametrize("bom_and_charset", [(b"", "utf-16"), (BOM_UTF16_BE, "utf-16-be")])
def test_a_file_in_utf_16_is_read_as_if_it_were_in_utf_8(tmp_path, bom_and_charset):
    bom, charset = bom_and_charset
    samples = ["newsml-g2.xml", "ninjs-2.json", "newsarticle.html"]
    for text in [(SAMPLES / name).read_text() for name in samples] + [RSS.decode()]:
        (tmp_path / "utf-8").write_text(text)
        (tmp_path / "utf-16").write_bytes(bom + text.replace("UTF-8", "UTF-16").encode(charset))
        expected = list(read(str(tmp_path / "utf-8")))
        found = list(read(str(tmp_path / "utf-16")))
        assert [value.replace(b"UTF-16", b"UTF-8") for value in found] == expected != []


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    (tmp_path / "b.xml").write_bytes(RSS)
    (tmp_path / "a.json").write_text('{"title": "One"}')
    (tmp_path / ".hidden").write_text("no feed")
    (tmp_path / "c").mkdir()
    assert titles(tmp_path) == ["One", "Ferry sinks"]


def test_a_folder_of_samples_loses_only_what_each_loses_alone(caplog):
    assert len(list(read(str(SAMPLES)))) == 11
    assert len(caplog.records) == 4


def test_standard_input_is_json_lines(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    assert list(read("-")) == VALUES


def test_lines_are_read_as_they_are_asked_for(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(LINES * 10_000)
    values = read(str(path))
    assert next(values) == VALUES[0]
    with path.open("ab") as file:
        file.write(b"written later\n")
    assert list(values)[-1] == b"written later"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n", "is not JSON, HTML, RSS, Atom, NewsML-G2, NITF or WARC; convert it"),
        (b"", "is not JSON"),
        (gzip.compress(LINES * 1_000)[:-9], "can't be read"),
        (gzip.compress(LINES)[:12] + b"\xff" * 30, "can't be read"),
    ],
    ids=["picture", "empty", "half a gzip", "broken gzip"],
)
def test_what_can_not_be_read_says_what_and_where(tmp_path, content, what):
    (tmp_path / "feed").write_bytes(content)
    with pytest.raises(FeedError, match=what) as caught:
        list(read(str(tmp_path / "feed")))
    assert str(tmp_path / "feed") in str(caught.value)


@given(
    st.sampled_from(
        [
            *(b"", b"{", b"[", b"<html>", b"<rss ", b"<feed>", RSS[:80]),
            *(
                b"<nitf",
                b"<newsItem>",
                b"<?xml version='1.0'?><newsMessage><newsItem/>",
                b"WARC/1.",
            ),
            *(b"WARC/1.0\r\n", b'{"uri": "a", "bodies": ', b'{"maintext": ', b'{"@graph": '),
        ]
    ),
    st.binary(max_size=99),
)
def test_any_file_ends_in_values_or_a_feed_error(start, rest):
    with TemporaryDirectory() as folder:
        path = Path(folder, "feed")
        path.write_bytes(start + rest)
        try:
            values = list(read(str(path)))
        except FeedError as error:
            values = [str(error).encode()]
    assert all(isinstance(value, bytes) for value in values)


TOO_LARGE = "x" * MAX_BYTES


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([{"title": "One"}, {"title": TOO_LARGE}, {"title": "Three"}], indent=1),
        json.dumps(
            [
                {"uri": f"u:{title}", "pubstatus": "usable", "headlines": [{"value": title}]}
                for title in ("One", TOO_LARGE, "Three")
            ],
            indent=1,
        ),
        RSS.decode().replace(
            "Ferry sinks</title></item>",
            "One</title></item>"
            f"<item><title>{TOO_LARGE}</title></item><item><title>Three</title></item>",
        ),
    ],
    ids=["ours", "ninjs", "rss"],
)
def test_an_item_that_is_larger_than_any_that_is_read_costs_itself_alone(tmp_path, caplog, content):
    path = tmp_path / "feed"
    path.write_text(content)
    assert titles(path) == ["One", "Three"]
    (warning,) = (record.getMessage() for record in caplog.records)
    assert re.fullmatch(
        rf"{path}: item 2 is left out: as JSON it has 4\d{{6}} bytes; at most 4000000 are read",
        warning,
    )


def test_a_page_that_is_too_large_is_left_out_and_said(tmp_path, caplog):
    (tmp_path / "page.html").write_text(f"<html>{TOO_LARGE}")
    assert list(read(str(tmp_path))) == []
    assert "page.html: item 1 is left out: as JSON it has 4000" in caplog.text


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(FeedError, match="no such file"):
        list(read(str(tmp_path / "nothing.jsonl")))
