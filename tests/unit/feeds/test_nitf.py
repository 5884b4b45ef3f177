"""NITF."""

import pytest

from schemas import RawArticle
from streams.feeds import FeedError, nitf
from tests.unit.feeds.samples import read_sample, sample, warnings

DOCUMENT = sample("nitf.xml").decode("iso-8859-1")


def read(text: str) -> list[RawArticle]:
    content = text.encode("iso-8859-1")
    return [RawArticle.model_validate_json(value) for value in nitf.read(content, "story.xml")]


def test_a_document_becomes_an_article():
    (article,) = read_sample("nitf.xml")
    assert article.model_dump(exclude_none=True) == {
        "id": "BDA:BDA-2024-0305-117",
        "url": "https://bulletindesalpes.example/savoie-117",
        "title": "Avalanche en Savoie : trois morts",
        "body": "BOURG-SAINT-MAURICE — Trois skieurs ont été tués mardi par une avalanche, a "
        "annoncé la préfecture.\n\nDeux autres sont indemnes.",
        "published_at": "20240305T083000Z",
        "source": "Bulletin des Alpes",
        "language": "fr",
    }


def test_a_story_that_has_its_dateline_gets_no_other():
    text = DOCUMENT.replace("Trois skieurs", "BOURG-SAINT-MAURICE, 5 mars (AFP) - Trois skieurs")
    assert read(text)[0].body.startswith("BOURG-SAINT-MAURICE, 5 mars (AFP) - Trois")


def test_an_id_that_names_no_register_is_left_out_since_others_use_it_too():
    assert read(DOCUMENT.replace('regsrc="BDA" ', ""))[0].id is None


@pytest.mark.parametrize(
    ("cut", "source"),
    [(' name="Bulletin des Alpes"', "Bulletin des Alpes"), (' holder="Bulletin des Alpes"', None)],
)
def test_the_holder_of_the_rights_stands_in_for_the_publisher(cut, source):
    text = DOCUMENT.replace(' name="Bulletin des Alpes"', "").replace(cut, "")
    assert read(text)[0].source == source


def test_the_title_and_the_abstract_stand_in_for_headline_and_story():
    text = DOCUMENT.replace("hl1>", "hl3>").replace("body.content>", "x>")
    text = text.replace("<byline>", "<abstract><p>Trois morts.</p></abstract><byline>")
    (article,) = read(text)
    assert (article.title, article.body) == (
        "Avalanche en Savoie",
        "BOURG-SAINT-MAURICE — Trois morts.",
    )


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("Usable", "Avalanche en Savoie : trois morts"),
        ("final", "Avalanche en Savoie : trois morts"),
        ("Canceled", "Withdrawn by its publisher"),
        ("embargoed", None),
    ],
)
def test_a_status_that_forbids_to_publish_is_kept(status, title):
    found = read(DOCUMENT.replace('management-status="usable"', f'management-status="{status}"'))
    assert [article.title for article in found] == ([title] if title else [])


def test_a_document_without_words_is_left_out_and_said(caplog):
    assert read("<nitf><body><body.content/></body></nitf>") == []
    assert warnings(caplog) == ["story.xml: item 1 is left out: it has no headline and no text"]


def test_a_broken_document_says_where_and_what_to_do():
    with pytest.raises(FeedError, match=r"^story\.xml: is broken XML .*; fetch it again"):
        read(DOCUMENT[:900])
