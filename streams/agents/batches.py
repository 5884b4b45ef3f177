"""Batches of a stream's events, taken from its queue at once.

Faust's own `take_events` takes one event a turn of the event loop. While other stages work, a turn
is long, and a batch that waits 20 ms is one event: under a backlog all stages then take equally
many records a second, and those with several records an article fall ever further behind.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from faust.types import EventT, Message

BATCH = 200
"""Records that are handled before their outputs are sent and their state is written."""
LINGER = 0.02
"""Seconds that a batch waits to fill."""


async def batches(stream: Any) -> AsyncIterator[list[EventT[Any]]]:
    """Yield the stream's events, at most `BATCH` at once; ack them when the next are asked for.

    Left out, and not acked, is what a rebalance took away or is about to: its new owner does it.
    """
    queue = stream.channel.queue
    with suppress(StopAsyncIteration):  # thrown into the queue when Faust stops an agent
        while True:
            events = _in_hand[stream] = _begun(stream, [await queue.get()])
            # Where more wait, the others get a turn of the loop all the same.
            await asyncio.sleep(LINGER if queue.qsize() < BATCH - 1 else 0)
            more = min(queue.qsize(), BATCH - 1)
            events += _begun(stream, [queue.get_nowait() for _ in range(more)])
            assigned = stream.app.consumer.assignment()
            events[:] = [event for event in events if event.message.tp in assigned]
            yield list(events)
            for event in events:
                event.ack()
            events.clear()


def in_hand() -> set[Message]:
    """The messages that streams have taken, and not done."""
    return {event.message for events in _in_hand.values() for event in events}


_in_hand: WeakKeyDictionary[Any, list[EventT[Any]]] = WeakKeyDictionary()


def _begun(stream: Any, events: list[EventT[Any]]) -> list[EventT[Any]]:
    """Tell Faust of the events that are begun; leave out those of an earlier assignment."""
    app = stream.app
    if not app.flow_control.is_active():
        return []
    begun = [one for one in events if one.message.generation_id == app.consumer_generation_id]
    for event in begun:
        if not event.message.tracked:  # else another stage that reads the topic has done it
            event.message.tracked = True
            app.consumer.track_message(event.message)
    for tp, last in {event.message.tp: event for event in begun}.items():
        app.sensors.on_stream_event_in(tp, last.message.offset, stream, last)
    return begun
