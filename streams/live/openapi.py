"""The OpenAPI 3.1 document of what a worker answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from schemas.base import Record
from schemas.json_schema import UntitledJsonSchema
from streams.live.answers import Merged, Problem, Question
from streams.live.held import Held

REFERENCE = "#/components/schemas/{model}"
DOCUMENT_PATH = "/api/openapi.json"

INFO = {
    "title": "tallywire",
    "version": "1.0.0",
    "summary": "What the news says happened, as a worker sees it now.",
    "description": "Any worker answers, of the topics as a whole. It reads them from the first "
    "question on until some minutes after the last one, and holds the newest. Ask again with "
    "`If-None-Match`: 304 then says that nothing has changed. Topics, for programs that want every "
    "change, are described by AsyncAPI.",
}


@dataclass(frozen=True)
class Operation:
    """A question that can be asked."""

    path: str
    """Parts in braces are filled in."""
    name: str
    summary: str
    question: type[Question]
    """What its query may say."""
    answer: type[Record]
    find: Callable[[Held, Any, Mapping[str, str]], Record | Merged | None]
    """Takes what is held, the question and the parts of the path that are filled in; gives the
    answer, or what the path's last part was merged into, or None where it names nothing held."""


def document(operations: tuple[Operation, ...]) -> dict[str, Any]:
    """The whole of it, generated from the models."""
    answers: list[type[BaseModel]] = [Problem, *(one.answer for one in operations)]
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (answer, "serialization") for answer in answers
    ]
    _, schemas = models_json_schema(
        models, ref_template=REFERENCE, schema_generator=UntitledJsonSchema
    )
    return {
        "openapi": "3.1.0",
        "info": INFO,
        "servers": [{"url": "/", "description": "The worker that was asked."}],
        "paths": {one.path: {"get": _operation(one)} for one in operations},
        "components": {
            "schemas": schemas["$defs"],
            "responses": {
                "BadQuestion": _problem("The query can't be used."),
                "NotOurName": _problem("The worker is not to be called by this name."),
                "NotFound": _problem("It is not held, or is no more."),
                "NotShown": _problem("The worker can't answer now; ask again.")
                | {"headers": {"Retry-After": {"schema": {"type": "integer"}}}},
            },
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    responses: dict[str, Any] = {
        "200": {
            "description": (operation.answer.__doc__ or "").partition("\n")[0],
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": _reference(operation.answer)}},
        },
        "304": {"description": "Nothing has changed since."},
        "400": {"$ref": "#/components/responses/BadQuestion"},
        "421": {"$ref": "#/components/responses/NotOurName"},
        "503": {"$ref": "#/components/responses/NotShown"},
    }
    path_parameters = _path_parameters(operation.path)
    if path_parameters:
        responses["307"] = {
            "description": "It has proved to be another one, and was merged into that.",
            "headers": {"Location": {"schema": {"type": "string", "format": "uri-reference"}}},
        }
        responses["404"] = {"$ref": "#/components/responses/NotFound"}
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": path_parameters + _query_parameters(operation.question),
        "responses": responses,
    }


def _path_parameters(path: str) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]


def _query_parameters(question: type[Question]) -> list[dict[str, Any]]:
    schema = question.model_json_schema(schema_generator=UntitledJsonSchema)
    parameters = []
    for name, field in schema.get("properties", {}).items():
        resolved = _given(field, schema.get("$defs", {}))
        description = resolved.pop("description", "")
        parameters.append(
            {"name": name, "in": "query", "description": description, "schema": resolved}
        )
    return parameters


def _given(field: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that stands in a query: it is never null there, and holds no `$ref`."""
    variants = [one for one in field.get("anyOf", []) if one != {"type": "null"}]
    given = {name: value for name, value in field.items() if name not in ("anyOf", "default")}
    if field.get("default") is not None:
        given["default"] = field["default"]
    for variant in [given, *variants]:
        if reference := variant.get("$ref"):
            given |= {k: v for k, v in defs[reference.split("/")[-1]].items() if k != "description"}
        else:
            given |= variant
    given.pop("$ref", None)
    return given


def _reference(model: type[Record]) -> dict[str, str]:
    return {"$ref": REFERENCE.format(model=model.__name__)}


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": _reference(Problem)}},
    }
