"""A dead letter that is retried gives what it would have given, once."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from streams.agents import extract as extract_stage
from streams.agents import normalize as normalize_stage
from streams.agents.deadletters import retried
from tests.unit.agents.build import at
from tests.unit.agents.pipeline import Pipeline

FERRY = {
    "id": "ferry",
    "title": "Ferry sinks off Mombasa, 12 dead",
    "body": "Twelve people drowned when a ferry sank off Mombasa, Kenya, on Monday.",
    "language": "en",
}
DATED = FERRY | {"published_at": at(0).isoformat()}
LATER = timedelta(days=3)
"""From the refusal to the retry."""


def broken(*_: Any, **__: Any) -> Any:
    raise RuntimeError("a defect that will be mended")


def break_normalize(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(normalize_stage, "normalize", broken)


def break_extract(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(extract_stage, "read", broken)


@pytest.fixture(params=[break_normalize, break_extract], ids=["normalize", "extract"])
def refused(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Pipeline, dict[str, str]], None]:
    """Feeds an article while a stage is broken."""

    def feed(pipeline: Pipeline, article: dict[str, str]) -> None:
        with monkeypatch.context() as patch:
            request.param(patch)
            pipeline.feed(json.dumps(article).encode())

    return feed


def retry(pipeline: Pipeline) -> None:
    pipeline.now += LATER
    for letter in list(pipeline.ledger.dead_letters.values()):
        pipeline.put(retried(letter))


def truth(pipeline: Pipeline) -> dict[str, Any]:
    """What subscribers have: incidents and counts, whatever the way to them."""
    ledger = pipeline.ledger
    incidents = [one.model_dump(mode="json") for one in ledger.live_incidents()]
    for incident in incidents:
        incident.pop("revision")
    counts = {
        key: (count.low, count.best, count.high, count.incidents, count.articles)
        for key, count in ledger.counts.items()
        if count.best or count.low
    }
    return {"incidents": incidents, "counts": counts}


def undisturbed(*articles: dict[str, str]) -> dict[str, Any]:
    pipeline = Pipeline()
    for article in articles:
        pipeline.feed(json.dumps(article).encode())
    return truth(pipeline)


@pytest.mark.parametrize("article", [DATED, FERRY], ids=["dated", "undated"])
def test_once_it_is_mended_a_retry_gives_what_the_record_would_have_given(
    article: dict[str, str], refused: Callable[[Pipeline, dict[str, str]], None]
) -> None:
    pipeline = Pipeline()
    refused(pipeline, article)
    assert not pipeline.ledger.incidents
    retry(pipeline)
    assert truth(pipeline) == undisturbed(article)
    assert truth(pipeline)["incidents"][0]["tolls"]["killed"]["best"] == 12


def test_a_second_retry_changes_nothing(
    refused: Callable[[Pipeline, dict[str, str]], None],
) -> None:
    pipeline = Pipeline()
    refused(pipeline, FERRY)
    retry(pipeline)
    retry(pipeline)
    assert truth(pipeline) == undisturbed(FERRY)


def test_a_retry_of_what_was_fed_again_meanwhile_changes_nothing(
    refused: Callable[[Pipeline, dict[str, str]], None],
) -> None:
    pipeline = Pipeline()
    refused(pipeline, DATED)
    pipeline.feed(json.dumps(DATED).encode())
    before = truth(pipeline)
    retry(pipeline)
    assert truth(pipeline) == before == undisturbed(DATED)


def test_an_older_version_that_is_retried_does_not_replace_the_newer_one(
    refused: Callable[[Pipeline, dict[str, str]], None],
) -> None:
    newer = FERRY | {
        "body": "Twenty people drowned when a ferry sank off Mombasa, Kenya, on Monday.",
        "title": "Ferry sinks off Mombasa, 20 dead",
    }
    pipeline = Pipeline()
    refused(pipeline, FERRY)
    pipeline.now += timedelta(hours=2)
    pipeline.feed(json.dumps(newer).encode())
    retry(pipeline)
    (incident,) = truth(pipeline)["incidents"]
    assert incident["tolls"]["killed"]["best"] == 20


def test_what_is_still_wrong_comes_back_as_one_letter_that_says_the_same() -> None:
    pipeline = Pipeline()
    pipeline.feed(b"{")
    (first,) = pipeline.ledger.dead_letters.values()
    retry(pipeline)
    _, again = pipeline.ledger.dead_letters.values()
    same = {"stage", "reason", "detail", "key", "value", "headers", "arrived"}
    assert again.model_dump(include=same) == first.model_dump(include=same)
