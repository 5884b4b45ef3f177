"""What a rule watches, in plain words."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from schemas import Severity
from streams.alerts.levels import RISING
from streams.alerts.rule import ANY, CountRule, Rule, SurgeRule, TollRule
from streams.alerts.wording import area_of_scope, kind_words, listed, plain, plural, span


class Explanation(NamedTuple):
    """A rule in words, as the columns of a table; several lines each."""

    watches: str
    alerts: str


def explain(rule: TollRule | CountRule) -> Explanation:
    """Return what a rule watches and where, from which figures on, and when it speaks again."""
    where = listed((_where(scope) for scope in rule.scopes), "or")
    watched = _toll(rule) if isinstance(rule, TollRule) else _count(rule)
    return Explanation(f"{watched}, in {where}", "\n".join([*_levels(rule), _again(rule)]))


def _toll(rule: TollRule) -> str:
    toll = f"{_kinds(rule, 'and' if rule.together else 'or')} of an incident"
    if rule.categories:
        toll += f" ({listed((one.replace('_', ' ') for one in rule.categories), 'or')})"
    return f"{toll}, added up" if rule.together else toll


def _count(rule: CountRule) -> str:
    count = f"{_kinds(rule, 'or')} within {span(rule.window)}"
    if rule.incidents > 1:
        count += f", in {plural(rule.incidents, 'incident')} or more"
    if isinstance(rule, SurgeRule):
        count += f", against the usual of that weekday in the last {rule.weeks} weeks"
    return count


def _kinds(rule: Rule, conjunction: str) -> str:
    return listed((kind_words(kind) for kind in rule.kinds), conjunction)


def _where(scope: str) -> str:
    country, _, region = scope.partition("/")
    if country == ANY:
        return {"": "every country", ANY: "every region"}.get(region, f"a region called {region}")
    return f"every region of {country}" if region == ANY else area_of_scope(scope)


def _levels(rule: TollRule | CountRule) -> Iterator[str]:
    if isinstance(rule, SurgeRule):
        yield f"{_each(rule.levels, ' times the usual')}, never below {plain(rule.minimum)}"
        return
    yield _each(rule.levels)
    if isinstance(rule, TollRule):
        for kind, levels in rule.alone.items():
            yield f"{kind_words(kind)} alone: {_each(levels)}"


def _each(levels: Mapping[Severity, float], unit: str = "") -> str:
    return ", ".join(f"{one} from {levels[one]:g}{unit}" for one in RISING if one in levels)


def _again(rule: Rule) -> str:
    again = f"Update at {rule.update_factor:g} times more or less, levels kept to "
    again += f"{rule.hysteresis:.0%} of theirs"
    return f"{again}, quiet for {_hours(rule.quiet)}" if rule.quiet else again


def _hours(duration: timedelta) -> str:
    return plural(round(duration / timedelta(hours=1)), "hour")
