"""Surges: a count against what is usual for the day of the week."""

import json
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from schemas import Alert, Count
from streams.alerts.engine import Alerts
from streams.alerts.rules import parse
from tests.unit.alerts.build import count, said

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
