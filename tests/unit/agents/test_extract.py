from datetime import timedelta

import pytest
from pydantic import TypeAdapter

import schemas
from schemas.report import figures_record
from schemas.topics import ARTICLES, DUPLICATES, FIGURES
from streams.agents import extract
from streams.agents.extract import ExtractStage
from streams.broker.records import Delivery, Outgoing, Trace
from streams.dedupe.deduplicator import REDELIVERED
from streams.extract.homes import Home
from tests.unit.agents.build import ARRIVAL, Runner, at, delivery, header, of

PARTITIONS = 3
OFF_MOMBASA = (
    "Twelve people were killed when a ferry capsized off Mombasa, Kenya, on Monday, police said."
    "\n\nRescue workers searched the harbour through the night for survivors of the sinking."
)
OFF_IZMIR = (
    "Seventeen people were killed when a ferry capsized off Izmir, Turkey, on Monday, police said."
    "\n\nThe coast guard had named another port at first, and sent its divers to the new place."
)
LIBRARY = (
    "The town council opened a new library on Monday. It has many books, and a reading room for "
    "children on the upper floor, which a local carpenter fitted out."
)


@pytest.fixture
def runner() -> Runner:
    return Runner(ExtractStage(dedupe_window=timedelta(days=7), partitions=PARTITIONS))


def article(
    article_id: str,
    body: str,
    hours: float = 0,
    *,
    url: str | None = None,
    offset: int | None = None,
) -> Delivery:
    """An article as it lies on its topic; by default, its offset is its publication in minutes."""
    record = schemas.Article(
        article_id=article_id,
        title=body.split(".", 1)[0],
        body=body,
        published_at=at(hours),
        source="Coast Radio",
        language="en",
        url=url,
    )
    offset = int(hours * 60) if offset is None else offset
    trace = (
        ("ce_origin", f"news.articles.raw.v1-0-{offset}".encode()),
        ("ce_arrivedat", ARRIVAL.isoformat().encode()),
    )
    return delivery(record.to_json(), topic=ARTICLES.name, offset=offset, headers=trace)


def told(records: list[Outgoing]) -> list[tuple[str, str, str]]:
    """Country, type and article of what the tally is told, ticks aside."""
    found = [
        (record.key.decode(), figures_record.validate_json(record.value or b""))
        for record in of(FIGURES.name, records)
        if record.key
    ]
    return [
        (country, one.type, one.article_id)
        for country, one in found
        if not isinstance(one, schemas.Tick)
    ]


def ticks(records: list[Outgoing]) -> list[Outgoing]:
    return [record for record in records if record.key == b"tick"]


def test_a_report_goes_to_the_tally_of_its_country(runner: Runner) -> None:
    records = runner.batch(article("a", OFF_MOMBASA))
    assert told(records) == [("KE", "report", "a")]
    report = TypeAdapter(schemas.Report).validate_json(of(FIGURES.name, records)[0].value or b"")
    assert report.tolls[schemas.Kind.KILLED].best == 12
    assert report.published_at == at(0)


def test_a_report_keeps_the_trace_to_the_raw_article(runner: Runner) -> None:
    record = runner.batch(article("a", OFF_MOMBASA, hours=1))[0]
    assert Trace.of(record.headers) == Trace("news.articles.raw.v1-0-60", ARRIVAL)
    assert header(record, "ce_type") == "tallywire.report.v1"
    assert header(record, "ce_source") == "/tallywire/extract"


def test_an_article_with_nothing_to_report_says_nothing(runner: Runner) -> None:
    records = runner.batch(article("a", LIBRARY))
    assert records == ticks(records)


def test_a_copy_is_named_and_told_to_the_country_of_its_original(runner: Runner) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    records = runner.batch(article("b", OFF_MOMBASA, hours=0.05))
    (duplicate,) = of(DUPLICATES.name, records)
    assert duplicate.key == b"b"
    assert schemas.Duplicate.model_validate_json(duplicate.value or b"").duplicate_of == "a"
    assert header(duplicate, "ce_type") == "tallywire.duplicate.v1"
    assert told(records) == [("KE", "copy", "b")]


def test_a_copy_of_what_reported_nothing_is_told_to_nobody(runner: Runner) -> None:
    runner.batch(article("a", LIBRARY))
    records = runner.batch(article("b", LIBRARY, hours=0.05))
    assert len(of(DUPLICATES.name, records)) == 1
    assert told(records) == []


def test_a_new_version_that_tells_of_elsewhere_takes_back_what_it_told_before(
    runner: Runner,
) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    records = runner.batch(article("a", OFF_IZMIR, hours=1))
    assert told(records) == [("KE", "withdrawal", "a"), ("TR", "report", "a")]


def test_a_new_version_that_tells_of_nothing_takes_back_what_it_told_before(
    runner: Runner,
) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    records = runner.batch(article("a", LIBRARY, hours=1))
    assert told(records) == [("KE", "withdrawal", "a")]


def test_a_new_version_under_another_id_takes_back_what_the_page_told_before(
    runner: Runner,
) -> None:
    page = "https://example.org/ferry"
    runner.batch(article("a", OFF_MOMBASA, url=page))
    records = runner.batch(article("b", OFF_IZMIR, hours=1, url=page))
    assert told(records) == [("KE", "withdrawal", "a"), ("TR", "report", "b")]


def test_a_redelivered_article_gives_the_same_records(runner: Runner) -> None:
    deliveries = [article("a", OFF_MOMBASA), article("b", OFF_MOMBASA, hours=0.05)]
    first = runner.batch(*deliveries)
    again = runner.batch(*deliveries)
    assert again == [record for record in first if record not in ticks(first)]


def test_a_redelivered_article_gives_the_same_records_after_a_crash(runner: Runner) -> None:
    deliveries = [
        article("a", OFF_MOMBASA),
        article("b", OFF_MOMBASA, hours=0.05),
        article("c", LIBRARY, hours=0.07),
    ]
    first = runner.batch(*deliveries)
    runner.crash()
    assert runner.batch(*deliveries) == first


def test_a_restored_stage_knows_copies_and_versions_of_what_came_before(runner: Runner) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    runner.crash()
    assert told(runner.batch(article("b", OFF_MOMBASA, hours=0.05))) == [("KE", "copy", "b")]
    runner.crash()
    moved = runner.batch(article("a", OFF_IZMIR, hours=1))
    assert told(moved) == [("KE", "withdrawal", "a"), ("TR", "report", "a")]


def test_a_publishers_home_says_where_a_bare_name_lies(runner: Runner) -> None:
    bare = "Two people were killed in a crash near Kingston, the police said on Monday."
    assert told(runner.batch(article("a", bare))) == [("JM", "report", "a")]
    runner.batch(article("b", "Two miners died in Sudbury, Ontario, when a shaft fell in.", 1))
    runner.batch(article("c", "One man was killed by ice on a road in Windsor, Ontario.", 2))
    runner.crash()
    crash = "A lorry hit a bus full of nurses near Kingston, killing four, a doctor said."
    assert told(runner.batch(article("d", crash, 3))) == [("CA", "report", "d")]


def test_partitions_are_indexed_apart(runner: Runner) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    one = article("b", OFF_MOMBASA, hours=0.05)
    elsewhere = delivery(
        one.value, topic=one.topic, partition=1, offset=one.offset, headers=one.headers
    )
    assert told(runner.batch(elsewhere)) == [("KE", "report", "b")]


def test_every_partition_of_the_tally_is_told_when_time_moves_on(runner: Runner) -> None:
    first = ticks(runner.batch(article("a", OFF_MOMBASA)))
    assert [record.partition for record in first] == list(range(PARTITIONS))
    assert [figures_record.validate_json(record.value or b"") for record in first] == (
        [schemas.Tick(at=at(0))] * PARTITIONS
    )


def test_a_restart_shifts_no_tick(runner: Runner) -> None:
    """Or the counts at the end would tell of it."""
    minutes = (1, 4, 7, 9, 12, 14, 17)
    articles = [article(f"{one}", OFF_MOMBASA, hours=one / 60) for one in minutes]

    def told_times(records: list[Outgoing]) -> set[bytes | None]:
        return {record.value for record in ticks(records)}

    undisturbed = told_times(runner.batch(*articles))
    assert len(undisturbed) == 4
    for crash in range(1, len(articles)):
        runner.stage.forget()
        before = told_times(runner.batch(*articles[:crash]))
        runner.stage.forget()
        assert before | told_times(runner.batch(*articles[crash:])) == undisturbed


def test_nobody_is_told_the_time_twice(runner: Runner) -> None:
    runner.batch(article("a", OFF_MOMBASA, hours=1))
    just_before = 1 + (extract.TICK_EVERY - timedelta(minutes=1)) / timedelta(hours=1)
    earlier, soon = article("b", LIBRARY, hours=0), article("c", OFF_IZMIR, hours=just_before)
    assert ticks(runner.batch(earlier, soon)) == []
    assert len(ticks(runner.batch(article("d", LIBRARY, hours=1.1)))) == PARTITIONS


def test_what_is_too_old_to_be_copied_is_forgotten(runner: Runner) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    assert (0, "a") in runner.table.values
    later = 40 * 24
    runner.batch(article("b", OFF_IZMIR, later, offset=REDELIVERED))
    assert (0, "a") not in runner.table.values
    assert (0, "b") in runner.table.values
    again = article("c", OFF_MOMBASA, later, offset=REDELIVERED + 1)
    assert told(runner.batch(again)) == [("KE", "report", "c")]


def test_copies_outlive_their_original(runner: Runner) -> None:
    """Else the last copy would enter as a source of its own, and the one before, if redelivered."""
    runner.batch(article("a", OFF_MOMBASA))
    second = article("b", OFF_MOMBASA, 6 * 24, offset=REDELIVERED)
    assert told(runner.batch(second)) == [("KE", "copy", "b")]
    runner.batch(article("x", LIBRARY, 8 * 24, offset=REDELIVERED + 1))
    assert (0, "a") not in runner.table.values
    third = article("c", OFF_MOMBASA, 8 * 24, offset=REDELIVERED + 2)
    records = runner.batch(third)
    assert told(records) == [("KE", "copy", "c")]
    (duplicate,) = of(DUPLICATES.name, records)
    assert schemas.Duplicate.model_validate_json(duplicate.value or b"").duplicate_of == "a"
    runner.crash()
    assert told(runner.batch(second)) == [("KE", "copy", "b")]


def test_what_may_be_delivered_again_is_remembered_however_old_it_is(runner: Runner) -> None:
    runner.batch(article("a", OFF_MOMBASA))
    runner.batch(article("b", OFF_IZMIR, hours=40 * 24, offset=REDELIVERED - 1))
    assert {(0, "a"), (0, "b")} <= set(runner.table.values)


def test_an_article_without_a_time_of_its_own_takes_that_of_its_record(runner: Runner) -> None:
    one = article("a", OFF_MOMBASA)
    undated = schemas.Article.model_validate_json(one.value or b"").model_copy(
        update={"published_at": None}
    )
    records = runner.batch(delivery(undated.to_json(), topic=ARTICLES.name))
    assert told(records) == [("KE", "report", "a")]


@pytest.mark.parametrize(
    ("value", "reason"), [(None, "null"), (b"\x00", "not-an-article"), (b"{}", "not-an-article")]
)
def test_what_is_no_article_is_a_dead_letter(
    runner: Runner, value: bytes | None, reason: str
) -> None:
    (letter,) = runner.batch(delivery(value, topic=ARTICLES.name))
    assert header(letter, "tallywire-dl-reason") == reason
    assert runner.table.values == {}


def test_an_article_on_which_extraction_fails_costs_one_dead_letter(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: schemas.Article, home: Home) -> None:
        raise ArithmeticError("a fault of the grammar")

    poison, other = article("a", OFF_MOMBASA), article("b", OFF_IZMIR, hours=1)
    with monkeypatch.context() as patch:
        patch.setattr(extract, "read", fail)
        (letter,) = runner.batch(poison)
    assert header(letter, "tallywire-dl-reason") == "failed"
    assert "ArithmeticError" in header(letter, "tallywire-dl-detail")
    assert told(runner.batch(other)) == [("TR", "report", "b")]


def test_an_article_that_failed_reports_when_it_is_retried(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: schemas.Article, home: Home) -> None:
        raise ArithmeticError("a fault of the grammar")

    with monkeypatch.context() as patch:
        patch.setattr(extract, "read", fail)
        runner.batch(article("a", OFF_MOMBASA))
    runner.crash()
    assert told(runner.batch(article("a", OFF_MOMBASA))) == [("KE", "report", "a")]


def test_the_country_alone_decides_the_partition_of_a_report_and_its_copies(
    runner: Runner,
) -> None:
    records = runner.batch(article("a", OFF_MOMBASA), article("b", OFF_MOMBASA, hours=0.05))
    figures = [record for record in of(FIGURES.name, records) if record not in ticks(records)]
    assert [(record.key, record.partition) for record in figures] == [(b"KE", None)] * 2
