import re
from datetime import timedelta
from itertools import product

import pytest
from prometheus_client import REGISTRY, generate_latest

import schemas
from schemas.topics import ARTICLES, FIGURES, INCIDENTS
from streams import metrics
from streams.agents.alert import AlertStage
from streams.agents.extract import ExtractStage
from streams.agents.normalize import NormalizeStage
from streams.agents.tally import TallyStage
from streams.alerts import rules
from streams.normalize import Furniture
from streams.refusal import REASONS
from streams.regulars import ENOUGH, MOST, Regulars
from tests.unit.agents.build import ARRIVAL, Runner, at, delivered, delivery, of, raw

MARK = "zzmarkzz"


def test_no_label_takes_words_of_the_input() -> None:
    """A label of free text makes as many series as there are texts."""
    normalize = Runner(NormalizeStage(max_article_bytes=100_000))
    extract = Runner(ExtractStage(timedelta(days=7), partitions=1))
    tally = Runner(TallyStage(partitions=1))
    body = (
        "Twelve people were killed when a ferry capsized off Mombasa, Kenya, on Monday, police "
        f"said.\n\n{MARK} was among those who searched the harbour for survivors."
    )
    fields = {
        "id": MARK,
        "url": f"https://{MARK}.example/{MARK}",
        "title": MARK,
        "body": body,
        "source": MARK,
        "published_at": at(0).isoformat(),
        "language": "en",
    }
    feed = [fields, fields | {"id": MARK * 2}, fields | {"published_at": MARK}, [MARK]]
    values = [raw(**one) if isinstance(one, dict) else b'["zzmarkzz"]' for one in feed]
    articles = [
        record
        for offset, value in enumerate(values)
        for record in normalize.batch(
            delivery(value, offset=offset, headers=((MARK, MARK.encode()),))
        )
    ]
    outputs = [
        record
        for offset, article in enumerate(of(ARTICLES.name, articles))
        for record in extract.batch(delivered(article, offset))
    ]
    incidents = [
        record
        for offset, figures in enumerate(of(FIGURES.name, outputs))
        for record in of(INCIDENTS.name, tally.batch(delivered(figures, offset)))
    ]
    assert any(MARK.encode() in (record.value or b"") for record in incidents)
    assert MARK not in generate_latest().decode()


def test_names_follow_the_conventions_of_prometheus() -> None:
    """https://prometheus.io/docs/practices/naming/"""
    described = metrics.described()
    assert len(described) > 20
    for metric in described:
        assert re.fullmatch(r"tallywire(_[a-z]+)+", metric.name)
        assert metric.name.endswith("_total") is (metric.type == "counter")
        assert metric.type != "histogram" or metric.name.endswith("_seconds")
        assert not metric.name.endswith(("_ms", "_minutes", "_kb", "_mb", "_percent"))


def test_every_metric_says_what_it_is_in_a_sentence() -> None:
    assert all(one.documentation.endswith(".") for one in metrics.described())


def test_every_metric_is_served_under_the_name_and_labels_that_are_described() -> None:
    families = {family.name: family for family in REGISTRY.collect()}
    for one in metrics.described():
        family = families[one.name.removesuffix("_total")]
        assert (family.type, family.documentation) == (one.type, one.documentation)
        for sample in family.samples:
            assert set(sample.labels) - {"le"} == set(one.labels)


def test_what_is_known_beforehand_stands_at_0_so_that_its_first_increase_shows() -> None:
    value = REGISTRY.get_sample_value
    for outcome in ("reported", "nothing", "copy", "refused"):
        assert value("tallywire_articles_total", {"outcome": outcome}) is not None
    for furniture in Furniture:
        assert value("tallywire_furniture_cut_total", {"kind": furniture}) is not None
    for kind in schemas.Kind:
        assert value("tallywire_figures_total", {"kind": kind}) is not None
    for method in schemas.Method:
        assert value("tallywire_copies_total", {"method": method}) is not None
    for outcome in ("reported", "nothing", "copy"):
        labels = {"publisher": "other", "outcome": outcome}
        assert value("tallywire_publisher_articles_total", labels) is not None


def test_a_dead_letter_stands_at_0_of_each_stage_and_for_each_reason() -> None:
    (family,) = metrics.DEADLETTERS.collect()
    stand = {(one.labels["stage"], one.labels["reason"]) for one in family.samples}
    assert stand >= set(product(schemas.Stage, (*REASONS, "failed")))


def test_the_messages_of_each_rule_stand_at_0_before_one_is_sent() -> None:
    AlertStage(rules.load(), "a-sender")
    for rule in rules.load().all:
        for msg_type in ("Alert", "Update", "Cancel"):
            labels = {"rule": rule.name, "msg_type": msg_type}
            assert REGISTRY.get_sample_value("tallywire_alerts_total", labels) is not None


def test_all_that_may_become_of_a_publishers_articles_stands_once_it_is_known() -> None:
    for _ in range(ENOUGH):
        metrics.count_article("nothing", "Lagoon Gazette")
    stand = {
        outcome: REGISTRY.get_sample_value(
            "tallywire_publisher_articles_total",
            {"publisher": "lagoon gazette", "outcome": outcome},
        )
        for outcome in metrics.OUTCOMES
    }
    assert stand == {"reported": 0, "nothing": 1, "copy": 0, "refused": None}


def test_the_work_on_a_batch_is_shown_as_its_average_a_record() -> None:
    labels = {"stage": "normalize"}
    before = REGISTRY.get_sample_value("tallywire_stage_seconds_sum", labels) or 0
    metrics.observe_batch(schemas.Stage.NORMALIZE, seconds=3, records=200)
    after = REGISTRY.get_sample_value("tallywire_stage_seconds_sum", labels) or 0
    assert after - before == pytest.approx(0.015)


def test_an_article_whose_clock_is_ahead_took_no_time() -> None:
    ahead = ARRIVAL + timedelta(days=365 * 1000)
    name, labels = "tallywire_arrival_to_output_seconds_sum", {"topic": "ahead"}
    metrics.observe_output("ahead", ahead, ahead)
    assert REGISTRY.get_sample_value(name, labels) == 0


def test_a_publisher_keeps_its_name_when_the_worker_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runner = Runner(ExtractStage(timedelta(days=7), partitions=1))

    def take(number: int) -> None:
        article = schemas.Article(
            article_id=str(number), title=f"{number + 20} killed as ferry capsizes off Mombasa",
            body=f"{number + 20} people were killed when a ferry capsized off Mombasa, Kenya.",
            language="en", published_at=at(number), source="Mangrove Post",
        )  # fmt: skip
        runner.batch(delivery(article.to_json(), topic=ARTICLES.name, offset=number))

    for number in range(ENOUGH):
        take(number)
    labels = {"publisher": "mangrove post", "outcome": "reported"}
    before = REGISTRY.get_sample_value("tallywire_publisher_articles_total", labels)
    monkeypatch.setattr(metrics, "_REGULARS", Regulars(metrics._retire))
    runner.crash()
    take(ENOUGH)
    after = REGISTRY.get_sample_value("tallywire_publisher_articles_total", labels)
    assert (before, after) == (1, 2)


def test_names_of_publishers_make_a_bounded_number_of_series() -> None:
    extract = Runner(ExtractStage(timedelta(days=7), partitions=1))
    for offset in range(3 * MOST * ENOUGH):
        article = schemas.Article(
            article_id=str(offset), title="Rain", body=f"It rained on day {offset}.",
            language="en", published_at=at(0), source=f"Paper {offset % (3 * MOST)}",
        )  # fmt: skip
        extract.batch(delivery(article.to_json(), topic=ARTICLES.name, offset=offset))
    publishers = {
        sample.labels["publisher"]
        for family in metrics.PUBLISHER_ARTICLES.collect()
        for sample in family.samples
    }
    assert MOST / 2 < len(publishers) <= MOST + 1
