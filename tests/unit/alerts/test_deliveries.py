"""Whatever comes again, and wherever a worker crashed, the threads are the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from schemas import Alert, Count, Incident, MessageType
from streams.alerts.engine import Alerts
from streams.alerts.rules import parse
from tests.unit.alerts.build import count, incident

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
