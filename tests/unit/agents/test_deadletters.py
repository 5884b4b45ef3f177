from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schemas
from schemas.topics import DEADLETTERS, RAW
from streams.agents.deadletters import (
    ARRIVED,
    MAX_BYTES,
    MAX_DETAIL,
    PREFIX,
    arrival,
    dead_letter,
    read,
)
from streams.agents.deadletters import retried as put_back
from streams.broker.records import Delivery, Outgoing
from tests.unit.agents.build import ARRIVAL, delivered, delivery

headers = st.lists(
    st.tuples(st.text(min_size=1).filter(lambda name: not name.startswith(PREFIX)), st.binary())
).map(tuple)
deliveries = st.builds(
    Delivery,
    topic=st.just(RAW.name),
    partition=st.integers(0, 100),
    offset=st.integers(0, 2**60),
    key=st.none() | st.binary(),
    value=st.none() | st.binary(),
    headers=headers,
    timestamp=st.just(ARRIVAL),
)


def refused(one: Delivery, detail: str = "it can't be used") -> Outgoing:
    return dead_letter(one, schemas.Stage.NORMALIZE, "not-json", detail)


def retried(letter: schemas.DeadLetter, offset: int) -> Delivery:
    """What `tallywire deadletters retry` puts back, a day later."""
    again = delivered(put_back(letter), offset)
    return replace(again, timestamp=ARRIVAL + timedelta(days=1))


@given(deliveries, st.text())
def test_a_dead_letter_holds_the_record_byte_for_byte_and_where_it_lay(
    one: Delivery, detail: str
) -> None:
    record = refused(one, detail)
    assert (record.topic, record.key, record.value) == (DEADLETTERS.name, one.key, one.value)
    letter = read(delivered(record, 0))
    assert (letter.key, letter.value, letter.headers) == (one.key, one.value, one.headers)
    assert (letter.topic, letter.partition, letter.offset) == (
        one.topic,
        one.partition,
        one.offset,
    )
    assert (letter.stage, letter.reason) == ("normalize", "not-json")
    assert letter.detail == detail[:MAX_DETAIL]


def test_a_dead_letter_says_when_it_was_refused() -> None:
    before = datetime.now(UTC)
    letter = read(delivered(refused(delivery(b"{")), 0))
    assert before <= letter.at <= datetime.now(UTC)


@given(deliveries, st.integers(1, 5))
def test_a_letter_that_is_retried_and_refused_again_does_not_pile_up_headers(
    one: Delivery, times: int
) -> None:
    first = refused(one)
    again, record = one, first
    for offset in range(times):
        again = retried(read(delivered(record, offset)), offset)
        record = refused(again)
    arrived = (ARRIVED, ARRIVAL.isoformat().encode())
    assert (again.key, again.value) == (one.key, one.value)
    assert again.headers == (*one.headers, arrived)
    assert [name for name, _ in record.headers] == [name for name, _ in first.headers]
    assert read(delivered(record, 0)).arrived == ARRIVAL


@pytest.mark.parametrize(
    ("named", "arrived"),
    [
        (b"2024-03-04T09:00:00+00:00", datetime(2024, 3, 4, 9, tzinfo=UTC)),
        (b"2024-03-06T00:00:00+00:00", ARRIVAL),
        (b"2024-03-04T09:00:00", ARRIVAL),
        (b"\xff", ARRIVAL),
        (b"", ARRIVAL),
    ],
)
def test_whoever_names_an_arrival_can_name_an_earlier_one_but_no_later_one(
    named: bytes, arrived: datetime
) -> None:
    assert arrival(delivery(b"{", headers=((ARRIVED, named),))) == arrived


def test_a_letter_whose_headers_came_along_names_the_last_refusal_only() -> None:
    """Whoever copies a dead letter back with another tool copies its headers, too."""
    first = refused(delivery(b"{", headers=(("mine", b"1"),)))
    second = dead_letter(
        delivery(b"{", headers=first.headers), schemas.Stage.EXTRACT, "null", "nothing"
    )
    assert len(second.headers) == len(first.headers)
    letter = read(delivered(second, 0))
    assert (letter.stage, letter.reason, letter.headers) == ("extract", "null", (("mine", b"1"),))


def test_the_largest_raw_record_is_kept_whole_and_fits_into_the_topic() -> None:
    value = b"x" * (MAX_BYTES - len(b"key"))
    record = refused(delivery(value), "é" * 10_000)
    assert record.value == value
    assert size(record) < DEADLETTERS.max_message_bytes
    assert not read(delivered(record, 0)).cut


def test_what_is_larger_is_cut_says_so_and_fits_into_the_topic() -> None:
    record = refused(delivery(b"x" * (MAX_BYTES + 1), headers=(("mine", b"1"),)))
    assert record.value == b"x" * (MAX_BYTES - len(b"key") - len(b"mine1"))
    assert read(delivered(record, 0)).cut
    assert size(record) < DEADLETTERS.max_message_bytes


@pytest.mark.parametrize("which", ["key", "headers"])
def test_a_key_or_headers_that_are_too_large_are_left_away(which: str) -> None:
    huge = b"x" * (MAX_BYTES + 1)
    one = delivery(b"{", key=huge) if which == "key" else delivery(b"{", headers=(("mine", huge),))
    record = refused(one)
    assert size(record) < DEADLETTERS.max_message_bytes
    assert read(delivered(record, 0)).reason == "not-json"


def size(record: Outgoing) -> int:
    named = sum(len(name.encode()) + len(content) for name, content in record.headers)
    return len(record.key or b"") + len(record.value or b"") + named
