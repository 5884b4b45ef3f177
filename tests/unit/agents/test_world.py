import pytest

import schemas
from schemas.topics import COUNTS
from streams import metrics
from streams.agents.world import WorldStage
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Outgoing
from tests.unit.agents.build import Runner, at, delivery, header

PARTITIONS = 3


@pytest.fixture
def runner() -> Runner:
    return Runner(WorldStage(PARTITIONS))


def count(scope: str, best: int, offset: int = 0) -> Delivery:
    record = schemas.Count(
        scope=scope, kind=schemas.Kind.KILLED, window="24h", low=best, best=best, high=best,
        incidents=1, articles=1, as_of=at(offset),
    )  # fmt: skip
    key = record.key.encode()
    return delivery(record.to_json(), topic=COUNTS.name, offset=offset, key=key)


def told(records: list[Outgoing]) -> list[tuple[str, int]]:
    found = [schemas.Count.model_validate_json(record.value or b"") for record in records]
    return [(one.key, one.best) for one in found]


def test_the_world_is_the_sum_of_the_countries_said_once_a_batch(runner: Runner) -> None:
    records = runner.batch(count("KE", 12), count("TR", 5, offset=1))
    assert told(records) == [("world|killed|24h", 17)]
    assert {record.topic for record in records} == {COUNTS.name}


def test_the_worlds_own_counts_and_those_of_regions_are_passed_over(runner: Runner) -> None:
    assert runner.batch(count("world", 17), count("KE/Mombasa", 12, offset=1)) == []
    assert runner.table.values == {}


def test_the_same_count_twice_is_counted_once(runner: Runner) -> None:
    assert told(runner.batch(count("KE", 12), count("KE", 12))) == [("world|killed|24h", 12)]


def test_a_restored_world_knows_the_countries_that_were_told_before(runner: Runner) -> None:
    runner.batch(count("KE", 12))
    runner.crash()
    assert told(runner.batch(count("TR", 5, offset=1))) == [("world|killed|24h", 17)]


def end(scope: str, offset: int) -> Delivery:
    return delivery(None, topic=COUNTS.name, offset=offset, key=f"{scope}|killed|24h".encode())


def test_the_world_ends_with_the_last_of_its_countries(runner: Runner) -> None:
    runner.batch(count("KE", 12), count("TR", 5, offset=1))
    assert told(runner.batch(end("KE", 2))) == [("world|killed|24h", 5)]
    assert runner.batch(end("KE/Mombasa", 3), end("world", 4)) == []
    for offset in (5, 6):  # redelivered, since its output may not have got through
        (record,) = runner.batch(end("TR", offset))
        assert (record.key, record.value) == (b"world|killed|24h", None)
        assert record.partition == partition_of(b"killed|24h", PARTITIONS)
    assert runner.table.values == {}
    assert not [one for one in runner.stage.readings() if one.gauge is metrics.COUNT]


@pytest.mark.parametrize("value", [None, b"", b"\x80", b"{}", b"[1]"])
def test_what_is_no_count_is_a_dead_letter(runner: Runner, value: bytes | None) -> None:
    (letter,) = runner.batch(delivery(value, topic=COUNTS.name))
    assert header(letter, "tallywire-dl-stage") == "world"
    assert header(letter, "tallywire-dl-reason") == "not-a-count"
    assert runner.table.values == {}
