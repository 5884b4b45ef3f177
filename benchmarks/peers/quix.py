"""The same stages in a Quix Streams application, until it is killed.

    python -m benchmarks.peers.quix BROKER GROUP FOLDER

Our stages do not know who drives them (`streams/agents/stage.py`), so Quix drives the very same
ones: a dataframe a topic, the state in Quix's own store, with a changelog, one settlement a record
as its model wants it, and what comes of it sent on. FOLDER is for its state. Topics have one
partition: Quix sends to the one that a key hashes to, and our ticks go to all.
"""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from quixstreams import Application, message_context
from quixstreams.models import Serializer

import schemas
from schemas.topics import TOPICS
from streams import settings
from streams.agents.build import build
from streams.agents.run import handle_safely
from streams.agents.stage import Stage
from streams.broker.records import Delivery, Outgoing, headers_of, time_of
from streams.replay import CONSUMED


class Value(Serializer):
    """The value of one of our records."""

    def __call__(self, value: Outgoing, ctx: Any) -> bytes | None:
        return value.value


class Driver:
    """Calls the stages of a topic for each of its records, with the state that Quix gives."""

    def __init__(self, stages: Sequence[Stage], topic: str) -> None:
        self._stages = stages
        self._topic = topic
        self._state: Any = None
        for stage in stages:
            stage.attach(lambda partition, key, of=stage.name: self._state.get(f"{of}/{key}"))

    def __call__(
        self, value: bytes | None, key: bytes, timestamp: int, headers: Any, state: Any
    ) -> Iterator[Outgoing]:
        self._state = state
        context = message_context()
        delivery = Delivery(
            topic=self._topic,
            partition=context.partition,
            offset=context.offset,
            key=key,
            value=value,
            headers=headers_of(headers),
            timestamp=time_of(timestamp),
        )
        for stage in self._stages:
            yield from handle_safely(stage, delivery)
            settlement = stage.settle(context.partition)
            for name, written in settlement.writes.items():
                if written is None:
                    state.delete(f"{stage.name}/{name}")
                else:
                    state.set(f"{stage.name}/{name}", written)
            yield from settlement.outgoing


def application(broker: str, group: str, folder: str) -> Application:
    app = Application(
        broker_address=broker,
        consumer_group=group,
        auto_offset_reset="earliest",
        commit_interval=1.0,  # as tallywire's
        state_dir=folder,
        loglevel="WARNING",
        producer_extra_config={"linger.ms": 5, "acks": "all"},
    )
    outputs = {
        topic.name: app.topic(topic.name, key_serializer="bytes", value_serializer=Value())
        for topic in TOPICS
    }
    conf = settings.load(partitions=1, clock="event")
    stages = build(conf, schemas.Stage)
    for topic in CONSUMED:
        drivers = [stage for stage in stages if topic.name in stage.topics]
        source = app.topic(topic.name, key_deserializer="bytes", value_deserializer="bytes")
        frame = app.dataframe(source)
        frame = frame.apply(Driver(drivers, topic.name), stateful=True, expand=True, metadata=True)
        frame = frame.set_headers(lambda out, key, timestamp, headers: list(out.headers))
        frame.to_topic(
            lambda out, key, timestamp, headers: outputs[out.topic], key=lambda out: out.key
        )
    return app


def main() -> None:
    application(*sys.argv[1:]).run()


if __name__ == "__main__":
    main()
