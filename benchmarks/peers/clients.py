"""Kafka clients that read a topic with nothing but JSON decoding: the floor under everything.

    python -m benchmarks.peers.clients aiokafka|confluent-kafka BROKER TOPIC COUNT

Reads COUNT records from the beginning, and prints the seconds from the first to the last as JSON:
those of the clock, and those of the processor.
"""

import asyncio
import json
import sys
import time

from aiokafka import AIOKafkaConsumer
from confluent_kafka import Consumer

from benchmarks.peers.stopwatch import Stopwatch


async def read_aiokafka(broker: str, topic: str, count: int) -> Stopwatch:
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=broker, auto_offset_reset="earliest")
    watch = Stopwatch(count)
    async with consumer:
        while not watch.is_over:
            for records in (await consumer.getmany(timeout_ms=1_000)).values():
                for record in records:
                    json.loads(record.value)
                watch.note(len(records))
    return watch


def read_confluent(broker: str, topic: str, count: int) -> Stopwatch:
    consumer = Consumer(
        {
            "bootstrap.servers": broker,
            "group.id": f"floor-{time.time_ns()}",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    consumer.subscribe([topic])
    watch = Stopwatch(count)
    while not watch.is_over:
        records = consumer.consume(500, timeout=1)
        for record in records:
            json.loads(record.value())
        watch.note(len(records))
    consumer.close()
    return watch


def main() -> None:
    client, broker, topic, count = sys.argv[1:]
    if client == "aiokafka":
        watch = asyncio.run(read_aiokafka(broker, topic, int(count)))
    else:
        watch = read_confluent(broker, topic, int(count))
    watch.tell()


if __name__ == "__main__":
    main()
