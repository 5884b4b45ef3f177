"""What a worker holds of the topics to answer from: bounded, and the newest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from typing import Any

from pydantic import ValidationError

from schemas import (
    Alert,
    Bounds,
    Count,
    Duplicate,
    Incident,
    Kind,
    Report,
    Status,
    Tolls,
)
from schemas.report import figures_record
from schemas.topics import ALERTS, COUNTS, DUPLICATES, FIGURES, INCIDENTS
from streams.broker.records import Delivery
from streams.live.answers import (
    MOST_ARTICLES,
    AboutAlerts,
    AboutCounts,
    AboutIncidents,
    Alerts,
    ArticleLine,
    Counts,
    IncidentLine,
    Incidents,
    IncidentWithArticles,
    Merged,
)
from streams.live.newest import Newest
from streams.tally.counts import WINDOWS

MIB = 1 << 20
QUOTES = 6
"""Quotes held of an article."""
LONGEST_QUOTE = 200
"""Characters held of one."""
REPORT = FIGURES.ce_types[Report].encode()


@dataclass(frozen=True, slots=True)
class _HeldIncident:
    line: IncidentLine
    words: str
    """What a search looks through."""
    value: bytes
    """The whole record."""


def _incidents() -> Newest[_HeldIncident]:
    return Newest(most=2_000, most_bytes=32 * MIB)


def _mergers() -> Newest[str]:
    return Newest(most=10_000, most_bytes=MIB)


def _counts() -> Newest[bytes]:
    return Newest(most=25_000, most_bytes=8 * MIB)


def _alerts() -> Newest[Alert]:
    return Newest(most=500, most_bytes=4 * MIB)


def _articles() -> Newest[bytes]:
    return Newest(most=20_000, most_bytes=12 * MIB)


@dataclass
class Held:
    """Takes records in the order of their partitions; the last of a key stands."""

    windows: tuple[str, ...] = WINDOWS
    """The rolling windows that are shown."""
    from_beginning: bool = True
    """Whether the topics were read from their beginning."""
    epoch: str = field(default_factory=lambda: token_hex(4))
    """Tells this from what another worker, or this one earlier, held."""
    version: int = 0
    """Rises with every record."""
    as_of: datetime | None = None
    newest_at: datetime | None = None
    _incidents: Newest[_HeldIncident] = field(default_factory=_incidents)
    _mergers: Newest[str] = field(default_factory=_mergers)
    """By incident, the one that it proved to be."""
    _counts: Newest[bytes] = field(default_factory=_counts)
    _alerts: Newest[Alert] = field(default_factory=_alerts)
    _reports: Newest[bytes] = field(default_factory=_articles)
    _copies: Newest[bytes] = field(default_factory=_articles)

    @property
    def tag(self) -> str:
        """The same as long as the answers are the same."""
        return f"{self.epoch}-{self.version}"

    def take(self, delivery: Delivery) -> None:
        """Take a record; one that is not of the contract is passed over."""
        self.version += 1
        try:
            _TAKE[delivery.topic](self, delivery)
        except ValidationError:
            return

    # -- what comes in

    def _take_incident(self, delivery: Delivery) -> None:
        if not delivery.value:
            self._drop_incident((delivery.key or b"").decode(errors="replace"))
            return
        incident = Incident.model_validate_json(delivery.value)
        self._seen(incident.changed_at, delivery)
        self._drop_incident(incident.incident_id)
        if incident.merged_into:
            size = len(incident.incident_id) + len(incident.merged_into)
            self._mergers.put(incident.incident_id, incident.merged_into, incident.changed_at, size)
        if incident.merged_into or not incident.articles:
            return
        line = _line(incident)
        held = _HeldIncident(line, _words(line), delivery.value)
        self._incidents.put(incident.incident_id, held, incident.changed_at, len(delivery.value))

    def _drop_incident(self, incident_id: str) -> None:
        self._incidents.drop(incident_id)
        self._mergers.drop(incident_id)

    def _take_count(self, delivery: Delivery) -> None:
        if not delivery.value:
            self._counts.drop((delivery.key or b"").decode(errors="replace"))
            return
        count = Count.model_validate_json(delivery.value)
        self._seen(count.as_of, delivery)
        self._counts.put(count.key, delivery.value, count.as_of, len(delivery.value))

    def _take_alert(self, delivery: Delivery) -> None:
        alert = Alert.model_validate_json(delivery.value or b"")
        self._seen(alert.sent, delivery)
        self._alerts.put(alert.thread, alert, alert.sent, len(delivery.value or b""))

    def _take_figures(self, delivery: Delivery) -> None:
        if dict(delivery.headers).get("ce_type", REPORT) != REPORT:
            return  # most records are ticks, and need not be read
        report = figures_record.validate_json(delivery.value or b"")
        if isinstance(report, Report):
            _put_article(self._reports, _article(report), report.published_at)

    def _take_duplicate(self, delivery: Delivery) -> None:
        duplicate = Duplicate.model_validate_json(delivery.value or b"")
        line = ArticleLine(
            article_id=duplicate.article_id,
            url=duplicate.url,
            source=duplicate.source,
            published_at=duplicate.published_at,
            copy_of=duplicate.duplicate_of,
        )
        _put_article(self._copies, line, duplicate.published_at)

    def _seen(self, time: datetime, delivery: Delivery) -> None:
        self.as_of = max(self.as_of or time, time)
        self.newest_at = max(self.newest_at or delivery.timestamp, delivery.timestamp)

    # -- what is asked

    def incidents(self, question: AboutIncidents) -> Incidents:
        """Return the incidents that the question holds for."""
        held = self._incidents.newest_first()
        found = [one.line for one in held if _holds(question, one)]
        return Incidents(
            **self._state(self._incidents),
            total=len(found),
            countries=tuple(sorted({one.line.place.country for one in held if one.line.place})),
            incidents=tuple(found[: question.limit]),
        )

    def incident(self, incident_id: str) -> IncidentWithArticles | Merged | None:
        """Return an incident with its articles, or what it was merged into; None if neither is."""
        held = self._incidents.get(incident_id)
        if held is None:
            return self._merged(incident_id)
        incident = Incident.model_validate_json(held.value)
        newest_first = incident.articles[: -MOST_ARTICLES - 1 : -1]
        return IncidentWithArticles(
            **self._state(self._incidents),
            line=held.line,
            incident=incident,
            articles=tuple(map(self._article, newest_first)),
        )

    def _merged(self, incident_id: str) -> Merged | None:
        """Return the incident at the end of a chain of mergers, if it is held."""
        passed, last = {incident_id}, incident_id
        while (into := self._mergers.get(last)) and into not in passed:
            passed.add(into)
            last = into
        return Merged(last) if self._incidents.get(last) else None

    def counts(self, question: AboutCounts) -> Counts:
        """Return the counts of a scope."""
        keys = (f"{question.scope}|{kind}|{window}" for kind in Kind for window in self.windows)
        counts = (self._counts.get(key) for key in keys)
        return Counts(
            **self._state(self._counts),
            windows=self.windows,
            counts=tuple(Count.model_validate_json(count) for count in counts if count),
        )

    def alerts(self, question: AboutAlerts) -> Alerts:
        """Return the alerts that the question holds for."""
        found = [one for one in self._alerts.newest_first() if _alert_holds(question, one)]
        return Alerts(**self._state(self._alerts), alerts=tuple(found[: question.limit]))

    def _article(self, article_id: str) -> ArticleLine:
        held = self._reports.get(article_id) or self._copies.get(article_id)
        if held is None:
            return ArticleLine(article_id=article_id, url=article_id)
        return ArticleLine.model_validate_json(held)

    def _state(self, store: Newest[Any]) -> dict[str, Any]:
        return {
            "as_of": self.as_of,
            "newest_at": self.newest_at,
            "is_complete": self.from_beginning and store.is_complete,
        }


_TAKE: dict[str, Callable[[Held, Delivery], None]] = {
    INCIDENTS.name: Held._take_incident,
    COUNTS.name: Held._take_count,
    ALERTS.name: Held._take_alert,
    FIGURES.name: Held._take_figures,
    DUPLICATES.name: Held._take_duplicate,
}
SHOWN = tuple(_TAKE)
"""The topics that are read."""


def _line(incident: Incident) -> IncidentLine:
    return IncidentLine(
        incident_id=incident.incident_id,
        category=incident.category,
        headline=incident.headline,
        place=incident.place,
        date=incident.date,
        tolls=_bounds(incident.tolls),
        articles=len(incident.articles),
        sources=len(incident.sources),
        first_reported_at=incident.first_reported_at,
        changed_at=incident.changed_at,
        is_look_back=incident.is_look_back,
    )


def _words(line: IncidentLine) -> str:
    place = (line.place.name, line.place.admin1 or "") if line.place else ()
    return " ".join((line.headline, line.category.replace("_", " "), *place)).casefold()


def _article(report: Report) -> ArticleLine:
    stated = (figure.quote for figure in report.figures if figure.status == Status.STATED)
    quotes = tuple(dict.fromkeys(quote[:LONGEST_QUOTE] for quote in stated))
    return ArticleLine(
        article_id=report.article_id,
        title=report.title,
        url=report.url,
        source=report.source,
        agency=report.agency,
        published_at=report.published_at,
        tolls=_bounds(report.tolls),
        quotes=quotes[:QUOTES],
    )


def _bounds(tolls: Tolls) -> dict[Kind, Bounds]:
    return {
        kind: Bounds(low=toll.low, best=toll.best, high=toll.high) for kind, toll in tolls.items()
    }


def _put_article(store: Newest[bytes], line: ArticleLine, time: datetime) -> None:
    value = line.to_json()
    store.put(line.article_id, value, time, len(value))


def _holds(question: AboutIncidents, held: _HeldIncident) -> bool:
    line = held.line
    country = line.place.country if line.place else None
    return (
        question.country in (None, country)
        and (question.kind is None or question.kind in line.tolls)
        and question.category in (None, line.category)
        and (question.since is None or line.changed_at >= question.since)
        and (question.look_backs or not line.is_look_back)
        and all(word in held.words for word in question.text.casefold().split())
    )


def _alert_holds(question: AboutAlerts, alert: Alert) -> bool:
    country = alert.place.country if alert.place else (alert.scope or "").partition("/")[0]
    return question.country in (None, country) and question.severity in (None, alert.severity)
