import pytest
from click.testing import CliRunner

import schemas
from schemas.topics import ALERTS, TOPICS
from streams.alerts.engine import Alerts
from streams.alerts.rules import load
from streams.cli import cli
from streams.cli.watch import VIEWS, Latest, as_cap
from tests.unit.agents.build import at, delivery
from tests.unit.alerts.build import incident


def tick(hours: int) -> schemas.Tick:
    return schemas.Tick(at=at(hours))


def test_a_record_stands_in_place_of_the_one_before_it_and_first() -> None:
    latest = Latest()
    latest.put(b"a", tick(1))
    latest.put(b"b", tick(2))
    latest.put(b"a", tick(3))
    assert latest.newest(9) == [tick(3), tick(2)]
    assert latest.newest(1) == [tick(3)]
    latest.drop(b"a")
    assert latest.newest(9) == [tick(2)]


@pytest.mark.parametrize("name", list(VIEWS))
def test_what_can_be_watched_is_a_topic_and_an_empty_one_is_shown(name: str) -> None:
    view = VIEWS[name]
    assert view.topic in {topic.name for topic in TOPICS}
    assert view.render([]).row_count == 0


def test_what_can_not_be_watched_is_a_usage_error_that_says_what_can() -> None:
    answer = CliRunner().invoke(cli, ["watch", "articles"])
    assert answer.exit_code == 2
    assert all(name in answer.output for name in VIEWS)


def test_only_alerts_can_be_watched_as_cap() -> None:
    answer = CliRunner().invoke(cli, ["watch", "counts", "--cap"])
    assert answer.exit_code == 2
    assert "tallywire watch alerts --cap" in answer.output


def test_an_alert_is_a_line_of_xml() -> None:
    [alert] = Alerts(load(), "a-sender").on_incident(incident(12), 0)
    line = as_cap(delivery(alert.to_json(), topic=ALERTS.name))
    assert line is not None
    assert line.startswith(b'<?xml version="1.0" encoding="UTF-8"?><alert ')
    assert b"<msgType>Alert</msgType>" in line
    assert b"\n" not in line


@pytest.mark.parametrize("value", [None, b"{}", b"\x80"])
def test_what_is_no_alert_is_named_apart_from_the_xml(
    value: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert as_cap(delivery(value, topic=ALERTS.name, offset=7)) is None
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "news.alerts.v1-0-7 is no alert" in captured.err
