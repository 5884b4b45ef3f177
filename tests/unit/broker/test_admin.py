from collections.abc import Iterator
from typing import Any

import pytest
from aiokafka.errors import NodeNotReadyError, TopicAuthorizationFailedError

from schemas.topics import TOPICS
from streams.agents.build import BUILDERS
from streams.broker import admin
from streams.broker.admin import Standing, TopicsError
from streams.broker.errors import BrokerError
from streams.settings import Settings

SETTINGS = Settings(partitions=6, replication=3, app_id="mine")
ALL = [Standing(topic.name, 6) for topic in admin.wanted(SETTINGS)]


def standing(monkeypatch: pytest.MonkeyPatch, *found: Standing) -> None:
    async def standing(settings: Settings) -> list[Standing]:
        return list(found)

    monkeypatch.setattr(admin, "standing", standing)


def test_every_topic_is_wanted_with_the_partitions_and_copies_of_the_settings() -> None:
    wanted = admin.wanted(SETTINGS)
    assert {topic.name for topic in TOPICS} <= {topic.name for topic in wanted}
    assert {(topic.num_partitions, topic.replication_factor) for topic in wanted} == {(6, 3)}


def test_a_public_topic_is_wanted_with_its_own_configuration() -> None:
    configured = {topic.name: topic.topic_configs for topic in admin.wanted(SETTINGS)}
    for topic in TOPICS:
        assert configured[topic.name] == topic.config


def test_every_table_of_a_stage_has_a_compacted_changelog() -> None:
    tables = {build(SETTINGS).table for build in BUILDERS.values()} - {None}
    changelogs = {f"mine-{table}-changelog" for table in tables}
    assert set(admin.changelog_topics(SETTINGS)) == changelogs
    policies = {
        topic.topic_configs["cleanup.policy"]
        for topic in admin.wanted(SETTINGS)
        if topic.name in changelogs
    }
    assert policies == {"compact"}


def test_a_changelog_takes_as_large_a_record_as_the_largest_topic_of_state() -> None:
    largest = max(topic.max_message_bytes for topic in TOPICS if topic.compacted)
    for topic in admin.wanted(SETTINGS):
        if topic.name in admin.changelog_topics(SETTINGS):
            kafkas_default = 1024 * 1024
            assert int(topic.topic_configs.get("max.message.bytes", kafkas_default)) >= largest


async def test_topics_that_stand_as_they_should_are_no_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing(monkeypatch, *ALL)
    assert await admin.missing(SETTINGS) == set()


async def test_topics_that_do_not_stand_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    standing(monkeypatch, *ALL[1:])
    assert await admin.missing(SETTINGS) == {ALL[0].name}


async def test_missing_topics_are_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    standing(monkeypatch, *ALL[1:])
    with pytest.raises(TopicsError) as error:
        await admin.require(SETTINGS, [ALL[0].name, ALL[1].name])
    assert ALL[0].name in str(error.value)
    assert ALL[1].name not in str(error.value)
    assert "tallywire topics create" in str(error.value)


async def test_a_wrong_number_of_partitions_is_named_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing(monkeypatch, Standing(ALL[0].name, 4), *ALL[1:])
    with pytest.raises(TopicsError) as error:
        await admin.missing(SETTINGS)
    assert str(error.value).startswith(f"{ALL[0].name} has 4 partitions")
    assert "TALLYWIRE_PARTITIONS=4" in str(error.value)


def test_a_broker_that_is_away_is_said_with_its_address_and_the_remedy() -> None:
    error = admin.no_broker(Settings(broker="kafka:9092"), ConnectionError("refused"))
    assert isinstance(error, BrokerError)
    assert error.exit_code == 69, "EX_UNAVAILABLE"
    assert "kafka:9092" in str(error)
    assert "TALLYWIRE_BROKER" in str(error)


class Client:
    """An admin client whose broker gives these answers, one after another."""

    closed = 0

    def __init__(self, answers: Iterator[Any]) -> None:
        self._answers = answers

    async def start(self) -> None:
        pass

    async def list_topics(self) -> list[str]:
        answer: Any = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return list(answer)

    async def describe_topics(self, names: list[str]) -> list[dict[str, Any]]:
        return [{"topic": name, "partitions": [0]} for name in names]

    async def close(self) -> None:
        Client.closed += 1


def answering(monkeypatch: pytest.MonkeyPatch, *answers: Any) -> None:
    given = iter(answers)
    monkeypatch.setattr(Client, "closed", 0)
    monkeypatch.setattr(admin, "AIOKafkaAdminClient", lambda **_: Client(given))
    monkeypatch.setattr(admin, "RETRY", 0.0)


async def test_a_broker_that_knows_of_no_node_yet_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = TOPICS[0].name
    answering(monkeypatch, NodeNotReadyError(), NodeNotReadyError(), [name, "another"])
    assert await admin.standing(SETTINGS) == [Standing(name, 1)]
    assert Client.closed == 3


async def test_one_that_never_knows_of_any_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, NodeNotReadyError("no node"))
    monkeypatch.setattr(admin, "PATIENCE", -1.0)
    with pytest.raises(BrokerError, match="no node"):
        await admin.standing(SETTINGS)


async def test_one_that_refuses_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, TopicAuthorizationFailedError("not yours"))
    with pytest.raises(BrokerError, match="not yours"):
        await admin.standing(SETTINGS)
    assert Client.closed == 1
