"""HTML pages: one article each."""

import json

import pytest

from streams.feeds import pages

PAGE = '<!doctype html><html><head><meta charset="{}"></head><body>Fähre für 60 €</body></html>'


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252"])
def test_a_page_is_read_in_the_charset_it_names(charset):
    page = PAGE.format(charset)
    (value,) = pages.read(page.encode(charset), "page.html")
    assert json.loads(value) == {"html": page}


@pytest.mark.parametrize("charset", ["", "klingon", "utf-8"])
def test_else_in_the_one_that_browsers_assume(charset):
    page = PAGE.format(charset)
    (value,) = pages.read(page.encode("windows-1252"), "page.html")
    assert json.loads(value) == {"html": page}


@pytest.mark.parametrize("end", ["", "\n"], ids=["odd", "even"])
def test_a_page_that_says_in_ascii_that_it_is_utf_16_is_not(end):
    page = PAGE.format("utf-16le") + end
    (value,) = pages.read(page.encode("windows-1252"), "page.html")
    assert json.loads(value) == {"html": page}


def test_a_mark_of_the_byte_order_decides():
    assert pages.to_text(PAGE.encode("utf-16"), "windows-1252") == PAGE


def test_a_server_that_names_no_charset_leaves_it_to_the_page():
    page = PAGE.format("iso-8859-15")
    assert pages.to_text(page.encode("iso-8859-15"), "undefined") == page


def test_what_is_in_no_charset_is_read_all_the_same():
    (value,) = pages.read(b"<html>\x81\xff</html>", "page.html")
    assert json.loads(value)["html"].startswith("<html>")


@pytest.mark.parametrize("charset", ["undefined", "x-nothing", "utf\0-8"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    assert pages.to_text(b"caf\xe9", charset) == "café"
