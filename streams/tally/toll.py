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

from schemas import Kind, Report, Toll, Tolls
from streams.tally.sources import source

RECENT = timedelta(hours=24)
"""Statements older than the newest by more than this no longer speak for the toll."""
WOUNDING = frozenset({"shooting", "crime", "road_accident", "accident"})
HANDFUL = 20
"""Categories in which those who die later were hurt before, where the hurt are no more than this;
in a larger incident, and in a flood, they may as well be found later."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one kind, at one time."""

    source: str
    published_at: datetime
    article_id: str
    toll: Toll
    is_count: bool = True
    """Whether somebody counted. Reports go on about one of the hurt for weeks; that counts none."""
    killed: int | None = None
    """Of a statement on the hurt among whom some may have died since: the dead it knew of."""

    @property
    def order(self) -> tuple[datetime, str]:
        """Statements in order of time; the id makes the order total."""
        return self.published_at, self.article_id


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
    killed = list(_course(statements(kept, Kind.KILLED)))
    return {kind: _course_of(kind, kept, killed) for kind in kinds}


def _course_of(kind: Kind, reports: list[Report], killed: list[Step]) -> list[Step]:
    if kind == Kind.KILLED:
        return killed
    in_order = statements(reports, kind)
    return list(_course(in_order, killed if kind == Kind.INJURED else []))


def _course(in_order: list[Statement], killed: Sequence[Step] = ()) -> Iterator[Step]:
    """Return the steps of a toll; that of the hurt takes one where the dead become more, too."""
    said: list[Statement] = []
    spoken = groupby(in_order, key=lambda statement: statement.published_at)
    steps = [(at, list(together)) for at, together in spoken]
    steps += [(step.at, []) for step in killed if steps and step.at > steps[0][0]]
    for at, together in sorted(steps, key=lambda step: step[0]):
        # What no longer stands never stands again, so it need not be looked at twice.
        said = standing([*said, *together])
        yield Step(at, resolve([_living(one, killed, at) for one in said]))


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
    """Return what is said of this kind, oldest first; a report silent about it says nothing."""
    found = [_statement(report, kind) for report in reports if kind in report.tolls]
    return sorted(found, key=lambda statement: statement.order)


def _statement(report: Report, kind: Kind) -> Statement:
    toll = report.tolls[kind]
    is_handful = report.category in WOUNDING and toll.best <= HANDFUL
    may_have_died = kind == Kind.INJURED and is_handful
    killed = report.tolls[Kind.KILLED].best if Kind.KILLED in report.tolls else 0
    return Statement(
        source(report),
        report.published_at,
        report.article_id,
        toll,
        is_count=kind != Kind.INJURED or kind not in report.uncounted,
        killed=killed if may_have_died else None,
    )


def standing(in_order: Sequence[Statement]) -> list[Statement]:
    """Return each source's latest statement, of those recent beside the newest; oldest first.

    Where somebody counted, only those who did stand.
    """
    counts = [statement for statement in in_order if statement.is_count] or in_order
    latest: dict[str, Statement] = {}
    for statement in counts:
        latest.pop(statement.source, None)  # so that the dictionary stays in order of time
        latest[statement.source] = statement
    newest = counts[-1].published_at
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
