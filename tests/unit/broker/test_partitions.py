import pytest
from aiokafka.partitioner import DefaultPartitioner
from hypothesis import given
from hypothesis import strategies as st

from streams.broker.partitions import partition_of

# What org.apache.kafka.common.utils.Utils of kafka-clients 4.1.1 says:
# toPositive(murmur2(key)) % partitions, for 4, 7 and 64 partitions.
JAVA = {
    b"": (1, 2, 25),
    b"a": (0, 5, 60),
    b"KZ": (0, 4, 16),
    b"en": (3, 2, 15),
    b"tick": (1, 3, 9),
    b"world|killed|24h": (2, 3, 2),
    "Almaty/Алматы".encode(): (1, 6, 17),
    b"article-0123456789": (1, 4, 1),
}


@pytest.mark.parametrize(("key", "partitions"), JAVA.items())
def test_a_key_lies_where_kafkas_java_client_puts_it(
    key: bytes, partitions: tuple[int, int, int]
) -> None:
    assert tuple(partition_of(key, number) for number in (4, 7, 64)) == partitions


@given(st.binary(), st.integers(1, 200))
def test_a_key_lies_where_the_producers_of_the_workers_put_it(key: bytes, number: int) -> None:
    numbers = list(range(number))
    assert partition_of(key, number) == DefaultPartitioner()(key, numbers, numbers)
