"""Documents of schema.org's JSON-LD."""

import json

from schemas import RawArticle
from streams.feeds import json_documents
from tests.unit.feeds.samples import loaded, read_sample, warnings

LANDSLIDE = loaded("newsarticle.jsonld")


def read(document: object) -> list[RawArticle]:
    content = json.dumps(document).encode()
    return [
        RawArticle.model_validate_json(one) for one in json_documents.read(content, "feed.json")
    ]


def test_a_news_article_is_read():
    (article,) = read_sample("newsarticle.jsonld")
    assert article.model_dump(exclude_none=True) == {
        "url": "https://laquebrada.example/peru/landslide-cusco",
        "title": "Landslide buries houses near Cusco",
        "body": "A landslide buried a dozen houses in a village near Cusco, Peru.\n\n"
        "Four are still missing.",
        "published_at": "2024-03-05T14:20:00-05:00",
        "source": "La Quebrada",
        "language": "en",
    }


def test_a_graph_with_several_articles():
    other = LANDSLIDE | {"headline": "Road to Cusco reopened"}
    found = read({"@graph": [{"@type": "WebSite", "name": "La Quebrada"}, LANDSLIDE, other]})
    assert [a.title for a in found] == [LANDSLIDE["headline"], "Road to Cusco reopened"]


def test_what_is_no_article_is_left_out_and_said(caplog):
    empty = {"@type": "NewsArticle"}
    assert len(read([{"@type": "Person", "name": "Ilse"}, empty, LANDSLIDE])) == 1
    assert warnings(caplog) == [
        "feed.json: item 1 is left out: it is JSON-LD without a NewsArticle",
        "feed.json: item 2 is left out: it has no headline and no articleBody",
    ]
