"""Batches of a stream: Faust's own queue, events and messages, on a clock of ours."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
from faust.events import Event
from faust.types import TP, Message
from faust.types.tuples import ConsumerMessage
from mode.utils.queues import FlowControlEvent, ThrowableQueue

from streams.agents.batches import BATCH, LINGER, batches, in_hand
from tests.unit.jumping_loop import run, settle


class Stream:
    """A stream of Faust with its channel and the app behind it."""

    def __init__(self) -> None:
        self.assigned = {TP("raw", 0), TP("raw", 1)}
        self.tracked: list[Message] = []
        self.seen_in: list[tuple[TP, int]] = []
        self.flow = FlowControlEvent(initially_suspended=False)
        self.queue: ThrowableQueue[Any] = ThrowableQueue(maxsize=4096, flow_control=self.flow)
        self.app: Any = SimpleNamespace(
            flow_control=self.flow,
            consumer_generation_id=1,
            consumer=SimpleNamespace(
                assignment=lambda: self.assigned,
                track_message=self.tracked.append,
                ack=_ack,
            ),
            sensors=SimpleNamespace(on_stream_event_in=self._on_stream_event_in),
        )
        self.offset = 0

    @property
    def channel(self) -> Any:
        return self

    def put(self, count: int = 1, *, partition: int = 0, generation: int = 1) -> list[Message]:
        """Messages of the consumer, with one stream that waits for each."""
        messages = []
        for _ in range(count):
            message = ConsumerMessage("raw", partition, self.offset, 0.0, 1, None, None, b"", None)
            message.generation_id = generation
            message.incref()
            self.queue.put_nowait(Event(self.app, None, b"", None, message))
            self.offset += 1
            messages.append(message)
        return messages

    def _on_stream_event_in(self, tp: TP, offset: int, stream: Any, event: Any) -> None:
        self.seen_in.append((tp, offset))


def _ack(message: Message) -> bool:
    message.acked = True
    return True


async def take(coming: AsyncIterator[Any]) -> list[int]:
    """The offsets of the next batch."""
    return [event.message.offset for event in await anext(coming)]


def test_a_queue_that_holds_enough_is_taken_at_once_and_in_full_batches() -> None:
    async def main() -> None:
        stream = Stream()
        stream.put(2 * BATCH + 1)
        coming, clock = batches(stream), asyncio.get_running_loop().time
        assert await take(coming) == list(range(BATCH))
        assert await take(coming) == list(range(BATCH, 2 * BATCH))
        assert clock() == 0
        assert await take(coming) == [2 * BATCH]
        assert clock() == pytest.approx(LINGER)

    run(main())


def test_a_batch_waits_a_moment_for_what_comes_with_its_first_record() -> None:
    async def main() -> None:
        stream = Stream()
        coming, loop = batches(stream), asyncio.get_running_loop()
        taking = asyncio.create_task(take(coming))
        await settle()
        stream.put()
        loop.call_later(LINGER / 2, stream.put)
        loop.call_later(LINGER * 2, stream.put)
        assert await taking == [0, 1]
        assert await take(coming) == [2]

    run(main())


def test_what_is_begun_is_tracked_and_acked_only_when_the_next_batch_is_asked_for() -> None:
    async def main() -> None:
        stream = Stream()
        messages = stream.put(BATCH, partition=0) + stream.put(BATCH, partition=1)
        coming = batches(stream)
        await take(coming)
        assert stream.tracked == messages[:BATCH]
        assert not any(message.acked for message in messages)
        await take(coming)
        assert all(message.acked for message in messages[:BATCH])
        assert not any(message.acked for message in messages[BATCH:])
        await coming.aclose()
        assert not any(message.acked for message in messages[BATCH:])

    run(main())


def test_a_message_that_two_stages_read_is_tracked_once_and_acked_by_the_last() -> None:
    async def main() -> None:
        one, other = Stream(), Stream()
        other.app = one.app
        (message,) = one.put()
        message.incref()
        other.queue.put_nowait(one.queue._queue[0])
        first, second = batches(one), batches(other)
        await take(first)
        await take(second)
        assert one.tracked == [message]
        asking = asyncio.create_task(take(first))
        await settle()
        assert not message.acked
        asking_too = asyncio.create_task(take(second))
        await settle()
        assert message.acked
        asking.cancel()
        asking_too.cancel()

    run(main())


def test_what_an_earlier_assignment_brought_is_left_out_and_never_acked() -> None:
    async def main() -> None:
        stream = Stream()
        (old,) = stream.put(generation=0)
        (new,) = stream.put()
        coming = batches(stream)
        assert await take(coming) == [1]
        stream.put()
        await take(coming)
        assert (old.acked, new.acked) == (False, True)
        assert old not in stream.tracked

    run(main())


def test_what_is_taken_away_while_the_batch_fills_is_left_out_and_not_acked() -> None:
    async def main() -> None:
        stream = Stream()
        (ours,), (theirs,) = stream.put(partition=0), stream.put(partition=1)
        coming, loop = batches(stream), asyncio.get_running_loop()
        loop.call_later(LINGER / 2, stream.assigned.remove, TP("raw", 1))
        taking = asyncio.create_task(take(coming))
        await settle()
        assert ours in in_hand()
        assert await taking == [ours.offset]
        stream.put()
        await take(coming)
        assert (ours.acked, theirs.acked) == (True, False)

    run(main())


def test_in_hand_is_what_was_taken_and_is_not_done() -> None:
    async def main() -> None:
        stream = Stream()
        messages = stream.put(BATCH + 1)
        coming = batches(stream)
        await take(coming)
        assert in_hand() & set(messages) == set(messages[:BATCH])
        await take(coming)
        assert in_hand() & set(messages) == {messages[BATCH]}
        rest = asyncio.create_task(anext(coming, None))
        await settle()
        assert not in_hand() & set(messages)
        rest.cancel()

    run(main())


def test_others_get_a_turn_between_two_batches_of_a_full_queue() -> None:
    """Of a batch, too, if need be: heartbeats, sends and a rebalance wait for it."""

    async def main() -> None:
        stream = Stream()
        stream.put(3 * BATCH)
        turns = 0

        async def other() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        others = asyncio.create_task(other())
        coming = batches(stream)
        for batch in range(3):
            await take(coming)
            assert turns >= batch
        others.cancel()

    run(main())


def test_a_cancellation_while_a_batch_fills_acks_nothing_and_is_raised() -> None:
    async def main() -> None:
        stream = Stream()
        (message,) = stream.put()
        taking = asyncio.create_task(take(batches(stream)))
        await settle()
        taking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await taking
        assert not message.acked

    run(main())


def test_an_error_in_the_queue_is_raised() -> None:
    async def main() -> None:
        stream = Stream()
        coming = batches(stream)
        taking = asyncio.create_task(take(coming))
        await settle()
        stream.queue._throw(OSError("the queue broke"))
        with pytest.raises(OSError, match="the queue broke"):
            await taking

    run(main())


def test_what_comes_while_the_flow_is_suspended_is_not_begun() -> None:
    async def main() -> None:
        stream = Stream()
        stream.put()
        loop = asyncio.get_running_loop()
        loop.call_later(LINGER / 3, stream.flow.suspend)
        loop.call_later(LINGER / 2, stream.put)
        assert await take(batches(stream)) == [0]

    run(main())


def test_a_stop_ends_the_batches() -> None:
    async def main() -> None:
        stream = Stream()
        stream.put()
        coming = batches(stream)
        await take(coming)
        rest = asyncio.create_task(anext(coming, None))
        await settle()
        stream.queue._throw(StopAsyncIteration())  # as an agent of Faust does
        assert await rest is None

    run(main())


def test_nothing_is_begun_while_the_flow_is_suspended() -> None:
    async def main() -> None:
        stream = Stream()
        (message,) = stream.put()
        stream.flow.suspend()
        assert await take(batches(stream)) == []
        assert (stream.tracked, message.acked) == ([], False)

    run(main())


def test_faust_is_told_how_far_each_partition_is_once_a_batch() -> None:
    """It warns of a partition of which nothing is taken for long."""

    async def main() -> None:
        stream = Stream()
        stream.put(BATCH // 2, partition=0)
        stream.put(BATCH // 2, partition=1)
        await take(batches(stream))
        assert stream.seen_in == [
            (TP("raw", 0), 0),  # the first, which opens the batch
            (TP("raw", 0), BATCH // 2 - 1),
            (TP("raw", 1), BATCH - 1),
        ]

    run(main())


def test_a_pause_of_a_full_queue_ends_as_the_queue_is_taken() -> None:
    """The queue asks for it at four fifths of its room, and tells when it has drained."""

    async def main() -> None:
        stream = Stream()
        coming, dropped = batches(stream), []
        while stream.queue.qsize() < 4096:
            message = ConsumerMessage("raw", 0, stream.offset, 0.0, 1, None, None, b"", None)
            message.generation_id = 1
            stream.queue.put_nowait_enhanced(
                Event(stream.app, None, b"", None, message),
                on_pressure_high=lambda: None,
                on_pressure_drop=lambda: dropped.append(stream.queue.qsize()),
            )
        while stream.queue.qsize() > stream.queue.pressure_drop_size + BATCH:
            await take(coming)
        assert not dropped
        await take(coming)
        assert dropped

    run(main())
