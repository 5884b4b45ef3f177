"""The contract for programs in any language: JSON Schema of the records, AsyncAPI of the topics.

`python -m schemas.export` writes both to `schemas/generated`; with `--check` it only compares, and
exits 1 if anything there differs from what the models say.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from schemas.article import RawArticle
from schemas.base import Record
from schemas.deadletter import DeadLetter
from schemas.extraction import Extraction
from schemas.topics import DEADLETTERS, RAW, TOPICS, Topic

GENERATED = Path(__file__).with_name("generated")

# The one dialect of plain JSON Schema that every AsyncAPI tool must read.
JSON_SCHEMA = "http://json-schema.org/draft-07/schema#"
JSON_SCHEMA_FORMAT = "application/schema+json;version=draft-07"
JSON_CONTENT = "application/json"

# The binding object versions of github.com/asyncapi/bindings.
KAFKA_BINDING = "0.5.0"

INFO = {
    "title": "tallywire",
    "version": "1.0.0",
    "description": "What a program that works with tallywire sends and receives: raw articles in; "
    "incidents with their tolls, rolling counts and alerts out. Delivery is at least once: a "
    "record may come again, with the same key and value.",
}
SERVERS = {
    "local": {
        "host": "127.0.0.1:9092",
        "protocol": "kafka",
        "description": "The broker of docker-compose.yml and of deploy/kafka/run.",
    }
}

# The Kafka protocol binding of CloudEvents 1.0.2, binary content mode, with two extensions that
# trace a record to the raw article it comes from.
CLOUDEVENT = {
    "type": "object",
    "properties": {
        "ce_specversion": {"type": "string", "const": "1.0"},
        "ce_id": {"type": "string"},
        "ce_type": {"type": "string"},
        "ce_source": {"type": "string", "description": "The stage that made the record."},
        "ce_time": {"type": "string", "format": "date-time", "description": "Event time."},
        "ce_origin": {"type": "string", "description": "The raw article: topic-partition-offset."},
        "ce_arrivedat": {
            "type": "string",
            "format": "date-time",
            "description": "When the raw article arrived.",
        },
        "content-type": {"type": "string", "const": JSON_CONTENT},
    },
    "required": ["ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "content-type"],
}

DEADLETTER_PREFIX = "tallywire-dl-"
DEADLETTER_ORIGINALS = {"key", "value", "headers"}
"""Fields of a dead letter that are the original record's own; the others are headers."""


class UntitledJsonSchema(GenerateJsonSchema):
    """JSON Schema whose fields are not titled by their own names over again."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave the title away."""
        return False


def documents() -> dict[str, str]:
    """All generated files: name and text."""
    records = {f"{name(ce_type)}.schema.json": json_schema(m) for m, ce_type in _typed_records()}
    extraction = {"extraction.v1.schema.json": json_schema(Extraction)}
    contents = records | extraction | {"asyncapi.json": asyncapi()}
    return {file: json.dumps(content, indent=2) + "\n" for file, content in contents.items()}


def name(ce_type: str) -> str:
    """A record's short name: `article.v1` of `tallywire.article.v1`."""
    return ce_type.removeprefix("tallywire.")


def json_schema(model: type[Record]) -> dict[str, Any]:
    """JSON Schema of what stands on a topic; of raw articles, of what may be fed."""
    mode: JsonSchemaMode = "validation" if model is RawArticle else "serialization"
    schema = model.model_json_schema(mode=mode, schema_generator=UntitledJsonSchema)
    return {"$schema": JSON_SCHEMA, **schema}


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3.0 document, from the side of the program that feeds and subscribes."""
    return {
        "asyncapi": "3.0.0",
        "info": INFO,
        "defaultContentType": JSON_CONTENT,
        "servers": SERVERS,
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": {_operation_name(topic): _operation(topic) for topic in TOPICS},
        "components": {"schemas": {"cloudevent": CLOUDEVENT}},
    }


def _typed_records() -> Iterable[tuple[type[Record], str]]:
    return (item for topic in TOPICS for item in topic.ce_types.items())


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": topic.description,
        "messages": _messages(topic),
        "bindings": {"kafka": _channel_binding(topic)},
    }


def _channel_binding(topic: Topic) -> dict[str, Any]:
    return {
        "topic": topic.name,
        "topicConfiguration": {
            "cleanup.policy": [topic.config["cleanup.policy"]],
            "retention.ms": int(topic.config["retention.ms"]),
            "max.message.bytes": int(topic.config["max.message.bytes"]),
        },
        "bindingVersion": KAFKA_BINDING,
    }


def _messages(topic: Topic) -> dict[str, Any]:
    if topic is DEADLETTERS:
        return {"deadletter.v1": _deadletter_message(topic)}
    return {name(ce_type): _message(topic, ce_type) for ce_type in topic.ce_types.values()}


def _message(topic: Topic, ce_type: str) -> dict[str, Any]:
    message: dict[str, Any] = {
        "name": ce_type,
        "contentType": JSON_CONTENT,
        "payload": {
            "schemaFormat": JSON_SCHEMA_FORMAT,
            "schema": {"$ref": f"./{name(ce_type)}.schema.json"},
        },
        "bindings": _message_binding(topic),
    }
    if topic is not RAW:  # whoever feeds articles need not know of CloudEvents
        message["headers"] = _cloudevent_headers(ce_type)
    return message


def _cloudevent_headers(ce_type: str) -> dict[str, Any]:
    return {
        "type": "object",
        "allOf": [{"$ref": "#/components/schemas/cloudevent"}],
        "properties": {"ce_type": {"const": ce_type}},
    }


def _deadletter_message(topic: Topic) -> dict[str, Any]:
    facts = DeadLetter.model_fields.keys() - DEADLETTER_ORIGINALS
    headers = {f"{DEADLETTER_PREFIX}{fact}": {"type": "string"} for fact in sorted(facts)}
    return {
        "name": "tallywire.deadletter.v1",
        "description": "The value is the refused record's own, whatever that is; its own headers "
        "stand beside these.",
        "contentType": "application/octet-stream",
        "headers": {"type": "object", "properties": headers, "required": list(headers)},
        "bindings": _message_binding(topic),
    }


def _message_binding(topic: Topic) -> dict[str, Any]:
    key = {"type": "string", "description": topic.key}
    return {"kafka": {"key": key, "bindingVersion": KAFKA_BINDING}}


def _operation_name(topic: Topic) -> str:
    if topic is RAW:
        return "feed"
    return "receive-" + topic.name.removeprefix("news.").removesuffix(".v1")


def _operation(topic: Topic) -> dict[str, Any]:
    return {
        "action": "send" if topic is RAW else "receive",
        "channel": {"$ref": f"#/channels/{topic.name}"},
    }


def drifted(folder: Path = GENERATED) -> list[str]:
    """Names of the files that are missing, outdated or no longer generated."""
    wanted = documents()
    present = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}
    return sorted(n for n in wanted.keys() | present.keys() if wanted.get(n) != present.get(n))


def write(folder: Path = GENERATED) -> None:
    """Make the folder hold the generated files and no other."""
    folder.mkdir(exist_ok=True)
    wanted = documents()
    for path in folder.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for file, text in wanted.items():
        (folder / file).write_text(text, "utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m schemas.export", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if not parser.parse_args().check:
        write()
    elif drift := drifted():
        sys.exit(f"out of date: {', '.join(drift)}; run `python -m schemas.export`")


if __name__ == "__main__":
    main()
