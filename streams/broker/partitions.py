"""Which partition a key lies in."""

from aiokafka.partitioner import murmur2


def partition_of(key: bytes, partitions: int) -> int:
    """The partition of a key: murmur2, as in Kafka's own Java client."""
    hashed: int = murmur2(key)
    return (hashed & 0x7FFFFFFF) % partitions
