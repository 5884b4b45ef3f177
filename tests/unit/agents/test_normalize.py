from prometheus_client import REGISTRY

import schemas
from streams.agents.normalize import NormalizeStage
from streams.agents.run import handle_safely
from streams.broker.records import Trace
from tests.unit.agents.build import ARRIVAL, at, delivery, header, raw

STAGE = NormalizeStage(max_article_bytes=10_000)
FERRY = raw(
    id="ferry-1",
    title="Ferry capsizes",
    body="Twelve people were killed when a ferry capsized off Mombasa.",
    published_at=at(0).isoformat(),
    language="en",
)


def test_an_article_is_keyed_by_its_deduplication_shard() -> None:
    (record,) = STAGE.handle(delivery(FERRY, offset=17))
    assert (record.topic, record.key, record.partition) == ("news.articles.v1", b"en", None)
    article = schemas.Article.model_validate_json(record.value or b"")
    assert (article.article_id, article.published_at) == ("ferry-1", at(0))


def test_its_headers_are_those_of_a_cloudevent_and_name_the_raw_record() -> None:
    (record,) = STAGE.handle(delivery(FERRY, offset=17, partition=3))
    position = "news.articles.raw.v1-3-17"
    assert header(record, "ce_specversion") == "1.0"
    assert header(record, "ce_id") == position
    assert header(record, "ce_type") == "tallywire.article.v1"
    assert header(record, "ce_source") == "/tallywire/normalize"
    assert header(record, "ce_time") == at(0).isoformat()
    assert header(record, "content-type") == "application/json"
    assert Trace.of(record.headers) == Trace(position, ARRIVAL)


def test_an_article_without_a_time_takes_that_of_its_arrival() -> None:
    (record,) = STAGE.handle(delivery(raw(title="Ferry capsizes", language="en")))
    assert schemas.Article.model_validate_json(record.value or b"").published_at == ARRIVAL
    assert header(record, "ce_time") == ARRIVAL.isoformat()


def test_the_headers_of_a_feeder_can_not_pass_a_raw_record_off_as_another() -> None:
    headers = (("ce_origin", b"news.articles.raw.v1-0-1"), ("ce_arrivedat", b"2001-01-01T00:00Z"))
    (record,) = STAGE.handle(delivery(FERRY, offset=17, headers=headers))
    assert Trace.of(record.headers) == Trace("news.articles.raw.v1-0-17", ARRIVAL)


def test_what_was_cut_is_counted_by_kind() -> None:
    def count() -> float:
        name = "tallywire_furniture_cut_total"
        return REGISTRY.get_sample_value(name, {"kind": "teaser"}) or 0

    before = count()
    STAGE.handle(delivery(raw(title="Ferry", body="A ferry sank.\n\nRead more\n\nSee also: fog")))
    assert count() == before + 2


def test_a_redelivered_record_gives_the_same_article() -> None:
    assert STAGE.handle(delivery(FERRY)) == STAGE.handle(delivery(FERRY))


def test_what_is_no_article_is_a_dead_letter_with_its_reason() -> None:
    refused = {
        "null": None,
        "not-json": b"{",
        "not-utf8": b"\xff",
        "not-an-article": b"[]",
        "oversize": b" " * 10_001,
        "bad-date": raw(title="Ferry", published_at="soon"),
    }
    for reason, value in refused.items():
        (letter,) = handle_safely(STAGE, delivery(value))
        assert letter.topic == "news.deadletters.v1"
        assert letter.value == value
        assert header(letter, "tallywire-dl-stage") == "normalize"
        assert header(letter, "tallywire-dl-reason") == reason
