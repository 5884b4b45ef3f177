import asyncio
import json
from typing import Any

import pytest
from aiokafka.errors import MessageSizeTooLargeError
from hypothesis import given
from hypothesis import strategies as st

from schemas.topics import RAW, TOPICS
from streams.broker import client
from streams.broker.client import MAX_REQUEST_BYTES, raw_article
from streams.errors import UserError
from streams.feeds.items import MAX_BYTES
from streams.settings import Settings


@pytest.mark.parametrize(
    ("article", "key"),
    [
        ({"id": "ferry-1", "url": "https://example.org/a"}, b"ferry-1"),
        ({"url": "https://example.org/a"}, b"https://example.org/a"),
        ({"id": 17}, b"17"),
        ({"id": "Łódź"}, "Łódź".encode()),
        ({"title": "Ferry capsizes"}, None),
        ({"id": ""}, None),
        (["id"], None),
        ("id", None),
    ],
)
def test_versions_of_an_article_share_a_key(article: object, key: bytes | None) -> None:
    value = json.dumps(article).encode()
    record = raw_article(value)
    assert (record.topic, record.key, record.value) == ("news.articles.raw.v1", key, value)


@given(st.binary() | st.text().map(json.dumps).map(str.encode))
def test_whatever_is_fed_is_fed_as_it_is(value: bytes) -> None:
    assert raw_article(value).value == value


@pytest.mark.parametrize(
    "value", [b"[" * 100_000, b'{"id":' * 100_000, b"9" * 100_000, b'{"id":"\\ud800"}']
)
def test_hostile_values_are_fed_all_the_same(value: bytes) -> None:
    assert raw_article(value).value == value


@pytest.mark.parametrize("name", ["id", "url"])
def test_the_largest_value_that_is_fed_fits_into_the_topic_with_its_key(name: str) -> None:
    value = json.dumps({name: "x" * MAX_BYTES})[: MAX_BYTES - 2].encode() + b'"}'
    record = raw_article(value)
    envelope = 200  # bytes of a batch and its record, by Kafka's format and then some
    assert record.key is not None
    headers = sum(len(name) + len(content) for name, content in record.headers)
    assert len(value) + len(record.key) + headers + envelope < RAW.max_message_bytes


def test_articles_of_a_replay_lie_in_one_partition() -> None:
    assert raw_article(b'{"id": "a"}', partition=0).partition == 0


def test_the_largest_record_of_any_topic_fits_into_a_request() -> None:
    assert max(topic.max_message_bytes for topic in TOPICS) < MAX_REQUEST_BYTES


class FullBroker:
    """A producer whose records the broker does not take; as aiokafka's, `flush` does not mind."""

    def __init__(self, **options: Any) -> None:
        pass

    async def start(self) -> None:
        pass

    stop = flush = start

    async def send(self, topic: str, value: bytes | None, **fields: Any) -> asyncio.Future[None]:
        delivery = asyncio.get_running_loop().create_future()
        delivery.set_exception(MessageSizeTooLargeError())
        return delivery


async def test_a_record_that_is_not_delivered_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "AIOKafkaProducer", FullBroker)
    with pytest.raises(UserError):
        async with client.producing(Settings()) as producer:
            await producer.send(raw_article(b"{}"))
