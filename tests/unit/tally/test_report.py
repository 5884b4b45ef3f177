import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Article, Extraction, Kind
from streams.tally.report import MOST_TERMS, TITLE_CHARACTERS, ages, key, reports, terms
from tests.unit.tally.build import HARBOUR, at, exactly, report

ARTICLE = Article(
    article_id="a",
    title="Blast at Ostwick refinery kills three",
    body="Three dockers died on Friday. Tamsin Quarrel, who saw it, said the pipeline burst.",
    published_at=at(0),
    language="en",
)
EXTRACTION = Extraction(
    article_id="a",
    title=ARTICLE.title,
    published_at=at(0),
    figures=(),
    tolls={Kind.KILLED: exactly(3)},
    category="explosion",
    place=HARBOUR,
)


def test_an_article_with_a_toll_is_a_report() -> None:
    [told] = reports(ARTICLE, EXTRACTION, "earlier")
    assert told.supersedes == "earlier"
    assert (told.tolls, told.place) == (EXTRACTION.tolls, HARBOUR)
    assert told.category == "explosion"


def test_an_article_without_a_toll_reports_nothing() -> None:
    assert reports(ARTICLE, EXTRACTION.model_copy(update={"tolls": {}}), None) == []


def test_without_a_time_nothing_can_be_tallied() -> None:
    with pytest.raises(ValueError, match="no publication time"):
        reports(ARTICLE.model_copy(update={"published_at": None}), EXTRACTION, None)


def test_the_key_is_the_country_or_what_stands_for_none() -> None:
    assert key(report()) == "QA"
    assert key(report(place=None)) == "ZZ"


def test_names_and_the_words_of_the_title_tell_most() -> None:
    found = terms(ARTICLE.title, ARTICLE.body)
    assert {"ostwick", "refinery", "tamsin", "quarrel", "dockers", "pipeline"} <= set(found)
    assert found[0] == "blast"
    assert not {"who", "said", "friday"} & set(found)


def test_terms_are_found_in_other_scripts() -> None:
    assert "взрыв" in terms("Взрыв на заводе", "")
    assert "έκρηξη" in terms("Έκρηξη στο λιμάνι", "")


@given(st.text(max_size=300), st.text(max_size=3_000))
def test_terms_are_few_and_never_twice(title: str, body: str) -> None:
    found = terms(title, body)
    assert len(found) == len(set(found)) <= MOST_TERMS


def test_a_text_that_was_taken_for_a_title_is_cut() -> None:
    [told] = reports(ARTICLE.model_copy(update={"title": "word " * 10_000}), EXTRACTION, None)
    assert len(told.title) == TITLE_CHARACTERS


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A 7-year-old and two 34 year olds were hurt. Ines Orrin, 61, died.", (7, 34, 61)),
        ("en", "Shots fell on Friday, 9 March, in all 24.", ()),
        ("es", "Murió un joven de 17 años. Ana Orrín, 61, está herida.", (17, 61)),
        ("fi", "A 7-year-old was hurt.", ()),
    ],
)
def test_the_ages_of_people(language: str, text: str, expected: tuple[int, ...]) -> None:
    assert ages(text, language) == expected
