import pytest

from schemas.article import RawArticle
from schemas.base import Record
from schemas.count import Count
from schemas.json_schema import file_name, json_schema
from schemas.topics import TOPICS


@pytest.mark.parametrize("model", [model for topic in TOPICS for model in topic.ce_types])
def test_a_schema_describes_every_field_of_its_model(model: type[Record]) -> None:
    schema = json_schema(model)
    assert set(schema["properties"]) == set(model.model_fields)
    assert schema["description"]


def test_unknown_fields_are_allowed_so_that_records_can_grow() -> None:
    assert "additionalProperties" not in json_schema(Count)


def test_a_raw_article_needs_one_of_its_texts() -> None:
    schema = json_schema(RawArticle)
    assert "required" not in schema
    assert [choice["required"] for choice in schema["anyOf"]] == [["title"], ["body"], ["html"]]


def test_a_file_is_named_after_the_record_and_its_version() -> None:
    assert file_name("tallywire.raw-article.v1") == "raw-article.v1.schema.json"
