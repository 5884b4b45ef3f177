import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from schemas import export
from schemas.deadletter import Stage
from schemas.topics import RAW, TOPICS
from streams.agents.deadletters import PREFIX, dead_letter
from streams.broker.records import Delivery, Trace, cloudevent

AT = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def asyncapi() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export.documents()["asyncapi.json"])
    return document


def test_what_is_checked_in_is_what_the_models_say() -> None:
    assert export.drifted() == []


def test_a_changed_a_missing_and_a_forgotten_file_are_drift(tmp_path: Path) -> None:
    export.write(tmp_path)
    assert export.drifted(tmp_path) == []
    (tmp_path / "alert.v1.schema.json").write_text("{}")
    (tmp_path / "count.v1.schema.json").unlink()
    (tmp_path / "gone.v1.schema.json").write_text("{}")
    drift = ["alert.v1.schema.json", "count.v1.schema.json", "gone.v1.schema.json"]
    assert export.drifted(tmp_path) == drift
    export.write(tmp_path)
    assert export.drifted(tmp_path) == []


def test_the_command_that_checks_agrees() -> None:
    command = [sys.executable, "-m", "schemas.export", "--check"]
    assert subprocess.run(command, check=False).returncode == 0


def test_each_model_of_the_topics_has_its_schema() -> None:
    files = export.documents()
    for topic in TOPICS:
        for model, ce_type in topic.ce_types.items():
            schema = json.loads(files[f"{export.name(ce_type)}.schema.json"])
            assert set(schema["properties"]) == set(model.model_fields)


def test_every_reference_leads_somewhere(asyncapi: dict[str, Any]) -> None:
    files = export.documents()
    references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(asyncapi))
    assert references
    for reference in references:
        file, _, pointer = reference.partition("#")
        target = json.loads(files[file.removeprefix("./")]) if file else asyncapi
        for step in pointer.split("/")[1:]:
            target = target[step]


def test_users_send_raw_articles_and_receive_all_else(asyncapi: dict[str, Any]) -> None:
    actions = {o["channel"]["$ref"]: o["action"] for o in asyncapi["operations"].values()}
    assert actions == {
        f"#/channels/{topic.name}": "send" if topic is RAW else "receive" for topic in TOPICS
    }


def test_the_cloudevents_headers_are_those_that_the_agents_write(asyncapi: dict[str, Any]) -> None:
    written = dict(
        cloudevent(id_="1", type_="t", source="tally", time=AT, trace=Trace("raw-0-1", AT))
    )
    described = asyncapi["components"]["schemas"]["cloudevent"]
    assert set(described["properties"]) == set(written)
    untraced = dict(cloudevent(id_="1", type_="t", source="tally", time=AT))
    assert set(described["required"]) == set(untraced)
    for name, value in written.items():
        assert described["properties"][name].get("const", value.decode()) == value.decode()


def test_the_headers_of_a_dead_letter_are_those_that_the_agents_write(
    asyncapi: dict[str, Any],
) -> None:
    delivery = Delivery(RAW.name, 0, 7, b"k", b"{", (), AT)
    written = dead_letter(delivery, Stage.NORMALIZE, "not-json", "it ends early").headers
    (message,) = asyncapi["channels"]["news.deadletters.v1"]["messages"].values()
    assert PREFIX == export.DEADLETTER_PREFIX
    assert set(message["headers"]["properties"]) == {name for name, _ in written}
