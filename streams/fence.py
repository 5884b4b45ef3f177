"""The fence: a worker sends only while its group holds it for a member.

A worker that was frozen (SIGSTOP, a machine that sleeps or swaps), or cut off from its group's
coordinator, for longer than the session timeout has lost its partitions, and does not know it yet.
What it still holds unsent, outputs and changelogs, would land on top of what the new owner has
written since. Kafka refuses such a zombie's commits, by the group's generation; it takes what it
produces (all but transactions, which Faust 0.15.3 does not do reliably, and which the embedded
broker lacks; static membership fences only an instance that was started a second time).

So produce requests go out under a lease. The coordinator keeps a member for the session timeout
from each heartbeat that it gets, and through a rebalance for the rebalance timeout; counted from
when the heartbeat was sent, and from the last one before the rebalance, the lease ends before the
membership does. A request without a lease fails with an error on which aiokafka tries it
again, until a heartbeat has renewed the lease, or has told that the membership is lost: then the
process ends, with all that it holds unsent, and whoever supervises it starts it anew.

What remains: a worker that is frozen in the microseconds between the look at the lease and the
write to the socket sends that one request when it wakes. So does one whose socket was full, or
whose machine held the bytes back while the network was cut.
"""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

import aiokafka
from aiokafka.errors import (
    KafkaError,
    NodeNotReadyError,
    NoError,
    RebalanceInProgressError,
    UnknownMemberIdError,
)
from aiokafka.protocol.commit import OffsetCommitRequest
from aiokafka.protocol.group import HeartbeatRequest, JoinGroupRequest, SyncGroupRequest
from aiokafka.protocol.produce import ProduceRequest
from faust.transport.drivers import aiokafka as driver

from streams.dispatch import Dispatch
from streams.ending import end_process

MEMBERSHIP = (HeartbeatRequest, JoinGroupRequest, SyncGroupRequest)
"""The requests whose answers say whether the worker is a member."""
CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Goes on while the process is stopped and, on Linux, while the machine sleeps; nobody sets it."""


class NoLease(KafkaError):  # type: ignore[misc]  # noqa: N818 - aiokafka has no types; a state that passes
    """A produce request was not sent, since the worker may be no member of its group any more."""

    retriable = True


class MembershipLost(Exception):  # noqa: N818 - it says what happened
    """The group went on without this worker."""


def boot_time() -> float:
    """Seconds of a clock that never stands still."""
    return time.clock_gettime(CLOCK)


class Lease:
    """How long this worker is a member of its group for sure.

    The consumer's thread renews it, the producer's looks at it.
    """

    def __init__(
        self,
        session_timeout: float,
        rebalance_timeout: float,
        clock: Callable[[], float] = boot_time,
    ) -> None:
        self.now = clock
        self._session_timeout = session_timeout
        self._rebalance_timeout = rebalance_timeout
        self._settled_at = self._until = clock()

    @property
    def holds(self) -> bool:
        """Whether nobody else can have been given the worker's partitions yet."""
        return self.now() < self._until

    def learn(self, error_code: int, asked_at: float) -> None:
        """Take the coordinator's answer to a request that was sent at `asked_at`.

        Ends the process if the membership is lost.
        """
        self.check([error_code])
        if error_code == NoError.errno:
            self._settled_at = asked_at
        if error_code in (NoError.errno, RebalanceInProgressError.errno):
            self._until = min(
                asked_at + self._session_timeout, self._settled_at + self._rebalance_timeout
            )

    def check(self, error_codes: Iterable[int]) -> None:
        """End the process if one of these says that the membership is lost."""
        if UnknownMemberIdError.errno in error_codes:
            end_process(MembershipLost("the group went on without this worker"))


def watch(client: Any, lease: Lease) -> None:
    """Let the lease learn from what the coordinator answers to this client."""
    send = client.send

    async def send_and_learn(node_id: int, request: Any, **options: Any) -> Any:
        asked_at = lease.now()
        response = await send(node_id, request, **options)
        if isinstance(request, MEMBERSHIP):
            lease.learn(response.error_code, asked_at)
        elif isinstance(request, OffsetCommitRequest):
            lease.check(code for _, partitions in response.topics for _, code in partitions)
        return response

    client.send = send_and_learn


def fence(client: Any, lease: Lease) -> None:
    """Let no produce request of this client leave without a lease."""
    send = client.send

    async def send_under_lease(node_id: int, request: Any, **options: Any) -> Any:
        if isinstance(request, ProduceRequest):
            # Connects, so that no wait follows the look at the lease.
            if not await client.ready(node_id):
                raise NodeNotReadyError(f"no connection to node {node_id}")
            if not lease.holds:
                raise NoLease("no heartbeat was answered within the session timeout")
        return await send(node_id, request, **options)

    client.send = send_under_lease


class _ConsumerThread(driver.AIOKafkaConsumerThread):
    def _create_consumer(self, loop: asyncio.AbstractEventLoop) -> aiokafka.AIOKafkaConsumer:
        consumer = super()._create_consumer(loop)
        transport: Any = self.transport
        watch(consumer._client, transport.lease)
        return consumer


class _Consumer(Dispatch, driver.Consumer):
    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return _ConsumerThread(self, loop=self.loop, beacon=self.beacon)


class _Producer(driver.Producer):
    def _new_producer(self, transactional_id: str | None = None) -> aiokafka.AIOKafkaProducer:
        producer = super()._new_producer(transactional_id)
        transport: Any = self.transport
        fence(producer.client, transport.lease)
        return producer


class FencedTransport(driver.Transport):
    """Faust's way to Kafka, with one lease for the consumer and the producer of an app."""

    Consumer = _Consumer
    Producer = _Producer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        conf = self.app.conf
        self.lease = Lease(conf.broker_session_timeout, conf.broker_rebalance_timeout)
