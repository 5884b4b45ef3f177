import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Alert, Incident, Kind, MessageType, Severity
from streams.alerts.engine import Alerts
from streams.alerts.rules import parse
from tests.unit.alerts.build import count, incident, said
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
    assert [tuple(ref.identifier for ref in one.references) for one in messages] == [
        (),
        ("deadly:i1.1",),
        ("deadly:i1.1", "deadly:i1.2"),
        (),  # what was cancelled is no longer there to be replaced
    ]
    first = messages[1].references[0]
    assert (first.sender, first.sent) == ("a-sender", messages[0].sent)


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
    assert (alert.kinds, alert.best) == ((Kind.MISSING,), 15)
    assert {kind: figure.best for kind, figure in alert.figures.items()} == {
        Kind.KILLED: 3,
        Kind.MISSING: 15,
    }


def test_a_merged_incident_is_cancelled(alerts: Alerts) -> None:
    messages = play(alerts, incident(12, 3), incident(merged_into="i2", hours=3))
    assert [one.msg_type for one in messages] == [MessageType.ALERT, MessageType.CANCEL]


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ({"category": "fire"}, "Fire in Port Ostwick, Ostmark, QA: not what was alerted"),
        ({"place": ABROAD}, "Explosion in Lorrin, QB: not where it was alerted"),
    ],
)
def test_an_incident_that_the_rule_no_longer_watches_is_cancelled(
    alerts: Alerts, moved: dict[str, object], told: str
) -> None:
    _, cancel = play(alerts, incident(12), incident(30, 1, **moved))  # type: ignore[arg-type]  # keywords
    assert (cancel.msg_type, cancel.headline, cancel.best) == ("Cancel", told, 12)


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
    restored.restore("deadly:i1", json.loads(json.dumps(alerts.changed()["deadly:i1"])))
    assert restored.on_incident(incident(90, 2), 2) == alerts.on_incident(incident(90, 2), 2)


def test_a_thread_is_handed_over_once_and_again_when_its_cause_comes_again(
    alerts: Alerts,
) -> None:
    play(alerts, incident(12), incident(13, 1))
    state = alerts.changed()
    assert list(state) == ["deadly:i1"]
    assert alerts.changed() == {}
    alerts.on_incident(incident(12), 0)
    assert alerts.changed() == state


def test_a_busy_thread_is_kept_small_and_says_again_what_it_said(alerts: Alerts) -> None:
    told = [incident(20 if hour % 2 else 40, hour) for hour in range(80)]
    messages = play(alerts, *told)
    assert len(messages) == 80
    last = tuple(f"deadly:i1.{number}" for number in range(30, 80))
    assert tuple(one.identifier for one in messages[-1].references) == last
    for offset in range(70, 80):
        assert alerts.on_incident(told[offset], offset) == [messages[offset]]
    state = json.dumps(alerts.changed())
    assert state.count('"deadly:i1.69"') == 1  # a reference of ten messages, kept once


YEAR = 24 * 366


@pytest.mark.parametrize("restored", [False, True])
def test_a_thread_that_has_said_nothing_for_five_years_is_forgotten(restored: bool) -> None:
    alerts = Alerts(RULES, "a-sender")
    long_ago, later = incident(12), incident(20, incident_id="i2")
    play(alerts, long_ago, later, incident(40, 2 * YEAR, incident_id="i2"))
    if restored:
        states = alerts.changed()
        alerts = Alerts(RULES, "a-sender")
        for name, state in states.items():
            alerts.restore(name, state)
    assert None not in alerts.changed().values()
    alerts.on_count(count(0, 6 * YEAR), 3)
    assert alerts.changed() == {"deadly:i1": None}
    assert alerts.changed() == {}
    alerts.on_count(count(0, 8 * YEAR), 4)
    assert alerts.changed() == {"deadly:i2": None}


def test_a_thread_is_forgotten_sooner_where_incidents_live_shorter() -> None:
    alerts = Alerts(RULES, "a-sender", longest_life=timedelta(days=31))
    play(alerts, incident(12))
    alerts.changed()
    alerts.on_count(count(0, 24 * 30), 3)
    assert alerts.changed() == {}
    alerts.on_count(count(0, 24 * 32), 4)
    assert alerts.changed() == {"deadly:i1": None}


def test_the_thread_of_a_count_is_never_forgotten(alerts: Alerts) -> None:
    alerts.on_count(count(25), 0)
    alerts.changed()
    alerts.on_count(count(0, 8 * YEAR, scope="QB"), 1)
    assert alerts.changed() == {}
    [cancel] = alerts.on_count(count(0, 8 * YEAR + 1), 2)
    assert cancel.identifier == "deadly-day:QA:killed:24h.2"


def test_a_thread_of_a_kind_that_edited_rules_do_not_judge_is_cancelled(alerts: Alerts) -> None:
    play(alerts, incident(missing=15))
    edited = parse('[[toll]]\nname = "deadly"\nkinds = ["killed"]\nlevels = { Moderate = 10 }')
    restored = Alerts(edited, "a-sender")
    restored.restore("deadly:i1", alerts.changed()["deadly:i1"])
    [cancel] = restored.on_incident(incident(missing=15, hours=1), 1)
    assert (cancel.msg_type, cancel.kinds, cancel.threshold) == ("Cancel", (Kind.KILLED,), 8)


TOGETHER = parse("""
[[toll]]
name = "casualties"
kinds = ["killed", "injured"]
together = true
levels = { Minor = 4, Moderate = 50 }
alone.killed = { Moderate = 10 }
alone.missing = { Minor = 20 }
""")


@pytest.fixture
def casualties() -> Alerts:
    return Alerts(TOGETHER, "a-sender")


def test_kinds_that_are_added_up_reach_a_level_together(casualties: Alerts) -> None:
    assert play(casualties, incident(1, injured=2)) == []
    [alert] = play(casualties, incident(3, injured=5))
    assert (alert.kinds, alert.best, alert.low, alert.high) == (
        (Kind.KILLED, Kind.INJURED), 8, 8, None,
    )  # fmt: skip
    assert (alert.severity, alert.threshold) == (Severity.MINOR, 4)
    assert alert.headline.endswith(": at least 3 killed and at least 5 injured")


def test_a_kind_alone_can_be_graver_than_all_together(casualties: Alerts) -> None:
    [alert] = play(casualties, incident(12, injured=5))
    assert (alert.severity, alert.kinds, alert.best, alert.threshold) == (
        Severity.MODERATE, (Kind.KILLED,), 12, 10,
    )  # fmt: skip
    assert alert.figures[Kind.INJURED].best == 5


def test_a_kind_that_is_only_judged_alone_is_no_part_of_the_sum(casualties: Alerts) -> None:
    assert play(casualties, incident(2, missing=19)) == []
    [alert] = play(casualties, incident(2, missing=20))
    assert (alert.kinds, alert.best) == ((Kind.MISSING,), 20)
    assert alert.headline.endswith(": at least 2 killed and at least 20 missing")


def test_injured_who_die_are_an_update_though_the_sum_stays(casualties: Alerts) -> None:
    messages = play(casualties, incident(3, injured=5), incident(5, 1, injured=3))
    assert said(messages) == [("Alert", "Minor", 8), ("Update", "Minor", 8)]


def test_every_figure_that_reaches_a_level_is_worth_an_update(casualties: Alerts) -> None:
    told = [incident(5, missing=20), incident(5, 1, missing=40), incident(5, 2, missing=10)]
    messages = play(casualties, *told)
    assert said(messages) == [("Alert", "Minor", 5), ("Update", "Minor", 5)]
    assert messages[1].figures[Kind.MISSING].best == 40


LOOK_BACK = incident(5, 1).model_copy(update={"is_aftermath": True})
WITHDRAWN = incident(0, 1).model_copy(update={"articles": ()})


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (incident(merged_into="i2", hours=1), "the same as incident i2"),
        (LOOK_BACK, "no news"),
        (WITHDRAWN, "its reports were withdrawn"),
    ],
)
def test_a_cancel_of_what_is_no_more_says_why_and_repeats_the_last_figures(
    casualties: Alerts, end: Incident, told: str
) -> None:
    alert, cancel = play(casualties, incident(5, injured=2), end)
    assert cancel.msg_type == MessageType.CANCEL
    assert cancel.headline.endswith(f": {told}")
    kept = ("severity", "kinds", "low", "best", "high", "threshold", "figures")
    assert cancel.model_dump(include=set(kept)) == alert.model_dump(include=set(kept))


def test_what_is_no_more_and_was_never_alerted_says_nothing(casualties: Alerts) -> None:
    assert play(casualties, LOOK_BACK, WITHDRAWN, incident(merged_into="i2", hours=2)) == []


QUIET = parse("""
[[toll]]
name = "deadly"
kinds = ["killed"]
levels = { Minor = 10, Severe = 50 }
quiet = "6h"
""")


@pytest.fixture
def quiet() -> Alerts:
    return Alerts(QUIET, "a-sender")


def test_within_the_quiet_period_nothing_is_updated(quiet: Alerts) -> None:
    assert said(play(quiet, incident(12), incident(20, 1), incident(30, 5.9))) == [
        ("Alert", "Minor", 12)
    ]


def test_after_the_quiet_period_the_next_record_says_what_was_left_out(quiet: Alerts) -> None:
    told = play(quiet, incident(12), incident(20, 1), incident(20, 6), incident(20, 7))
    assert said(told) == [("Alert", "Minor", 12), ("Update", "Minor", 20)]


def test_what_no_longer_differs_after_the_quiet_period_is_not_said(quiet: Alerts) -> None:
    assert len(play(quiet, incident(12), incident(20, 1), incident(12, 7))) == 1


def test_a_rise_of_level_is_said_at_once(quiet: Alerts) -> None:
    told = play(quiet, incident(12), incident(60, 1), incident(12, 2), incident(12, 7))
    assert said(told) == [
        ("Alert", "Minor", 12),
        ("Update", "Severe", 60),
        ("Update", "Minor", 12),  # the fall is left until it is quiet no more
    ]
    assert told[-1].sent == at(7)


def test_a_cancel_is_sent_at_once_and_what_comes_back_is_silent_unless_graver(
    quiet: Alerts,
) -> None:
    told = play(quiet, incident(12), incident(1, 1), incident(12, 2), incident(12, 8))
    assert said(told) == [("Alert", "Minor", 12), ("Cancel", "Minor", 1), ("Alert", "Minor", 12)]
    assert told[-1].sent == at(8)
    worse = play(Alerts(QUIET, "a-sender"), incident(12), incident(1, 1), incident(70, 2))
    assert said(worse)[-1] == ("Alert", "Severe", 70)


def test_an_older_state_after_a_cancel_says_nothing(alerts: Alerts) -> None:
    assert len(play(alerts, incident(12, 1), incident(1, 5), incident(12, 1))) == 2


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 70)), max_size=20))
def test_a_quiet_period_swallows_no_rise_of_level(told: list[tuple[int, int]]) -> None:
    """Whatever is graver than the last message is said by the record that shows it."""
    alerts = Alerts(QUIET, "a-sender")
    level, hours = -1, 0
    for offset, (later, killed) in enumerate(told):
        hours += later
        messages = alerts.on_incident(incident(killed, hours), offset)
        reached = 1 if killed >= 50 else 0 if killed >= 10 else -1
        if reached > level:
            assert [one.severity for one in messages] == [
                [Severity.MINOR, Severity.SEVERE][reached]
            ]
        if messages:
            level = [Severity.MINOR, Severity.SEVERE].index(messages[-1].severity)
