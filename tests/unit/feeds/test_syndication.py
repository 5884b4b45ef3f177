"""RSS and Atom feeds."""

import json

import pytest

from schemas import RawArticle
from streams.feeds import FeedError, syndication
from streams.normalize import normalize

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title><link>https://post.example.org</link><language>en-gb</language>
<item><title>Ferry sinks &amp; two die</title><link>https://post.example.org/ferry</link>
<guid isPermaLink="true">https://post.example.org/?p=7</guid>
<pubDate>Tue, 05 Mar 2024 13:00:00 +0100</pubDate>
<description>A ferry sank.</description>
<content:encoded><![CDATA[<p>A ferry <b>sank</b> on Monday.</p><p>Two died.</p>]]></content:encoded>
</item>
<item><title>Bus fire</title><guid isPermaLink="false">17</guid><pubDate>last week</pubDate></item>
<item><link>https://post.example.org/empty</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenpost</title>
<entry><id>tag:post.example.org,2024:7</id><title>Fähre gesunken</title>
<link href="https://post.example.org/faehre"/><updated>2024-03-05T12:00:00Z</updated>
<summary>Zwei Tote.</summary></entry></feed>"""


def read(text: str) -> list[RawArticle]:
    values = syndication.read(text.encode(), "https://post.example.org/feed")
    return [RawArticle.model_validate_json(value) for value in values]


def test_an_rss_item_becomes_an_article():
    article = read(RSS)[0]
    assert article.model_dump(exclude={"body"}, exclude_none=True) == {
        "id": "https://post.example.org/?p=7",
        "url": "https://post.example.org/ferry",
        "title": "Ferry sinks & two die",
        "published_at": "2024-03-05T12:00:00+00:00",
        "source": "Harbour Post",
        "language": "en-gb",
    }


def test_the_full_content_is_preferred_to_the_summary():
    assert normalize(read(RSS)[0]).article.body == "A ferry sank on Monday.\n\nTwo died."


def test_an_atom_entry_becomes_an_article():
    (article,) = read(ATOM)
    assert (article.id, article.title, article.body) == (
        "tag:post.example.org,2024:7",
        "Fähre gesunken",
        "Zwei Tote.",
    )
    assert (article.published_at, article.language) == ("2024-03-05T12:00:00+00:00", "de")


def test_an_id_that_other_sites_use_too_is_left_out():
    assert read(RSS)[1].id is None


def test_an_id_that_is_longer_than_an_id_may_be_is_left_out():
    article = read(RSS.replace("?p=7", "?p=" + "7" * 300))[0]
    assert (article.id, article.url) == (None, "https://post.example.org/ferry")


def test_a_date_that_is_none_is_left_for_the_pipeline_to_refuse():
    assert read(RSS)[1].published_at == "last week"


def test_an_item_without_text_is_no_article():
    assert [article.title for article in read(RSS)] == ["Ferry sinks & two die", "Bus fire"]


def test_an_entry_that_breaks_a_rule_costs_no_other(caplog):
    broken = RSS.replace("?p=7", "?p=7\n")
    assert [article.id for article in read(broken)][:1] == ["https://post.example.org/?p=7"]
    assert "item 3 is left out: it has no headline and no text" in caplog.text


def test_a_broken_feed_gives_what_can_be_read():
    assert read(RSS[: RSS.index("<item><link>")])[0].title == "Ferry sinks & two die"


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("fourteen secret words")
    hostile = RSS.replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss', 1
    ).replace("A ferry sank.", "&x;" * 50)
    assert "secret words" not in json.dumps([a.model_dump() for a in read(hostile)])


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>Not found</body></html>",
        "",
        "{}",
        "\0",
        RSS.replace("A ferry sank.", "&#x110000;").replace("</title>", "<title>"),
    ],
    ids=["page", "empty", "json", "null", "broken entity"],
)
def test_what_is_no_feed_says_so(text):
    with pytest.raises(FeedError, match=r"^https://post\.example\.org/feed: is no RSS or Atom"):
        read(text)
