"""Stages run where their topics stand, and the worker ends when others could or should."""

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

import schemas
from schemas.topics import ALERTS, COUNTS, DEADLETTERS, FIGURES, RAW
from streams import roster as rosters
from streams.agents.build import build
from streams.broker import admin
from streams.broker.admin import TopicsError
from streams.broker.errors import BrokerError
from streams.roster import LOOK_EVERY, LOOKS, Roster, draw_up
from streams.settings import Settings
from tests.unit.jumping_loop import run

SETTINGS = Settings()
STAGES = build(SETTINGS, schemas.Stage)
Looks = list[set[str] | Exception]
"""What is missing at each look; the last goes on for ever."""


def names(roster: Roster) -> list[str]:
    return [stage.name for stage in roster.able]


def test_all_stages_run_where_all_topics_stand() -> None:
    roster = draw_up(SETTINGS, STAGES, set())
    assert names(roster) == list(schemas.Stage)
    assert not roster.idle


def test_a_stage_whose_output_is_missing_is_left_out_and_no_other() -> None:
    roster = draw_up(SETTINGS, STAGES, {ALERTS.name})
    assert set(schemas.Stage) - set(names(roster)) == {schemas.Stage.ALERT}
    assert ALERTS.name in roster.idle[schemas.Stage.ALERT]
    assert "tallywire topics create" in roster.idle[schemas.Stage.ALERT]


def test_a_topic_stops_those_that_write_it_and_those_that_read_it() -> None:
    roster = draw_up(SETTINGS, STAGES, {COUNTS.name})
    assert set(roster.idle) == {schemas.Stage.TALLY, schemas.Stage.WORLD, schemas.Stage.ALERT}


def test_a_stage_whose_changelog_is_missing_is_left_out() -> None:
    missing = {admin.changelog_topic(SETTINGS, "articles")}
    assert set(draw_up(SETTINGS, STAGES, missing).idle) == {schemas.Stage.EXTRACT}


@pytest.mark.parametrize("missing", [{DEADLETTERS.name}, {RAW.name, FIGURES.name, COUNTS.name}])
def test_a_worker_that_could_run_nothing_says_what_is_missing(missing: set[str]) -> None:
    with pytest.raises(TopicsError) as error:
        draw_up(SETTINGS, STAGES, missing)
    assert all(name in str(error.value) for name in missing)


class Ended(BaseException):
    """The process would have ended, with this for a reason."""


def watched(
    monkeypatch: pytest.MonkeyPatch, at_start: set[str], looks: Looks, seconds: float
) -> str | None:
    """How the worker ended within so many seconds: `at once`, `in good order` or not at all."""
    rest: Iterator[set[str] | Exception] = iter(looks)

    async def missing(settings: Settings) -> set[str]:
        look = next(rest, looks[-1])
        if isinstance(look, Exception):
            raise look
        return look

    def end(ending: str) -> None:
        raise Ended(ending)

    monkeypatch.setattr(admin, "missing", missing)
    monkeypatch.setattr(rosters, "end_process", lambda error: end("at once"))
    monkeypatch.setattr(
        os, "kill", lambda pid, number: end("in good order" if number == signal.SIGTERM else "?")
    )

    async def watch() -> str | None:
        try:
            async with asyncio.timeout(seconds):
                await rosters.watch(SETTINGS, STAGES, draw_up(SETTINGS, STAGES, at_start))
        except TimeoutError:
            return None
        except Ended as ended:
            return str(ended)
        return "returned"

    return run(watch())


LONG = (LOOKS + 10) * LOOK_EVERY


def test_a_worker_goes_on_while_its_topics_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched(monkeypatch, set(), [set()], LONG) is None


def test_a_worker_ends_at_once_when_a_topic_goes_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched(monkeypatch, set(), [{ALERTS.name}], LONG) == "at once"


def test_a_topic_that_one_look_misses_is_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: Looks = [{ALERTS.name}, set()]
    assert watched(monkeypatch, set(), looks * 5, LONG) is None


def test_a_worker_ends_in_good_order_when_a_topic_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {ALERTS.name}
    assert watched(monkeypatch, missing, [missing, set()], LONG) == "in good order"


def test_a_worker_goes_on_without_what_stays_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {ALERTS.name}
    assert watched(monkeypatch, missing, [missing], LONG) is None


def test_a_broker_that_is_away_says_nothing_of_its_topics(monkeypatch: pytest.MonkeyPatch) -> None:
    away: Looks = [BrokerError("away")]
    assert watched(monkeypatch, set(), away, LONG) is None
