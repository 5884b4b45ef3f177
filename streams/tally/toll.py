"""From what many reports say to one toll.

The rule follows UCDP GED and ACLED, which code the most recent credible source and keep what other
sources say as bounds; a plurality among recent sources stands in for the coder's judgement.

Who was hurt and has died since is among the dead, no longer among the hurt: where the dead have
become more since a source counted the hurt, as many are taken off its count.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from schemas import ATTACKER, GroupToll, Kind, Report, Toll, Tolls
from streams.tally.sources import source

RECENT = timedelta(hours=24)
"""Statements older than the newest by more than this no longer speak for the toll."""
WOUNDING = frozenset({"shooting", "crime", "road_accident", "accident"})
HANDFUL = 20
"""Categories in which those who die later were hurt before, where the hurt are no more than this;
in a larger incident, and in a flood, they may as well be found later."""
BESIDE = {Kind.KILLED: Kind.INJURED, Kind.INJURED: Kind.KILLED}
"""Who tells of the one would tell of the other, if there were any."""
NOBODY = Toll(low=0, best=0, high=0)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one kind, at one time."""

    source: str
    published_at: datetime
    article_id: str
    toll: Toll
    is_count: bool = True
    """Whether somebody counted. Reports go on about one of the victims for weeks."""
    killed: int | None = None
    """Of a statement on the hurt among whom some may have died since: the dead it knew of."""


@dataclass(frozen=True, slots=True)
class Step:
    """From `at` on, the toll is this."""

    at: datetime
    toll: Toll


Courses = Mapping[Kind, Sequence[Step]]
"""How the toll of each kind ran, oldest first."""


def toll(reports: Iterable[Report]) -> Tolls:
    """Return the toll of an incident: a pure function of the set of its reports, kind by kind."""
    return at_last(courses(reports))


def at_last(courses: Courses) -> Tolls:
    """Return the toll to which they ran."""
    return {kind: steps[-1].toll for kind, steps in courses.items()}


def courses(reports: Iterable[Report]) -> Courses:
    """Return how the toll of each kind ran: each time is that of the reports published up to it."""
    kept = list(reports)
    kinds = sorted({kind for report in kept for kind in report.tolls})
    killed = _course(kept, Kind.KILLED)
    return {kind: killed if kind == Kind.KILLED else _course(kept, kind, killed) for kind in kinds}


def speaking(reports: Iterable[Report], kind: Kind) -> list[Statement]:
    """Return the statements of a kind that make its toll, as they enter it, oldest first."""
    kept = list(reports)
    killed = _course(kept, Kind.KILLED) if kind == Kind.INJURED else []
    run = [stand for _, stand in _spoken(statements(kept, kind), killed)]
    return run[-1] if run else []


def _course(reports: list[Report], kind: Kind, killed: Sequence[Step] = ()) -> list[Step]:
    spoken = _spoken(statements(reports, kind), killed if kind == Kind.INJURED else [])
    return [Step(at, resolve(stand)) for at, stand in spoken]


def _spoken(
    in_order: list[Statement], killed: Sequence[Step]
) -> Iterator[tuple[datetime, list[Statement]]]:
    """Return what stands at each time at which somebody speaks, or the dead become more."""
    said: list[Statement] = []
    spoken = groupby(in_order, key=lambda statement: statement.published_at)
    steps = [(at, list(together)) for at, together in spoken]
    steps += [(step.at, []) for step in killed if steps and step.at > steps[0][0]]
    for at, together in sorted(steps, key=lambda step: step[0]):
        said += together
        yield at, [_living(one, killed, at) for one in standing(said)]


def _living(statement: Statement, killed: Sequence[Step], now: datetime) -> Statement:
    """Return what a statement on the hurt says without those who have died since.

    Of the dead it knew those that it told, and those that had been told before it.
    """
    if statement.killed is None:
        return statement
    known = max(statement.killed, _killed_before(statement.published_at, killed))
    died = max(0, _killed_by(now, killed) - known)
    return replace(statement, toll=_less(statement.toll, died)) if died else statement


def _killed_by(time: datetime, killed: Sequence[Step]) -> int:
    steps = bisect_right(killed, time, key=lambda step: step.at)
    return killed[steps - 1].toll.best if steps else 0


def _killed_before(time: datetime, killed: Sequence[Step]) -> int:
    steps = bisect_left(killed, time, key=lambda step: step.at)
    return killed[steps - 1].toll.best if steps else 0


def _less(toll: Toll, number: int) -> Toll:
    """Return a toll less some of it; of which groups they were, nobody says."""
    high = None if toll.high is None else max(0, toll.high - number)
    return Toll(low=max(0, toll.low - number), best=max(0, toll.best - number), high=high)


def statements(reports: Iterable[Report], kind: Kind) -> list[Statement]:
    """Return what is said of this kind, oldest first.

    A report that is silent about it says nothing. But if only some told of one dead or hurt, whom
    nobody counted, and as many tell later of the others alone, these say that there is nobody.
    An attacker who is dead stays so, though later reports count his victims only.
    """
    found: list[Statement] = []
    telling: set[str] = set()
    silent: set[str] = set()
    kept = sorted(
        reports, key=lambda one: (one.published_at, kind not in one.tolls, one.article_id)
    )
    with_attackers = [one for one in kept if kind in one.tolls and _attackers(one.tolls[kind])]
    for report in kept:
        now = report.published_at
        if kind in report.tolls:
            telling.add(source(report))
            told = report.tolls[kind]
            if kind == Kind.KILLED:
                before = [one.tolls[kind] for one in with_attackers if one.published_at <= now]
                told = _with_attackers(told, before)
            found.append(_statement(report, kind, told))
        elif _tells_of(report, BESIDE.get(kind)) and _may_be_nobody(found, now):
            silent.add(source(report))
            if len(silent) >= len(telling):
                found.append(_statement(report, kind, NOBODY))
    return found


def _tells_of(report: Report, kind: Kind | None) -> bool:
    """Say whether a report tells of victims of a kind, and not that there are none."""
    return kind in report.tolls and report.tolls[kind].best > 0


def _with_attackers(toll: Toll, said: Sequence[Toll]) -> Toll:
    """Return a toll with the dead attackers of another one, if it tells of just the others."""
    if _attackers(toll):
        return toll
    for other in reversed(said):
        attackers = _attackers(other)
        if toll.best + sum(one.best for one in attackers) == other.best:
            return _more(toll, attackers)
    return toll


def _attackers(toll: Toll) -> tuple[GroupToll, ...]:
    return tuple(group for group in toll.groups if group.group == ATTACKER)


def _more(toll: Toll, groups: tuple[GroupToll, ...]) -> Toll:
    """Return a toll with more groups, each of whom it did not count."""
    highs = [one.high for one in (toll, *groups)]
    return Toll(
        low=sum(one.low for one in (toll, *groups)),
        best=sum(one.best for one in (toll, *groups)),
        high=None if None in highs else sum(high for high in highs if high is not None),
        groups=(*toll.groups, *groups),
    )


def _may_be_nobody(said: list[Statement], now: datetime) -> bool:
    """Say whether somebody was told of before, and nobody counted."""
    return bool(said) and said[0].published_at < now and not any(one.is_count for one in said)


def _statement(report: Report, kind: Kind, toll: Toll) -> Statement:
    is_handful = report.category in WOUNDING and toll.best <= HANDFUL
    may_have_died = kind == Kind.INJURED and is_handful
    killed = report.tolls[Kind.KILLED].best if Kind.KILLED in report.tolls else 0
    return Statement(
        source(report),
        report.published_at,
        report.article_id,
        toll,
        is_count=kind in report.tolls and kind not in report.uncounted,
        killed=killed if may_have_died else None,
    )


def standing(in_order: Sequence[Statement]) -> list[Statement]:
    """Return each source's latest statement, of those recent beside the newest; oldest first.

    Who tells of single persons tells of some of the victims, if others counted more.
    """
    most = max((one.toll.best for one in in_order if one.is_count), default=0)
    of_all = [one for one in in_order if one.is_count or one.toll.best >= most]
    latest: dict[str, Statement] = {}
    for statement in of_all:
        latest.pop(statement.source, None)  # so that the dictionary stays in order of time
        latest[statement.source] = statement
    newest = of_all[-1].published_at
    return [one for one in latest.values() if newest - one.published_at <= RECENT]


def resolve(statements: Sequence[Statement]) -> Toll:
    """Return the toll that standing statements, oldest first, make together.

    `best` is what most of them state; between equals, what was stated last, then the lower.
    `low` and `high` are the least and the greatest that any of them allows.
    """
    votes = Counter(statement.toll.best for statement in statements)
    said_last = {statement.toll.best: statement for statement in statements}
    best = max(votes, key=lambda value: (votes[value], said_last[value].published_at, -value))
    highs = [statement.toll.high for statement in statements]
    return Toll(
        low=min(statement.toll.low for statement in statements),
        best=best,
        high=None if None in highs else max(high for high in highs if high is not None),
        groups=said_last[best].toll.groups,
    )
