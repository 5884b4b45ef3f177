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
        ("Ferry sinks - The Harbour Post Online", "Harbour Post", None),
        ("Ferry sinks | www.post.example | Islands", None, "https://www.post.example/a"),
        ("Ferry sinks - post.example: Islands News", None, "https://www.post.example/a"),
        ("Ferry sinks - Channel 25 - Central Islands", "Channel 25", None),
        ("Ferry sinks - AP", "AP", None),
        ("Ferry sinks - RT", "RT", None),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title, source, url):
    assert without_site_name(title, source, url) == "Ferry sinks"


@pytest.mark.parametrize("title", ["Ferry sinks - 12 dead", "Ferry sinks | What we know", "12 - 3"])
def test_other_parts_of_a_headline_stay(title):
    assert without_site_name(title, "Harbour Post", "https://harbourpost.example/a") == title


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Roof falls in at school - Crew trapped, rescue on", "AP"),
        ("Roof falls in at school - AP students trapped", "AP"),
        ("Fog halts ferries - Northport", "Northport International"),
        ("Ferry sinks - Harbour Post: 12 dead", "Harbour Post"),
        ("Ferry sinks - Harbour Post - 12 dead", "Harbour Post"),
        ("Ferry sinks - Harbour Postal workers among the dead", "Harbour Post"),
        ("Ferry sinks - Channel 25 - Central Islands", None),
    ],
)
def test_words_of_the_story_are_no_name_of_its_site(title, source):
    assert without_site_name(title, source, None) == title


def test_only_the_name_is_cut_from_behind_the_story():
    title = "Harbour fire | Reports: 12 dead | RT"
    assert without_site_name(title, "RT", None) == "Harbour fire | Reports: 12 dead"
