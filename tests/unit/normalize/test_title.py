"""Headlines without the name of the site."""

import pytest

from streams.normalize.title import without_site_name


@pytest.mark.parametrize(
    ("title", "source", "url"),
    [
        ("Ferry sinks | Harbour Post", "Harbour Post", None),
        ("Ferry sinks - Harbour Post", None, "https://www.harbourpost.example/a"),
        (
            "Ferry sinks - HarbourPost.example - Islands, News",
            None,
            "https://harbourpost.example/a",
        ),
        ("Ferry sinks", "Harbour Post", "https://harbourpost.example/a"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title, source, url):
    assert without_site_name(title, source, url) == "Ferry sinks"


@pytest.mark.parametrize("title", ["Ferry sinks - 12 dead", "Ferry sinks | What we know", "12 - 3"])
def test_other_parts_of_a_headline_stay(title):
    assert without_site_name(title, "Harbour Post", "https://harbourpost.example/a") == title
