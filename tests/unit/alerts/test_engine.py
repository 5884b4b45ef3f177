import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Alert, Count, Incident, Kind, MessageType, Severity
from streams.alerts.engine import Alerts
from streams.alerts.rules import parse
from tests.unit.alerts.build import count, incident
from tests.unit.tally.build import ABROAD, at

RULES = parse("""
[[toll]]
name = "deadly"
kinds = ["killed", "missing"]
levels = { Moderate = 10, Severe = 50 }
categories = ["explosion"]
scopes = ["QA"]

[[count]]
name = "deadly-day"
kinds = ["killed"]
window = "24h"
scopes = ["*", "*/*"]
levels = { Severe = 20 }
""")


@pytest.fixture
def alerts() -> Alerts:
    return Alerts(RULES, "a-sender")


def play(alerts: Alerts, *incidents: Incident) -> list[Alert]:
    return [
        alert for offset, one in enumerate(incidents) for alert in alerts.on_incident(one, offset)
    ]


def said(messages: Iterable[Alert]) -> list[tuple[str, str, int]]:
    return [(str(one.msg_type), str(one.severity), one.best) for one in messages]


def test_one_alert_then_updates_then_a_cancel(alerts: Alerts) -> None:
    told = [3, 12, 13, 16, 55, 39, 9, 7, 5]
    messages = play(alerts, *(incident(killed, hour) for hour, killed in enumerate(told)))
    assert said(messages) == [
        ("Alert", "Moderate", 12),
        ("Update", "Moderate", 16),
        ("Update", "Severe", 55),
        ("Update", "Moderate", 39),
        ("Update", "Moderate", 9),
        ("Cancel", "Moderate", 7),
    ]


def test_each_message_replaces_those_before_it(alerts: Alerts) -> None:
    messages = play(alerts, incident(12), incident(20, 1), incident(1, 2), incident(30, 3))
    assert [one.identifier for one in messages] == [f"deadly:i1.{n}" for n in (1, 2, 3, 4)]
    assert [one.references for one in messages] == [
        (),
        ("deadly:i1.1",),
        ("deadly:i1.1", "deadly:i1.2"),
        (),  # what was cancelled is no longer there to be replaced
    ]


def test_an_alert_carries_what_caused_it(alerts: Alerts) -> None:
    [alert] = play(alerts, incident(12, 5))
    assert alert.thread == "deadly:i1"
    assert alert.sender == "a-sender"
    assert alert.sent == at(5)
    assert alert.threshold == 10
    assert alert.headline == "Explosion in Port Ostwick, Ostmark, QA: at least 12 killed"
    assert (alert.incident_id, alert.articles) == ("i1", ("second", "first"))


def test_a_cancel_names_the_value_that_it_fell_below(alerts: Alerts) -> None:
    assert play(alerts, incident(12), incident(2, 1))[-1].threshold == 8


def test_the_worst_kind_speaks_for_an_incident(alerts: Alerts) -> None:
    [alert] = play(alerts, incident(3, missing=15))
    assert (alert.kind, alert.best) == (Kind.MISSING, 15)


def test_a_merged_incident_is_cancelled(alerts: Alerts) -> None:
    messages = play(alerts, incident(12, 3), incident(merged_into="i2", hours=1))
    assert [one.msg_type for one in messages] == [MessageType.ALERT, MessageType.CANCEL]


@pytest.mark.parametrize("moved", [{"category": "fire"}, {"place": ABROAD}])
def test_an_incident_that_the_rule_no_longer_watches_is_cancelled(
    alerts: Alerts, moved: dict[str, object]
) -> None:
    messages = play(alerts, incident(12), incident(30, 1, **moved))  # type: ignore[arg-type]  # keywords
    assert [one.msg_type for one in messages] == [MessageType.ALERT, MessageType.CANCEL]


def test_an_older_state_that_is_sent_anew_says_nothing(alerts: Alerts) -> None:
    assert len(play(alerts, incident(12, 5), incident(3, 1), incident(12, 5))) == 1


def test_a_count_has_a_thread_for_each_scope(alerts: Alerts) -> None:
    told = [
        count(25),
        count(25, scope="QA/Lower Ostmark"),
        count(21),
        count(10),
        count(99, window="7d"),
    ]
    messages = [one for offset, it in enumerate(told) for one in alerts.on_count(it, offset)]
    assert [(one.msg_type, one.thread) for one in messages] == [
        (MessageType.ALERT, "deadly-day:QA:killed:24h"),
        (MessageType.ALERT, "deadly-day:QA/Lower%20Ostmark:killed:24h"),
        (MessageType.CANCEL, "deadly-day:QA:killed:24h"),
    ]
    assert (messages[1].scope, messages[1].window) == ("QA/Lower Ostmark", "24h")
    assert messages[0].severity == Severity.SEVERE


def test_a_restored_thread_goes_on(alerts: Alerts) -> None:
    play(alerts, incident(12), incident(20, 1))
    restored = Alerts(RULES, "a-sender")
    restored.restore("deadly:i1", json.loads(json.dumps(alerts.state("deadly:i1"))))
    assert restored.on_incident(incident(90, 2), 2) == alerts.on_incident(incident(90, 2), 2)


records = st.lists(
    st.one_of(
        st.builds(
            lambda killed, name, merged: incident(
                killed, incident_id=name, merged_into="z" if merged else None
            ),
            st.integers(0, 70),
            st.sampled_from(["i1", "i2"]),
            st.booleans(),
        ),
        st.builds(count, st.integers(-5, 40), scope=st.sampled_from(["QA", "QA/Ostmark", "world"])),
    ),
    max_size=20,
)


def deliver(alerts: Alerts, records: list[Incident | Count], start: int = 0) -> list[Alert]:
    messages = []
    for offset, record in enumerate(records[start:], start):
        if isinstance(record, Incident):
            messages += alerts.on_incident(record, offset)
        else:
            messages += alerts.on_count(record, offset)
    return messages


@given(records, st.data())
def test_a_redelivered_suffix_says_again_what_it_said(
    records: list[Incident | Count], data: st.DataObject
) -> None:
    alerts = Alerts(RULES, "a-sender")
    first = deliver(alerts, records)
    start = data.draw(st.integers(max(0, len(records) - 8), len(records)))
    again = deliver(alerts, records, start)
    quiet = Alerts(RULES, "a-sender")
    said_before = deliver(quiet, records[:start])
    assert said_before + again == first


@given(records)
def test_a_thread_opens_once_and_ends_once(records: list[Incident | Count]) -> None:
    is_open: dict[str, bool] = {}
    seen: set[str] = set()
    for alert in deliver(Alerts(RULES, "a-sender"), records):
        assert (alert.msg_type == MessageType.ALERT) is not is_open.get(alert.thread, False)
        is_open[alert.thread] = alert.msg_type != MessageType.CANCEL
        assert alert.identifier not in seen
        seen.add(alert.identifier)
