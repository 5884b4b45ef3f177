"""Incidents and counts in; alerts out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from heapq import nlargest

from pydantic import ValidationError

import schemas
from schemas.topics import ALERTS, COUNTS, INCIDENTS
from streams import metrics
from streams.agents.counts import End, decode_count
from streams.agents.stage import Settlement, Stage, State
from streams.alerts.engine import Alerts
from streams.alerts.rules import Rules
from streams.broker.records import Delivery, Outgoing, Trace, cloudevent
from streams.metrics import Reading
from streams.refusal import Refused
from streams.tally.book import LONGEST
from streams.tally.report import UNKNOWN_COUNTRY
from streams.tally.world import WORLD, is_country

NEWEST = 50
"""Alerts that Prometheus sees one by one."""


class AlertStage(Stage):
    """Holds incidents and counts against the rules; one thread of messages a thing."""

    name = schemas.Stage.ALERT
    topics = (INCIDENTS.name, COUNTS.name)
    outputs = (ALERTS.name,)
    table = "alerts"

    def __init__(self, rules: Rules, sender: str, longest_life: timedelta = LONGEST) -> None:
        self._rules = rules
        self._sender = sender
        self._longest_life = longest_life
        self.forget()
        metrics.expect_alerts(rule.name for rule in rules.all)

    def forget(self) -> None:
        """Drop all threads."""
        self._alerts = defaultdict[int, Alerts](
            lambda: Alerts(self._rules, self._sender, self._longest_life)
        )

    def restore(self, partition: int, key: str, state: State) -> None:
        """Take back one thread."""
        self._alerts[partition].restore(key, dict(state))

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        """The messages that this record causes, mostly none."""
        alerts = self._alerts[delivery.partition]
        if delivery.topic == INCIDENTS.name:
            incident = _decode_incident(delivery.value)
            messages = alerts.on_incident(incident, delivery.offset)
        else:
            count = decode_count(delivery)
            # What ends is of a window that is kept no more, and that no rule can name.
            messages = [] if isinstance(count, End) else alerts.on_count(count, delivery.offset)
        return [self._out(message, Trace.of(delivery.headers)) for message in messages]

    def settle(self, partition: int) -> Settlement:
        """Keep the threads that records touched."""
        return Settlement(writes=self._alerts[partition].changed())

    def readings(self) -> Iterable[Reading]:
        """The alerts that stand, the newest of them one by one, and what counts usually are."""
        standing = [alert for alerts in self._alerts.values() for alert in alerts.standing()]
        numbers = Counter((alert.rule, alert.severity) for alert in standing)
        for labels, number in numbers.items():
            yield Reading(metrics.ALERTS_STANDING, number, labels)
        for what, alert in _newest(standing).items():
            yield Reading(metrics.ALERT_SENT, alert.sent.timestamp(), what)
            yield Reading(metrics.ALERT_BEST, alert.best, what)
        for alerts in self._alerts.values():
            for key, usual in alerts.usual().items():
                if is_country(key.scope) or key.scope == WORLD:
                    yield Reading(metrics.COUNT_USUAL, usual, key)
        threads = sum(map(len, self._alerts.values()))
        yield Reading(metrics.STATE_RECORDS, threads, (self.name,))

    def _out(self, alert: schemas.Alert, trace: Trace | None) -> Outgoing:
        metrics.count(metrics.ALERTS, rule=alert.rule, msg_type=alert.msg_type)
        if trace:
            metrics.observe_output(ALERTS.name, alert.sent, trace.arrived_at)
        headers = cloudevent(
            id_=alert.identifier,
            type_=ALERTS.ce_type(alert),
            source=self.name,
            time=alert.sent,
            trace=trace,
        )
        return Outgoing(ALERTS.name, alert.thread.encode(), alert.to_json(), headers)


def _newest(alerts: Iterable[schemas.Alert]) -> dict[tuple[str, ...], schemas.Alert]:
    """The newest alerts by rule, severity, event and country: of several the newest."""
    newest = nlargest(NEWEST, alerts, key=lambda alert: (alert.sent, alert.identifier))
    return {
        (alert.rule, alert.severity, alert.event, _country(alert)): alert
        for alert in reversed(newest)
    }


def _country(alert: schemas.Alert) -> str:
    if alert.scope:
        return alert.scope.split("/")[0]
    return alert.place.country if alert.place else UNKNOWN_COUNTRY


def _decode_incident(value: bytes | None) -> schemas.Incident:
    try:
        return schemas.Incident.model_validate_json(value or b"")
    except ValidationError as error:
        raise Refused("not-an-incident", str(error)) from None
