"""JSON Lines pass through byte for byte."""

from io import BytesIO

from streams.feeds import json_lines
from streams.feeds.items import MAX_BYTES


def test_lines_pass_through_broken_ones_too():
    content = b'{"title": "One"}\r\n\n  \n{broken\n\xff\xfe\n{"title": "Two"}'
    assert list(json_lines.read(BytesIO(content))) == [
        b'{"title": "One"}',
        b"{broken",
        b"\xff\xfe",
        b'{"title": "Two"}',
    ]


def test_a_line_without_end_is_cut_and_the_next_one_is_whole():
    endless = b"x" * (2 * MAX_BYTES + 5)
    found = list(json_lines.read(BytesIO(endless + b"\nnext\n")))
    assert found == [b"x" * MAX_BYTES, b"next"]


def test_a_line_that_just_fits_is_whole():
    fitting = b"x" * (MAX_BYTES - 1)
    assert list(json_lines.read(BytesIO(fitting + b"\nnext"))) == [fitting, b"next"]


def test_a_line_that_fits_without_its_end_loses_nothing():
    fitting = b"x" * MAX_BYTES
    assert list(json_lines.read(BytesIO(fitting + b"\nnext"))) == [fitting, b"next"]
