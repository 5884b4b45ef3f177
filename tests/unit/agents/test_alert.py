from datetime import timedelta

import pytest

import schemas
from schemas.topics import COUNTS, INCIDENTS
from streams.agents.alert import AlertStage
from streams.agents.build import build
from streams.alerts.rules import parse
from streams.broker.records import Delivery, Outgoing, Trace
from streams.settings import Settings
from tests.unit.agents.build import ARRIVAL, Runner, at, delivery, exactly, header

RULES = parse(
    """
    [[toll]]
    name = "deadly"
    kinds = ["killed"]
    levels = { Moderate = 10, Severe = 50 }

    [[count]]
    name = "deadly-day"
    kinds = ["killed"]
    window = "24h"
    levels = { Moderate = 20 }
    """
)
SURGE = parse(
    """
    [[surge]]
    name = "surge"
    kinds = ["killed"]
    window = "24h"
    weeks = 2
    minimum = 5
    levels = { Moderate = 3 }
    """
)
TRACE = (
    ("ce_origin", b"news.articles.raw.v1-0-5"),
    ("ce_arrivedat", ARRIVAL.isoformat().encode()),
)


@pytest.fixture
def runner() -> Runner:
    return Runner(AlertStage(RULES, "a-sender"))


def incident(killed: int, offset: int = 0) -> Delivery:
    record = schemas.Incident(
        incident_id="0a1b",
        category="ship_accident",
        headline="Ferry capsizes off Mombasa",
        place=None,
        date=None,
        tolls={schemas.Kind.KILLED: exactly(killed)} if killed else {},
        articles=("a",),
        sources=("Coast Radio",),
        first_reported_at=at(0),
        changed_at=at(offset),
        updated_at=at(offset),
        revision=offset + 1,
    )
    return delivery(record.to_json(), topic=INCIDENTS.name, offset=offset, headers=TRACE)


def count(best: int, offset: int = 0) -> Delivery:
    record = schemas.Count(
        scope="KE", kind=schemas.Kind.KILLED, window="24h", low=best, best=best, high=best,
        incidents=1, articles=1, as_of=at(offset),
    )  # fmt: skip
    return delivery(record.to_json(), topic=COUNTS.name, offset=offset)


def told(records: list[Outgoing]) -> list[tuple[str, str]]:
    found = [schemas.Alert.model_validate_json(record.value or b"") for record in records]
    return [(alert.thread, alert.msg_type) for alert in found]


def test_a_toll_that_reaches_a_level_is_alerted_under_the_key_of_its_thread(
    runner: Runner,
) -> None:
    (record,) = runner.batch(incident(12))
    assert (record.topic, record.key) == ("news.alerts.v1", b"deadly:0a1b")
    assert told([record]) == [("deadly:0a1b", "Alert")]
    assert Trace.of(record.headers) == Trace("news.articles.raw.v1-0-5", ARRIVAL)
    assert header(record, "ce_type") == "tallywire.alert.v1"
    assert header(record, "ce_id")


def test_a_count_that_reaches_a_level_is_alerted_though_it_has_no_trace(runner: Runner) -> None:
    (record,) = runner.batch(count(25))
    assert told([record]) == [("deadly-day:KE:killed:24h", "Alert")]
    assert Trace.of(record.headers) is None


def test_what_reaches_no_level_says_nothing_and_keeps_nothing(runner: Runner) -> None:
    assert runner.batch(incident(3), count(4)) == []
    assert runner.table.values == {}


def test_a_thing_is_alerted_once_then_updated_then_cancelled(runner: Runner) -> None:
    steps = [incident(12), incident(12, 1), incident(60, 2), incident(0, 3)]
    assert [msg_type for step in steps for _, msg_type in told(runner.batch(step))] == [
        "Alert",
        "Update",
        "Cancel",
    ]


def test_a_redelivered_record_sends_the_same_message_again(runner: Runner) -> None:
    first = runner.batch(incident(12))
    assert runner.batch(incident(12)) == first


def test_a_restored_thread_goes_on_where_it_stood(runner: Runner) -> None:
    first = runner.batch(incident(12))
    runner.crash()
    assert runner.batch(incident(12)) == first
    runner.crash()
    (update,) = runner.batch(incident(60, 1))
    assert told([update]) == [("deadly:0a1b", "Update")]
    named = schemas.Alert.model_validate_json(update.value or b"").references
    before = schemas.Alert.model_validate_json(first[0].value or b"")
    assert [one.identifier for one in named] == [before.identifier]


def test_a_thread_is_kept_as_long_as_incidents_live_by_the_settings() -> None:
    [stage] = build(Settings(longest_life=timedelta(days=31)), [schemas.Stage.ALERT])
    runner = Runner(stage)
    runner.batch(incident(60))
    runner.batch(count(0, 24 * 30))
    assert "60" in "".join(runner.table.values.values())
    runner.batch(count(0, 24 * 32))
    assert "60" not in "".join(runner.table.values.values())


def test_the_past_of_a_count_is_kept_though_it_says_nothing() -> None:
    runner = Runner(AlertStage(SURGE, "a-sender"))
    for day in range(16):
        assert runner.batch(count(10, 24 * day)) == []
    runner.crash()
    (surge,) = runner.batch(count(30, 24 * 16))
    assert told([surge]) == [("surge:KE:killed:24h", "Alert")]


def test_the_end_of_a_count_is_no_alert_and_no_dead_letter(runner: Runner) -> None:
    key = b"KE|killed|48h"
    assert runner.batch(delivery(None, topic=COUNTS.name, offset=1, key=key)) == []


@pytest.mark.parametrize(
    ("topic", "reason"), [(INCIDENTS.name, "not-an-incident"), (COUNTS.name, "not-a-count")]
)
@pytest.mark.parametrize("value", [None, b"", b"\x80", b"{}"])
def test_what_can_not_be_read_is_a_dead_letter(
    runner: Runner, topic: str, reason: str, value: bytes | None
) -> None:
    (letter,) = runner.batch(delivery(value, topic=topic))
    assert header(letter, "tallywire-dl-stage") == "alert"
    assert header(letter, "tallywire-dl-reason") == reason
    assert runner.table.values == {}
