"""Mends of faust-streaming 0.15.3, without which articles are lost, or a worker hangs or crawls.

Each of `MENDS` replaces one method of the release; `tests/unit/test_mends.py` fails when the
release's own text of that method changes, so that an upgrade makes somebody look. All of this can
go when upstream does it.

What else is to be known of the release is minded where it matters: that an agent must not raise,
which event is current, and changelogs that a commit overtakes in `streams.agents.run`; streams that
take one event a turn in `streams.agents.batches`; a recovery that does so in `streams.changelogs`;
topics that nobody declared in `streams.roster`; consumers that die in silence in `streams.health`;
a shutdown that hangs in `streams.worker`; what zombies send in `streams.fence`; what aiokafka can't
read in `streams.wire`; tasks without need in `streams.dispatch`.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from aiokafka.errors import IllegalStateError
from faust.sensors.base import Sensor
from faust.tables.recovery import RebalanceAgain, Recovery, ServiceStopped
from faust.transport.consumer import Consumer
from faust.types import TP, ProducerT

from streams import changelogs
from streams.agents.batches import in_hand
from streams.ending import end_process

INACTIVE_POLL = 0.1
"""Seconds until a consumer without active partitions looks again."""


def apply() -> None:
    """Install the mends; doing so twice changes nothing."""
    for (owner, name), mend in MENDS.items():
        setattr(owner, name, mend)


async def on_recovery_completed(self: Recovery, generation_id: int = 0) -> None:
    """Seek, then clear the streams' queues, then resume the partitions.

    The release resumes the partitions first; what is fetched before the queues are cleared is
    dropped, and its offsets are committed over (one record) or block all commits (several).
    So would be what a fetch of before the rebalance brings after the seek, so that is waited for.
    """
    app: Any = self.app
    consumer = app.consumer
    rebalance = app.rebalancing_count
    await app.on_rebalance_complete.send()
    self._set_recovery_ended()
    await asyncio.gather(*_table_callbacks(self))
    if app.consumer_generation_id != generation_id or not consumer.flow_active:
        self.log.warning("Recovery: another rebalance has begun")
        return
    assignment = consumer.assignment()
    sources = {tp for tp in assignment if not self._is_changelog_tp(tp)}
    if sources & being_fetched(consumer):
        await consumer.not_waiting_next_records.wait()
    if assignment:
        await self._wait(consumer.perform_seek(), timeout=app.conf.broker_request_timeout)
    if app.rebalancing_count != rebalance:
        self.log.warning("Recovery: another rebalance has begun meanwhile")
        return
    self.completed.set()
    app.flow_control.resume()  # which clears the streams' queues
    consumer.resume_partitions(sources)
    consumer.resume_flow()
    await app._fetcher.maybe_start()
    self.tables.on_actives_ready()
    if not app.assignor.assigned_standbys():
        self.tables.on_standbys_ready()
    app.on_rebalance_end()
    self.log.info("Worker ready")


def _table_callbacks(recovery: Recovery) -> Iterable[Any]:
    return (
        table.on_recovery_completed(
            recovery.actives_for_table[table], recovery.standbys_for_table[table]
        )
        for table in recovery.tables.values()
    )


async def wait_in_recovery(self: Recovery, coro: Any, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the release's own signature
    """Wait for a step of the recovery, unless another rebalance begins or the worker stops.

    The release takes a step that is not done in time for a stop: the recovery then ends without a
    word, and the worker waits for it for ever. Here it fails, and the worker with it.

    Nor is a step begun when it is known that there will be no use of it: the release goes on to the
    next where a rebalance ends the wait for changelogs, and that step takes all state back.
    """
    signal: Any = self.signal_recovery_start
    limit: Any = timeout
    if asyncio.iscoroutine(coro) and (self.should_stop or signal.is_set()):
        coro.close()
        raise ServiceStopped if self.should_stop else RebalanceAgain
    result = await self.wait_first(coro, signal, timeout=limit)
    if self.should_stop:
        raise ServiceStopped
    if signal in result.done:
        raise RebalanceAgain
    if result.stopped:
        raise TimeoutError(f"a step of the recovery was not done within {timeout:.0f} s")


async def on_partitions_assigned(self: Consumer, assigned: set[TP], generation_id: int = 0) -> None:
    """Forget what was acked between the loss of a partition and its return, and let it rest.

    A batch that was under way then is acked when it is done, and what came before it may have been
    left undone, since another worker may have the partition. The release would commit past that,
    and nobody would do it.

    No partition is active until its state is recovered. The release has them active for a moment,
    and one whose queue was nearly full at the rebalance anew as soon as that queue is empty.
    """
    for tp in assigned:
        self._acked.pop(tp, None)
        self._acked_index.pop(tp, None)
    self._buffered_partitions.clear()
    self._paused_partitions.update(assigned)
    await _released_on_partitions_assigned(self, assigned, generation_id)


_released_on_partitions_assigned = Consumer.on_partitions_assigned


async def wait_next_records(
    self: Consumer,
    timeout: float,  # noqa: ASYNC109 - the release's own signature
) -> tuple[Mapping[TP, Sequence[Any]], set[TP]]:
    """Fetch from the partitions that are active now, and keep what still is when it is there.

    The release hands the live set of active partitions to the fetch, in another thread. When
    recovery ends and empties it, aiokafka takes an empty set for "all": it hands out the sources'
    records, which are then dropped as inactive, and the position has moved past them. So has it
    where the fetch lasts into the next assignment, and these partitions are not active yet: the
    position is set back.

    Of what was fetched, the changelogs' records go to their tables from here.
    """
    consumer: Any = self
    consumer.being_fetched = frozenset()
    self.not_waiting_next_records.set()
    if not self.flow_active:
        await self.wait(self.can_resume_flow.wait())
    active = set(self._get_active_partitions())
    if not active:
        await self.sleep(INACTIVE_POLL)
        return {}, active
    consumer.being_fetched = frozenset(active)
    self.not_waiting_next_records.clear()
    records = dict(await self._getmany(active_partitions=active, timeout=timeout))
    active = self._get_active_partitions() | self._buffered_partitions
    inactive = {tp: records.pop(tp)[0].offset for tp in records.keys() - active}
    changelogs.take(consumer, records)  # before anything is awaited: what is active may change
    for tp, first in inactive.items():
        unread = changelogs.unread(consumer, tp, first)
        if unread is not None:
            with suppress(IllegalStateError):  # it is not this worker's any more
                await self.seek_wait({tp: unread})
    return records, active


def being_fetched(consumer: Any) -> frozenset[TP]:
    """The partitions of which a fetch is under way, or not dispatched yet."""
    return getattr(consumer, "being_fetched", frozenset())


def clean_unacked_messages(self: Any) -> None:
    """Wait, in a rebalance, for what a stream has in hand, and for nothing else.

    Two stages read the counts. What the one has done and the other never gets, since its queue was
    cleared or had no room, stays without the last ack. The release waits for that; the group goes
    on without the worker.
    """
    begun = in_hand()
    self._unacked_messages -= {
        message for message in self._unacked_messages if message.acked or message not in begun
    }


MENDS: Mapping[tuple[type, str], Any] = {
    (Recovery, "_slurp_changelogs"): changelogs.signal_end,
    (Recovery, "on_recovery_completed"): on_recovery_completed,
    (Recovery, "_wait"): wait_in_recovery,
    (Consumer, "on_partitions_assigned"): on_partitions_assigned,
    (Consumer, "_wait_next_records"): wait_next_records,
    (Consumer, "_clean_unacked_messages"): clean_unacked_messages,
}
"""The methods of the release, and what stands in for them."""


class EndOnSendError(Sensor):
    """Ends the worker when a record can't be sent; the release logs it and commits all the same."""

    def on_send_error(self, producer: ProducerT, exc: BaseException, state: Any) -> None:
        """Call when a record was given up."""
        end_process(exc)
