"""What the README says of other clients: they feed and subscribe, on Apache Kafka."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat
from confluent_kafka import Consumer

from schemas import Alert
from streams import settings
from streams.broker import admin
from streams.processes import worker
from tests.brokers import apache_kafka
from tests.conftest import require_apache_kafka

README = (Path(__file__).parents[2] / "README.md").read_text()
SECONDS = 120.0
"""Until an alert comes of what was fed, the start of the worker included."""


@pytest.fixture(scope="module")
def kafka() -> Iterator[str]:
    """An Apache Kafka with a worker."""
    require_apache_kafka()
    with apache_kafka() as address:
        asyncio.run(admin.create(settings.load(broker=address)))
        with worker({"TALLYWIRE_BROKER": address}):
            yield address


@pytest.fixture
def kcat() -> None:
    if shutil.which("kcat") is None:
        pytest.skip("not with kcat: install it (Debian's package `kcat`)")


def shown(language: str, *words: str) -> str:
    """The one piece of code in the README that has all these words."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    (found,) = (block for block in blocks if all(word in block for word in words))
    return str(found)


def run(command: Sequence[str], broker: str) -> None:
    environment = {**os.environ, "TALLYWIRE_BROKER": broker}
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr


def first_line(command: Sequence[str], broker: str, has: str) -> str:
    """The first line with this that a subscriber prints, which is ended then."""
    environment = {**os.environ, "TALLYWIRE_BROKER": broker}
    limited = ["timeout", str(SECONDS), *command]
    with subprocess.Popen(limited, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = next((line for line in process.stdout if has in line), None)
        process.terminate()
    assert line is not None, f"no {has!r} within {SECONDS} s"
    return line


def test_kcat_feeds_and_subscribes(kafka: str, kcat: None) -> None:
    run(["bash", "-o", "pipefail", "-c", shown("sh", "kcat", " -P")], kafka)
    (subscribe,) = re.findall(r"^(kcat .* -C -u)\b", README, re.MULTILINE)
    alert = Alert.model_validate_json(
        first_line(["bash", "-c", f"exec {subscribe}"], kafka, "Cebu")
    )
    assert alert.headline.endswith(": 12 killed and 30 missing")


def test_confluent_kafka_feeds_and_subscribes(kafka: str) -> None:
    run([sys.executable, "-c", shown("python", "Producer")], kafka)
    subscribe = [sys.executable, "-c", shown("python", "Consumer")]
    line = first_line(subscribe, kafka, "Mbombela")
    assert line == "Alert Moderate Road accident in Mbombela, Mpumalanga, ZA: 15 killed\n"


def test_what_it_reads_is_an_event_to_the_cloudevents_sdk(kafka: str) -> None:
    """The wire itself: tests/unit/broker/test_cloudevents.py looks at every topic."""
    run([sys.executable, "-c", shown("python", "Producer")], kafka)
    consumer = Consumer(
        {"bootstrap.servers": kafka, "group.id": "sdk", "auto.offset.reset": "earliest"}
    )
    consumer.subscribe(["news.alerts.v1"])
    record = consumer.poll(SECONDS)
    consumer.close()
    assert record is not None
    assert record.error() is None
    event = from_binary(
        KafkaMessage(dict(record.headers()), record.key(), record.value()), JSONFormat()
    )
    assert event.get_type() == "tallywire.alert.v1"
    assert event.get_data() == json.loads(record.value())
    assert event.get_extension("partitionkey") == event.get_data()["thread"]
