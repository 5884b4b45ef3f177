"""NewsML-G2."""

import pytest

from schemas import RawArticle
from streams.feeds import FeedError, newsml
from tests.unit.feeds.samples import read_sample, sample, warnings

MESSAGE = sample("newsml-g2.xml").decode()
SINGLE = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:1"
 version="4"><itemMeta>{meta}</itemMeta><contentMeta>{content_meta}</contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def read(text: str) -> list[RawArticle]:
    return [RawArticle.model_validate_json(v) for v in newsml.read(text.encode(), "news.xml")]


def single(content: str, content_meta: str = "", meta: str = "") -> RawArticle:
    (article,) = read(SINGLE.format(content=content, content_meta=content_meta, meta=meta))
    return article


def test_an_item_with_xhtml():
    article = read_sample("newsml-g2.xml")[0]
    assert article.model_dump(exclude_none=True) == {
        "id": "tag:harbourwire.example,2024:newsml_HW0305A",
        "title": "Fire in port of Valparaíso kills four",
        "body": "Four dockers were killed and eleven people injured in a fire in the "
        "port of Valparaíso, Chile, on Tuesday, firefighters said.\n\n"
        "Two warehouses burned down.",
        "published_at": "2024-03-05T09:55:00Z",
        "source": "Harbour Wire",
        "language": "en",
    }


def test_an_item_with_nitf_and_one_with_plain_text():
    _, nitf, plain = read_sample("newsml-g2.xml")
    assert nitf.body == "Dockers went back to work.\n\nThey had struck for a week."
    assert (nitf.title, nitf.source, nitf.language) == (
        "Strike ends in Valparaíso",
        "Harbour Wire",
        "en",
    )
    assert plain.body == "Los estibadores volvieron al trabajo.\n\nHabían parado una semana."
    assert (plain.source, plain.language) == ("HWIRE", "es")


def test_items_that_are_no_articles_are_left_out_and_said(caplog):
    assert len(read_sample("newsml-g2.xml")) == 3
    assert [warning.partition("xml: ")[2] for warning in warnings(caplog)] == [
        "item 4 is left out: its itemClass is 'picture', not text",
        "item 5 is left out: it is a packageItem, no newsItem",
    ]


def test_a_single_item_is_a_document_too():
    article = single("<inlineData>Two died.</inlineData>", "<headline>Bus fire</headline>")
    assert (article.id, article.title, article.body) == (
        "urn:newsml:wire.example:1",
        "Bus fire",
        "Two died.",
    )


def test_of_several_forms_the_longest_text_is_read():
    data = "<inlineData contenttype='{}' {}>{}</inlineData>"
    article = single(
        data.format("text/plain", "", "Short.")
        + data.format("text/html", "", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two died.&lt;/p&gt;")
        + data.format("text/plain", "encoding='http://www.iana.org/base64'", "T25lLg==" * 99)
        + data.format("application/pdf", "", "JVBERi0x" * 99)
    )
    assert article.body == "One.\n\nTwo died."


def test_a_description_stands_in_where_there_is_no_text():
    article = single("<remoteContent href='x'/>", "<description>Two died.</description>")
    assert article.body == "Two died."


def test_the_time_of_the_first_version_stands_in():
    meta = "<firstCreated>2024-03-05T07:00:00Z</firstCreated>"
    assert single("<inlineData>One.</inlineData>", meta=meta).published_at == "2024-03-05T07:00:00Z"


def test_a_prefix_of_the_namespace_changes_nothing():
    prefixed = MESSAGE.replace("xmlns=", "xmlns:n=")
    for name in ("newsMessage", "newsItem", "itemSet", "itemMeta", "contentMeta", "contentSet"):
        prefixed = prefixed.replace(f"<{name}", f"<n:{name}").replace(f"</{name}", f"</n:{name}")
    assert newsml.recognizes(prefixed[:4_096].encode())
    assert [a.id for a in read(prefixed)] == [a.id for a in read(MESSAGE)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (MESSAGE[: len(MESSAGE) // 2], "is broken XML .*; fetch it again, or ask its sender"),
        ("<newsMessage/>", "is NewsML-G2 without an item; is it whole?"),
        ("<a>" * 300 + "</a>" * 300, "is broken XML .*depth"),
    ],
    ids=["half", "empty", "deep"],
)
def test_a_broken_message_says_where_and_what_to_do(text, what):
    with pytest.raises(FeedError, match=f"^news.xml: {what}"):
        read(text)


@pytest.mark.parametrize("embargoed", ["<embargoed/>", "<embargoed>\n</embargoed>"])
def test_an_embargo_without_an_end_is_kept_and_said(caplog, embargoed):
    content = "<inlineData>One.</inlineData>"
    assert read(SINGLE.format(content=content, content_meta="", meta=embargoed)) == []
    assert warnings(caplog) == [
        "news.xml: item 1 is left out: it is embargoed until further notice; "
        "feed it again when that is over"
    ]


def test_an_item_without_words_costs_itself_alone(caplog):
    without = MESSAGE.replace("<inlineData", "<x").replace("</inlineData", "</x")
    without = without.replace("Termina la huelga en Valparaíso", " ")
    assert len(read(without)) == 2
    assert "news.xml: item 3 is left out: it has no headline and no text" in warnings(caplog)
