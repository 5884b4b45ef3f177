"""Bytes of the raw topic become a raw article, or a refusal with a reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import RawArticle
from streams.normalize import decode
from streams.refusal import Refused

MAX = 100_000
REASONS = {"null", "oversize", "not-utf8", "not-json", "too-deep", "not-an-article"}


def refusal(value: bytes | None) -> Refused:
    with pytest.raises(Refused) as caught:
        decode(value, MAX)
    return caught.value


def article_or_reason(value: bytes) -> RawArticle | str:
    try:
        return decode(value, MAX)
    except Refused as refused:
        return refused.reason


def test_an_article_is_read_whole():
    raw = decode(b'{"id": "a1", "title": "Quake", "body": "Two hurt.", "language": "en"}', MAX)
    assert raw == RawArticle(id="a1", title="Quake", body="Two hurt.", language="en")


def test_a_byte_order_mark_is_no_part_of_the_json():
    assert decode(b'\xef\xbb\xbf{"title": "Quake"}', MAX).title == "Quake"


def test_a_number_as_id_is_its_digits():
    assert decode(b'{"id": 17, "title": "Quake"}', MAX).id == "17"


def test_unknown_fields_are_ignored():
    assert decode(b'{"title": "Quake", "section": {"name": "World"}}', MAX).title == "Quake"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "null"),
        (b'{"title": "' + b"x" * MAX + b'"}', "oversize"),
        (b'{"title": "caf\xe9"}', "not-utf8"),
        (b"", "not-json"),
        (b"<html></html>", "not-json"),
        (b'{"title": "half', "not-json"),
        (b'{"title": "half a pair: \\ud800"}', "not-json"),
        (b'{"title": "Quake", "score": NaN}', "not-json"),
        (b'{"title": "Quake", "score": ' + b"9" * 20_000 + b"}", "not-json"),
        (b"[" * 50_000, "too-deep"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "too-deep"),
        (b"[]", "not-an-article"),
        (b'"Quake"', "not-an-article"),
        (b"null", "not-an-article"),
        (b"{}", "not-an-article"),
        (b'{"id": "a1", "body": "  "}', "not-an-article"),
        (b'{"title": ["Quake"]}', "not-an-article"),
        (b'{"title": "Quake", "url": true}', "not-an-article"),
    ],
)
def test_what_can_not_be_read_is_refused_with_its_reason(value, reason):
    assert refusal(value).reason == reason


def test_the_largest_allowed_record_is_read():
    frame = b'{"title": ""}'
    value = frame[:-2] + b"x" * (MAX - len(frame)) + frame[-2:]
    assert len(decode(value, MAX).title) == MAX - len(frame)


def test_the_detail_names_the_field():
    assert "'published_at'" in refusal(b'{"title": "Quake", "published_at": {"day": 3}}').detail


def test_the_detail_says_what_is_missing():
    assert "one of title, body and html" in refusal(b'{"id": "a1"}').detail


def test_the_detail_quotes_little_of_the_input():
    for value in (b"x" * 5_000, json.dumps("x" * 5_000).encode()):
        assert len(refusal(value).detail) < 250


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_an_article_or_a_known_refusal(value):
    outcome = article_or_reason(value)
    assert isinstance(outcome, RawArticle) or outcome in REASONS
