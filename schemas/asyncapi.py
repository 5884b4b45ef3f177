"""The AsyncAPI 3.0 document: topics, records and headers, for programs in any language."""

from typing import Any

from schemas.deadletter import DeadLetter
from schemas.json_schema import MEDIA_TYPE, file_name, short_name
from schemas.topics import DEADLETTERS, RAW, TOPICS, Topic

JSON_CONTENT, BYTES_CONTENT = "application/json", "application/octet-stream"

# Version of the Kafka bindings (github.com/asyncapi/bindings).
KAFKA_BINDING = "0.5.0"

INFO = {
    "title": "tallywire",
    "version": "1.0.0",
    "description": "What a program that works with tallywire sends and receives: raw articles in; "
    "incidents with their tolls, rolling counts and alerts out. Delivery is at least once: a "
    "record may come again, with the same key and value. Records have CloudEvents headers; a raw "
    "article needs none, `tallywire feed` gives it some. Of a dead letter's headers of one name "
    "the last counts: those of the refused record come first.",
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
        "content-type": {"type": "string"},
    },
    "required": ["ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "content-type"],
}

DEADLETTER_PREFIX = "tallywire-dl-"
DEADLETTER_ORIGINALS = {"key", "value", "headers"}
"""Fields of a dead letter that are the original record's own; the others are headers."""


def document() -> dict[str, Any]:
    """The whole of it, from the side of a program that feeds and subscribes."""
    return {
        "asyncapi": "3.0.0",
        "info": INFO,
        "defaultContentType": JSON_CONTENT,
        "servers": SERVERS,
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": {_operation_name(topic): _operation(topic) for topic in TOPICS},
        "components": {"schemas": {"cloudevent": CLOUDEVENT}},
    }


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
        return {short_name(DeadLetter.CE_TYPE): _deadletter_message(topic)}
    return {short_name(ce_type): _message(topic, ce_type) for ce_type in topic.ce_types.values()}


def _message(topic: Topic, ce_type: str) -> dict[str, Any]:
    message: dict[str, Any] = {
        "name": ce_type,
        "contentType": JSON_CONTENT,
        "payload": {
            "schemaFormat": MEDIA_TYPE,
            "schema": {"$ref": f"./{file_name(ce_type)}"},
        },
        "bindings": _message_binding(topic),
    }
    if topic is not RAW:  # whoever feeds articles need not know of CloudEvents
        message["headers"] = _cloudevent_headers(ce_type)
    return message


def _cloudevent_headers(ce_type: str, content_type: str = JSON_CONTENT) -> dict[str, Any]:
    return {
        "type": "object",
        "allOf": [{"$ref": "#/components/schemas/cloudevent"}],
        "properties": {"ce_type": {"const": ce_type}, "content-type": {"const": content_type}},
    }


def _deadletter_message(topic: Topic) -> dict[str, Any]:
    facts = {
        f"{DEADLETTER_PREFIX}{name}": field.is_required()
        for name, field in sorted(DeadLetter.model_fields.items())
        if name not in DEADLETTER_ORIGINALS
    }
    headers = _cloudevent_headers(DeadLetter.CE_TYPE, BYTES_CONTENT)
    headers["properties"] |= {name: {"type": "string"} for name in facts}
    headers["required"] = [name for name, always in facts.items() if always]
    return {
        "name": DeadLetter.CE_TYPE,
        "description": "The value is the refused record's own, whatever that is; its own headers "
        "stand before these.",
        "contentType": BYTES_CONTENT,
        "headers": headers,
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
