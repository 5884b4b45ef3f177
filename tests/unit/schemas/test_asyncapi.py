import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas import asyncapi
from schemas.asyncapi import CLOUDEVENT
from schemas.deadletter import DeadLetter, Stage
from schemas.export import documents
from schemas.topics import RAW, TOPICS
from streams.agents.deadletters import PREFIX, dead_letter
from streams.broker.records import Delivery, Trace, cloudevent

AT = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return asyncapi.document()


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    files = documents()
    references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(document))
    assert references
    for reference in references:
        file, _, pointer = reference.partition("#")
        target = json.loads(files[file.removeprefix("./")]) if file else document
        for step in pointer.split("/")[1:]:
            target = target[step]


def test_users_send_raw_articles_and_receive_all_else(document: dict[str, Any]) -> None:
    actions = {o["channel"]["$ref"]: o["action"] for o in document["operations"].values()}
    assert actions == {
        f"#/channels/{topic.name}": "send" if topic is RAW else "receive" for topic in TOPICS
    }


def test_every_record_of_a_topic_is_a_message_of_its_channel(document: dict[str, Any]) -> None:
    for topic in TOPICS:
        messages = document["channels"][topic.name]["messages"].values()
        names = {message["name"] for message in messages}
        assert names == (set(topic.ce_types.values()) or {DeadLetter.CE_TYPE})


def test_the_cloudevents_headers_are_those_that_the_agents_write(document: dict[str, Any]) -> None:
    described = document["components"]["schemas"]["cloudevent"]
    untraced = dict(cloudevent(id_="1", type_="t", source="tally", time=AT))
    trace = Trace("news.articles.raw.v1-0-1", AT)
    traced = dict(cloudevent(id_="1", type_="t", source="tally", time=AT, trace=trace))
    assert set(described["required"]) == set(untraced)
    assert set(described["properties"]) == set(traced)
    for name, value in traced.items():
        assert described["properties"][name].get("const", value.decode()) == value.decode()


def test_the_headers_of_a_dead_letter_are_those_that_the_agents_write(
    document: dict[str, Any],
) -> None:
    delivery = Delivery(RAW.name, 0, 7, b"k", b"{", (), AT)
    written = dead_letter(delivery, Stage.NORMALIZE, "not-json", "it ends early").headers
    (message,) = document["channels"]["news.deadletters.v1"]["messages"].values()
    assert PREFIX == asyncapi.DEADLETTER_PREFIX
    required = {*message["headers"]["required"], *CLOUDEVENT["required"]}
    assert required == {name for name, _ in written} - {"ce_origin", "ce_arrivedat"}
    described = message["headers"]["properties"]
    for name in ("ce_type", "content-type"):
        assert described[name]["const"] == dict(written)[name].decode()


def test_all_but_raw_articles_have_the_headers_of_cloudevents(document: dict[str, Any]) -> None:
    """These should, and need not: whoever feeds them may know of none."""
    described = {
        topic
        for topic, channel in document["channels"].items()
        if "#/components/schemas/cloudevent" in json.dumps(channel)
    }
    assert described == {topic.name for topic in TOPICS} - {RAW.name}
