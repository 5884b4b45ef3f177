"""Claims of one kind as one toll: the most that any reading of them gives, nobody twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from schemas import ATTACKER, Bounds, Figure, GroupToll, Kind, Qualifier, Toll
from streams.extract.claims import BY_AGE_AND_SEX, LEAD, NEVER_THE_SAME, Claim
from streams.extract.story import LATE

ROUND = 0.9
"""Share of a round number from which an exact one is the same, counted."""


def add_up(claims: list[Claim]) -> Toll | None:
    """Claims of one kind as one toll, with its groups: the most that any reading of them gives."""
    if not claims:
        return None
    parts = parts_of(claims)
    if tolls := [claim.figure for claim in claims if claim.toll]:
        return as_toll(_as_hedged(max(tolls, key=rank), claims), parts)
    headline = headline_of(claims)
    if headline is not None:
        beside = [
            with_attacker(claims),
            beside_headline(headline, claims, parts),
            _also_told(headline, claims),
        ]
        return as_toll(max(headline.figure, *beside, key=rank), parts)
    readings = [
        _total(claims),
        _listed(claims),
        with_attacker(claims),
        _event(claims),
    ]
    largest = max((figure.best for figure in parts.values()), default=0)
    if any(counts_people(claim) and claim.figure.best >= largest for claim in claims):
        readings.extend(parts.values())
    else:
        numbered = {group: figure for group, figure in parts.items() if _is_numbered(figure)}
        others = exactly(len(_others(claims, numbered)))
        told = _sum([_sum_of_parts(numbered), others]) if numbered else _persons(claims)
        readings.append(told)
    return as_toll(_as_counted(max(readings, key=rank), claims), parts)


def on_top(claims: list[Claim]) -> list[Claim]:
    """The claims, with only those left as "more" that come on top of others of their kind.

    The four others of "one was killed and four others were hurt" come on top of nobody who is hurt.
    """
    before: Claim | None = None
    result: list[Claim] = []
    for claim in claims:
        on_top = not claim.more or (before is not None and _adds_to(before, claim))
        result.append(claim if on_top else replace(claim, more=False))
        before = claim
    return result


def _adds_to(before: Claim, claim: Claim) -> bool:
    """Whether "more" can mean more than those told just before."""
    if claim.joined or before.figure.kind is not claim.figure.kind:
        return False
    if claim.person is not None and claim.person == before.person:
        return False
    gap = claim.sentence - before.sentence
    return gap == 0 or (gap == 1 and claim.others and before.figure.best != claim.figure.best)


def headline_of(claims: list[Claim]) -> Claim | None:
    """The number of the headline, where the text repeats it: what the article is about."""
    title = [c for c in claims if c.paragraph == 0]
    if len(title) != 1 or not is_counted(title[0].figure):
        return None
    repeats = [
        c
        for c in claims
        if c.paragraph and is_counted(c.figure) and c.figure.best == title[0].figure.best
    ]
    if not repeats or any(c.joined and not c.part for c in repeats):
        return None  # one of a list is no total
    return next((c for c in repeats if c.figure.high is None), title[0])


def as_toll(bounds: Bounds, groups: Mapping[str, Figure] | None = None) -> Toll:
    """Bounds as a toll, with what is told of groups."""
    return Toll(
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        groups=tuple(_group_toll(group, figure) for group, figure in (groups or {}).items()),
    )


def _as_hedged(toll: Bounds, claims: list[Claim]) -> Bounds:
    """A toll as the text hedges the same number: "toll hits 134", and "at least 134" below."""
    same = (claim.figure for claim in claims if claim.figure.best == toll.best)
    return next((figure for figure in same if figure.high is None), toll)


def _as_counted(toll: Bounds, claims: list[Claim]) -> Bounds:
    """A round number as the text has it exactly: "nearly 90", of whom "89" are told below."""
    told = [claim.figure for claim in claims if claim.figure.best == toll.best]
    if not told or any(figure.qualifier is not Qualifier.ABOUT for figure in told):
        return toll
    exact = (claim.figure for claim in claims if claim.figure.qualifier is Qualifier.EXACT)
    near = [figure for figure in exact if ROUND * toll.best <= figure.best]
    return max(near, key=rank, default=toll)


def beside_headline(headline: Claim, claims: list[Claim], parts: Mapping[str, Figure]) -> Bounds:
    """The headline's number with those of other roles: "12 rebels killed", and three soldiers.

    A single one is told in one sentence with attackers: "12 rebels and a soldier were killed".
    """
    number, group = headline.figure.best, headline.figure.group
    repeats = {c.sentence for c in claims if (c.figure.best, c.figure.group) == (number, group)}
    beside = {c.figure.group for c in claims if c.sentence in repeats and group == ATTACKER}
    roles = {role: figure for role, figure in parts.items() if role not in BY_AGE_AND_SEX}
    are_told = all(is_counted(figure) or role in beside for role, figure in roles.items())
    if group not in roles or not are_told:
        return exactly(0)
    return _sum(roles.values())


def _also_told(headline: Claim, claims: list[Claim]) -> Bounds:
    """The headline's number with single ones of other groups who suffered the same, too.

    "Five soldiers were killed. The colonel's wife also died."
    """
    group = headline.figure.group
    if group is None or group in BY_AGE_AND_SEX:
        return exactly(0)
    also = {
        c.person: c.figure.group
        for c in claims
        if c.others and c.person is not None and c.sentence < LATE
    }
    others = [person for person, of in also.items() if of not in (None, group, ATTACKER)]
    return _sum([headline.figure, exactly(len(others))]) if others else exactly(0)


def _is_numbered(figure: Figure) -> bool:
    return figure.qualifier is not Qualifier.IMPLIED


def is_counted(figure: Figure) -> bool:
    """Whether somebody counted: "dozens" is no total."""
    return figure.qualifier not in (Qualifier.IMPLIED, Qualifier.VAGUE)


def _group_toll(group: str, figure: Figure) -> GroupToll:
    return GroupToll(
        low=figure.low,
        best=figure.best,
        high=figure.high,
        group=group,
        group_text=figure.group_text,
    )


def counts_people(claim: Claim) -> bool:
    """Whether it gives a number, and not none, of people in general."""
    return claim.general and is_counted(claim.figure) and claim.figure.best > 0


def _total(claims: list[Claim]) -> Bounds:
    """The most that is said of people in general."""
    general = [total for claim, total in _running(claims) if claim.general or claim.more]
    return max(general, key=rank, default=exactly(0))


def _event(claims: list[Claim]) -> Bounds:
    """How many the name of an event tells of at least: "a fatal shooting", "a double murder"."""
    told = [c.figure.best for c in claims if not _is_numbered(c.figure) and c.person is None]
    return exactly(max(told, default=0))


def with_attacker(claims: list[Claim]) -> Bounds:
    """Those whom somebody killed, and himself, if he is told to be dead too."""
    beside = {claim.sentence for claim in claims if _is_dead_attacker(claim)}
    victims = [
        c.figure
        for c in claims
        if c.person is None and (_are_victims(c) or (c.sentence in beside and _are_others(c)))
    ]
    told = _listed([c for c in claims if c.by_another and c.figure.group != ATTACKER])
    attackers = (claim.figure for claim in claims if claim.figure.group == ATTACKER)
    attacker = max(attackers, key=rank, default=None)
    if attacker is None or attacker.best > 1:
        return exactly(0)
    most = max([told, *victims], key=rank)
    return _sum([most, attacker]) if most.best else most


def _are_victims(claim: Claim) -> bool:
    """Whether an attacker is none of them: "he killed four", "three officers died"."""
    group = claim.figure.group
    if claim.by_another and claim.general:
        return True
    is_apart = group not in (None, ATTACKER) and (claim.by_another or group not in BY_AGE_AND_SEX)
    return is_apart and claim.figure.best > 0


def _is_dead_attacker(claim: Claim) -> bool:
    """Whether others killed him: who killed himself may be one of those whom a number counts."""
    figure = claim.figure
    return figure.group == ATTACKER and figure.kind is Kind.KILLED and not claim.by_himself


def _are_others(claim: Claim) -> bool:
    """Whether they are not the attacker who is told in the same breath: "3 shot, gunman killed"."""
    return claim.figure.group != ATTACKER and is_counted(claim.figure)


def _running(claims: list[Claim]) -> Iterator[tuple[Claim, Bounds]]:
    """Each claim with what it adds up to: "four others" come on top of those told just before."""
    total: Bounds = exactly(0)
    for claim in claims:
        total = _sum([total, claim.figure]) if claim.more else claim.figure
        if _is_numbered(claim.figure) or claim.more:
            yield claim, total


def _listed(claims: list[Claim]) -> Bounds:
    """The longest list of those told in one breath: "a father and two sons"."""
    lists: dict[int, list[Claim]] = {}
    before: Claim | None = None
    for claim in claims:
        if claim.joined or claim.more:
            told = lists.setdefault(claim.sentence, [])
            if claim.more and not told and before and before.sentence == claim.sentence:
                told.append(before)
            if claim.person is None or all(claim.person != other.person for other in told):
                told.append(claim)
        before = claim
    return max(map(_list_sum, lists.values()), key=rank, default=exactly(0))


def _list_sum(told: list[Claim]) -> Bounds:
    """A list's sum; or what sums up the others in it: "six people, three men and three women"."""
    total = _sum(claim.figure for claim in told)
    sums = (c.figure for c in told if c.general and 2 * c.figure.best == total.best)
    return next(sums, total) if len(told) > 2 else total


def parts_of(claims: list[Claim]) -> dict[str, Figure]:
    """The groups that are named, each with the most that is claimed of it.

    Two groups of one number that no sentence tells together are two names for the same people: one
    side's "attackers" are the other's protesters.
    """
    most: dict[str, Figure] = {}
    told: dict[str, set[int]] = {}
    for claim in claims:
        group = claim.figure.group
        if group is None:
            continue
        size = rank(claim.figure)
        if group not in most or size > rank(most[group]):
            most[group], told[group] = claim.figure, set()
        if size == rank(most[group]):
            told[group].add(claim.sentence)
    parts: dict[str, Figure] = {}
    for group, figure in most.items():
        if not any(
            _bounds(other) == _bounds(figure)
            and told[name].isdisjoint(told[group])
            and not {name, group} <= NEVER_THE_SAME
            for name, other in parts.items()
        ):
            parts[group] = figure
    return parts


def _bounds(figure: Bounds) -> tuple[int, int, int | None]:
    return figure.low, figure.best, figure.high


def _sum_of_parts(parts: dict[str, Figure]) -> Bounds:
    """Disjoint groups added up: those by what people are, or those by age and sex."""
    by_role = _sum(figure for group, figure in parts.items() if group not in BY_AGE_AND_SEX)
    by_sex = _sum(figure for group, figure in parts.items() if group in BY_AGE_AND_SEX)
    return max((by_role, by_sex), key=rank)


def _others(claims: list[Claim], numbered: Mapping[str, Figure]) -> set[int]:
    """Single ones beside those counted, of other groups: "two men were shot; a woman was, too".

    So are those told in a sentence with a number: "a man was stabbed and two women were shot".
    """
    counted = {c.sentence for c in claims if c.person is None and is_counted(c.figure)}
    apart = [c for c in claims if c.others or c.sentence in counted]
    named = (c.person for c in apart if c.figure.group not in (None, *numbered))
    return {person for person in named if person is not None}


def _persons(claims: list[Claim]) -> Bounds:
    """How many people the single ones are."""
    return exactly(len(of_lead(claims)))


def of_lead(claims: list[Claim]) -> set[int]:
    """The single ones: those of the lead, or where it names none, of as much from the first on.

    Those told of further down are mostly of other stories; not so whoever was hit, too, nor the
    attacker, unless it is far below, nor those before whom the first is "a second victim".
    """
    told = [c for c in claims if c.person is not None]
    first = told[0].sentence if told else 0
    end = LEAD if first < LEAD else first + LEAD
    if told and told[0].others:
        end = max(end, LATE)
    return {
        c.person for c in told if c.person is not None and (c.sentence < end or _is_beside_them(c))
    }


def _is_beside_them(claim: Claim) -> bool:
    """Whether somebody told of below the lead is of the story: one more, or its dead attacker."""
    is_dead_attacker = claim.figure.kind is Kind.KILLED and claim.figure.group == ATTACKER
    return (claim.others or is_dead_attacker) and claim.sentence < LATE


def _sum(figures: Iterable[Bounds]) -> Bounds:
    low = best = 0
    high: int | None = 0
    for figure in figures:
        low, best = low + figure.low, best + figure.best
        high = None if high is None or figure.high is None else high + figure.high
    return Bounds(low=low, best=best, high=high)


@lru_cache  # a toll takes dozens of these, nearly all of nobody or of one
def exactly(number: int) -> Bounds:
    """A number as bounds."""
    return Bounds(low=number, best=number, high=number)


def rank(bounds: Bounds) -> tuple[int, int]:
    """What of two bounds is more."""
    return bounds.best, bounds.low
