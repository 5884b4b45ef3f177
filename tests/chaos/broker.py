"""The broker of a run: an Apache Kafka of our own that may be broken, or one of the user's."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from uuid import uuid4

from aiokafka.admin import AIOKafkaAdminClient

from streams import settings
from streams.broker import admin
from streams.errors import UserError
from streams.settings import Settings
from tests.brokers import ApacheKafka, apache_kafka_cluster

GONE_POLL = 0.5
"""Seconds between two looks whether deleted topics are gone."""


class TopicsInUse(UserError):  # noqa: N818 - it says what is wrong
    """The broker holds topics of tallywire, which the chaos would write to and delete."""


class Broker:
    """Where a run takes place; its nodes, where it is our own, may be broken."""

    def __init__(self, conf: Settings, nodes: Sequence[ApacheKafka] = ()) -> None:
        self.conf = conf
        self._nodes = nodes

    def freeze(self, number: int = 0) -> None:
        """Stop a node's every thread."""
        self._nodes[number].signal(signal.SIGSTOP)

    def thaw(self, number: int = 0) -> None:
        """Let it go on."""
        self._nodes[number].signal(signal.SIGCONT)

    async def kill(self, number: int = 0) -> None:
        """End a node as a crash does."""
        await asyncio.to_thread(self._nodes[number].kill)

    async def start(self, number: int = 0) -> None:
        """Start it again, with the data that it has."""
        await asyncio.to_thread(self._nodes[number].start)

    async def delete_topics(self, *names: str) -> None:
        """Delete these, and wait until they are gone."""
        client = AIOKafkaAdminClient(**self.conf.client_options())
        await client.start()
        try:
            await client.delete_topics(list(names))
        finally:
            await client.close()
        while {topic.name for topic in await admin.standing(self.conf)} & set(names):
            await asyncio.sleep(GONE_POLL)


@asynccontextmanager
async def fresh_broker(
    address: str | None, nodes: int = 1, clock: str = "event"
) -> AsyncIterator[Broker]:
    """A broker with empty topics: our own, of so many nodes, or the user's at this address.

    `clock` is what moves the windows of the workers on.
    Raises `TopicsInUse` where the user's holds topics of tallywire already.
    """
    if address is None:
        with ExitStack() as stack:
            cluster = await asyncio.to_thread(stack.enter_context, apache_kafka_cluster(nodes))
            conf = _settings(",".join(node.address for node in cluster), clock, replication=nodes)
            await admin.create(conf)
            yield Broker(conf, cluster)
        return
    conf = _settings(address, clock)
    if standing := await admin.standing(conf):
        raise TopicsInUse(
            f"{address} holds {', '.join(topic.name for topic in standing)}; "
            "chaos needs a broker without topics of tallywire"
        )
    await admin.create(conf)
    broker = Broker(conf)
    try:
        yield broker
    finally:
        await broker.delete_topics(*[topic.name for topic in await admin.standing(conf)])


def _settings(address: str, clock: str, replication: int = 1) -> Settings:
    """Settings with a group and changelogs that no other run has."""
    return settings.load(
        broker=address,
        clock=clock,
        app_id=f"chaos-{uuid4().hex[:8]}",
        replication=replication,
    )
