"""JSON of newsapi.ai (Event Registry)."""

import json

import pytest

from schemas import RawArticle
from streams.feeds import json_documents
from tests.unit.feeds.samples import loaded, read_sample, warnings

ANSWER = loaded("newsapi.ai.json")
SILO = ANSWER["articles"]["results"][0]
ARTICLE = {
    "url": "https://plainscourier.example/2024/03/grain-silo",
    "title": "Grain silo bursts in Peoria, one dead",
    "body": "One worker was killed when a grain silo burst in Peoria, Illinois, on Tuesday.\n\n"
    "Two others were hurt.",
    "published_at": "2024-03-05T11:20:00Z",
    "source": "Plains Courier",
}


def read(document: object) -> list[RawArticle]:
    content = json.dumps(document).encode()
    return [
        RawArticle.model_validate_json(one) for one in json_documents.read(content, "feed.json")
    ]


def test_an_answer_is_read_and_what_has_no_text_left_out(caplog):
    (article,) = read_sample("newsapi.ai.json")
    assert article.model_dump(exclude_none=True) == ARTICLE
    assert warnings(caplog)[0].endswith(
        "item 2 is left out: it has no title and no body; ask for articleBodyLen=-1"
    )


@pytest.mark.parametrize(
    "document",
    [SILO, [SILO], {"recentActivityArticles": {"activity": [SILO]}}],
    ids=["article", "list", "stream"],
)
def test_articles_alone_in_a_list_and_in_a_stream(document):
    assert [article.model_dump(exclude_none=True) for article in read(document)] == [ARTICLE]


def test_the_time_that_it_was_found_at_stands_in():
    assert read(SILO | {"dateTimePub": None})[0].published_at == "2024-03-05T11:31:00Z"


def test_a_broken_article_costs_itself_alone(caplog):
    assert len(read({"articles": {"results": [SILO, "broken", SILO | {"url": []}, SILO]}})) == 2
    first, second = warnings(caplog)
    assert first.startswith("feed.json: item 2 is left out: Input should be a valid dictionary")
    assert second.startswith("feed.json: item 3 is left out: field 'url': Input should be")
