"""The fence: what holds a lease, and what a client sends without one. The clock is set by hand."""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    IllegalGenerationError,
    NodeNotReadyError,
    NoError,
    NotCoordinatorForGroupError,
    RebalanceInProgressError,
    UnknownMemberIdError,
)
from aiokafka.producer.sender import SendProduceReqHandler
from aiokafka.protocol.commit import OffsetCommitRequest
from aiokafka.protocol.group import HeartbeatRequest, JoinGroupRequest, SyncGroupRequest
from aiokafka.protocol.metadata import MetadataRequest
from aiokafka.protocol.produce import ProduceRequest
from faust.types import TP

from streams import fence as fences
from streams.app import create_app
from streams.fence import FencedTransport, Lease, NoLease, fence, watch
from streams.settings import Settings
from tests.unit.jumping_loop import run

SESSION = 10.0
REBALANCE = 30.0
HEARTBEAT = HeartbeatRequest("group", 1, "member")
PRODUCE = ProduceRequest(transactional_id=None, required_acks=-1, timeout=1, topics=[])


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Client:
    """Kafka's client: it answers with an error code, after some time, and notes what it sent."""

    def __init__(self, clock: Clock, error: Any = NoError, latency: float = 0) -> None:
        self.sent: list[Any] = []
        self.is_connected = False
        self._clock = clock
        self._error = error
        self._latency = latency

    async def ready(self, node_id: int) -> bool:
        self.is_connected = True
        return True

    async def send(self, node_id: int, request: Any, **options: Any) -> Any:
        self.sent.append(request)
        self._clock.now += self._latency
        return SimpleNamespace(error_code=self._error.errno)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lease(clock: Clock) -> Lease:
    return Lease(SESSION, REBALANCE, clock)


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The errors for which the process would have ended."""
    errors: list[BaseException] = []
    monkeypatch.setattr(fences, "end_process", errors.append)
    return errors


def ask(client: Client, lease: Lease, request: Any = HEARTBEAT) -> None:
    """Send a request through a client that is watched."""
    watch(client, lease)
    run(client.send(0, request))


# -- the lease


def test_a_worker_that_has_not_joined_has_no_lease(lease: Lease) -> None:
    assert not lease.holds


@pytest.mark.parametrize(
    "request_",
    [
        HEARTBEAT,
        JoinGroupRequest("group", 10_000, 30_000, "member", None, "consumer", []),
        SyncGroupRequest("group", 1, "member", None, []),
    ],
    ids=lambda request: type(request).__name__,
)
def test_what_only_a_member_is_told_renews_the_lease_for_a_session(
    lease: Lease, clock: Clock, request_: Any
) -> None:
    ask(Client(clock), lease, request_)
    clock.now += SESSION - 0.1
    assert lease.holds
    clock.now += 0.1
    assert not lease.holds


def test_a_member_stays_one_through_a_rebalance_for_as_long_as_that_may_take(
    lease: Lease, clock: Clock
) -> None:
    """Then the group goes on without it, however well its heartbeats go."""
    ask(Client(clock), lease)
    for _ in range(5):
        clock.now += 5
        ask(Client(clock, RebalanceInProgressError), lease)
        assert lease.holds
    clock.now += 5
    ask(Client(clock, RebalanceInProgressError), lease)
    assert not lease.holds
    ask(Client(clock), lease)
    assert lease.holds


def test_a_session_begins_when_the_heartbeat_is_sent_however_late_it_is_answered(
    lease: Lease, clock: Clock
) -> None:
    """The coordinator may have got it at once."""
    ask(Client(clock, latency=SESSION - 1), lease)
    assert lease.holds
    clock.now += 1
    assert not lease.holds
    ask(Client(clock, latency=SESSION), lease)
    assert not lease.holds


@pytest.mark.parametrize(
    "error",
    [NotCoordinatorForGroupError, GroupCoordinatorNotAvailableError, IllegalGenerationError],
)
def test_an_answer_that_says_nothing_of_the_membership_changes_nothing(
    lease: Lease, clock: Clock, error: Any, ended: list[BaseException]
) -> None:
    ask(Client(clock, error), lease)
    assert not lease.holds
    ask(Client(clock), lease)
    clock.now += 1
    ask(Client(clock, error), lease)
    assert lease.holds
    assert ended == []


def test_a_worker_that_is_no_member_any_more_ends(
    lease: Lease, clock: Clock, ended: list[BaseException]
) -> None:
    ask(Client(clock, UnknownMemberIdError), lease)
    assert [type(error) for error in ended] == [fences.MembershipLost]


@pytest.mark.parametrize("error", [NoError, IllegalGenerationError, UnknownMemberIdError])
def test_a_worker_ends_where_its_commit_tells_that_it_is_no_member(
    lease: Lease, clock: Clock, ended: list[BaseException], error: Any
) -> None:
    class Coordinator(Client):
        async def send(self, node_id: int, request: Any, **options: Any) -> Any:
            return SimpleNamespace(topics=[("articles", [(0, 0), (1, error.errno)])])

    ask(Coordinator(clock), lease, OffsetCommitRequest("group", 1, "member", -1, []))
    assert len(ended) == (error is UnknownMemberIdError)
    assert not lease.holds


def test_other_requests_are_no_heartbeats(lease: Lease, clock: Clock) -> None:
    ask(Client(clock), lease, MetadataRequest([]))
    assert not lease.holds


def test_the_clock_goes_on_while_the_process_is_stopped() -> None:
    program = (
        "from streams.fence import boot_time; before = boot_time(); print(flush=True);"
        "input(); print(boot_time() - before)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as stopped:
        assert stopped.stdout is not None
        stopped.stdout.readline()
        stopped.send_signal(signal.SIGSTOP)
        time.sleep(0.5)
        stopped.send_signal(signal.SIGCONT)
        told, _ = stopped.communicate("\n")
    assert float(told) >= 0.5


# -- the fence


def test_without_a_lease_nothing_is_produced_and_with_one_it_is(lease: Lease, clock: Clock) -> None:
    client = Client(clock)
    fence(client, lease)
    with pytest.raises(NoLease):
        run(client.send(0, PRODUCE))
    assert client.sent == []
    lease.learn(NoError.errno, clock.now)
    run(client.send(0, PRODUCE))
    assert client.sent == [PRODUCE]


def test_a_worker_that_slept_beyond_its_session_sends_nothing_more(
    lease: Lease, clock: Clock
) -> None:
    client = Client(clock)
    fence(client, lease)
    lease.learn(NoError.errno, clock.now)
    clock.now += SESSION
    with pytest.raises(NoLease):
        run(client.send(0, PRODUCE))
    assert client.sent == []


def test_a_connection_that_fails_is_not_made_again_after_the_look_at_the_lease(
    lease: Lease, clock: Clock
) -> None:
    class Unreachable(Client):
        async def ready(self, node_id: int) -> bool:
            return False

    client = Unreachable(clock)
    fence(client, lease)
    lease.learn(NoError.errno, clock.now)
    with pytest.raises(NodeNotReadyError):
        run(client.send(0, PRODUCE))
    assert client.sent == []


def test_a_lease_that_ends_while_the_client_connects_is_none(lease: Lease, clock: Clock) -> None:
    class Slow(Client):
        async def ready(self, node_id: int) -> bool:
            clock.now += SESSION
            return True

    client = Slow(clock)
    fence(client, lease)
    lease.learn(NoError.errno, clock.now)
    with pytest.raises(NoLease):
        run(client.send(0, PRODUCE))
    assert client.sent == []


def test_what_is_not_produced_needs_no_lease(lease: Lease, clock: Clock) -> None:
    client = Client(clock)
    fence(client, lease)
    request = MetadataRequest([])
    run(client.send(0, request))
    assert client.sent == [request]


def test_aiokafka_tries_again_what_the_fence_held_back(lease: Lease, clock: Clock) -> None:
    """It puts the batch back into the queue, and fails it only when it is old."""
    client: Any = Client(clock)
    client._maybe_wait_metadata = lambda: asyncio.sleep(0)
    fence(client, lease)
    queue: list[Any] = []
    batch = SimpleNamespace(get_data_buffer=lambda: b"", expired=lambda: False)
    sender: Any = SimpleNamespace(
        client=client,
        _retry_backoff=0.1,
        _txn_manager=None,
        _acks=-1,
        _request_timeout_ms=1,
        _message_accumulator=SimpleNamespace(reenqueue=queue.append),
    )
    run(SendProduceReqHandler(sender, {TP("figures", 0): batch}).do(0))
    assert queue == [batch]
    assert client.sent == []


# -- the app


async def test_the_consumer_and_the_producer_of_an_app_share_a_lease(tmp_path: Path) -> None:
    conf = Settings(app_id="fenced", data_dir=tmp_path, broker="127.0.0.1:1")
    app: Any = create_app(conf, [])[0]
    transport = app.transport
    assert isinstance(transport, FencedTransport)
    assert app.producer.transport.lease is transport.lease
    assert app.consumer.transport.lease is transport.lease
    producer = app.producer._new_producer()
    sent_by_producer = _sending(producer.client)
    thread = app.consumer._new_consumer_thread()
    consumer = thread._create_consumer(asyncio.get_running_loop())
    sent_by_consumer = _sending(consumer._client)
    assert (sent_by_producer, sent_by_consumer) == ("send_under_lease", "send_and_learn")


def _sending(client: Any) -> str:
    name: str = client.send.__name__
    return name
