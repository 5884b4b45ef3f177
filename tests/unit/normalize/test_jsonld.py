"""What publishers state in JSON-LD."""

import json
from typing import Any

import pytest
from lxml import html

from streams.normalize.jsonld import Statement, articles, is_article, of_page, statement

FERRY = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry sinks",
    "articleBody": "Two died.\n\nThe sea was calm.",
    "datePublished": "2024-03-05T08:00:00Z",
    "url": "https://post.example/ferry",
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
    "inLanguage": "en",
}
STATED = Statement(
    title="Ferry sinks",
    body="Two died.\n\nThe sea was calm.",
    url="https://post.example/ferry",
    published="2024-03-05T08:00:00Z",
    source="Harbour Post",
    language="en",
)


def prefixed(thing: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The thing with the names of schema.org written in another form."""
    inner = {k: prefixed(v, prefix) if isinstance(v, dict) else v for k, v in thing.items()}
    named = {k if k.startswith("@") else f"{prefix}{k}": v for k, v in inner.items()}
    return named | {"@type": f"{prefix}{thing['@type']}"}


def page(*scripts: str, addresses: tuple[str, ...] = ()) -> Statement:
    marked = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    tree = html.document_fromstring(f"<html><head>{marked}</head><body/></html>")
    return of_page(tree, addresses)


def test_a_story_that_the_page_only_names_is_not_its_article():
    bus = json.dumps({"@type": "NewsArticle", "url": "https://post.example/bus"})
    ferry = json.dumps(FERRY)
    listed = json.dumps({"@type": "ItemList", "itemListElement": [{"item": FERRY}, FERRY]})
    own = ("https://www.post.example/bus/",)
    assert page(listed) == Statement()
    assert page(ferry, bus, addresses=own) == Statement(url="https://post.example/bus")
    assert page(ferry, addresses=own) == Statement()
    assert page(ferry, addresses=("https://post.example/ferry?utm_source=x",)) == STATED


@pytest.mark.parametrize(
    "media_type",
    ["application/ld+json; charset=utf-8", "Application/LD+JSON", " application/ld+json"],
)
def test_a_script_may_name_its_charset(media_type):
    script = f'<script type="{media_type}">{json.dumps(FERRY)}</script>'
    assert of_page(html.document_fromstring(f"<html><head>{script}</head><body/></html>")) == STATED


@pytest.mark.parametrize(
    "document",
    [
        FERRY,
        [{"@type": "WebSite", "name": "Harbour Post"}, FERRY],
        {"@context": "https://schema.org", "@graph": [{"@type": "Person"}, FERRY]},
        {"@type": "WebPage", "mainEntity": FERRY},
        FERRY | {"@type": ["Thing", "ReportageNewsArticle"]},
        FERRY | {"@type": "https://schema.org/NewsArticle"},
        prefixed(FERRY, "schema:"),
        prefixed({"@type": "WebPage", "mainEntity": FERRY}, "http://schema.org/"),
        [FERRY | {"articleBody": None, "headline": "Related"}, FERRY],
    ],
    ids=[
        "alone",
        "list",
        "graph",
        "page",
        "types",
        "address of a type",
        "prefix",
        "expanded",
        "behind a related one",
    ],
)
def test_the_article_of_a_page_is_found(document):
    assert page(json.dumps(document)) == STATED


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ({"publisher": "Harbour Post"}, {}),
        ({"publisher": [{"@id": "#us"}, {"name": "Harbour Post"}]}, {}),
        ({"headline": {"@value": "Ferry sinks", "@language": "en"}}, {}),
        ({"headline": None, "name": "Ferry sinks"}, {}),
        ({"url": None, "mainEntityOfPage": {"@id": "https://post.example/ferry"}}, {}),
        ({"url": {"@id": "https://post.example/ferry"}}, {}),
        ({"url": [], "mainEntityOfPage": "https://post.example/ferry"}, {}),
        ({"inLanguage": {"@type": "Language", "alternateName": "en"}}, {}),
        ({"publisher": 7, "datePublished": {}}, {"source": None, "published": None}),
    ],
)
def test_values_may_be_texts_things_and_lists(fields, stated):
    found = statement(FERRY | fields)
    assert (
        found == statement(FERRY)
        if not stated
        else all(getattr(found, name) == value for name, value in stated.items())
    )


def test_a_broken_script_costs_only_itself():
    assert page('{"@type": "NewsArticle", ', "[" * 100_000, json.dumps(FERRY)) == STATED


def test_a_line_break_within_a_text_is_read_as_sites_write_it():
    assert page('{"@type": "NewsArticle", "articleBody": "One.\n\nTwo."}').body == "One.\n\nTwo."


def test_a_page_that_states_nothing():
    assert page() == page("7") == page('{"@type": "Product", "name": "Boots"}') == Statement()


def test_a_document_that_is_too_large_is_not_read_to_its_end():
    deep: Any = FERRY
    for _ in range(2_000):
        deep = {"@graph": [deep]}
    assert list(articles(deep)) == []


@pytest.mark.parametrize("types", [None, 7, {"a": 1}, [None, {}], "Product", ["Person", "Thing"]])
def test_other_things_are_no_articles(types):
    assert not is_article({"@type": types})
