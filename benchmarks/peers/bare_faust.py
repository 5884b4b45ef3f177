"""A bare Faust agent over the raw topic: the floor under tallywire's workers.

    python -m benchmarks.peers.bare_faust read|keep BROKER TOPIC COUNT

`read` decodes each record; `keep` also writes it to a table, under its id, and sends it on to the
topic of articles. TOPIC has one partition. Prints what `benchmarks.peers.clients` prints.
"""

import json
import os
import sys
import tempfile
from typing import Any

import faust

from benchmarks.peers.stopwatch import Stopwatch
from schemas.topics import ARTICLES


def app(does: str, broker: str, topic: str, count: int) -> faust.App:
    made = faust.App(
        f"bare-faust-{does}-{os.getpid()}",
        broker=f"kafka://{broker}",
        store="memory://",
        datadir=tempfile.mkdtemp(prefix="bare-faust-"),
        topic_disable_leader=True,
        topic_partitions=1,
        consumer_auto_offset_reset="earliest",
        producer_linger=0.005,
        producer_max_batch_size=262_144,
        web_enabled=False,
        worker_redirect_stdouts=False,
    )
    source = made.topic(topic, key_type=bytes, value_type=bytes, value_serializer="raw")
    out = made.topic(ARTICLES.name, key_type=bytes, value_type=bytes, value_serializer="raw")
    table = made.Table("kept", partitions=1)
    watch = Stopwatch(count)

    @made.agent(source)
    async def read(stream: Any) -> None:
        async for event in stream.events():
            article = json.loads(event.value)
            if does == "keep":
                table[article["id"]] = article["title"]
                await out.send(key=event.key, value=event.value)
            watch.note()
            if watch.is_over:
                watch.tell()
                os._exit(0)  # what is not committed is of no interest

    return made


def main() -> None:
    does, broker, topic, count = sys.argv[1:]
    worker = faust.Worker(app(does, broker, topic, int(count)), loglevel="WARNING")
    worker.execute_from_commandline()


if __name__ == "__main__":
    main()
