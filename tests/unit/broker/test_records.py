from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.broker.records import (
    Delivery,
    Headers,
    Outgoing,
    Trace,
    cloudevent,
    headers_of,
    time_of,
)

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)

times = st.datetimes(timezones=st.just(UTC))
traces = st.builds(
    lambda partition, offset, at: Trace(f"news.articles.raw.v1-{partition}-{offset}", at),
    st.integers(0, 99),
    st.integers(0, 2**60),
    times,
)


def delivery(offset: int = 5, headers: Headers = (), partition: int = 2) -> Delivery:
    return Delivery("topic", partition, offset, None, b"value", headers, NOON)


@given(traces)
def test_a_trace_travels_in_the_headers(trace: Trace) -> None:
    headers = cloudevent(id_="1", type_="t", source="s", time=NOON, trace=trace)
    assert Trace.of(headers) == trace
    assert delivery(headers=headers).trace == trace


def test_a_record_without_a_trace_is_its_own_origin() -> None:
    assert delivery().trace == Trace("topic-2-5", NOON)
    assert delivery(headers=cloudevent(id_="1", type_="t", source="s", time=NOON)).trace == (
        Trace("topic-2-5", NOON)
    )


def test_the_origin_of_a_raw_article_is_where_it_lies_whatever_its_headers_say() -> None:
    forged = cloudevent(id_="1", type_="t", source="s", time=NOON, trace=Trace("other-0-0", NOON))
    assert delivery(headers=forged).as_origin() == Trace("topic-2-5", NOON)


@pytest.mark.parametrize("arrived_at", [b"", b"yesterday", b"\xff", b"2024-03-04T09:00:00"])
def test_a_time_of_arrival_that_is_none_or_has_no_zone_makes_no_trace(arrived_at: bytes) -> None:
    assert Trace.of((("ce_origin", b"topic-0-0"), ("ce_arrivedat", arrived_at))) is None


@given(st.binary(), st.binary() | times.map(datetime.isoformat).map(str.encode))
def test_headers_of_others_are_no_trace_or_one_that_can_be_used(
    origin: bytes, arrived_at: bytes
) -> None:
    trace = Trace.of((("ce_origin", origin), ("ce_arrivedat", arrived_at)))
    if trace is not None:
        assert (trace.origin.encode(), trace.arrived_at.isoformat().encode()) == (
            origin,
            arrived_at,
        )


@pytest.mark.parametrize("name", ["ce_origin", "ce_arrivedat"])
def test_half_a_trace_is_none(name: str) -> None:
    trace = Trace("topic-0-0", NOON)
    whole = cloudevent(id_="1", type_="t", source="s", time=NOON, trace=trace)
    assert Trace.of(tuple(header for header in whole if header[0] != name)) is None


def test_headers_are_those_of_the_kafka_binding_of_cloudevents_in_binary_mode() -> None:
    """https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md"""
    at = datetime(2024, 3, 4, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    assert cloudevent(id_="Łódź/1", type_="tallywire.report.v1", source="extract", time=at) == (
        ("ce_specversion", b"1.0"),
        ("ce_id", "Łódź/1".encode()),
        ("ce_type", b"tallywire.report.v1"),
        ("ce_source", b"/tallywire/extract"),
        ("ce_time", b"2024-03-04T12:30:00+03:00"),
        ("content-type", b"application/json"),
    )


@given(traces)
def test_names_of_extensions_are_lower_case_letters_and_digits(trace: Trace) -> None:
    """CloudEvents 1.0.2, naming conventions."""
    for name, _ in cloudevent(id_="1", type_="t", source="s", time=NOON, trace=trace):
        attribute = name.removeprefix("ce_").replace("content-type", "datacontenttype")
        assert attribute.isalnum()
        assert attribute.islower()


def test_a_record_for_a_partition_differs_in_nothing_else() -> None:
    record = Outgoing("topic", b"key", b"value", (("a", b"1"),))
    assert record.to_partition(3) == Outgoing("topic", b"key", b"value", (("a", b"1"),), 3)
    assert record.partition is None


def test_headers_of_a_client_become_ours() -> None:
    assert headers_of([("a", b"1"), ("a", None)]) == (("a", b"1"), ("a", b""))
    assert headers_of(None) == ()


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1)))  # noqa: DTZ001 - made UTC below
def test_a_timestamp_is_milliseconds_since_the_epoch(time: datetime) -> None:
    at = time.replace(tzinfo=UTC, microsecond=time.microsecond // 1000 * 1000)
    milliseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    assert abs(time_of(milliseconds) - at) < timedelta(milliseconds=0.5)


@pytest.mark.parametrize("missing", [None, 0, -1])
def test_a_record_without_a_timestamp_is_as_old_as_the_epoch(missing: int | None) -> None:
    assert time_of(missing).replace(microsecond=0) in (
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    )
