"""JSON Schema of the records."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from schemas.article import RawArticle
from schemas.base import Record

# The one dialect of plain JSON Schema that every AsyncAPI tool must read.
DIALECT = "http://json-schema.org/draft-07/schema#"
MEDIA_TYPE = "application/schema+json;version=draft-07"


class UntitledJsonSchema(GenerateJsonSchema):
    """JSON Schema whose fields are not titled by their own names over again."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave the title away."""
        return False


def json_schema(model: type[Record]) -> dict[str, Any]:
    """JSON Schema of what stands on a topic; of raw articles, of what may be fed."""
    mode: JsonSchemaMode = "validation" if model is RawArticle else "serialization"
    schema = model.model_json_schema(mode=mode, schema_generator=UntitledJsonSchema)
    return {"$schema": DIALECT, **schema}


def short_name(ce_type: str) -> str:
    """A record's name without the project's: `article.v1` of `tallywire.article.v1`."""
    return ce_type.removeprefix("tallywire.")


def file_name(ce_type: str) -> str:
    """The file that holds the schema of a record."""
    return f"{short_name(ce_type)}.schema.json"
