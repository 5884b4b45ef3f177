import pytest

import schemas
from schemas.topics import DEADLETTERS, DUPLICATES, RAW, TOPICS
from streams.agents.build import BUILDERS, build
from streams.alerts.rules import RulesError
from streams.settings import Settings

ALL = build(Settings(), schemas.Stage)


def test_every_stage_can_be_built_under_its_own_name() -> None:
    assert [stage.name for stage in ALL] == list(schemas.Stage) == list(BUILDERS)


def test_rules_that_name_a_window_which_is_not_kept_keep_a_worker_from_starting() -> None:
    build(Settings(windows=("3d", "24h", "7d")), [schemas.Stage.ALERT])
    with pytest.raises(RulesError, match="window: '7d': counts are taken within 1h, 24h"):
        build(Settings(windows=("24h", "1h")), [schemas.Stage.ALERT])


def test_chosen_stages_come_in_the_order_they_are_named() -> None:
    chosen = [schemas.Stage.TALLY, schemas.Stage.NORMALIZE]
    assert [stage.name for stage in build(Settings(), chosen)] == chosen


def test_every_topic_is_consumed_but_those_that_are_for_users_alone() -> None:
    consumed = {topic for stage in ALL for topic in stage.topics}
    for_users = {DUPLICATES.name, "news.alerts.v1", DEADLETTERS.name}
    assert consumed == {topic.name for topic in TOPICS} - for_users


def test_every_topic_is_written_by_a_stage_but_that_which_users_feed() -> None:
    written = {topic for stage in ALL for topic in stage.outputs} | {DEADLETTERS.name}
    assert written == {topic.name for topic in TOPICS} - {RAW.name}


def test_no_two_stages_share_a_table() -> None:
    tables = [stage.table for stage in ALL if stage.table]
    assert len(set(tables)) == len(tables)
