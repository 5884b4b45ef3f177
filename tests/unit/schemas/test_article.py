import pytest
from pydantic import ValidationError

from schemas.article import Article, RawArticle


@pytest.mark.parametrize("field", ["title", "body", "html"])
def test_one_text_is_enough(field: str) -> None:
    assert RawArticle.model_validate({field: "Ferry sinks"})


@pytest.mark.parametrize("texts", [{}, {"title": ""}, {"body": " \n\t", "html": None}])
def test_no_text_is_refused(texts: dict[str, str | None]) -> None:
    with pytest.raises(ValidationError, match="must hold text"):
        RawArticle.model_validate({"id": "a1", "url": "https://news.example/a1"} | texts)


def test_an_id_may_come_as_a_number() -> None:
    assert RawArticle.model_validate({"id": 17, "title": "Ferry sinks"}).id == "17"


def test_unknown_fields_are_left_aside() -> None:
    raw = RawArticle.model_validate({"title": "Ferry sinks", "desk": "world"})
    assert b"desk" not in raw.to_json()


def test_offsets_point_into_title_and_body_together() -> None:
    article = Article(
        article_id="a1", title="Ferry sinks", body="Six drowned.", published_at=None, language="en"
    )
    start = article.text.index("Six")
    assert article.text[start : start + 12] == article.body
