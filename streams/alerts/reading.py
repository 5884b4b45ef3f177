"""What a rule sees in an incident or a count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from schemas import AlertFigure, Count, DateRange, Incident, Kind, Place, Severity, Timestamp
from streams.alerts.levels import level
from streams.alerts.rule import CountRule, Rule, SurgeRule, TollRule
from streams.alerts.wording import (
    amount,
    area,
    area_of_scope,
    describe_count,
    describe_incident,
    figures,
    headline_of_count,
    kind_words,
    span,
)
from streams.tally.counts import Key
from streams.tally.report import UNKNOWN_COUNTRY

MOST_ARTICLES = 50
"""Articles that an alert names (schemas/alert.py)."""
MOST_SOURCES = 50


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a rule judges, and the figures from which each severity holds."""

    kinds: tuple[Kind, ...]
    figure: AlertFigure
    thresholds: Mapping[Severity, float]

    def level(self, held: Severity | None, hysteresis: float) -> Severity | None:
        """Return the severity that this figure alone calls for."""
        return level(self.thresholds, self.figure.best, held, hysteresis)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule sees in a record."""

    rule: Rule
    thread: str
    measures: tuple[Measure, ...]
    figures: dict[Kind, AlertFigure]
    sent: Timestamp
    event: str
    headline: str
    description: str
    area: str
    may_open: bool = True
    """Whether enough is behind it for a thread to begin."""
    is_over: bool = False
    """Whether the rule has nothing to judge any more: a Cancel then repeats the last figures."""
    usual: float | None = None
    place: Place | None = None
    incident_id: str | None = None
    category: str | None = None
    date: DateRange | None = None
    scope: str | None = None
    window: str | None = None
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def read_incident(rule: TollRule, incident: Incident) -> Reading:
    """Read the kinds that a rule watches, or why it watches the incident no more."""
    known = {
        kind: AlertFigure(low=toll.low, best=toll.best, high=toll.high)
        for kind in dict.fromkeys([*rule.kinds, *rule.alone])
        if (toll := incident.tolls.get(kind))
    }
    event = incident.category.replace("_", " ")
    end = _end(rule, incident)
    told = end or figures(known, rule.kinds)
    return Reading(
        rule=rule,
        thread=f"{rule.name}:{incident.incident_id}",
        measures=tuple(_measures(rule, known)),
        figures=known,
        sent=incident.changed_at,
        event=event,
        headline=f"{event.capitalize()} in {area(incident.place)}: {told}",
        description=describe_incident(incident),
        area=area(incident.place),
        is_over=end is not None,
        place=incident.place,
        incident_id=incident.incident_id,
        category=incident.category,
        date=incident.date,
        articles=incident.articles[::-1][:MOST_ARTICLES],
        sources=incident.sources[:MOST_SOURCES],
    )


def read_count(rule: CountRule, count: Count) -> Reading:
    """Read a rolling count that a rule watches."""
    return _read_count(rule, count, rule.levels)


def read_surge(rule: SurgeRule, count: Count, usual: float) -> Reading:
    """Read a rolling count against what is usual."""
    return _read_count(rule, count, rule.thresholds(usual), usual)


def thread_of_count(rule: CountRule, count: Count) -> str:
    """Return the thread of a rule and a count; CAP allows no spaces, commas, < or & in it."""
    return f"{rule.name}:{quote(count.scope, safe='/')}:{count.kind}:{count.window}"


def count_of_thread(thread: str) -> tuple[str, Key]:
    """Return the name of the rule and the count that a thread of a count is about."""
    rule, scope, kind, window = thread.split(":")
    return rule, Key(unquote(scope), Kind(kind), window)


def watches_count(rule: CountRule, count: Count) -> bool:
    """Say whether a rule watches this count."""
    return count.window == rule.window and count.kind in rule.kinds and rule.watches([count.scope])


def _measures(rule: TollRule, known: Mapping[Kind, AlertFigure]) -> Iterable[Measure]:
    judged = [rule.kinds] if rule.together else [(kind,) for kind in rule.kinds]
    yield from (Measure(kinds, _sum(known, kinds), rule.levels) for kinds in judged)
    for kind, levels in rule.alone.items():
        yield Measure((kind,), _sum(known, (kind,)), levels)


def _sum(known: Mapping[Kind, AlertFigure], kinds: Iterable[Kind]) -> AlertFigure:
    parts = [known[kind] for kind in kinds if kind in known]
    highs = [part.high for part in parts if part.high is not None]
    return AlertFigure(
        low=sum(part.low for part in parts),
        best=sum(part.best for part in parts),
        high=sum(highs) if len(highs) == len(parts) else None,
    )


def _end(rule: TollRule, incident: Incident) -> str | None:
    """Return, in words, why an incident's toll is nothing to the rule; None where it is something.

    Not that it is zero: nobody has come back to life.
    """
    if incident.merged_into:
        return f"the same as incident {incident.merged_into}"
    if not incident.articles:
        return "its reports were withdrawn"
    if incident.is_look_back:
        return "no news"
    if rule.categories and incident.category not in rule.categories:
        return "not what was alerted"
    return None if rule.watches(_scopes(incident)) else "not where it was alerted"


def _scopes(incident: Incident) -> tuple[str, ...]:
    place = incident.place
    if place is None:
        return (UNKNOWN_COUNTRY,)
    return (place.country, f"{place.country}/{place.admin1}") if place.admin1 else (place.country,)


def _read_count(
    rule: CountRule,
    count: Count,
    thresholds: Mapping[Severity, float],
    usual: float | None = None,
) -> Reading:
    figure = AlertFigure(low=count.low, best=count.best, high=count.high)
    told = f"{amount(count.low, count.best, count.high)} {kind_words(count.kind)}"
    return Reading(
        rule=rule,
        thread=thread_of_count(rule, count),
        measures=(Measure((count.kind,), figure, thresholds),),
        figures={count.kind: figure},
        sent=count.as_of,
        event=f"{kind_words(count.kind)} within {span(count.window)}",
        headline=headline_of_count(told, count, usual),
        description=describe_count(count, usual),
        area=area_of_scope(count.scope),
        may_open=count.incidents >= rule.incidents,
        usual=usual,
        scope=count.scope,
        window=count.window,
    )
