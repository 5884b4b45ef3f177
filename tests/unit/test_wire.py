"""Records as a worker's consumer gets them, whatever their headers are called."""

from typing import Any

import pytest
from aiokafka.consumer import fetcher
from aiokafka.consumer.fetcher import READ_UNCOMMITTED, PartitionRecords
from aiokafka.record.default_records import DefaultRecordBatchBuilder
from aiokafka.record.memory_records import MemoryRecords
from faust.types import TP

from streams import wire

NAMES = ("plain", "café")
NO_TEXT = b"\xff\xfe"
STAND_IN = "##"
"""For what is no text: the library writes none."""


def batch(*names: bytes, compression: int = 0) -> bytes:
    """Records, each with a header of this name, as they come off the wire."""
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=compression,
        is_transactional=False,
        producer_id=-1,
        producer_epoch=-1,
        base_sequence=-1,
        batch_size=100_000,
    )
    for offset, name in enumerate(names):
        text = STAND_IN if name == NO_TEXT else name.decode()
        builder.append(offset, 1_700_000_000_000, b"key", b"value\xff\xfe", [(text, b"\xff")])
    return bytes(builder.build()).replace(STAND_IN.encode(), NO_TEXT)


def read(raw: bytes, fetch_offset: int = 0) -> list[Any]:
    wire.apply()
    records = fetcher.MemoryRecords(raw)
    return list(
        PartitionRecords(
            TP("raw", 0), records, [], fetch_offset, None, None, False, READ_UNCOMMITTED
        )
    )


def names(records: list[Any]) -> list[str]:
    return [name for record in records for name, _ in record.headers]


def test_names_that_are_text_stay_as_they_are() -> None:
    assert names(read(batch(*(name.encode() for name in NAMES)))) == list(NAMES)


def test_a_name_that_is_no_text_is_escaped_and_costs_no_record() -> None:
    records = read(batch(b"before", NO_TEXT, b"after!!"))
    assert names(records) == ["before", r"\xff\xfe", "after!!"]
    assert [record.offset for record in records] == [0, 1, 2]
    assert {record.value for record in records} == {b"value\xff\xfe"}
    assert {record.headers[0][1] for record in records} == {b"\xff"}


def test_batches_behind_it_are_read_too() -> None:
    assert len(read(batch(NO_TEXT) + batch(b"next"), 0)) == 1, "the second repeats its offset"
    assert names(read(batch(NO_TEXT, b"one") + batch(b"a", b"b", b"two"))) == [
        r"\xff\xfe",
        "one",
        "two",
    ]


def test_the_library_can_not_read_it_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, `streams/wire.py` can go."""
    monkeypatch.setattr(wire, "Records", MemoryRecords)
    with pytest.raises(UnicodeDecodeError):
        read(batch(NO_TEXT))


@pytest.mark.parametrize("codec", [1, 2, 3, 4], ids=["gzip", "snappy", "lz4", "zstd"])
def test_what_feeders_pack_is_unpacked(codec: int) -> None:
    assert names(read(batch(b"plain", compression=codec))) == ["plain"]
