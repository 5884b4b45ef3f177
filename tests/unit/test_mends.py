"""The mends of Faust: what the release does wrong, and what ours does instead.

Each defect is shown twice. A test named `the_release_...` runs the release's own code and fails on
the day it is right: then that mend can go. The other one runs ours.
"""

import asyncio
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import IllegalStateError
from faust.streams import Stream
from faust.transport.consumer import Consumer
from faust.types import TP, Message

from streams import changelogs, mends
from streams.agents import batches
from streams.ending import EXIT_FAILURE
from tests.unit import release
from tests.unit.jumping_loop import run, settle

REVIEWED = {
    "Recovery._slurp_changelogs": (
        "29b72c0edeeaa1271f5dfacb6ef21842e76bbd607ddd39f3167dcff90423f47e"
    ),
    "Recovery.on_recovery_completed": (
        "a63912ae5efdd1d442dc1e260f1acb6ffcc82905b1bde3c9833a230be9a4c8b8"
    ),
    "Recovery._wait": "e9048e00454d00c92b6bd528bae29fe6c2675444828b1df3c25bf8bfc3888229",
    "Consumer.on_partitions_assigned": (
        "bec82bb2efec5a5fbf3b42ddc2b722f48fdc5599e469db253a41a460e5084f0a"
    ),
    "Consumer._wait_next_records": (
        "920120740535d0bc40e6c5c02a2417c26d3b9b62346224edcc1164e6bdfde1f6"
    ),
    "Consumer._clean_unacked_messages": (
        "03766bbe180c67935a80323c02dedce25981b7145f105f828ca492fa37979bb6"
    ),
}
"""SHA-256 of the text of each mended method in the release that the mends were written for."""

SOURCE = TP("articles", 0)
CHANGELOG = TP("app-articles-changelog", 0)


# -- the release


@pytest.mark.parametrize(
    ("owner", "name"), mends.MENDS, ids=lambda part: getattr(part, "__name__", part)
)
def test_the_release_is_the_one_that_was_reviewed(owner: type, name: str) -> None:
    method = f"{owner.__name__}.{name}"
    assert release.digest(owner, name) == REVIEWED.get(method), (
        f"faust's {method} is not the one that streams/mends.py mends. Read its new text. Where "
        "the defect is gone (the tests of this file named `the_release_...` fail then, too), "
        "delete the mend; else carry the change over into the mend, and note the new digest here."
    )


def test_apply_puts_every_mend_in_place_and_may_be_called_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for owner, name in mends.MENDS:
        monkeypatch.setattr(owner, name, release.function(owner, name))
    for _ in range(2):
        mends.apply()
        for (owner, name), mend in mends.MENDS.items():
            assert vars(owner)[name] is mend


# -- Consumer: only partitions that were active when the fetch began are fetched


class RecoveringConsumer:
    """Faust's consumer over aiokafka's, whose partitions change while it fetches from them."""

    def __init__(
        self,
        active: Iterable[TP] = (CHANGELOG,),
        *,
        afterwards: Iterable[TP] = (),
        buffered: Iterable[TP] = (),
        flow_active: bool = True,
    ) -> None:
        self.active = set(active)
        self.recovery = SimpleNamespace(active_tps=set(), standby_tps=set(), active_offsets={})
        tables = SimpleNamespace(recovery=self.recovery, changelog_topics=set[str]())
        self.app = SimpleNamespace(client_only=False, tables=tables)
        self.afterwards = set(afterwards)
        self._buffered_partitions = set(buffered)
        self.flow_active = flow_active
        self.can_resume_flow = asyncio.Event()
        self.not_waiting_next_records = asyncio.Event()
        self.asked_for: list[set[TP]] = []
        self.sought: dict[TP, int] = {}

    def _get_active_partitions(self) -> set[TP]:
        return self.active

    async def _getmany(self, active_partitions: set[TP], timeout: float) -> dict[TP, list[Any]]:  # noqa: ASYNC109 - Faust's name
        self.active.intersection_update(self.afterwards)  # while the fetch waits in its thread
        self.asked_for.append(set(active_partitions))
        every = {SOURCE: [record(7), record(8)], CHANGELOG: [record(3)]}
        return {tp: every[tp] for tp in active_partitions or every}  # aiokafka: none named is all

    async def seek_wait(self, partitions: dict[TP, int]) -> None:
        self.sought |= partitions

    async def wait(self, waitable: Any) -> None:
        await (waitable if asyncio.iscoroutine(waitable) else waitable.wait())

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def record(offset: int) -> Any:
    return SimpleNamespace(offset=offset)


def test_the_release_fetches_and_drops_what_the_sources_hold_when_recovery_ends() -> None:
    fetch = release.function(Consumer, "_wait_next_records")
    records, active = run(fetch(RecoveringConsumer(), 1.0))
    assert SOURCE in records
    assert SOURCE not in active


def test_a_fetch_keeps_to_the_partitions_that_were_active_when_it_began() -> None:
    consumer = RecoveringConsumer()
    records, _ = run(mends.wait_next_records(consumer, 1.0))
    assert consumer.asked_for == [{CHANGELOG}]
    assert SOURCE not in records


def test_what_a_fetch_of_before_the_rebalance_brings_is_fetched_again() -> None:
    consumer = RecoveringConsumer([SOURCE, CHANGELOG], afterwards=[CHANGELOG])
    records, active = run(mends.wait_next_records(consumer, 1.0))
    assert (records, active) == ({CHANGELOG: [record(3)]}, {CHANGELOG})
    assert consumer.sought == {SOURCE: 7}


def test_a_changelog_is_fetched_again_from_what_was_applied_of_it() -> None:
    consumer = RecoveringConsumer([SOURCE, CHANGELOG], afterwards=[SOURCE])
    consumer.app.tables.changelog_topics.add(CHANGELOG.topic)
    consumer.recovery.active_tps.add(CHANGELOG)  # assigned anew while the fetch of before lasted
    consumer.recovery.active_offsets[CHANGELOG] = 1
    run(mends.wait_next_records(consumer, 1.0))
    assert consumer.sought == {CHANGELOG: 1}


def test_a_changelog_is_left_to_a_recovery_that_has_yet_to_begin() -> None:
    consumer = RecoveringConsumer([SOURCE, CHANGELOG], afterwards=[SOURCE])
    consumer.app.tables.changelog_topics.add(CHANGELOG.topic)
    run(mends.wait_next_records(consumer, 1.0))
    assert consumer.sought == {}


def test_nothing_is_awaited_between_the_fetch_and_the_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought_at_taking: list[dict[TP, int]] = []
    monkeypatch.setattr(
        changelogs, "take", lambda consumer, _: sought_at_taking.append(dict(consumer.sought))
    )
    consumer = RecoveringConsumer([SOURCE, CHANGELOG], afterwards=[CHANGELOG])
    run(mends.wait_next_records(consumer, 1.0))
    assert (sought_at_taking, consumer.sought) == ([{}], {SOURCE: 7})


def test_what_is_fetched_of_changelogs_goes_to_their_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: dict[TP, Any] = {}

    def take(consumer: Any, records: dict[TP, Any]) -> None:
        taken[CHANGELOG] = records.pop(CHANGELOG)

    monkeypatch.setattr(changelogs, "take", take)
    consumer = RecoveringConsumer([SOURCE, CHANGELOG], afterwards=[SOURCE, CHANGELOG])
    records, _ = run(mends.wait_next_records(consumer, 1.0))
    assert (set(records), taken) == ({SOURCE}, {CHANGELOG: [record(3)]})


def test_what_is_fetched_of_a_partition_that_is_gone_is_dropped() -> None:
    class Revoked(RecoveringConsumer):
        async def seek_wait(self, partitions: dict[TP, int]) -> None:
            raise IllegalStateError("not assigned")

    assert run(mends.wait_next_records(Revoked([SOURCE]), 1.0)) == ({}, set())


def test_what_was_fetched_when_the_queue_filled_up_is_kept() -> None:
    consumer = RecoveringConsumer([SOURCE], buffered=[SOURCE])
    records, _ = run(mends.wait_next_records(consumer, 1.0))
    assert (records, consumer.sought) == ({SOURCE: [record(7), record(8)]}, {})


def test_partitions_are_being_fetched_until_the_next_fetch() -> None:
    consumer = RecoveringConsumer([SOURCE], afterwards=[SOURCE])
    assert mends.being_fetched(consumer) == set()
    run(mends.wait_next_records(consumer, 1.0))
    assert mends.being_fetched(consumer) == {SOURCE}
    assert not consumer.not_waiting_next_records.is_set()
    consumer.active.clear()
    run(mends.wait_next_records(consumer, 1.0))
    assert mends.being_fetched(consumer) == set()
    assert consumer.not_waiting_next_records.is_set()


def test_nothing_is_fetched_while_no_partition_is_active() -> None:
    consumer = RecoveringConsumer(active=())
    assert run(mends.wait_next_records(consumer, 1.0)) == ({}, set())
    assert consumer.asked_for == []


def test_nothing_is_fetched_before_the_flow_is_resumed() -> None:
    async def scenario() -> None:
        consumer = RecoveringConsumer(flow_active=False)
        fetching = asyncio.create_task(mends.wait_next_records(consumer, 1.0))
        await settle()
        assert consumer.asked_for == []
        consumer.can_resume_flow.set()
        await fetching
        assert consumer.asked_for == [{CHANGELOG}]

    run(scenario())


# -- Consumer: what is acked while a partition is away is not committed when it is back, and nothing
# -- is fetched before its state is recovered


class Assigned:
    """A consumer that is told of its partitions."""

    def __init__(self, acked: dict[TP, list[int]]) -> None:
        self._acked = defaultdict(list, acked)
        self._acked_index = defaultdict(set, {tp: set(offsets) for tp, offsets in acked.items()})
        self._active_partitions: set[TP] = set()
        self._paused_partitions: set[TP] = set()
        self._buffered_partitions = {SOURCE}
        self.active_at_callback: set[TP] = set()
        self.diag = SimpleNamespace(set_flag=lambda flag: None, unset_flag=lambda flag: None)
        self.told: list[set[TP]] = []
        self.app: Any = SimpleNamespace(
            _start_span_from_rebalancing=lambda name: nullcontext(),
            on_rebalance_return=lambda: None,
        )

    _get_active_partitions = Consumer._get_active_partitions
    _set_active_tps = Consumer._set_active_tps
    on_buffer_drop = Consumer.on_buffer_drop

    async def _on_partitions_assigned(self, assigned: set[TP], generation_id: int) -> None:
        self.told.append(assigned)
        self.active_at_callback = set(self._active_partitions)


def assigned(method: Any) -> Assigned:
    """A consumer to which a partition was assigned again."""
    consumer = Assigned({SOURCE: [41, 42]})
    run(method(consumer, {SOURCE}, 2))
    assert consumer.told == [{SOURCE}]
    return consumer


def test_the_release_keeps_what_was_acked_while_a_partition_was_away() -> None:
    consumer = assigned(release.function(Consumer, "on_partitions_assigned"))
    assert consumer._acked == {SOURCE: [41, 42]}


def test_what_was_acked_while_a_partition_was_away_is_done_again() -> None:
    assert assigned(mends.on_partitions_assigned)._acked == {}


def test_the_release_lets_a_partition_be_fetched_before_its_state_is_recovered() -> None:
    consumer = assigned(release.function(Consumer, "on_partitions_assigned"))
    assert consumer.active_at_callback == {SOURCE}


def test_a_partition_rests_until_its_state_is_recovered() -> None:
    consumer = assigned(mends.on_partitions_assigned)
    assert consumer.active_at_callback == set()
    consumer.on_buffer_drop(SOURCE)  # its queue was nearly full, and has been cleared since
    assert consumer._active_partitions == set()


# -- Consumer: a rebalance waits for what a stream has taken, and not for what it never gets


def waited_for(clean: Any) -> list[int]:
    """Offsets that a rebalance waits for, of messages that one of two streams has done.

    The other works on the first of them. The second was cleared from its queue.
    """
    messages = [Message("counts", 0, offset, 0.0, 0, None, None, b"{}", None) for offset in (1, 2)]
    consumer = SimpleNamespace(_unacked_messages=set(messages))
    for message in messages:
        message.incref(2)
        message.ack(consumer)  # type: ignore[arg-type]  # the first of two acks asks nothing of it
    stream, event = object.__new__(Stream), SimpleNamespace(message=messages[0])
    batches._in_hand[stream] = [event]
    clean(consumer)
    assert not any(message.acked for message in messages)
    return sorted(message.offset for message in consumer._unacked_messages)


def test_the_release_waits_for_what_a_stream_never_gets() -> None:
    assert waited_for(release.function(Consumer, "_clean_unacked_messages")) == [1, 2]


def test_what_a_stream_never_gets_is_not_waited_for_and_not_acked() -> None:
    assert waited_for(mends.clean_unacked_messages) == [1]


# -- the end of a worker that could not send

ENDINGS = {
    "end_process": "end_process(ConnectionError('broker away'))",
    "on_send_error": (
        "mends.EndOnSendError().on_send_error(None, ConnectionError('broker away'), None)"
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_worker_that_can_not_send_ends_at_once_and_says_why(ending: str) -> None:
    program = (
        "import atexit, logging, threading; from streams import mends; logging.basicConfig();"
        "from streams.ending import end_process; atexit.register(print, 'said goodbye');"
        f"\ntry: {ENDINGS[ending]}\nfinally: print('went on')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ended.returncode == EXIT_FAILURE == 70
    assert b"broker away" in ended.stderr
    assert ended.stdout == b"", "nothing may run after the end: it might commit"
