"""RSS and Atom feeds."""

import json
import re
import time

import pytest

from schemas import RawArticle
from streams.feeds import FeedError, syndication
from streams.normalize import normalize

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title><link>https://post.example.org</link><language>en-gb</language>
<item><title>Ferry sinks &amp; two die</title><link>https://post.example.org/ferry</link>
<guid isPermaLink="false">https://post.example.org/?p=7</guid>
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


def read(text: str, address: str = "") -> list[RawArticle]:
    values = syndication.read(text.encode(), "https://post.example.org/feed", address=address)
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


PERMALINK = 'guid isPermaLink="true">https://post.example.org/?p=7<'


@pytest.mark.parametrize(
    "guid",
    [
        PERMALINK,
        PERMALINK.replace(' isPermaLink="true"', ""),
        'guid isPermaLink="false">https://post.example.org/ferry<',
        'guid isPermaLink="false">http://www.post.example.org/ferry/#3<',
    ],
    ids=["permalink", "permalink by default", "the link", "the link, written otherwise"],
)
def test_an_item_whose_id_is_its_address_is_one_article_with_its_page(guid):
    item = read(RSS.replace(PERMALINK.replace("true", "false"), guid))[0]
    page = RawArticle(url="https://post.example.org/ferry", title="Ferry sinks", body="Two died.")
    assert item.id is None
    assert normalize(item).article.article_id == normalize(page).article.article_id


def test_an_id_of_a_scheme_of_ids_is_kept_though_it_is_a_permalink_by_default():
    guid = "guid>tag:post.example.org,2024:7<"
    item = read(RSS.replace(PERMALINK.replace("true", "false"), guid))[0]
    assert item.id == "tag:post.example.org,2024:7"


def test_an_atom_entry_whose_id_is_its_link_has_no_id():
    item = read(ATOM.replace("tag:post.example.org,2024:7", "https://post.example.org/faehre"))[0]
    assert (item.id, item.url) == (None, "https://post.example.org/faehre")


def test_an_id_that_is_longer_than_an_id_may_be_is_left_out():
    article = read(RSS.replace("?p=7", "?p=" + "7" * 300))[0]
    assert (article.id, article.url) == (None, "https://post.example.org/ferry")


@pytest.mark.parametrize("date", ["last week", "0000-01-01", "0000"])
def test_a_date_that_is_none_is_left_for_the_pipeline_to_refuse(date):
    assert read(RSS.replace("last week", date))[1].published_at == date


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
        "<rss version='2.0'><channel><item><link</item</link<",
        RSS.replace("<rss", "<!-- <rss version='2.0'> --><html"),
    ],
    ids=[
        "page",
        "empty",
        "json",
        "null",
        "broken entity",
        "broken tags",
        "page with a feed in a comment",
    ],
)
def test_what_is_no_feed_says_so(text):
    with pytest.raises(FeedError, match=r"^https://post\.example\.org/feed: is no RSS or Atom"):
        read(text)


# -- where it comes from, and where it leads

FROM = '<source url="https://wire.example/rss">Meridian Wire</source></item>'


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (FROM, "Meridian Wire"),
        (FROM.replace("Meridian Wire", " "), "Harbour Post"),
        ('<source url="https://wire.example/rss"/></item>', "Harbour Post"),
    ],
    ids=["named", "blank", "empty"],
)
def test_an_item_is_of_the_source_that_it_names_else_of_the_feed(source, named):
    assert read(RSS.replace("</item>", source, 1))[0].source == named


def test_an_atom_entry_whose_source_has_no_title_is_of_the_feed():
    source = "<source><id>tag:wire.example,2024:1</id></source></entry>"
    assert read(ATOM.replace("</entry>", source))[0].source == "Hafenpost"


CHANNEL = "<link>https://post.example.org</link>"
BASED = '<rss xml:base="https://cdn.example/news/"'


@pytest.mark.parametrize(
    ("root", "link", "address", "url"),
    [
        (BASED, CHANNEL, "https://feeds.example/post", "https://cdn.example/news/ferry"),
        ("<rss", CHANNEL, "https://feeds.example/post", "https://post.example.org/ferry"),
        ("<rss", CHANNEL, "", "https://post.example.org/ferry"),
        ("<rss", "<link>/en/</link>", "https://feeds.example/a", "https://feeds.example/en/ferry"),
        ("<rss", "", "https://feeds.example/all/post", "https://feeds.example/all/ferry"),
        ("<rss", "", "", "ferry"),
        ("<rss", "<link>http://[1</link>", "", "ferry"),
    ],
    ids=["xml:base", "link", "link, in a file", "relative link", "address", "none", "no address"],
)
def test_a_relative_link_leads_from_what_is_nearest(root, link, address, url):
    text = RSS.replace("<rss", root).replace(CHANNEL, link)
    text = text.replace("<link>https://post.example.org/ferry<", "<link>ferry<")
    assert read(text, address)[0].url == url


def test_an_id_that_is_the_address_of_a_relative_link_is_none():
    text = RSS.replace("?p=7", "ferry").replace("<link>https://post.example.org/f", "<link>/f")
    assert (read(text)[0].id, read(text)[0].url) == (None, "https://post.example.org/ferry")


# -- in any dress


def test_a_prefix_of_the_namespace_changes_nothing():
    prefixed = re.sub(r"<(/?)(?=[a-z])", r"<\1atom:", ATOM).replace("xmlns=", "xmlns:atom=")
    assert syndication.recognizes(prefixed.encode())
    assert read(prefixed) == read(ATOM)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252", "utf-8-sig"])
def test_a_feed_is_read_in_its_charset_whatever_it_names(charset):
    (value,) = syndication.read(ATOM.encode(charset), "feed")
    assert RawArticle.model_validate_json(value).title == "Fähre gesunken"


def test_the_charset_that_a_feed_names_counts_and_before_it_that_of_its_server():
    named = ATOM.replace("utf-8", "iso-8859-2").replace("Fähre", "Powódź")
    for content, served_as in (
        (named.encode("iso-8859-2"), None),
        (named.encode("iso-8859-2"), "klingon"),
        (named.encode("windows-1250"), "windows-1250"),
    ):
        (value,) = syndication.read(content, "feed", served_as=served_as)
        assert RawArticle.model_validate_json(value).title == "Powódź gesunken"


def test_signs_that_should_be_escaped_are_read():
    broken = RSS.replace("<link>https://post.example.org/ferry", "<link>https://a.example/?a=1&b=2")
    assert read(broken)[0].url == "https://a.example/?a=1&b=2"


def test_entities_of_html_are_read():
    assert read(RSS.replace("Bus fire", "Caf&eacute;&nbsp;fire"))[1].title == "Café fire"


def test_what_is_no_text_of_a_page_is_none_of_an_entry():
    item = RSS.replace("A ferry sank.", "&lt;script>alert(1)&lt;/script>&lt;p>One.&lt;/p> Two.")
    item = re.sub("<content:.*</content:encoded>", "", item, flags=re.DOTALL)
    assert read(item)[0].body == "One.\n\nTwo."


# -- of strangers who mean no good


@pytest.mark.parametrize(
    "declared",
    [
        '[\n<!ENTITY x "{0}">\n]',
        '[<!ENTITY x "{0}">]',
        '[\n<!ENTITY y "{0}">\n<!ENTITY x "&y;&y;">\n]',
        '[<!ENTITY z "]><rss>">\n<!ENTITY x "{0}">\n]',
    ],
    ids=["in lines", "in one line", "nested", "behind a false root"],
)
def test_what_a_feed_declares_is_not_expanded(declared):
    doctype = f"<!DOCTYPE rss {declared.format('word' * 2_500)}>\n"
    hostile = RSS.replace("<rss", f"{doctype}<rss", 1).replace("A ferry", "&x;" * 20_000)
    started = time.process_time()
    try:
        found = read(hostile)
    except FeedError:
        found = []
    assert "wordword" not in json.dumps([article.model_dump() for article in found])
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("put", "what"),
    [
        ("<a>" * 300 + "</a>" * 300, "is XML beyond what is read .*depth"),
        ("<a>" * 300, "is XML beyond what is read .*depth"),
        (" " * 16_000_000, "is XML of more than 16000000 bytes"),
        (
            "<a " + "".join(f"a{n}='' " for n in range(40_000)) + "/>",
            "has an element of more than 1000 attr",
        ),
    ],
    ids=["deep", "deep and broken", "large", "attributes"],
)
def test_a_feed_that_would_take_long_or_much_is_not_read(put, what):
    with pytest.raises(FeedError, match=f"^https://post.example.org/feed: {what}"):
        read(RSS.replace("A ferry sank.", put))


@pytest.mark.parametrize("piece", ["<!--", "<a href='", "<div>", "&lt;", "<![CDATA["])
def test_html_that_would_take_long_costs_its_entry_alone(piece):
    entry = RSS.replace("A ferry sank.", (piece * 50_000).replace("<", "&lt;"))
    started = time.process_time()
    assert read(entry)[-1].title == "Bus fire"
    assert time.process_time() - started < 3
