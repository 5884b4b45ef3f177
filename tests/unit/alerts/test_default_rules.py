"""What the rules that ship make of news."""

import numpy as np
import pytest

from schemas import Alert, Kind, MessageType, Severity
from streams.alerts.engine import Alerts
from streams.alerts.rules import load
from tests.unit.alerts.build import count, incident

DAY = 24


def alerted(**tolls: int) -> list[Alert]:
    return Alerts(load(), "a-sender").on_incident(incident(**tolls), 0)


@pytest.mark.parametrize(
    ("tolls", "severity"),
    [
        ({"killed": 4}, Severity.MINOR),
        ({"injured": 4}, Severity.MINOR),
        ({"killed": 1, "injured": 3}, Severity.MINOR),
        ({"killed": 2, "injured": 40, "arrested": 12, "protesters": 900}, Severity.MINOR),
        ({"killed": 10}, Severity.MODERATE),
        ({"injured": 50}, Severity.MODERATE),
        ({"killed": 12, "injured": 100, "evacuated": 4000}, Severity.MODERATE),
        ({"killed": 60, "injured": 20, "missing": 300}, Severity.SEVERE),
        ({"killed": 500, "injured": 100, "affected": 90_000}, Severity.EXTREME),
        ({"missing": 30}, Severity.MINOR),
        ({"kidnapped": 5}, Severity.MODERATE),
        ({"arrested": 100}, Severity.MINOR),
        ({"evacuated": 1000}, Severity.MINOR),
        ({"killed": 20, "arrested": 1500, "displaced": 20_000}, Severity.MODERATE),
    ],
)
def test_an_incident_is_one_thread(tolls: dict[str, int], severity: Severity) -> None:
    [alert] = alerted(**tolls)
    assert alert.severity == severity


@pytest.mark.parametrize(
    "tolls", [{"killed": 3}, {"killed": 1, "injured": 2}, {"missing": 4}, {"arrested": 99}]
)
def test_less_is_no_alert(tolls: dict[str, int]) -> None:
    assert alerted(**tolls) == []


def test_arrests_that_turn_deadly_stay_one_thread() -> None:
    alerts = Alerts(load(), "a-sender")
    told = [{"arrested": 200}, {"arrested": 200, "killed": 5}, {"arrested": 200, "killed": 12}]
    messages = [
        alert
        for hour, tolls in enumerate(told)
        for alert in alerts.on_incident(incident(hours=hour, **tolls), hour)
    ]
    assert [(one.msg_type, one.severity, one.kinds) for one in messages] == [
        ("Alert", "Minor", (Kind.ARRESTED,)),
        ("Update", "Minor", (Kind.KILLED, Kind.INJURED)),
        ("Update", "Moderate", (Kind.KILLED,)),
    ]


def test_a_cancel_speaks_of_what_was_alerted() -> None:
    alerts = Alerts(load(), "a-sender")
    alerts.on_incident(incident(kidnapped=7), 0)
    [cancel] = alerts.on_incident(incident(hours=1, kidnapped=1, killed=1), 1)
    assert (cancel.msg_type, cancel.kinds, cancel.best, cancel.threshold) == (
        MessageType.CANCEL, (Kind.KIDNAPPED,), 1, 4,
    )  # fmt: skip


def test_a_level_is_kept_only_by_the_figure_that_reached_it() -> None:
    alerts = Alerts(load(), "a-sender")
    alerts.on_incident(incident(arrested=1000, killed=8), 0)
    [update] = alerts.on_incident(incident(hours=1, arrested=5, killed=8), 1)
    assert (update.msg_type, update.severity, update.kinds) == (
        MessageType.UPDATE, Severity.MINOR, (Kind.KILLED, Kind.INJURED),
    )  # fmt: skip


def test_one_great_disaster_raises_no_count_beside_its_own_thread() -> None:
    alerts = Alerts(load(), "a-sender")
    for offset, window in enumerate(["24h", "7d"]):
        for scope in ("QA", "QA/Ostmark", "world"):
            disaster = count(5000, scope=scope, window=window, incidents=4)
            assert alerts.on_count(disaster, offset) == []


def test_a_day_of_many_incidents_is_alerted() -> None:
    [alert] = Alerts(load(), "a-sender").on_count(count(120, incidents=9), 0)
    assert alert.rule == "deadly-day"


@pytest.mark.parametrize(
    ("kind", "window", "usual", "told"),
    [(Kind.KILLED, "7d", 60, 180), (Kind.ARRESTED, "24h", 50, 250)],
)
def test_a_surge_is_told_after_eight_weeks(kind: Kind, window: str, usual: int, told: int) -> None:
    alerts = Alerts(load(), "a-sender")
    for day in range(58):
        one = count(usual, DAY * day, kind=kind, window=window, incidents=9)
        assert alerts.on_count(one, day) == []
    [alert] = alerts.on_count(count(told, DAY * 58, kind=kind, window=window, incidents=9), 58)
    assert alert.rule in ("killings-surge", "arrests-surge")
    assert alert.usual == usual


YEARS = 4


@pytest.mark.parametrize("incidents_a_day", [0.3, 2, 4, 10, 40])
def test_where_nothing_changes_a_surge_is_told_at_most_three_times_a_year(
    incidents_a_day: float,
) -> None:
    """Days of Poisson many incidents, fewer at weekends, with a heavy tail of deaths: of 1,000
    incidents, 32 kill 10 or more, and one 100 or more."""
    random = np.random.default_rng(1)
    killed, incidents = [], []
    for day in range(365 * YEARS):
        today = random.poisson(incidents_a_day * (0.6 if day % 7 > 4 else 1.1))
        incidents.append(today)
        killed.append(int(np.floor(random.pareto(1.5, today) + 1).sum()))
    alerts, surges = Alerts(load(), "a-sender"), 0
    for day in range(365 * YEARS):
        week = slice(max(0, day - 6), day + 1)
        one = count(sum(killed[week]), DAY * day, window="7d", incidents=sum(incidents[week]))
        surges += sum(told.msg_type == MessageType.ALERT for told in alerts.on_count(one, day))
    assert surges <= 3 * YEARS
