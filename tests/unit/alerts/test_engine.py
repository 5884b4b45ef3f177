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


SURGE = parse("""
[[surge]]
name = "surge"
kinds = ["killed"]
window = "24h"
weeks = 2
minimum = 20
incidents = 3
levels = { Moderate = 3, Severe = 6 }
""")
DAY = 24


def usual_days(value: int, days: int = 16) -> list[Count]:
    """A record for each day, at noon."""
    return [count(value, DAY * day + 12) for day in range(days)]


def follow(alerts: Alerts, counts: Iterable[Count]) -> list[Alert]:
    return [alert for offset, one in enumerate(counts) for alert in alerts.on_count(one, offset)]


def test_a_multiple_of_the_usual_is_a_surge() -> None:
    day = DAY * 16
    told = follow(
        Alerts(SURGE, "a-sender"),
        [
            *usual_days(10),
            count(29, day, incidents=3),
            count(30, day + 1, incidents=3),
            count(61, day + 2, incidents=3),
            count(10, day + 9),
        ],
    )
    assert said(told) == [
        ("Alert", "Moderate", 30),
        ("Update", "Severe", 61),
        ("Cancel", "Severe", 10),
    ]
    assert (told[0].usual, told[0].threshold) == (10, 30)
    assert told[0].headline.endswith("QA, usually 10 on a Sunday")


def test_a_surge_is_silent_until_enough_weeks_are_known() -> None:
    assert follow(Alerts(SURGE, "a-sender"), [*usual_days(10, 15), count(90, 24 * 15)]) == []


def test_below_the_minimum_there_is_no_surge_however_little_is_usual() -> None:
    day = DAY * 16
    told = follow(
        Alerts(SURGE, "a-sender"),
        [
            *usual_days(0),
            count(19, day, incidents=3),
            count(20, day + 1, incidents=3),
            count(39, day + 2, incidents=3),
        ],
    )
    assert said(told) == [("Alert", "Moderate", 20), ("Update", "Moderate", 39)]


def test_one_disaster_is_no_surge() -> None:
    one = [*usual_days(10), count(500, DAY * 16, incidents=2)]
    assert follow(Alerts(SURGE, "a-sender"), one) == []


def test_a_record_of_the_past_that_comes_again_is_no_news_of_a_count() -> None:
    """Not even where it is the last that comes for a while."""
    alerts = Alerts(SURGE, "a-sender")
    told = [*usual_days(10), count(29, DAY * 16, incidents=3), count(12, DAY * 16 + 1)]
    assert follow(alerts, told) == []
    state = alerts.changed()
    for offset in (0, 15, 16):
        assert alerts.on_count(told[offset], offset) == []
        assert alerts.changed() == state


@given(st.lists(st.integers(0, 60), min_size=16, max_size=30), st.data())
def test_the_past_of_a_surge_is_the_same_whatever_comes_again(
    values: list[int], data: st.DataObject
) -> None:
    told = [count(value, DAY * day, incidents=3) for day, value in enumerate(values)]
    once, twice = Alerts(SURGE, "a-sender"), Alerts(SURGE, "a-sender")
    first, second = [], []
    for offset, one in enumerate(told):
        first.append(once.on_count(one, offset))
        second.append(twice.on_count(one, offset))
        again = data.draw(st.integers(max(0, offset - 8), offset))
        assert twice.on_count(told[again], again) == first[again]
    assert second == first
    assert twice.changed() == once.changed()


def test_a_surge_that_is_restored_knows_its_past() -> None:
    alerts, restored = Alerts(SURGE, "a-sender"), Alerts(SURGE, "a-sender")
    follow(alerts, usual_days(10))
    for name, state in json.loads(json.dumps(alerts.changed())).items():
        restored.restore(name, state)
    surge = count(40, DAY * 16, incidents=3)
    assert restored.on_count(surge, 16) == alerts.on_count(surge, 16) != []


EVERY_SORT = parse("""
[[toll]]
name = "deadly"
kinds = ["killed", "missing"]
levels = { Moderate = 10, Severe = 50 }

[[toll]]
name = "casualties"
kinds = ["killed", "injured"]
together = true
levels = { Minor = 4, Moderate = 60 }
alone.killed = { Moderate = 20, Severe = 50 }
quiet = "6h"

[[count]]
name = "deadly-day"
kinds = ["killed"]
window = "24h"
scopes = ["*", "*/*"]
levels = { Severe = 20 }
quiet = "12h"

[[surge]]
name = "surge"
kinds = ["killed"]
window = "24h"
scopes = ["*", "world"]
weeks = 2
minimum = 5
levels = { Minor = 2, Severe = 4 }
quiet = "24h"
""")


@st.composite
def records_in_time(draw: st.DrawFn) -> list[Incident | Count]:
    """Records of a few incidents and counts, over some weeks, now and then an older one."""
    found: list[Incident | Count] = []
    hours = 0
    for _ in range(draw(st.integers(0, 30))):
        hours += draw(st.sampled_from([0, 1, 5, 24, 100]))
        when = max(0, hours - draw(st.sampled_from([0, 0, 0, 3])))
        if draw(st.booleans()):
            found.append(
                incident(
                    draw(st.integers(0, 70)),
                    when,
                    injured=draw(st.integers(0, 30)),
                    incident_id=draw(st.sampled_from(["i1", "i2"])),
                    merged_into=draw(st.sampled_from([None, None, None, "z"])),
                )
            )
        else:
            scope = draw(st.sampled_from(["QA", "QA/Ostmark", "world"]))
            found.append(count(draw(st.integers(-5, 60)), when, scope=scope))
    return found


def deliver(alerts: Alerts, records: list[Incident | Count], start: int = 0) -> list[Alert]:
    messages = []
    for offset, record in enumerate(records[start:], start):
        if isinstance(record, Incident):
            messages += alerts.on_incident(record, offset)
        else:
            messages += alerts.on_count(record, offset)
    return messages


@given(records_in_time(), st.data())
def test_records_that_come_again_change_nothing_and_say_what_they_said(
    records: list[Incident | Count], data: st.DataObject
) -> None:
    end = data.draw(st.integers(0, len(records)))
    start = data.draw(st.integers(max(0, end - 8), end))
    once, twice = Alerts(EVERY_SORT, "a-sender"), Alerts(EVERY_SORT, "a-sender")
    first = [deliver(once, records[:start]), deliver(once, records[:end], start)]
    again = [deliver(twice, records[:start]), deliver(twice, records[:end], start)]
    again[1] = deliver(twice, records[:end], start)
    assert again == first
    assert twice.changed() == once.changed()
    assert deliver(twice, records, end) == deliver(once, records, end)


@given(records_in_time(), st.data())
def test_a_crash_at_any_record_changes_nothing(
    records: list[Incident | Count], data: st.DataObject
) -> None:
    """State that was written some records ago, and the records since then once more."""
    crash = data.draw(st.integers(0, len(records)))
    written = data.draw(st.integers(max(0, crash - 8), crash))
    undisturbed, before = Alerts(EVERY_SORT, "a-sender"), Alerts(EVERY_SORT, "a-sender")
    messages = deliver(before, records[:written])
    after = Alerts(EVERY_SORT, "a-sender")
    for name, state in json.loads(json.dumps(before.changed())).items():
        after.restore(name, state)
    assert messages + deliver(after, records, written) == deliver(undisturbed, records)


@given(records_in_time())
def test_a_thread_opens_once_and_ends_once(records: list[Incident | Count]) -> None:
    is_open: dict[str, bool] = {}
    seen: set[str] = set()
    for alert in deliver(Alerts(EVERY_SORT, "a-sender"), records):
        assert (alert.msg_type == MessageType.ALERT) is not is_open.get(alert.thread, False)
        is_open[alert.thread] = alert.msg_type != MessageType.CANCEL
        assert alert.identifier not in seen
        seen.add(alert.identifier)


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
