"""Stands in for kafka-exporter in tests: that one is a container, which no test here can run.

The numbers are of a real Kafka; the names and labels of the series are those that the source of
kafka-exporter 1.9 gives. That the real one serves them was not seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from confluent_kafka import ConsumerGroupTopicPartitions, KafkaException
from confluent_kafka.admin import AdminClient, OffsetSpec
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from streams.broker.ports import free_port

LABELS = ("consumergroup", "topic", "partition")
OFFSET = "kafka_consumergroup_current_offset"
LAG = "kafka_consumergroup_lag"


class Group(Collector):
    """How far a group has committed each partition, and what lies behind that."""

    def __init__(self, broker: str, group: str) -> None:
        self._admin = AdminClient({"bootstrap.servers": broker})
        self._group = group

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with suppress(KafkaException):  # at its start Kafka does not know the group yet
            yield from self._read()

    def _read(self) -> Iterator[GaugeMetricFamily]:
        asked = [ConsumerGroupTopicPartitions(self._group)]
        answer = self._admin.list_consumer_group_offsets(asked)[self._group].result()
        committed = {(one.topic, one.partition): one.offset for one in answer.topic_partitions}
        latest = OffsetSpec.latest()
        ends = self._admin.list_offsets(dict.fromkeys(answer.topic_partitions, latest))
        offset = GaugeMetricFamily(OFFSET, "Committed", labels=LABELS)
        lag = GaugeMetricFamily(LAG, "Not yet committed", labels=LABELS)
        for partition, end in ends.items():
            labels = (self._group, partition.topic, str(partition.partition))
            at = committed[partition.topic, partition.partition]
            offset.add_metric(labels, at)
            lag.add_metric(labels, end.result().offset - at)
        return iter((offset, lag))


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
