"""Mends of faust-streaming 0.15.3, without which articles are lost.

Each replaces one method of the release; `tests/unit/test_mends.py` fails when the release's own
text of that method changes, so that an upgrade makes somebody look. All of this can go when
upstream does it.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NoReturn

import faust
from aiokafka.errors import IllegalStateError
from faust.sensors.base import Sensor
from faust.tables.recovery import Recovery
from faust.transport.consumer import Consumer
from faust.transport.producer import ProducerBuffer
from faust.types import TP, ProducerT
from faust.types.tuples import FutureMessage

logger = logging.getLogger(__name__)

EXIT_FAILURE = 70
"""Exit status (EX_SOFTWARE) of a worker that ends itself to keep its offsets uncommitted."""
FLUSH_POLL = 0.005
"""Seconds between two looks at the producer's buffer while it drains."""
INACTIVE_POLL = 0.1
"""Seconds until a consumer without active partitions looks again."""
RECOVERY_POLL = 5.0
"""Seconds between two looks at a recovery that may stand still."""


def apply() -> None:
    """Install the mends; doing so twice changes nothing."""
    for (owner, name), mend in MENDS.items():
        setattr(owner, name, mend)


async def on_recovery_completed(self: Recovery, generation_id: int = 0) -> None:
    """Seek, then clear the streams' queues, then resume the partitions.

    The release resumes the partitions first; what is fetched before the queues are cleared is
    dropped, and its offsets are committed over (one record) or block all commits (several).
    """
    app: Any = self.app
    consumer = app.consumer
    await app.on_rebalance_complete.send()
    self._set_recovery_ended()
    await asyncio.gather(*_table_callbacks(self))
    if app.consumer_generation_id != generation_id:
        self.log.warning("Recovery: another rebalance has begun")
        return
    assignment = consumer.assignment()
    if assignment:
        await self._wait(consumer.perform_seek(), timeout=app.conf.broker_request_timeout)
    self.completed.set()
    app.flow_control.resume()  # clears the queues, while the sources are still paused
    consumer.resume_partitions({tp for tp in assignment if not self._is_changelog_tp(tp)})
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


async def wait_next_records(
    self: Consumer,
    timeout: float,  # noqa: ASYNC109 - the release's own signature
) -> tuple[Mapping[TP, Sequence[Any]], set[TP]]:
    """Fetch from the partitions that are active now, whatever becomes of them meanwhile.

    The release hands the live set of active partitions to the fetch, in another thread. When
    recovery ends and empties it, aiokafka takes an empty set for "all": it hands out the sources'
    records, which are then dropped as inactive, and the position has moved past them.
    """
    if not self.flow_active:
        await self.wait(self.can_resume_flow.wait())
    active = set(self._get_active_partitions())
    if not active:
        await self.sleep(INACTIVE_POLL)
        return {}, active
    return await self._getmany(active_partitions=active, timeout=timeout), active


async def send_pending(self: Any, fut: FutureMessage) -> None:
    """Remember that a send is in hand: it is in the buffer no more, and not sent yet."""
    self.in_hand = True
    try:
        channel: Any = fut.message.channel
        await channel.publish_message(fut, wait=False)
    finally:
        self.in_hand = False


async def flush(self: Any) -> None:
    """Wait until the buffer is empty and the send in hand is done.

    The release gives up after 0.1 s without progress, and the commit that asked for the flush
    goes through while changelog records are still unsent.
    """
    while self.size or getattr(self, "in_hand", False):
        if self.state != "running":
            raise RuntimeError("the producer stopped with records still unsent")
        await asyncio.sleep(FLUSH_POLL)


MENDS: Mapping[tuple[type, str], Callable[..., Any]] = {
    (Recovery, "on_recovery_completed"): on_recovery_completed,
    (Consumer, "_wait_next_records"): wait_next_records,
    (ProducerBuffer, "_send_pending"): send_pending,
    (ProducerBuffer, "flush"): flush,
}
"""The methods of the release, and what stands in for them."""


def end_process(error: BaseException) -> NoReturn:
    """End this worker now: nothing is committed, and another one does the work again."""
    logger.critical("ending the worker before it commits: %r", error, exc_info=error)
    logging.shutdown()
    os._exit(EXIT_FAILURE)


class EndOnSendError(Sensor):
    """Ends the worker when a record can't be sent; the release logs it and commits all the same."""

    def on_send_error(self, producer: ProducerT, exc: BaseException, state: Any) -> None:
        """Call when a record was given up."""
        end_process(exc)


async def watch_recovery(app: faust.App) -> None:
    """Let a recovery end whose changelog's last record is gone (an expired tombstone).

    The release waits for that record's offset for ever. Where the consumer stands past the high
    watermark and nothing moved since the last look, there is nothing left to read.
    """
    before: dict[Any, int] = {}
    while not app.should_stop:
        await asyncio.sleep(RECOVERY_POLL)
        if not app.in_recovery:
            before = {}
            continue
        tables: Any = app.tables
        recovery = tables.recovery
        behind = {tp: recovery.active_offsets[tp] for tp in _behind(recovery)}
        for tp, offset in behind.items():
            position = await _position(app, tp)
            highwater = recovery.active_highwaters[tp]
            if before.get(tp) == offset and position is not None and position > highwater:
                logger.warning("recovery of %s: nothing left below offset %s", tp, highwater)
                recovery.active_offsets[tp] = highwater
        before = behind


async def _position(app: faust.App, tp: TP) -> int | None:
    try:
        return await app.consumer.position(tp)
    except IllegalStateError:  # a rebalance has taken the partition away meanwhile
        return None


def _behind(recovery: Any) -> list[Any]:
    return [tp for tp, remaining in recovery.active_remaining().items() if remaining > 0]
