"""One address for all the ways that a page is linked to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.normalize.address import canonical_url, host_of, page_key, page_url

PAGE = "https://news.example.org/world/quake-hits-coast"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "http://news.example.org/world/quake-hits-coast",
        "HTTPS://News.Example.ORG:443/world//quake-hits-coast",
        f"{PAGE}?utm_source=rss&utm_medium=feed",
        f"{PAGE}?fbclid=IwAR0",
        f"{PAGE}?ref=front",
        f"{PAGE}?cmpid=7&smid=tw",
        f"{PAGE}#comments",
        f"{PAGE}/amp",
        f"{PAGE}/amp/",
        f"{PAGE}?amp=1",
        f"{PAGE}?outputType=amp",
        "https://m.news.example.org/world/quake-hits-coast",
        "https://amp.news.example.org/world/quake-hits-coast",
        "https://news-example-org.cdn.ampproject.org/c/s/news.example.org/world/quake-hits-coast",
        "news.example.org/world/quake-hits-coast",
        f"  {PAGE}\n",
    ],
)
def test_all_links_to_a_page_have_one_address(url):
    assert canonical_url(url) == PAGE


@pytest.mark.parametrize(
    ("amp", "path"),
    [
        ("/world/ferry.amp.html", "/world/ferry.html"),
        ("/world/ferry.amp.htm", "/world/ferry.htm"),
        ("/amp/ferry", "/ferry"),
        ("/world/amp/ferry/", "/world/ferry/"),
        ("/amp/ferry/amp/", "/ferry"),
        ("/amp/amp/ferry", "/ferry"),
        ("/amp/world/ferry", "/amp/world/ferry"),
        ("/amps/ferry", "/amps/ferry"),
        ("/volt-amp/ferry", "/volt-amp/ferry"),
    ],
)
def test_an_amp_page_has_the_address_of_the_page(amp, path):
    assert canonical_url(f"https://post.example.org{amp}") == f"https://post.example.org{path}"


def test_a_query_that_names_the_page_stays():
    assert canonical_url("https://example.org/story?id=7&page=2&utm_id=3") == (
        "https://example.org/story?id=7&page=2"
    )


def test_a_host_that_is_short_by_nature_stays():
    assert canonical_url("https://m.example/a") == "https://m.example/a"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "n/a",
        "not an address",
        "mailto:desk@example.org",
        "ftp://example.org/a",
        "http://[::1",
        "javascript:alert(1)",
        "https://example.org/" + "a" * 5_000,
    ],
)
def test_what_is_no_web_address_is_null(url):
    assert canonical_url(url) is None


@given(st.text(max_size=80))
def test_a_canonical_address_stays_as_it_is(text):
    once = canonical_url(f"http://example.org/{text}")
    assert once is None or canonical_url(once) == once


def test_www_and_a_last_slash_do_not_tell_pages_apart():
    assert page_key("https://www.example.org/a/") == page_key("https://example.org/a")


def test_queries_tell_pages_apart():
    assert page_key("https://example.org/story?id=1") != page_key("https://example.org/story?id=2")


@pytest.mark.parametrize("url", ["https://example.org/", "https://www.example.org"])
def test_the_front_of_a_site_is_no_page_of_an_article(url):
    assert page_key(url) is None


@pytest.mark.parametrize(
    "given",
    [
        "https://news.example.org/go?id=7",
        "https://m.example.org/world/quake-hits-coast",
        "https://news-example-org.cdn.ampproject.org/c/s/news.example.org/amp-7",
        "https://example.org/",
        None,
    ],
)
def test_a_page_knows_its_address_best(given):
    assert page_url(given, f"{PAGE}?utm_source=x") == PAGE


@pytest.mark.parametrize(
    "stated",
    [
        "https://other.example.com/world/quake-hits-coast",
        "https://news.example.org/",
        "https://quake.co.uk/a",
        "not an address",
        None,
    ],
)
def test_the_address_of_another_site_or_of_a_front_is_not_that_of_the_page(stated):
    assert page_url(PAGE, stated) == PAGE


def test_sites_under_one_public_suffix_are_not_one():
    given = "https://post.co.uk/a"
    assert page_url(given, "https://courier.co.uk/a") == given


def test_the_host_stands_for_the_site():
    assert host_of("https://www.example.org/a") == "example.org"
