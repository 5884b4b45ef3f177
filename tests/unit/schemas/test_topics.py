from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

import schemas
from schemas.article import RawArticle
from schemas.report import FiguresRecord, Tick
from schemas.topics import ALERTS, COUNTS, DEADLETTERS, FIGURES, INCIDENTS, RAW, TOPICS


def test_no_two_topics_share_a_name_and_each_says_its_version() -> None:
    names = [topic.name for topic in TOPICS]
    assert len(set(names)) == len(names) == 8
    assert all(name.startswith("news.") and name.endswith(".v1") for name in names)


def test_no_two_models_share_a_cloudevents_type() -> None:
    types = [ce_type for topic in TOPICS for ce_type in topic.ce_types.values()]
    assert len(set(types)) == len(types)


def test_a_record_has_the_type_of_its_model() -> None:
    assert RAW.ce_type(RawArticle(title="Ferry sinks")) == "tallywire.raw-article.v1"
    assert FIGURES.ce_type(Tick(at=datetime(2024, 5, 1, tzinfo=UTC))) == "tallywire.tick.v1"


def test_a_record_of_another_topic_has_no_type_here() -> None:
    with pytest.raises(KeyError):
        ALERTS.ce_type(RawArticle(title="Ferry sinks"))


def test_the_figures_topic_takes_every_model_of_the_union_under_its_own_discriminator() -> None:
    (union, _discriminator) = get_args(FiguresRecord)
    assert set(FIGURES.ce_types) == set(get_args(union))
    for model, ce_type in FIGURES.ce_types.items():
        assert ce_type == f"tallywire.{model.model_fields['type'].default}.v1"


def test_state_is_compacted_and_kept_for_ever_and_the_rest_is_deleted_in_time() -> None:
    for topic in TOPICS:
        if topic in (INCIDENTS, COUNTS):
            assert topic.config["cleanup.policy"] == "compact"
            assert topic.config["retention.ms"] == "-1"
        else:
            assert topic.config["cleanup.policy"] == "delete"
            assert timedelta(milliseconds=int(topic.config["retention.ms"])) > timedelta(days=30)


def test_retention_counts_from_arrival_so_that_an_archive_can_be_replayed() -> None:
    assert all(topic.config["message.timestamp.type"] == "LogAppendTime" for topic in TOPICS)


def test_the_largest_raw_record_fits_into_a_dead_letter_with_its_headers() -> None:
    longest_detail = 500 * 4  # characters of at most four bytes
    facts = longest_detail + 1024
    assert DEADLETTERS.max_message_bytes >= RAW.max_message_bytes + facts


def test_the_package_offers_every_model_of_the_topics() -> None:
    models = {model for topic in TOPICS for model in topic.ce_types}
    assert {model.__name__ for model in models} <= set(schemas.__all__)
