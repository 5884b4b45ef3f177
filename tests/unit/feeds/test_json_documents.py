"""JSON documents: one article, or an array of them."""

import json

import pytest

from streams.feeds import FeedError, json_documents

ONE, TWO = {"title": "One", "body": "Fähre"}, {"title": "Two"}


def read(content: bytes) -> list[object]:
    return [json.loads(value) for value in json_documents.read(content, "feed.json")]


def test_one_article_over_many_lines():
    assert read(json.dumps(ONE, indent=2).encode()) == [ONE]


def test_an_array_of_articles():
    assert read(json.dumps([ONE, TWO], indent=2).encode()) == [ONE, TWO]


def test_lines_under_another_name_pass_through():
    content = json.dumps(ONE).encode() + b"\n{broken\n"
    assert list(json_documents.read(content, "feed.txt")) == [json.dumps(ONE).encode(), b"{broken"]


def test_a_byte_order_mark_is_skipped():
    assert read(b"\xef\xbb\xbf" + json.dumps(ONE).encode()) == [ONE]


def test_half_a_surrogate_pair_is_left_for_the_pipeline_to_refuse():
    (value,) = json_documents.read(b'{"title": "\\ud800"}', "feed.json")
    with pytest.raises(UnicodeDecodeError):
        value.decode()


@pytest.mark.parametrize(
    "content", [b'{"title": "half', b"[" * 100_000, b'{\n"title": }'], ids=["half", "deep", "empty"]
)
def test_a_broken_document_says_where_and_what_to_do(content):
    with pytest.raises(FeedError, match=r"^feed\.json: is broken JSON .*\.jsonl$"):
        read(content)
