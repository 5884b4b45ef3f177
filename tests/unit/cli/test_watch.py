import pytest
from click.testing import CliRunner

import schemas
from schemas.topics import TOPICS
from streams.cli import cli
from streams.cli.watch import VIEWS, Latest
from tests.unit.agents.build import at


def tick(hours: int) -> schemas.Tick:
    return schemas.Tick(at=at(hours))


def test_a_record_stands_in_place_of_the_one_before_it_and_first() -> None:
    latest = Latest()
    latest.put(b"a", tick(1))
    latest.put(b"b", tick(2))
    latest.put(b"a", tick(3))
    assert latest.newest(9) == [tick(3), tick(2)]
    assert latest.newest(1) == [tick(3)]


@pytest.mark.parametrize("name", list(VIEWS))
def test_what_can_be_watched_is_a_topic_and_an_empty_one_is_shown(name: str) -> None:
    view = VIEWS[name]
    assert view.topic in {topic.name for topic in TOPICS}
    assert view.render([]).row_count == 0


def test_what_can_not_be_watched_is_a_usage_error_that_says_what_can() -> None:
    answer = CliRunner().invoke(cli, ["watch", "articles"])
    assert answer.exit_code == 2
    assert all(name in answer.output for name in VIEWS)
