"""Deciding when to alert, to update and to cancel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from schemas import (
    Alert,
    AlertFigure,
    Count,
    Incident,
    Kind,
    MessageType,
    Reference,
    Severity,
    Timestamp,
)
from streams.alerts.baseline import History
from streams.alerts.levels import rank
from streams.alerts.reading import (
    Measure,
    Reading,
    count_of_thread,
    read_count,
    read_incident,
    read_surge,
    thread_of_count,
    watches_count,
)
from streams.alerts.rule import Rule, SurgeRule
from streams.alerts.rules import Rules
from streams.alerts.wording import NOTHING
from streams.tally.book import LONGEST
from streams.tally.counts import Key

MOST_REFERENCES = 50
MOST_KEPT = 10
"""Messages that a thread keeps, to send them again when their cause is delivered again."""


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
    """The last of them, oldest first, without their references: these follow from each other."""
    replaced: tuple[Reference, ...] = ()
    """The references of the oldest that is kept."""
    history: History | None = None
    """What the count stood at before, for a rule on surges."""

    def last(self) -> Alert | None:
        """Return the last message, without its references."""
        return self.kept[-1].alert if self.kept else None

    def add(self, offset: int, alert: Alert) -> None:
        """Keep a message, without its references."""
        self.messages += 1
        self.kept.append(Sent(offset, alert))
        if len(self.kept) > MOST_KEPT:
            self.replaced = _references(self.kept.pop(0).alert, self.replaced)

    def caused_by(self, offset: int) -> list[Alert]:
        """Return the messages that a record caused, as far as they are kept."""
        messages, references = [], self.replaced
        for sent in self.kept:
            if sent.offset == offset:
                messages.append(sent.alert.model_copy(update={"references": references}))
            references = _references(sent.alert, references)
        return messages


class Decision(NamedTuple):
    """What a message says of its thread."""

    msg_type: MessageType
    severity: Severity
    measure: Measure
    """What decided it."""
    threshold: float
    figures: Mapping[Kind, AlertFigure]


_THREAD = TypeAdapter(Thread)


class Alerts:
    """One thread of messages for each rule and thing: `Alert`, then `Update`s, then `Cancel`.

    Offsets are those of the record's partition, and rise. A record that comes a second time
    changes nothing and returns the messages that it caused the first time, as long as the thread
    keeps them. A record whose event time lies before the last message of its thread is an older
    state that was sent anew: it says nothing.

    The thread of an incident is kept for `longest_life` after its last message, by event time: the
    incident is closed by then, unless it is reported every month. Threads of counts are as few as
    the counts.
    """

    def __init__(self, rules: Rules, sender: str, longest_life: timedelta = LONGEST) -> None:
        self._rules = rules
        self._sender = sender
        self._kept_for = longest_life
        self._threads: dict[str, Thread] = {}
        self._touched: dict[str, None] = {}
        self._due: list[tuple[datetime, str]] = []
        """The threads of incidents, each with its last message's time or an earlier one's, the
        first first."""
        self._clock = datetime.min.replace(tzinfo=UTC)
        """The latest event time seen."""

    def on_incident(self, incident: Incident, offset: int) -> list[Alert]:
        """Return the messages that the latest state of an incident calls for."""
        self._clock = max(self._clock, incident.changed_at)
        return [
            alert
            for rule in self._rules.toll
            for alert in self._judge(read_incident(rule, incident), offset)
        ]

    def on_count(self, count: Count, offset: int) -> list[Alert]:
        """Return the messages that the latest state of a rolling count calls for."""
        self._clock = max(self._clock, count.as_of)
        messages = []
        for rule in self._rules.count:
            if watches_count(rule, count):
                messages += self._judge(read_count(rule, count), offset)
        for surge in self._rules.surge:
            if watches_count(surge, count):
                messages += self._follow(surge, count, offset)
        return messages

    def changed(self) -> dict[str, Any]:
        """Hand over, once, all that is kept of the threads that records touched: plain JSON.

        None for those that are forgotten.
        """
        forgotten = self._forget()
        touched, self._touched = self._touched, {}
        return dict.fromkeys(forgotten) | {
            name: _THREAD.dump_python(self._threads[name], mode="json")
            for name in touched
            if name in self._threads
        }

    def __len__(self) -> int:
        """How many threads are kept."""
        return len(self._threads)

    def standing(self) -> Iterator[Alert]:
        """Return the last message of each thread that stands, without its references."""
        for thread in self._threads.values():
            if last := _open(thread.last()):
                yield last

    def usual(self) -> dict[Key, float]:
        """Return what each count that is held against its past usually stands at, where known."""
        rules = {rule.name: rule for rule in self._rules.surge}
        found = {}
        for name, thread in self._threads.items():
            if thread.history is None:
                continue
            rule, key = count_of_thread(name)
            usual = thread.history.usual(rules[rule].weeks) if rule in rules else None
            if usual is not None:
                found[key] = usual
        return found

    def restore(self, thread: str, state: dict[str, Any]) -> None:
        """Take up the state of a thread again."""
        self._threads[thread] = _THREAD.validate_python(state)
        last = self._threads[thread].last()
        if last and last.incident_id:
            self._clock = max(self._clock, last.sent)
            heappush(self._due, (last.sent, thread))

    def _forget(self) -> list[str]:
        """Forget the threads of incidents that have long said nothing, and return their names."""
        forgotten = []
        while self._due and self._clock - self._due[0][0] > self._kept_for:
            _, name = heappop(self._due)
            sent = self._threads[name].kept[-1].alert.sent
            if self._clock - sent > self._kept_for:
                del self._threads[name]
                forgotten.append(name)
            else:
                heappush(self._due, (sent, name))
        return forgotten

    def _follow(self, rule: SurgeRule, count: Count, offset: int) -> list[Alert]:
        """Return the message that a count calls for against its past, and let it be its past."""
        thread = self._take(thread_of_count(rule, count))
        history = thread.history = thread.history or History()
        if offset <= history.offset:
            return thread.caused_by(offset)
        history.add(count.as_of, count.best, offset)
        usual = history.usual(rule.weeks)
        return [] if usual is None else self._judge(read_surge(rule, count, usual), offset)

    def _judge(self, reading: Reading, offset: int) -> list[Alert]:
        """Return the message that a reading calls for, if any."""
        thread = self._threads.get(reading.thread, Thread())
        if thread.kept and offset <= thread.kept[-1].offset:
            self._take(reading.thread)
            return thread.caused_by(offset)
        last = thread.last()
        if last and reading.sent < last.sent:
            return []  # an older state, sent anew by a tally that recovers
        decision = _decide(reading, last)
        if decision is None:
            return []
        thread = self._take(reading.thread)
        alert = self._write(reading, decision, thread.messages + 1)
        thread.add(offset, alert)
        if alert.incident_id and thread.messages == 1:
            heappush(self._due, (alert.sent, alert.thread))
        return thread.caused_by(offset)

    def _take(self, name: str) -> Thread:
        """Return a thread, to be written to."""
        self._touched[name] = None
        return self._threads.setdefault(name, Thread())

    def _write(self, reading: Reading, decision: Decision, number: int) -> Alert:
        return Alert(
            identifier=f"{reading.thread}.{number}",
            thread=reading.thread,
            sender=self._sender,
            sent=reading.sent,
            msg_type=decision.msg_type,
            rule=reading.rule.name,
            severity=decision.severity,
            event=reading.event,
            headline=reading.headline,
            description=reading.description,
            area=reading.area,
            place=reading.place,
            kinds=decision.measure.kinds,
            low=decision.measure.figure.low,
            best=decision.measure.figure.best,
            high=decision.measure.figure.high,
            threshold=decision.threshold,
            figures=dict(decision.figures),
            usual=reading.usual,
            incident_id=reading.incident_id,
            category=reading.category,
            date=reading.date,
            scope=reading.scope,
            window=reading.window,
            articles=reading.articles,
            sources=reading.sources,
        )


def _open(last: Alert | None) -> Alert | None:
    """Return the message that holds now; none after a cancel."""
    return last if last and last.msg_type != MessageType.CANCEL else None


def _references(before: Alert, its_own: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return the references of the message after one that has these; none after a cancel."""
    if before.msg_type == MessageType.CANCEL:
        return ()
    last = Reference(sender=before.sender, identifier=before.identifier, sent=before.sent)
    return (*its_own, last)[-MOST_REFERENCES:]


def _decide(reading: Reading, last: Alert | None) -> Decision | None:
    """Return what is to be said of a reading, after what was said last."""
    rule, before = reading.rule, _open(last)
    if reading.is_over:
        return _end(before) if before else None
    levels = [
        (measure.level(_held(measure, before), rule.hysteresis), measure)
        for measure in reading.measures
    ]
    severity, measure = max(levels, key=lambda pair: rank(pair[0]))  # of equals, the first
    if severity is None:
        return _cancel(reading, before) if before else None
    if last and _is_quiet(rule, last, reading.sent) and rank(severity) <= rank(last.severity):
        return None
    threshold = measure.thresholds[severity]
    if before is None:
        alert = Decision(MessageType.ALERT, severity, measure, threshold, reading.figures)
        return alert if reading.may_open else None
    telling = [measure for level, measure in levels if level]
    if severity != before.severity or any(_differs(reading, one, before) for one in telling):
        return Decision(MessageType.UPDATE, severity, measure, threshold, reading.figures)
    return None


def _held(measure: Measure, before: Alert | None) -> Severity | None:
    """Return the severity that a figure keeps: that of the message before, if it decided that."""
    return before.severity if before and before.kinds == measure.kinds else None


def _cancel(reading: Reading, before: Alert) -> Decision:
    """Return the end of a thread: the figure that decided the message before has fallen."""
    decisive = [measure for measure in reading.measures if measure.kinds == before.kinds]
    # Rules that were edited since may not judge these kinds any more.
    measures = decisive or reading.measures
    lowest, measure = min(
        ((min(one.thresholds.values()), one) for one in measures), key=lambda pair: pair[0]
    )
    threshold = lowest * reading.rule.hysteresis
    return Decision(MessageType.CANCEL, before.severity, measure, threshold, reading.figures)


def _end(before: Alert) -> Decision:
    """Return the end of a thread about what is no more: as it stood in the message before."""
    figure = AlertFigure(low=before.low, best=before.best, high=before.high)
    measure = Measure(before.kinds, figure, {before.severity: before.threshold})
    return Decision(MessageType.CANCEL, before.severity, measure, before.threshold, before.figures)


def _is_quiet(rule: Rule, last: Alert, now: Timestamp) -> bool:
    """Say whether nothing new is to be said so soon after the last message."""
    return rule.quiet is not None and now < last.sent + rule.quiet


def _differs(reading: Reading, measure: Measure, before: Alert) -> bool:
    """Say whether a figure has grown, or shrunk, by the rule's factor since the last message.

    Of kinds that are added up, three injured who died are three less and three more.
    """
    pairs = [
        sorted((_best(before.figures, kind), _best(reading.figures, kind)))
        for kind in measure.kinds
    ]
    lower, higher = sum(low for low, _ in pairs), sum(high for _, high in pairs)
    return higher > lower and higher >= lower * reading.rule.update_factor


def _best(figures: Mapping[Kind, AlertFigure], kind: Kind) -> int:
    return figures.get(kind, NOTHING).best
