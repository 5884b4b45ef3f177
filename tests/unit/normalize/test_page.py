"""The article within a web page."""

import gc
import json
import time
import tracemalloc

import pytest

from streams.normalize.page import (
    LONGEST_CAPTION,
    MOST_CAPTIONS,
    MOST_ELEMENTS,
    Page,
    read_page,
    stated_time,
)
from streams.refusal import Refused

PARAGRAPHS = [
    "A ferry with sixty people on board sank off the northern islands on Monday morning, and two "
    "of them died in the cold water before help arrived, the harbour master said.",
    "Fishing boats and a lifeboat brought the others to the shore within two hours, where doctors "
    "treated eleven passengers for hypothermia and sent the rest home in the evening.",
    "The ferry was built forty years ago and had passed its last inspection in the spring; divers "
    "will look for the cause when the sea is calm again, the owner of the line announced.",
]
HTML = f"""<!doctype html><html lang="en"><head><title>Ferry sinks | Harbour Post</title>
<link rel="canonical" href="https://post.example.org/ferry">
<meta property="og:title" content="Ferry sinks">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-03-05T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/islands">Islands</a></nav>
<article><h1>Ferry sinks</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<aside><h2>Most read</h2><ul><li><a href="/x">Ten hurt as roof falls in</a></li></ul></aside>
<script>alert("99 dead")</script><footer>Imprint</footer></body></html>"""


def test_the_story_is_found_and_nothing_around_it():
    page = read_page(HTML, None)
    assert all(paragraph in page.body for paragraph in PARAGRAPHS)
    assert "99 dead" not in page.body
    assert "Ten hurt" not in page.body


def test_the_page_says_where_it_is_from():
    page = read_page(HTML, None)
    assert (page.title, page.url) == ("Ferry sinks", "https://post.example.org/ferry")
    assert (page.source, page.published) == ("Harbour Post", "2024-03-05T08:00:00Z")


def test_a_canonical_link_may_be_relative_and_og_url_stands_in_for_it():
    relative = HTML.replace('href="https://post.example.org/ferry"', 'href="/ferry"')
    assert read_page(relative, "https://post.example.org/f?id=7").url == (
        "https://post.example.org/ferry"
    )
    other = HTML.replace('<link rel="canonical" href=', '<meta property="og:url" content=')
    assert read_page(other, None).url == "https://post.example.org/ferry"


def test_a_canonical_link_that_is_broken_is_none():
    assert read_page(HTML.replace("https://post.example.org/ferry", "http://[::1"), "x").url is None


FIGURES = """<figure><img src="/1.jpg"><figcaption>The <b>ferry</b>, in 2019</figcaption></figure>
<p class="wp-caption-text">A lifeboat &amp; its crew</p>
<a href="/x"><figure><figcaption>Ten hurt as roof falls in</figcaption></figure></a>
<aside><figure><figcaption>Storm season starts early</figcaption></figure></aside></article>"""


def test_captions_are_read_apart_from_the_text_and_from_teasers():
    page = read_page(HTML.replace("</article>", FIGURES), None)
    assert page.captions == "The ferry, in 2019\n\nA lifeboat & its crew"
    assert "lifeboat & its crew" not in page.body


def _captions(markup: str) -> list[str]:
    return read_page(HTML.replace("</article>", f"{markup}</article>"), None).captions.split("\n\n")


@pytest.mark.parametrize("kind", ["figcaption", 'div class="wp-caption-text"'])
def test_a_caption_within_another_is_read_once(kind):
    nested = f"<{kind}>A lifeboat " * 50 + f"</{kind.split()[0]}>" * 50
    assert _captions(nested) == ["A lifeboat " * 49 + "A lifeboat"]


def test_captions_beyond_all_measure_are_left():
    many = "<figcaption>A lifeboat and its crew</figcaption>" * (MOST_CAPTIONS + 50)
    assert len(_captions(many)) == MOST_CAPTIONS
    long = f"<figcaption>{'A lifeboat ' * 10_000}</figcaption>"
    assert len(_captions(long)[0]) == LONGEST_CAPTION


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("fourteen secret words")
    document = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + HTML.replace(
        "Monday morning", "&x;"
    )
    assert "secret words" not in read_page(document, None).body


def test_what_holds_no_article_gives_an_empty_page():
    for html in ("", "   ", "\0", "no markup at all", "<html></html>", "<" * 1_000):
        assert isinstance(read_page(html, None), Page)
    assert read_page("<html><body></body></html>", None).body == ""


@pytest.mark.parametrize("root", ["math", "form", "div", "p"])
def test_what_has_another_root_is_read_as_a_page(root):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = read_page(f"<?xml version='1.0'?><{root}>{paragraphs}</{root}>", None)
    assert page.body.split() == " ".join(PARAGRAPHS).split()


def test_a_picture_holds_no_story():
    assert read_page("<?xml version='1.0'?><svg><text>Sank</text></svg>", None) == Page(body="")


@pytest.mark.parametrize("markup", ["<p>", "<br>", "<p>a</p>", "<a href=x>"])
def test_a_page_of_more_elements_than_any_page_has_is_refused(markup):
    with pytest.raises(Refused, match=r"oversize: html of \d+ elements"):
        read_page("<html><body>" + markup * MOST_ELEMENTS, None)


def test_a_page_of_more_attributes_than_any_element_has_is_refused_at_once():
    many = " ".join(f"a{number}" for number in range(40_000))
    started = time.process_time()
    with pytest.raises(Refused, match="oversize: html with an element of more than 1000 attrib"):
        read_page(HTML.replace("<article>", f"<article {many}>"), None)
    assert stated_time(HTML.replace("<article>", f"<article {many}>"), None) is None
    assert time.process_time() - started < 1


def test_a_long_page_is_read():
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 100)
    assert PARAGRAPHS[0] in read_page(f"<html><body><article>{story}</article>", None).body


@pytest.mark.parametrize("html", ["", "<p>", "\x00", "<html><body>" + "<p>" * 9])
def test_nothing_of_a_page_that_is_none_gets_into_the_log(html, caplog):
    read_page(html, "http://user:secret@e.example/")
    assert not caplog.records


def test_no_text_of_a_page_is_remembered():
    page = HTML.replace("Monday morning", "Monday morning " * 10_000)
    read_page(page, None)
    gc.collect()
    tracemalloc.start()
    try:
        for number in range(5):
            read_page(page.replace("Monday", f"Monday {number}"), None)
        gc.collect()
        left, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert left < len(page)


STATED = {
    "@type": "NewsArticle",
    "headline": "Ferry sinks",
    "datePublished": "2024-03-05T08:00:00Z",
    "url": "https://post.example.org/ferry",
    "publisher": {"name": "Harbour Post"},
    "articleBody": "\n\n".join(PARAGRAPHS),
}


def _stating(stated: dict[str, object], body: str) -> Page:
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    return read_page(f"<html><head>{script}</head><body>{body}</body></html>", None)


@pytest.mark.parametrize(
    "body",
    ["", "<div id='app'></div>", f"<article><p>{PARAGRAPHS[0]}</p></article><p>Subscribe.</p>"],
    ids=["nothing", "made by a script", "a beginning"],
)
def test_a_story_that_a_page_states_is_read_where_it_shows_less(body):
    page = _stating(STATED, body)
    assert page.body == STATED["articleBody"]
    assert (page.title, page.url) == ("Ferry sinks", "https://post.example.org/ferry")
    assert (page.source, page.published) == ("Harbour Post", "2024-03-05T08:00:00Z")


def test_a_story_that_a_page_shows_is_read_rather_than_a_stated_summary():
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = _stating(STATED | {"articleBody": "Two died."}, f"<article>{shown}</article>")
    assert page.body == "\n".join(PARAGRAPHS)


def test_the_time_alone_is_that_of_the_whole_page():
    assert stated_time(HTML, None) == read_page(HTML, None).published == "2024-03-05T08:00:00Z"
    assert stated_time("<p>Two died.</p>", None) is None
    assert stated_time(HTML.replace("</body>", "<br>" * MOST_ELEMENTS), None) is None
