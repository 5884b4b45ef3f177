"""Driving a stage: by batches that are ours, with Faust's own messages and events."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from faust import streams as faust_streams
from faust.events import Event
from faust.transport.producer import ProducerBuffer
from faust.types.tuples import Message
from prometheus_client import REGISTRY

import schemas
from schemas.topics import ARTICLES, DUPLICATES, RAW
from streams import metrics
from streams.agents import run as driving
from streams.agents.run import MAX_BYTES, PartitionedTable, delivery_of, handle_safely, run
from streams.agents.stage import Settlement, Stage, Stored
from streams.broker.records import Delivery, Outgoing
from streams.errors import UserError
from streams.refusal import Refused
from tests.unit.agents.build import ARRIVAL, delivery, header
from tests.unit.jumping_loop import settle


class Upper(Stage):
    """Makes values upper case, refuses b"no", fails on b"bug"; counts what it had of each key."""

    name = schemas.Stage.EXTRACT
    topics = (RAW.name,)
    table = "seen"

    def __init__(self) -> None:
        self.handled: list[bytes | None] = []

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        self.handled.append(delivery.value)
        if delivery.value == b"no":
            raise Refused("no-text", "it says no")
        if delivery.value == b"bug":
            raise ZeroDivisionError("division by zero")
        return [Outgoing(ARTICLES.name, delivery.key, (delivery.value or b"").upper())]

    def settle(self, partition: int) -> Settlement:
        last = Outgoing(DUPLICATES.name, b"settled", str(partition).encode())
        return Settlement([last], {"handled": {"records": len(self.handled)}, "gone": None})


class Ended(BaseException):
    """Stands for the end of the process, which nothing catches."""


@pytest.fixture
def _process_can_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def end_process(error: BaseException) -> None:
        raise Ended from error

    monkeypatch.setattr(driving, "end_process", end_process)


def event(value: bytes | None, *, offset: int = 0, partition: int = 0, **fields: Any) -> Any:
    message = Message(
        RAW.name,
        partition,
        offset,
        timestamp=fields.get("timestamp", ARRIVAL.timestamp()),
        timestamp_type=1,
        headers=fields.get("headers"),
        key=b"key",
        value=value,
        checksum=None,
    )
    return Event(None, b"key", value, message.headers, message)


class Batches:
    """These batches; notes how many records of them are acked, as `streams.agents.batches` does."""

    def __init__(self, *batches: Sequence[Any]) -> None:
        self._batches = batches
        self.acked = 0

    async def __aiter__(self) -> AsyncIterator[Sequence[Any]]:
        for batch in self._batches:
            yield batch
            self.acked += len(batch)


class Table:
    """A table of Faust: its store, and the producer that its changelog is handed to."""

    changelog_topic_name = "app-kept-changelog"

    def __init__(self) -> None:
        self.data = dict[bytes, bytes]()
        self.items = self.data.items
        self.app = SimpleNamespace(producer=self)
        self.changelog: list[tuple[bytes, bytes | None, int]] = []
        self.deliveries: list[asyncio.Future[Any]] = []
        self.persisted: list[Any] = []

    async def send(
        self, topic: str, key: bytes, value: bytes | None, partition: int, *_: None
    ) -> Any:
        assert topic == self.changelog_topic_name
        self.changelog.append((key, value, partition))
        self.deliveries.append(asyncio.get_running_loop().create_future())
        return self.deliveries[-1]

    def _on_changelog_sent(self, delivery: Any) -> None:
        self.persisted.append(delivery.result())


class Sent(list[Outgoing]):
    """A sender that keeps what it was given."""

    async def __call__(self, record: Outgoing) -> None:
        self.append(record)


# -- a record


def test_what_a_stage_refuses_becomes_a_dead_letter_with_its_reason() -> None:
    headers = (("mine", b"1"), ("mine", b"2"))
    one = delivery(b"no", offset=7, partition=2, headers=headers)
    (letter,) = handle_safely(Upper(), one)
    assert (letter.key, letter.value, letter.headers[:2]) == (b"key", b"no", headers)
    assert header(letter, "tallywire-dl-reason") == "no-text"
    assert header(letter, "tallywire-dl-detail") == "it says no"
    assert header(letter, "tallywire-dl-stage") == "extract"
    assert header(letter, "tallywire-dl-offset") == "7"


def test_what_a_stage_fails_on_becomes_a_dead_letter_and_a_traceback_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    (letter,) = handle_safely(Upper(), delivery(b"bug", offset=7))
    assert (letter.key, letter.value) == (b"key", b"bug")
    assert header(letter, "tallywire-dl-reason") == "failed"
    assert header(letter, "tallywire-dl-detail") == "ZeroDivisionError: division by zero"
    (logged,) = caplog.records
    assert logged.exc_info is not None
    assert "news.articles.raw.v1-0-7" in logged.message


def test_a_failure_whose_words_are_not_utf8_still_becomes_a_dead_letter() -> None:
    class Mangled(Upper):
        def handle(self, delivery: Delivery) -> list[Outgoing]:
            raise ValueError("half a character: \ud83d")

    (letter,) = handle_safely(Mangled(), delivery(b"x"))
    assert header(letter, "tallywire-dl-reason") == "failed"


def test_an_output_that_its_topic_does_not_take_becomes_a_dead_letter() -> None:
    largest = MAX_BYTES[ARTICLES.name]
    (fits,) = handle_safely(Upper(), delivery(b"x" * largest))
    assert fits.topic == ARTICLES.name
    (letter,) = handle_safely(Upper(), delivery(b"x" * (largest + 1)))
    assert header(letter, "tallywire-dl-reason") == "oversize"


def test_an_event_of_faust_is_read_with_all_that_the_stages_need() -> None:
    headers = {"b": b"2", "a": b"1"}
    one = delivery_of(event(b"value", offset=7, partition=1, headers=headers))
    assert one == Delivery(RAW.name, 1, 7, b"key", b"value", (("b", b"2"), ("a", b"1")), ARRIVAL)


@pytest.mark.parametrize("headers", [None, [], {}])
def test_an_event_without_headers_has_none(headers: Any) -> None:
    assert delivery_of(event(b"value", headers=headers)).headers == ()


def test_headers_of_one_name_and_null_headers_are_kept_apart() -> None:
    one = delivery_of(event(b"value", headers=[("a", b"1"), ("a", b"2"), ("n", None)]))
    assert one.headers == (("a", b"1"), ("a", b"2"), ("n", b""))


# -- a batch


@pytest.mark.usefixtures("_process_can_not_end")
async def test_outputs_come_in_the_order_of_the_records_then_those_of_the_settlement() -> None:
    sent = Sent()
    await run(Upper(), Batches([event(b"a"), event(b"no"), event(b"b")]), sent, None)
    assert [(record.topic, record.value) for record in sent] == [
        ("news.articles.v1", b"A"),
        ("news.deadletters.v1", b"no"),
        ("news.articles.v1", b"B"),
        ("news.duplicates.v1", b"0"),
    ]


@pytest.mark.usefixtures("_process_can_not_end")
async def test_a_batch_is_settled_for_each_of_its_partitions() -> None:
    sent, table = Sent(), Table()
    batch = [event(b"a", partition=1), event(b"b", partition=0), event(b"c", partition=1)]
    await run(Upper(), Batches(batch), sent, PartitionedTable(table))
    assert [record.value for record in sent] == [b"A", b"C", b"1", b"B", b"0"]
    assert set(table.data) == {b"0/handled", b"1/handled"}


@pytest.mark.usefixtures("_process_can_not_end")
async def test_an_empty_batch_does_nothing() -> None:
    """All of it may have been taken away."""
    sent = Sent()
    await run(Upper(), Batches([]), sent, None)
    assert sent == []


@pytest.mark.usefixtures("_process_can_not_end")
async def test_batches_that_can_not_be_taken_end_the_process() -> None:
    """Faust would start the agent anew, and commit what it had in hand with what comes next."""

    class Broken:
        async def __aiter__(self) -> AsyncIterator[Sequence[Any]]:
            raise OSError("the queue broke")
            yield []

    with pytest.raises(Ended) as ended:
        await run(Upper(), Broken(), Sent(), None)
    assert isinstance(ended.value.__cause__, OSError)


@pytest.mark.usefixtures("_process_can_not_end")
async def test_a_send_that_fails_ends_the_process_before_the_batch_is_acked() -> None:
    async def send(record: Outgoing) -> None:
        raise ConnectionError("the broker is away")

    batches = Batches([event(b"a")], [event(b"b")])
    with pytest.raises(Ended) as ended:
        await run(Upper(), batches, send, None)
    assert isinstance(ended.value.__cause__, ConnectionError)
    assert batches.acked == 0


@pytest.mark.usefixtures("_process_can_not_end")
async def test_a_cancellation_in_the_midst_of_a_batch_ends_the_process_before_it_is_acked() -> None:
    """Faust would ack the batch, and commit it, on the way out."""
    sending = asyncio.Event()

    async def send(record: Outgoing) -> None:
        sending.set()
        await asyncio.Event().wait()

    batches = Batches([event(b"a")])
    running = asyncio.create_task(run(Upper(), batches, send, None))
    await sending.wait()
    running.cancel()
    (ended,) = await asyncio.gather(running, return_exceptions=True)
    assert isinstance(ended, Ended)
    assert batches.acked == 0


@pytest.mark.usefixtures("_process_can_not_end")
async def test_a_record_that_fails_to_settle_becomes_one_dead_letter_and_spoils_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What it left in the stage's state is taken back."""

    class Adder(Upper):
        """Adds up what it is given, and can't settle with a number in its sum."""

        sum = written = ""

        def handle(self, delivery: Delivery) -> list[Outgoing]:
            self.sum += (delivery.value or b"").decode()
            return []

        def settle(self, partition: int) -> Settlement:
            if any(letter.isdigit() for letter in self.sum):
                raise KeyError("a number")
            self.written = self.sum
            return Settlement()

        def take_back(self) -> None:
            self.sum = self.written

    caplog.set_level(logging.CRITICAL)
    adder = Adder()
    sent, batches = Sent(), Batches([event(b"a"), event(b"1"), event(b"b")])
    await run(adder, batches, sent, None, adder.take_back)
    assert adder.written == "ab"
    (letter,) = sent
    assert letter.topic == "news.deadletters.v1"
    assert letter.value == b"1"
    assert batches.acked == 3


@pytest.mark.usefixtures("_process_can_not_end")
async def test_what_fails_and_is_done_again_is_counted_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Be it a batch that can't be settled, or a record of which too much comes."""

    class Counting(Upper):
        """Counts each record as a copy; can't settle b"1"."""

        def handle(self, delivery: Delivery) -> list[Outgoing]:
            metrics.count(metrics.COPIES, method="id")
            return super().handle(delivery)

        def settle(self, partition: int) -> Settlement:
            if b"1" in self.handled:
                raise KeyError("a number")
            return Settlement()

    def copies() -> float:
        return REGISTRY.get_sample_value("tallywire_copies_total", {"method": "id"}) or 0

    caplog.set_level(logging.CRITICAL)
    counting, before = Counting(), copies()
    too_much = b"x" * (MAX_BYTES[ARTICLES.name] + 1)
    batch = [event(b"a"), event(b"1"), event(b"b"), event(too_much)]
    await run(counting, Batches(batch), Sent(), None, counting.handled.clear)
    assert copies() - before == 2


@pytest.mark.usefixtures("_process_can_not_end")
async def test_poison_between_good_records_costs_one_dead_letter_each(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    sent, batches = Sent(), Batches([event(b"a"), event(b"bug"), event(None), event(b"b")])
    await run(Upper(), batches, sent, None)
    topics = [record.topic for record in sent]
    assert topics.count("news.deadletters.v1") == 1
    assert topics.count("news.articles.v1") == 3
    assert batches.acked == 4


# -- the table


async def test_a_table_keeps_partitions_apart_and_gives_keys_back_whole() -> None:
    table = PartitionedTable(Table())
    await table.write(0, {"http://a/b": {"n": 1}})
    await table.write(11, {"http://a/b": {"n": 2}})
    assert list(table.items()) == [(0, "http://a/b", {"n": 1}), (11, "http://a/b", {"n": 2})]
    assert [table.read(partition, "http://a/b") for partition in (0, 11, 1)] == [
        {"n": 1},
        {"n": 2},
        None,
    ]


@pytest.mark.parametrize("name", [b'"0/a"', b"a", b"/a", b"\xff"])
def test_what_another_release_has_written_is_named_with_the_remedy(name: bytes) -> None:
    kept = Table()
    kept.data[name] = b"{}"
    with pytest.raises(UserError, match=r"app-kept-changelog has a key of another.*Upgrade"):
        list(PartitionedTable(kept).items())


async def test_a_null_deletes_a_key_also_one_that_is_not_there() -> None:
    kept = Table()
    table = PartitionedTable(kept)
    await table.write(0, {"a": {"n": 1}})
    await table.write(0, {"a": None, "b": None})
    assert kept.data == {}


async def test_the_changelog_is_with_the_producer_before_the_outputs() -> None:
    kept, order = Table(), []

    async def send(record: Outgoing) -> None:
        order.append(len(kept.changelog))

    await run(Upper(), Batches([event(b"a", partition=1)]), send, PartitionedTable(kept))
    assert kept.changelog == [
        (b"1/handled", b'{"records":1}', 1),
        (b"1/gone", None, 1),
    ]
    assert set(order) == {2}


async def test_how_far_the_changelog_reaches_is_noted_once_the_broker_has_it() -> None:
    kept = Table()
    await PartitionedTable(kept).write(0, {"a": 1, "b": 2})
    assert kept.persisted == []
    kept.deliveries[0].set_result("offset 7")
    await asyncio.sleep(0)
    assert kept.persisted == ["offset 7"]


@pytest.mark.parametrize("fails", ["delivery", "disk"])
async def test_a_changelog_that_is_lost_or_a_disk_that_is_full_ends_the_worker(
    fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[BaseException] = []
    monkeypatch.setattr(driving, "end_process", ended.append)

    class Full(Table):
        def _on_changelog_sent(self, delivery: Any) -> None:
            raise OSError(28, "No space left on device")

    kept = Full() if fails == "disk" else Table()
    await PartitionedTable(kept).write(0, {"a": 1})
    if fails == "disk":
        kept.deliveries[0].set_result("offset 7")
    else:
        kept.deliveries[0].set_exception(ConnectionError("broker away"))
    await asyncio.sleep(0)
    assert [str(error) for error in ended] == [
        "[Errno 28] No space left on device" if fails == "disk" else "broker away"
    ]


async def test_the_release_takes_a_changelog_for_flushed_that_is_still_unsent() -> None:
    """So it is not sent by its buffer."""
    buffer: Any = ProducerBuffer()
    buffer.app = SimpleNamespace(conf=SimpleNamespace(producer_threaded=False))
    gate = asyncio.Event()

    class SlowBroker:
        async def publish_message(self, fut: Any, wait: bool) -> None:
            await gate.wait()

    for _ in range(3):
        buffer.put(SimpleNamespace(message=SimpleNamespace(channel=SlowBroker())))
    await buffer.start()
    await buffer.flush()
    assert buffer.size > 0
    gate.set()
    await settle()
    await buffer.stop()


async def test_a_stage_reads_and_writes_in_the_partition_of_its_events() -> None:
    """Faust's table takes the partition from the current event."""
    used: list[tuple[str, bytes, int]] = []

    def note(action: str, key: bytes) -> None:
        current = faust_streams.current_event()
        assert current is not None
        used.append((action, key, current.message.partition))

    class Noted(dict[bytes, bytes]):
        def get(self, key: bytes, default: Any = None) -> Any:
            note("read", key)
            return super().get(key, default)

        def __setitem__(self, key: bytes, value: bytes) -> None:
            note("write", key)

    class NotedTable(Table):
        def __init__(self) -> None:
            super().__init__()
            self.data = Noted()

    class Reader(Upper):
        def attach(self, stored: Stored) -> None:
            self._stored = stored

        def handle(self, delivery: Delivery) -> list[Outgoing]:
            self._stored(delivery.partition, "a")
            return []

    stage, table = Reader(), PartitionedTable(NotedTable())
    stage.attach(table.read)
    batch = [event(b"", partition=1), event(b"", partition=0)]
    await run(stage, Batches(batch), Sent(), table)
    assert used == [
        ("read", b"1/a", 1),
        ("write", b"1/handled", 1),
        ("read", b"0/a", 0),
        ("write", b"0/handled", 0),
    ]
