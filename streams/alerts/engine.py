"""Deciding when to alert, to update and to cancel."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote

from pydantic import TypeAdapter

from schemas import Alert, Count, Incident, Kind, MessageType, Place, Severity, Timestamp, Toll
from streams.alerts.rules import CountRule, Rule, Rules, TollRule
from streams.alerts.wording import (
    amount,
    area,
    area_of_scope,
    describe_count,
    describe_incident,
    kind_words,
)
from streams.tally.report import UNKNOWN_COUNTRY

MOST_ARTICLES = 50
"""Articles that an alert names (schemas/alert.py)."""
MOST_REFERENCES = 50
MOST_KEPT = 10
"""Messages that a thread keeps, to send them again when their cause is delivered again."""

NOTHING = Toll(low=0, best=0, high=0)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message, and the offset of the record that caused it."""

    offset: int
    alert: Alert


@dataclass(slots=True)
class Thread:
    """The messages about one thing."""

    messages: int = 0
    """How many there have been."""
    kept: list[Sent] = field(default_factory=list)
    """The last of them, oldest first."""

    def open_alert(self) -> Alert | None:
        """Return the message that holds now; none after a cancel."""
        last = self.kept[-1].alert if self.kept else None
        return last if last and last.msg_type != MessageType.CANCEL else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule sees in a record."""

    rule: Rule
    thread: str
    kind: Kind
    low: int
    best: int
    high: int | None
    sent: Timestamp
    event: str
    area: str
    description: str
    place: Place | None = None
    incident_id: str | None = None
    scope: str | None = None
    window: str | None = None
    articles: tuple[str, ...] = ()
    is_final: bool = False
    """Whether the thing is no more, so that its time says nothing."""


class Decision(NamedTuple):
    """What a message says of its thread."""

    msg_type: MessageType
    severity: Severity
    threshold: float


_THREAD = TypeAdapter(Thread)


class Alerts:
    """One thread of messages for each rule and thing: `Alert`, then `Update`s, then `Cancel`.

    Offsets are those of the record's partition, and rise. A record that comes a second time
    changes nothing and returns the messages that it caused the first time, as long as the thread
    keeps them. A record whose event time lies before the last message of an open thread is an older
    state that was sent anew: it says nothing.
    """

    def __init__(self, rules: Rules, sender: str) -> None:
        self._rules = rules
        self._sender = sender
        self._threads: dict[str, Thread] = {}

    def on_incident(self, incident: Incident, offset: int) -> list[Alert]:
        """Return the messages that the latest state of an incident calls for."""
        return [
            alert
            for rule in self._rules.toll
            for alert in self._judge(_read_incident(rule, incident), offset)
        ]

    def on_count(self, count: Count, offset: int) -> list[Alert]:
        """Return the messages that the latest state of a rolling count calls for."""
        return [
            alert
            for rule in self._rules.count
            if _counts(rule, count)
            for alert in self._judge(_read_count(rule, count), offset)
        ]

    def state(self, thread: str) -> dict[str, Any]:
        """Return all that is kept of a thread, as plain JSON values."""
        state: dict[str, Any] = _THREAD.dump_python(self._threads[thread], mode="json")
        return state

    def restore(self, thread: str, state: dict[str, Any]) -> None:
        """Take up the state of a thread again."""
        self._threads[thread] = _THREAD.validate_python(state)

    def _judge(self, reading: Reading, offset: int) -> list[Alert]:
        """Return the message that a reading calls for, if any."""
        thread = self._threads.get(reading.thread, Thread())
        if thread.kept and offset <= thread.kept[-1].offset:
            return [sent.alert for sent in thread.kept if sent.offset == offset]
        before = thread.open_alert()
        if before and reading.sent < before.sent and not reading.is_final:
            return []  # an older state, sent anew by a tally that recovers
        decision = _decide(reading, before)
        if decision is None:
            return []
        thread.messages += 1
        alert = self._write(reading, decision, before, thread.messages)
        thread.kept = [*thread.kept, Sent(offset, alert)][-MOST_KEPT:]
        self._threads[reading.thread] = thread
        return [alert]

    def _write(
        self, reading: Reading, decision: Decision, before: Alert | None, number: int
    ) -> Alert:
        figure = f"{amount(reading.low, reading.best, reading.high)} {kind_words(reading.kind)}"
        return Alert(
            identifier=f"{reading.thread}.{number}",
            thread=reading.thread,
            sender=self._sender,
            sent=reading.sent,
            msg_type=decision.msg_type,
            references=(*before.references, before.identifier)[-MOST_REFERENCES:] if before else (),
            rule=reading.rule.name,
            severity=decision.severity,
            event=reading.event,
            headline=f"{reading.event.capitalize()} in {reading.area}: {figure}",
            description=reading.description,
            area=reading.area,
            place=reading.place,
            kind=reading.kind,
            low=reading.low,
            best=reading.best,
            high=reading.high,
            threshold=decision.threshold,
            incident_id=reading.incident_id,
            scope=reading.scope,
            window=reading.window,
            articles=reading.articles,
        )


def _decide(reading: Reading, before: Alert | None) -> Decision | None:
    """Return what is to be said of a reading, after what was said before."""
    rule = reading.rule
    level = rule.level(reading.best, before.severity if before else None)
    if level is None:
        if before is None:
            return None
        return Decision(MessageType.CANCEL, before.severity, rule.cancel_below)
    threshold = rule.levels[level]
    if before is None:
        return Decision(MessageType.ALERT, level, threshold)
    if level != before.severity or _differs(reading.best, before.best, rule.update_factor):
        return Decision(MessageType.UPDATE, level, threshold)
    return None


def _differs(now: int, before: int, factor: float) -> bool:
    """Say whether a figure has grown, or shrunk, by the factor since the last message."""
    lower, higher = sorted((now, before))
    return higher > lower and higher >= lower * factor


def _read_incident(rule: TollRule, incident: Incident) -> Reading:
    """Read the kind that is worst; one that the rule no longer watches reads as nothing."""
    thread = f"{rule.name}:{incident.incident_id}"
    tolls = incident.tolls if _watches(rule, incident) else {}
    kind = max(rule.kinds, key=lambda one: tolls.get(one, NOTHING).best)
    toll = tolls.get(kind, NOTHING)
    return Reading(
        rule=rule,
        thread=thread,
        kind=kind,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        sent=incident.updated_at,
        event=incident.category.replace("_", " "),
        area=area(incident.place),
        description=describe_incident(incident),
        place=incident.place,
        incident_id=incident.incident_id,
        articles=incident.articles[::-1][:MOST_ARTICLES],
        is_final=incident.merged_into is not None,
    )


def _watches(rule: TollRule, incident: Incident) -> bool:
    if incident.is_look_back:
        return False
    if rule.categories and incident.category not in rule.categories:
        return False
    return rule.watches(_scopes(incident))


def _scopes(incident: Incident) -> tuple[str, ...]:
    place = incident.place
    if place is None:
        return (UNKNOWN_COUNTRY,)
    return (place.country, f"{place.country}/{place.admin1}") if place.admin1 else (place.country,)


def _counts(rule: CountRule, count: Count) -> bool:
    return count.window == rule.window and count.kind in rule.kinds and rule.watches([count.scope])


def _read_count(rule: CountRule, count: Count) -> Reading:
    scope = quote(count.scope, safe="/")  # CAP identifiers hold no spaces, commas, < or &
    return Reading(
        rule=rule,
        thread=f"{rule.name}:{scope}:{count.kind}:{count.window}",
        kind=count.kind,
        low=count.low,
        best=count.best,
        high=count.high,
        sent=count.as_of,
        event=f"{kind_words(count.kind)} within {count.window}",
        area=area_of_scope(count.scope),
        description=describe_count(count),
        scope=count.scope,
        window=count.window,
    )
