"""JSON of news-please."""

import json

import pytest

from schemas import RawArticle
from streams.feeds import json_documents
from tests.unit.feeds.samples import loaded, read_sample, warnings

CRANE = loaded("news-please.json")


def read(*pages: object) -> list[RawArticle]:
    content = json.dumps(pages).encode()
    return [
        RawArticle.model_validate_json(one) for one in json_documents.read(content, "feed.json")
    ]


def test_an_article_is_read():
    (article,) = read_sample("news-please.json")
    assert article.model_dump(exclude_none=True) == {
        "url": "https://www.elbkurier.example/hamburg/kran-eingestuerzt",
        "title": "Kran stürzt ein: zwei Tote",
        "body": "Beim Einsturz eines Krans im Hamburger Hafen sind zwei Arbeiter getötet worden.\n"
        "Fünf weitere wurden verletzt.",
        "published_at": "2024-03-05 13:05:00",
        "source": "elbkurier.example",
        "language": "de",
    }


@pytest.mark.parametrize("unknown", [None, "None"])
def test_a_page_without_a_date_is_as_old_as_its_download(unknown):
    assert read(CRANE | {"date_publish": unknown})[0].published_at == "2024-03-05 16:00:00"


def test_a_description_stands_in_for_a_text_that_was_not_found():
    assert read(CRANE | {"maintext": None})[0].body == "Zwei Arbeiter sind tot."


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"maintext": "", "description": "", "title": None}, "it has no title and no text"),
        ({"title": ["a"]}, "field 'title': Input should be a valid string, not an array of 1"),
    ],
)
def test_a_broken_article_costs_itself_alone(caplog, broken, why):
    assert len(read(CRANE, CRANE | broken, CRANE)) == 2
    assert warnings(caplog) == [f"feed.json: item 2 is left out: {why}"]
