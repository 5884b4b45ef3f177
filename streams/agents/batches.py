"""Batches of a stream's events, taken from its queue at once.

Faust's own `take_events` takes one event a turn of the event loop. While other stages work, a turn
is long, and a batch that waits 20 ms is one event: under a backlog all stages then take equally
many records a second, and those with several records an article fall ever further behind.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

from faust.types import EventT

BATCH = 200
"""Records that are handled before their outputs are sent and their state is written."""
LINGER = 0.02
"""Seconds that a batch waits to fill."""


async def batches(stream: Any) -> AsyncIterator[list[EventT[Any]]]:
    """Yield the stream's events, at most `BATCH` at once; ack them when the next are asked for.

    Left out is what a rebalance took away while the batch was filling: its new owner does it.
    """
    queue = aiter(stream.channel).queue
    with suppress(StopAsyncIteration):  # thrown into the queue when all is done and Faust stops
        while True:
            events = _begun(stream, [await queue.get()])
            if queue.qsize() < BATCH - 1:
                await asyncio.sleep(LINGER)
            more = min(queue.qsize(), BATCH - 1)
            events += _begun(stream, [queue.get_nowait() for _ in range(more)])
            assigned = stream.app.consumer.assignment()
            yield [event for event in events if event.message.tp in assigned]
            for event in events:
                event.ack()


def _begun(stream: Any, events: list[EventT[Any]]) -> list[EventT[Any]]:
    """Tell Faust of the events that are begun, which a rebalance waits for; leave out old ones."""
    app = stream.app
    if not app.flow_control.is_active():
        return []
    begun = [one for one in events if one.message.generation_id == app.consumer_generation_id]
    for event in begun:
        if not event.message.tracked:  # by another stage that reads the topic
            event.message.tracked = True
            app.consumer.track_message(event.message)
    for tp, last in {event.message.tp: event for event in begun}.items():
        app.sensors.on_stream_event_in(tp, last.message.offset, stream, last)
    return begun
