"""The broker of a run: an Apache Kafka of our own that may be broken, or one of the user's."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from uuid import uuid4

from aiokafka.admin import AIOKafkaAdminClient

from streams import settings
from streams.broker import admin
from streams.errors import UserError
from streams.settings import Settings
from tests.brokers import ApacheKafka, apache_kafka_node

GONE_POLL = 0.5
"""Seconds between two looks whether deleted topics are gone."""


class TopicsInUse(UserError):  # noqa: N818 - it says what is wrong
    """The broker holds topics of tallywire, which the chaos would write to and delete."""


class Broker:
    """Where a run takes place."""

    def __init__(self, conf: Settings, node: ApacheKafka | None) -> None:
        self.conf = conf
        self._node = node

    @property
    def node(self) -> ApacheKafka:
        """The process, for scenarios that break it."""
        assert self._node is not None, "scenarios that break the broker run on our own"
        return self._node

    def freeze(self) -> None:
        """Stop its every thread."""
        self.node.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.node.signal(signal.SIGCONT)

    async def kill(self) -> None:
        """End it as a crash does."""
        await asyncio.to_thread(self.node.kill)

    async def start(self) -> None:
        """Start it again, with the data that it has."""
        await asyncio.to_thread(self.node.start)


@asynccontextmanager
async def fresh_broker(address: str | None) -> AsyncIterator[Broker]:
    """A broker with empty topics: our own, or the user's at this address.

    Raises `TopicsInUse` where the user's holds topics of tallywire already.
    """
    if address is None:
        with ExitStack() as stack:
            node = await asyncio.to_thread(stack.enter_context, apache_kafka_node())
            conf = _settings(node.address)
            await admin.create(conf)
            yield Broker(conf, node)
        return
    conf = _settings(address)
    if standing := await admin.standing(conf):
        raise TopicsInUse(
            f"{address} holds {', '.join(topic.name for topic in standing)}; "
            "chaos needs a broker without topics of tallywire"
        )
    await admin.create(conf)
    try:
        yield Broker(conf, None)
    finally:
        await _delete_topics(conf)


def _settings(address: str) -> Settings:
    """Settings with a group and changelogs that no other run has."""
    return settings.load(broker=address, clock="event", app_id=f"chaos-{uuid4().hex[:8]}")


async def _delete_topics(conf: Settings) -> None:
    client = AIOKafkaAdminClient(**conf.client_options())
    await client.start()
    try:
        await client.delete_topics([topic.name for topic in await admin.standing(conf)])
    finally:
        await client.close()
    while await admin.standing(conf):
        await asyncio.sleep(GONE_POLL)
