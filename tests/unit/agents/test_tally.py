import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import schemas
from schemas.base import Record
from schemas.topics import COUNTS, FIGURES, INCIDENTS
from streams.agents.tally import CLOCK, TallyStage, count_record
from streams.broker import admin
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Outgoing, Trace
from streams.settings import Settings
from streams.tally import book
from streams.tally.dossier import Dossier
from streams.tally.storage import Storage
from tests.unit.agents.build import ARRIVAL, Runner, at, delivery, exactly, header, of

PARTITIONS = 3
KAFKAS_LIMIT = 1024 * 1024
"""Bytes of a record that a topic takes which says nothing of it."""
LONGEST_ID = 200
"""Characters; schemas/article.py."""
KILLED = schemas.Kind.KILLED
MOMBASA = schemas.Place(
    name="Mombasa", admin1="Mombasa", country="KE", latitude=-4.05, longitude=39.66
)
FERRY = ("mombasa", "ferry", "capsized", "harbour", "lifeboats", "likoni", "channel", "divers")


@pytest.fixture
def runner() -> Runner:
    return Runner(TallyStage(quiet_time=timedelta(days=90), partitions=PARTITIONS))


def report(article_id: str, killed: int, hours: float = 0) -> schemas.Report:
    return schemas.Report(
        article_id=article_id,
        title="Ferry capsizes off Mombasa",
        source=f"Paper of {article_id}"[:200],
        language="en",
        published_at=at(hours),
        category="ship_accident",
        place=MOMBASA,
        tolls={KILLED: exactly(killed)},
        figures=(),
        terms=FERRY,
    )


def copy(article_id: str, copy_of: str, hours: float = 0) -> schemas.Copy:
    return schemas.Copy(article_id=article_id, copy_of=copy_of, published_at=at(hours))


def figures(record: Record, offset: int = 0) -> Delivery:
    trace = (
        ("ce_origin", f"news.articles.raw.v1-0-{offset}".encode()),
        ("ce_arrivedat", ARRIVAL.isoformat().encode()),
    )
    # A tick's time is no later than its record's.
    timestamp = record.at if isinstance(record, schemas.Tick) else ARRIVAL
    return delivery(
        record.to_json(), topic=FIGURES.name, offset=offset, headers=trace, timestamp=timestamp
    )


def incidents(records: list[Outgoing]) -> list[schemas.Incident]:
    return [
        schemas.Incident.model_validate_json(record.value or b"")
        for record in of(INCIDENTS.name, records)
    ]


def counts(records: list[Outgoing]) -> dict[str, int]:
    found = [
        schemas.Count.model_validate_json(record.value or b"")
        for record in of(COUNTS.name, records)
    ]
    return {count.key: count.best for count in found}


def test_a_report_makes_an_incident_and_moves_the_counts_of_its_scopes(runner: Runner) -> None:
    records = runner.batch(figures(report("a", 12)))
    (incident,) = incidents(records)
    assert incident.tolls[KILLED].best == 12
    moved = counts(records)
    assert moved["KE|killed|24h"] == moved["KE/Mombasa|killed|30d"] == 12


def test_a_batch_says_its_last_word_on_each_incident_once(runner: Runner) -> None:
    records = runner.batch(figures(report("a", 12)), figures(report("b", 15, hours=0.05), offset=1))
    (incident,) = incidents(records)
    assert incident.tolls[KILLED].best == 15
    assert incident.articles == ("a", "b")
    keys = [record.key for record in of(COUNTS.name, records)]
    assert len(keys) == len(set(keys))


def test_an_incident_lies_where_its_reports_lie_and_names_the_article_that_moved_it(
    runner: Runner,
) -> None:
    (record,) = of(INCIDENTS.name, runner.batch(figures(report("a", 12), offset=5)))
    assert record.partition == 0
    (incident,) = incidents([record])
    assert record.key == incident.incident_id.encode()
    assert Trace.of(record.headers) == Trace("news.articles.raw.v1-0-5", ARRIVAL)
    assert header(record, "ce_type") == "tallywire.incident.v1"
    assert header(record, "ce_time") == at(0).isoformat()


def test_all_scopes_of_a_kind_and_window_lie_in_one_partition(runner: Runner) -> None:
    records = of(COUNTS.name, runner.batch(figures(report("a", 12))))
    for record in records:
        count = schemas.Count.model_validate_json(record.value or b"")
        cell = f"{count.kind}|{count.window}".encode()
        assert record.partition == partition_of(cell, PARTITIONS)
        assert record.key == count.key.encode()


def test_a_count_has_the_headers_of_a_cloudevent() -> None:
    count = schemas.Count(
        scope="KE", kind=KILLED, window="24h", low=1, best=1, high=1,
        incidents=1, articles=1, as_of=at(1),
    )  # fmt: skip
    record = count_record(count, schemas.Stage.WORLD, PARTITIONS)
    assert header(record, "ce_type") == "tallywire.count.v1"
    assert header(record, "ce_source") == "/tallywire/world"
    again = count_record(count, schemas.Stage.WORLD, PARTITIONS)
    other = count_record(count.model_copy(update={"articles": 2}), schemas.Stage.WORLD, PARTITIONS)
    assert header(record, "ce_id") == header(again, "ce_id") != header(other, "ce_id")


def after_a_restart(runner: Runner, *windows: str, hours: float, offset: int) -> dict[str, Any]:
    """What is said of counts when time moves on for a worker that keeps these windows; `None` for
    counts that are no more."""
    runner.stage = TallyStage(PARTITIONS, windows=windows)
    runner.crash()
    records = of(COUNTS.name, runner.batch(figures(schemas.Tick(at=at(hours)), offset=offset)))
    ends = {(one.key or b"").decode(): one for one in records if one.value is None}
    for key, record in ends.items():
        cell = key.split("|", 1)[1].encode()
        assert record.partition == partition_of(cell, PARTITIONS), "where its counts lie"
    return counts([one for one in records if one.value]) | dict.fromkeys(ends)


def test_a_window_that_is_gone_is_ended_and_a_new_one_is_counted(runner: Runner) -> None:
    runner.batch(figures(report("a", 12)))
    said = after_a_restart(runner, "24h", "48h", hours=0.5, offset=1)
    windows = ("1h", "24h", "48h", "7d", "30d")
    assert {window: said[f"KE/Mombasa|killed|{window}"] for window in windows} == {
        "1h": None, "24h": 12, "48h": 12, "7d": None, "30d": None,
    }  # fmt: skip
    again = after_a_restart(runner, "24h", "48h", hours=0.6, offset=2)
    assert again == said, "a crash may have kept it from getting through"
    back = after_a_restart(runner, "1h", hours=0.7, offset=3)
    assert (back["KE|killed|1h"], back["KE|killed|48h"]) == (12, None)


def test_state_of_a_worker_that_knew_but_four_windows_tells_of_these(runner: Runner) -> None:
    runner.batch(figures(report("a", 12)))
    clock = runner.table.read(0, "clock")
    runner.table.values[0, "clock"] = json.dumps({"at": clock["at"]})
    said = after_a_restart(runner, "24h", hours=0.5, offset=1)
    assert [key for key in said if key.startswith("KE|killed|") and said[key] is None] == [
        "KE|killed|1h", "KE|killed|30d", "KE|killed|7d",
    ]  # fmt: skip


def test_counts_of_each_step_in_time_are_said_whatever_the_batches(runner: Runner) -> None:
    three = [
        figures(report(name, killed, hours), offset)
        for offset, (name, killed, hours) in enumerate([("a", 5, 0), ("b", 6, 3), ("c", 7, 6)])
    ]
    said = [
        schemas.Count.model_validate_json(record.value or b"").best
        for record in of(COUNTS.name, runner.batch(*three))
        if record.key == b"KE|killed|1h"
    ]
    assert said == [5, 1, 1]


def test_an_incident_that_opens_and_closes_within_a_batch_is_said(runner: Runner) -> None:
    records = runner.batch(
        figures(report("a", 5)), figures(report("b", 6, hours=120 * 24), offset=1)
    )
    assert [incident.articles for incident in incidents(records)] == [("a",), ("b",)]


def test_the_same_delivery_twice_sends_the_incident_again_and_changes_nothing(
    runner: Runner,
) -> None:
    one = figures(report("a", 12))
    first = runner.batch(one)
    table = dict(runner.table.values)
    again = runner.batch(one)
    assert incidents(again) == incidents(first)
    assert counts(again) == {}
    assert runner.table.values == table


def test_a_copy_adds_a_carrier_and_moves_no_toll(runner: Runner) -> None:
    (before,) = incidents(runner.batch(figures(report("a", 12))))
    records = runner.batch(figures(copy("b", "a", hours=0.1), offset=1))
    (after,) = incidents(records)
    assert after.tolls == before.tolls
    assert after.articles == ("a", "b")
    assert set(counts(records).values()) <= {12}


def test_a_withdrawn_report_leaves_no_toll_and_takes_its_counts_back(runner: Runner) -> None:
    runner.batch(figures(report("a", 12)))
    withdrawal = schemas.Withdrawal(article_id="a", published_at=at(1))
    records = runner.batch(figures(withdrawal, offset=1))
    (incident,) = incidents(records)
    assert incident.tolls == {}
    assert counts(records)["KE|killed|30d"] == 0


def test_a_tick_of_a_clock_that_runs_ahead_says_what_the_broker_says(runner: Runner) -> None:
    runner.batch(figures(report("a", 3)))
    ahead = replace(figures(schemas.Tick(at=at(400 * 24)), offset=1), timestamp=at(2))
    runner.batch(ahead)
    written = runner.table.read(0, "clock")
    assert written["at"] == at(2).isoformat()


def test_a_tick_ends_windows_without_news(runner: Runner) -> None:
    runner.batch(figures(report("a", 12)))
    records = runner.batch(figures(schemas.Tick(at=at(25)), offset=1))
    assert incidents(records) == []
    moved = counts(records)
    assert moved["KE|killed|24h"] == 0
    assert "KE|killed|7d" not in moved


def test_an_incident_that_is_long_quiet_is_closed_and_its_state_dropped_in_the_end(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "REMEMBERED", 3)
    (incident,) = incidents(runner.batch(figures(report("a", 12))))
    for offset in (1, 2, 3):
        assert (0, incident.incident_id) in runner.table.values
        runner.batch(figures(schemas.Tick(at=at(91 * 24)), offset=offset))
    assert (0, incident.incident_id) not in runner.table.values


def test_a_crash_does_not_bring_a_closed_incident_back(runner: Runner) -> None:
    first = figures(report("a", 12))
    (incident,) = incidents(runner.batch(first))
    runner.batch(figures(schemas.Tick(at=at(91 * 24)), offset=1))
    runner.crash()
    assert incidents(runner.batch(first)) == [incident]
    (other,) = incidents(runner.batch(figures(report("b", 3, hours=92 * 24), offset=2)))
    assert other.incident_id != incident.incident_id


def kept(runner: Runner) -> list[Dossier]:
    """What a restart would find."""
    storage = Storage()
    for (_, key), value in runner.table.values.items():
        if key != CLOCK:
            storage.restore(key, json.loads(value))
    return [dossier for dossier, _ in storage.restored()]


def test_a_restored_stage_goes_on_as_if_nothing_had_happened(runner: Runner) -> None:
    undisturbed = Runner(TallyStage(quiet_time=timedelta(days=90), partitions=PARTITIONS))
    steps = [
        figures(report("a", 12)),
        figures(report("b", 15, hours=1), offset=1),
        figures(copy("c", "b", hours=2), offset=2),
        figures(schemas.Tick(at=at(30)), offset=3),
        figures(report("b", 14, hours=31), offset=4),
    ]
    latest: dict[str, int] = {}
    expected: dict[str, int] = {}
    for step in steps:
        runner.crash()
        records, others = runner.batch(step), undisturbed.batch(step)
        assert incidents(records) == incidents(others)
        latest |= counts(records)
        expected |= counts(others)
    assert latest == expected
    assert kept(runner) == kept(undisturbed)


def test_a_restored_clock_does_not_go_back(runner: Runner) -> None:
    runner.batch(figures(report("a", 12)))
    runner.batch(figures(schemas.Tick(at=at(30)), offset=1))
    runner.crash()
    records = runner.batch(figures(schemas.Tick(at=at(2)), offset=2))
    assert counts(records)["KE|killed|24h"] == 0


def test_counts_that_fall_to_nothing_right_after_a_crash_are_said(runner: Runner) -> None:
    runner.batch(figures(report("a", 12)))
    runner.crash()
    withdrawal = schemas.Withdrawal(article_id="a", published_at=at(1))
    assert counts(runner.batch(figures(withdrawal, offset=1)))["KE|killed|30d"] == 0


def test_counts_of_an_incident_that_is_closed_right_after_a_crash_are_said(
    runner: Runner,
) -> None:
    runner.batch(figures(report("a", 12)))
    runner.crash()
    records = runner.batch(figures(schemas.Tick(at=at(91 * 24)), offset=1))
    assert counts(records)["KE|killed|30d"] == 0


def fits(runner: Runner, records: list[Outgoing]) -> bool:
    """Whether the topics and the changelog take it all; what they don't take ends the worker."""
    conf = Settings()
    limits = {
        topic.name: int(topic.topic_configs.get("max.message.bytes", KAFKAS_LIMIT))
        for topic in admin.wanted(conf)
    }
    changelog = limits[f"{conf.app_id}-{TallyStage.table}-changelog"]
    return all(len(record.value or b"") < limits[record.topic] for record in records) and all(
        len(state.encode()) < changelog for state in runner.table.values.values()
    )


def test_an_incident_that_everybody_carries_still_fits_into_its_records(runner: Runner) -> None:
    original = f"{0:0>{LONGEST_ID}}"
    copies = [
        figures(copy(f"{number:0>{LONGEST_ID}}", original, hours=number / 600), offset=number)
        for number in range(1, 1_200)
    ]
    assert fits(runner, runner.batch(figures(report(original, 12)), *copies))


def test_an_incident_that_everybody_reports_at_length_still_fits_into_its_records(
    runner: Runner,
) -> None:
    at_length = {
        "title": "Ferry capsizes off Mombasa; " * 30,
        "url": "https://example.org/" + "ferry/" * 300,
        "terms": tuple(f"{word:x<40}" for word in FERRY * 5),
    }
    reports = [
        figures(
            report(f"{number:0>{LONGEST_ID}}", number, number / 600).model_copy(update=at_length)
        )
        for number in range(300)
    ]
    assert fits(runner, runner.batch(*reports))


@pytest.mark.parametrize("field", ["title", "source"])
def test_reports_of_endless_words_still_fit_or_are_refused(runner: Runner, field: str) -> None:
    endless = [
        report(name, 12, hours).model_copy(update={field: "capsizes " * 70_000})
        for hours, name in enumerate("abc")
    ]
    assert fits(runner, runner.batch(*map(figures, endless)))


@pytest.mark.parametrize("value", [None, b"", b"\x80", b"{}", b'{"type":"report"}'])
def test_what_is_no_report_is_a_dead_letter(runner: Runner, value: bytes | None) -> None:
    runner.batch(figures(report("a", 12)))
    before = dict(runner.table.values)
    (letter,) = runner.batch(delivery(value, topic=FIGURES.name, offset=1))
    assert header(letter, "tallywire-dl-reason") == "not-a-report"
    assert letter.value == value
    assert runner.table.values == before


@pytest.mark.parametrize("arrived_at", [b"yesterday", b"2024-03-04T09:00:00", b"\xff"])
def test_headers_that_are_no_trace_of_ours_cost_no_worker(
    runner: Runner, arrived_at: bytes
) -> None:
    headers = (("ce_origin", b"news.articles.raw.v1-0-1"), ("ce_arrivedat", arrived_at))
    one = delivery(report("a", 12).to_json(), topic=FIGURES.name, headers=headers)
    assert runner.batch(one), "an incident or a dead letter"
