"""ninjs, in its three generations."""

import json

import pytest

from schemas import RawArticle
from streams import feeds
from streams.feeds import json_documents
from tests.unit.feeds.samples import loaded, read_sample, warnings

BRIDGE = {
    "id": "urn:newsml:meridiandispatch.example:20240305:bridge-0412",
    "url": "https://meridiandispatch.example/news/bridge-0412",
    "title": "Bus falls from bridge near Mbombela, nine dead",
    "published_at": "2024-03-05T11:40:00+02:00",
    "source": "Meridian Dispatch",
    "language": "en-ZA",
}
STORY = (
    "Nine people were killed & 21 injured when a bus fell from a bridge near Mbombela, "
    "South Africa, on Tuesday, police said.\n\nThe driver is among the dead."
)


def read(*items: object) -> list[RawArticle]:
    content = json.dumps(items).encode()
    return [
        RawArticle.model_validate_json(one) for one in json_documents.read(content, "feed.json")
    ]


def test_generation_2_its_main_headline_longest_body_and_page():
    (article,) = read_sample("ninjs-2.json")
    assert article.model_dump(exclude={"body"}, exclude_none=True) == BRIDGE
    assert article.body == STORY


def test_generation_3_with_names_in_camel_case_and_nitf_within():
    article = read_sample("ninjs-3.json")[0]
    assert article.model_dump(exclude={"body"}, exclude_none=True) == BRIDGE
    assert article.body == STORY


def test_generation_1_with_a_field_for_each_form_of_the_body():
    (article,) = read(
        {
            "uri": "http://wire.example/1",
            "headline": "Bus fire",
            "body_text": "Two died.",
            "body_xhtml": "<p>Two died.</p><p>The bus was empty.</p>",
            "renditions": {"thumbnail": {"href": "https://wire.example/1.jpg"}},
        }
    )
    assert (article.title, article.body) == ("Bus fire", "Two died.\n\nThe bus was empty.")


@pytest.mark.parametrize(
    "words",
    [
        {"headline": "Bus fire"},
        {"headline_main": "Bus fire"},
        {"title": "Bus fire", "body_html": "<p>Two died.</p>"},
        {"title": "Bus fire", "description_text": "Two died."},
        {"title": "Bus fire", "$standard": {"name": "ninjs", "version": "1.4"}},
    ],
    ids=lambda words: ", ".join(words),
)
def test_generation_1_is_known_though_it_names_no_version(words):
    (article,) = read(words | {"uri": "u:1", "infosource": [{"name": "Harbour Wire"}]})
    assert (article.id, article.title, article.source) == ("u:1", "Bus fire", "Harbour Wire")


def test_an_article_of_ours_that_has_an_uri_too_is_passed_as_it_is():
    ours = {"uri": "u:1", "title": "Bus fire", "body": "Two died.", "description": "One."}
    assert list(json_documents.read(json.dumps(ours).encode(), "feed.json")) == [
        json.dumps(ours).encode()
    ]


def test_plain_text_keeps_its_paragraphs():
    minister = read_sample("ninjs-3.json")[1]
    assert (
        minister.body == "The minister of transport visited the bridge.\n\nShe promised a new one."
    )


@pytest.mark.parametrize(
    ("located", "story", "read_as"),
    [
        ("Mbombela, South Africa", "Nine died.", "MBOMBELA, South Africa — Nine died."),
        ("Mbombela", "Nine died near Mbombela.", "Nine died near Mbombela."),
        ("Pretoria", "MBOMBELA (Reuters) - Nine died.", "MBOMBELA (Reuters) - Nine died."),
        (" - ", "Nine died.", "Nine died."),
    ],
)
def test_a_story_that_does_not_say_where_it_was_filed_gets_a_dateline(located, story, read_as):
    item = {"uri": "u:1", "located": located, "bodies": [{"value": story}]}
    assert read(item)[0].body == read_as


def test_nitf_within_is_read_whatever_charset_it_had_once():
    story = "<nitf><body><body.content><p>Fähre gesunken</p></body.content></body></nitf>"
    body = {"value": f'<?xml version="1.0" encoding="ISO-8859-1"?>{story}'}
    assert read({"uri": "u:1", "bodies": [body]})[0].body == "Fähre gesunken"


def test_nitf_within_that_is_broken_is_read_as_far_as_it_is_whole():
    body = {"value": "<nitf><body><body.content><p>Two died.</p><p>One & all"}
    assert read({"uri": "u:1", "bodies": [body]})[0].body == "Two died.\n\nOne & all"


@pytest.mark.parametrize("tag", ["<nitf>", "<div>"])
def test_a_text_that_is_too_deep_is_left_out_and_said(caplog, tag):
    item = {"uri": "u:1", "headlines": [{"value": "Bus fire"}], "bodies": [{"value": tag * 400}]}
    assert read(item) == []
    assert (
        "item 1 is left out: its text is HTML beyond what is read (Excessive depth" in caplog.text
    )


def test_signs_in_plain_text_are_no_tags():
    body = {"contenttype": "text/plain", "value": "Of n <m people, two died.\n\nm <b> n."}
    assert read({"uri": "u:1", "bodies": [body]})[0].body == body["value"]


def test_a_summary_stands_in_where_there_is_no_body():
    item = loaded("ninjs-2.json") | {"bodies": None, "located": None}
    assert read(item)[0].body == "Nine people died."


def test_the_holder_of_the_rights_is_the_publisher_where_no_source_is_named():
    assert read(loaded("ninjs-2.json") | {"infosources": []})[0].source == "Meridian Dispatch AG"


def test_what_is_no_text_is_left_out_and_said(caplog):
    assert [article.title for article in read_sample("ninjs-3.json")] == [
        "Bus falls from bridge near Mbombela, nine dead",
        "Minister visits bridge near Mbombela",
    ]
    (warning,) = warnings(caplog)
    assert warning.endswith("ninjs-3.json: item 2 is left out: it is of type 'picture', not text")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({}, "it has no headline and no text"),
        ({"bodies": [{"value": None}], "headlines": [{}]}, "it has no headline and no text"),
        ({"bodies": ["text"]}, "field 'bodies': Input should be a valid dictionary"),
        ({"uri": "a\nb", "headlines": [{"value": "Two"}]}, "field 'id': String should match"),
    ],
)
def test_a_broken_item_costs_itself_alone(caplog, broken, why):
    good = {"uri": "u:1", "versioncreated": "2024-03-05", "headlines": [{"value": "One"}]}
    found = read(good, {"uri": "u:2", "pubstatus": "usable"} | broken, good | {"uri": "u:3"})
    assert [article.id for article in found] == ["u:1", "u:3"]
    (warning,) = warnings(caplog)
    assert warning.startswith(f"feed.json: item 2 is left out: {why}")


def test_lines_of_items_are_read_and_other_lines_pass_as_they_are(tmp_path):
    ours = b'{ "title": "One" }'
    item = json.dumps(loaded("ninjs-2.json")).encode()
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b"\n".join([ours, item, b'{"uri": broken']))
    first, second, third = feeds.read(str(path))
    assert (first, third) == (ours, b'{"uri": broken')
    assert json.loads(second)["id"] == BRIDGE["id"]
