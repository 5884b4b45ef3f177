"""Stands in for kafka-exporter in tests: that one is a container, which no test here can run.

The numbers are of a real Kafka; the names and labels of the series are those that the source of
kafka-exporter 1.9 gives. That the real one serves them was not seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from confluent_kafka import Consumer, KafkaException, TopicPartition
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from streams.broker.ports import free_port

LABELS = ("consumergroup", "topic", "partition")
OFFSET = "kafka_consumergroup_current_offset"
LAG = "kafka_consumergroup_lag"
SECONDS = 0.5
"""For an answer of Kafka; Prometheus scrapes every second."""


class Group(Collector):
    """How far a group has committed each partition, and what lies behind that."""

    def __init__(self, broker: str, group: str) -> None:
        self._client = Consumer({"bootstrap.servers": broker, "group.id": group})  # joins nothing
        self._group = group

    def collect(self) -> Iterator[GaugeMetricFamily]:
        offset = GaugeMetricFamily(OFFSET, "Committed", labels=LABELS)
        lag = GaugeMetricFamily(LAG, "Not yet committed", labels=LABELS)
        with suppress(KafkaException):  # at its start Kafka does not know the group yet
            for one in self._client.committed(self._partitions(), timeout=SECONDS):
                if one.offset >= 0:
                    labels = (self._group, one.topic, str(one.partition))
                    _, end = self._client.get_watermark_offsets(one, timeout=SECONDS)
                    offset.add_metric(labels, one.offset)
                    lag.add_metric(labels, end - one.offset)
        return iter((offset, lag))

    def _partitions(self) -> list[TopicPartition]:
        topics = self._client.list_topics(timeout=SECONDS).topics
        return [TopicPartition(name, part) for name in topics for part in topics[name].partitions]


@contextmanager
def kafka_exporter(broker: str, group: str) -> Iterator[str]:
    """Serve them; the address at which they are scraped."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Group(broker, group))
    port = free_port()
    server, thread = start_http_server(port, "127.0.0.1", registry)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
