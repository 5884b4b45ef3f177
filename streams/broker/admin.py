"""Creating and checking the topics."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError

from schemas.topics import INCIDENTS, TOPICS, Topic
from streams.broker.errors import no_broker
from streams.errors import UserError
from streams.settings import Settings

TOPIC_ALREADY_EXISTS = 36
"""Kafka's error code; the same whoever created it."""
PATIENCE = 10.0
"""Seconds in which a broker that answers, and can't do what it is asked yet, is asked again."""
RETRY = 0.5

Answer = TypeVar("Answer")


class TopicsError(UserError):
    """The topics do not stand as the settings want them; the message says what to do."""


@dataclass(frozen=True)
class Standing:
    """A topic as the broker knows it."""

    name: str
    partitions: int


def wanted(settings: Settings) -> list[NewTopic]:
    """The public topics, and the changelogs of the tables."""
    public = [_new_topic(topic, settings) for topic in TOPICS]
    changelogs = [
        NewTopic(
            name,
            settings.partitions,
            settings.replication,
            topic_configs={
                "cleanup.policy": "compact",
                "max.message.bytes": str(INCIDENTS.max_message_bytes),
            },
        )
        for name in changelog_topics(settings)
    ]
    return public + changelogs


TABLES = ("articles", "incidents", "world", "alerts")
"""The tables of the stages, each with its changelog."""


def changelog_topics(settings: Settings) -> list[str]:
    """Names of the topics that the tables are recovered from."""
    return [changelog_topic(settings, table) for table in TABLES]


def changelog_topic(settings: Settings, table: str) -> str:
    """Name of the topic that this table is recovered from."""
    return f"{settings.app_id}-{table}-changelog"


def _new_topic(topic: Topic, settings: Settings) -> NewTopic:
    return NewTopic(
        topic.name, settings.partitions, settings.replication, topic_configs=topic.config
    )


async def create(settings: Settings) -> list[str]:
    """Create the topics that are missing; returns their names. Raises `TopicsError`."""
    created = []
    response: Any = await _ask(settings, lambda admin: admin.create_topics(wanted(settings)))
    for name, code, *message in response.topic_errors:
        if code == 0:
            created.append(name)
        elif code != TOPIC_ALREADY_EXISTS:
            reason = message[0] if message and message[0] else f"error code {code}"
            raise TopicsError(f"the broker refused to create {name}: {reason}")
    return created


async def standing(settings: Settings) -> list[Standing]:
    """Those of our topics that stand."""
    names = {topic.name for topic in wanted(settings)}

    async def describe(admin: AIOKafkaAdminClient) -> list[dict[str, Any]]:
        present = sorted(names.intersection(await admin.list_topics()))
        return await admin.describe_topics(present) if present else []

    described = await _ask(settings, describe)
    found = [Standing(topic["topic"], len(topic["partitions"])) for topic in described]
    return sorted(found, key=lambda topic: topic.name)


async def require(settings: Settings, names: Iterable[str]) -> list[Standing]:
    """These topics as they stand. Raises `TopicsError` if one is missing."""
    wanted_names = set(names)
    found = [topic for topic in await standing(settings) if topic.name in wanted_names]
    if missing := wanted_names - {topic.name for topic in found}:
        raise TopicsError(missing_topics(missing))
    return found


async def missing(settings: Settings) -> set[str]:
    """Names of the topics that do not stand.

    Raises `TopicsError` where one stands with other partitions than the settings name.
    """
    found = await standing(settings)
    if problems := _other_partitions(found, settings):
        raise TopicsError("; ".join(problems))
    return {topic.name for topic in wanted(settings)} - {topic.name for topic in found}


def missing_topics(names: Iterable[str]) -> str:
    """What to say of topics that are missing."""
    return (
        f"missing topics: {', '.join(sorted(names))} (run `tallywire topics create`; "
        "where they stand, this user of Kafka may not see them)"
    )


def _other_partitions(found: Sequence[Standing], settings: Settings) -> list[str]:
    return [
        f"{topic.name} has {topic.partitions} partitions, the settings say {settings.partitions} "
        f"(set TALLYWIRE_PARTITIONS={topic.partitions}, or use other topics)"
        for topic in found
        if topic.partitions != settings.partitions
    ]


async def _ask(
    settings: Settings, request: Callable[[AIOKafkaAdminClient], Awaitable[Answer]]
) -> Answer:
    """What the broker answers. Raises `BrokerError`.

    One that is about to start, or to come back, answers before it knows of any node.
    """
    deadline = monotonic() + PATIENCE
    while True:
        client = AIOKafkaAdminClient(**settings.client_options(), request_timeout_ms=10_000)
        try:
            await client.start()
        except (KafkaError, OSError) as error:
            await client.close()
            raise no_broker(settings, error) from None
        try:
            return await request(client)
        except KafkaError as error:
            if not error.retriable or monotonic() > deadline:
                raise no_broker(settings, error) from None
        finally:
            await client.close()
        await asyncio.sleep(RETRY)
