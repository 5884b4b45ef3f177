"""An article's own toll: all that it claims of its main incident, nobody counted twice.

The rules are DESIGN's: a claim twice counts once, disjoint groups add up, a total beats its parts,
parts of a part add nothing. Claims of other events, denials and possibilities stay out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from schemas import Bounds, Figure, GroupToll, Kind, Qualifier, Status, Toll, Tolls
from streams.extract.claims import ATTACKER, Claim
from streams.extract.lexicon import words

COUNTING = (Status.STATED, Status.INCREMENTAL)
LEAD = 6
"""The title and the first sentences, this many in all, tell the main incident's total."""
BY_AGE_AND_SEX = words("man woman child")
"""Groups that cut across all others: of "12 students" some may be the "five women"."""
NEVER_THE_SAME = words("man woman")


def resolve(claims: Sequence[Claim]) -> Tolls:
    """The toll of each kind that is claimed, in the order of the kinds."""
    counting = _on_top([claim for claim in claims if claim.figure.status in COUNTING])
    by_kind = {kind: [c for c in counting if c.figure.kind is kind] for kind in Kind}
    tolls = {kind: _add_up(of_kind) for kind, of_kind in by_kind.items()}
    tolls[Kind.INJURED] = _injured(by_kind[Kind.INJURED], by_kind[Kind.KILLED], tolls[Kind.KILLED])
    return {kind: toll for kind, toll in tolls.items() if toll is not None}


def _on_top(claims: list[Claim]) -> list[Claim]:
    """The claims, with only those left as "more" that come on top of others of their kind.

    The four others of "one was killed and four others were hurt" come on top of nobody who is hurt.
    """
    before: Claim | None = None
    result: list[Claim] = []
    for claim in claims:
        adds = before is not None and before.figure.kind is claim.figure.kind
        if adds and before is not None and before.sentence != claim.sentence:
            is_next = claim.sentence - before.sentence == 1
            adds = is_next and before.figure.best != claim.figure.best
        result.append(claim if adds or not claim.more else replace(claim, more=False))
        before = claim
    return result


def _is_same(hurt: Claim, dead: Claim) -> bool:
    """Whether one who was hurt is one who died of it."""
    if not (hurt.figure.qualifier is dead.figure.qualifier is Qualifier.IMPLIED):
        return False
    if hurt.figure.start == dead.figure.start:
        return True
    if hurt.sentence == dead.sentence or hurt.more or dead.more:
        return False
    if hurt.person and dead.person:
        return hurt.person == dead.person
    if hurt.age is not None and dead.age is not None:
        return hurt.age == dead.age
    groups = {hurt.figure.group, dead.figure.group}
    return len(groups) == 1 or None in groups or "child" in groups


def _injured(claims: list[Claim], dead: list[Claim], killed: Toll | None) -> Toll | None:
    """Those told to be hurt and alive, or all who were hit less the dead: whichever are more."""
    alive = [claim for claim in claims if not claim.fate_open]
    hurt = _add_up([claim for claim in alive if not any(_is_same(claim, one) for one in dead)])
    hit = _add_up([claim for claim in claims if claim.fate_open])
    if hit is None:
        return hurt
    lost = killed.best if killed else 0
    survivors = hit.best - lost
    if survivors <= (hurt.best if hurt else 0):
        return hurt
    high = None if hit.high is None else hit.high - lost
    return Toll(low=max(0, hit.low - lost), best=survivors, high=high)


def _add_up(claims: list[Claim]) -> Toll | None:
    """Claims of one kind as one toll, with its groups: the most that any reading of them gives."""
    if not claims:
        return None
    claims = _main(claims)
    parts = _parts(claims)
    readings = (
        _total(claims),
        _with_attacker(claims, parts),
        _sum_of_parts(parts),
        _persons(claims),
        _listed(claims),
    )
    best = max(readings, key=_rank)
    groups = tuple(_group_toll(group, figure) for group, figure in parts.items())
    return Toll(low=best.low, best=best.best, high=best.high, groups=groups)


def _group_toll(group: str, figure: Figure) -> GroupToll:
    return GroupToll(
        low=figure.low,
        best=figure.best,
        high=figure.high,
        group=group,
        group_text=figure.group_text,
    )


def _main(claims: list[Claim]) -> list[Claim]:
    """The claims of the lead, where it gives a number of people in general; else all."""
    lead = [claim for claim in claims if claim.sentence < LEAD]
    is_general = any(
        claim.figure.group is None
        and claim.figure.qualifier not in (Qualifier.IMPLIED, Qualifier.VAGUE)
        for claim in lead
    )
    return lead if is_general else claims


def _total(claims: list[Claim]) -> Bounds:
    """The most that is said of people in general."""
    general = [
        total for claim, total in _running(claims) if claim.figure.group is None or claim.more
    ]
    return max(general, key=_rank, default=_exactly(0))


def _with_attacker(claims: list[Claim], parts: dict[str, Figure]) -> Bounds:
    """Those whom somebody killed, and himself, if he is told to be dead too."""
    victims = [c.figure for c in claims if c.by_another and c.figure.group is None]
    attacker = parts.get(ATTACKER)
    if not victims or attacker is None or attacker.qualifier is not Qualifier.IMPLIED:
        return _exactly(0)
    return _sum([max(victims, key=_rank), attacker])


def _running(claims: list[Claim]) -> Iterator[tuple[Claim, Bounds]]:
    """Each claim with what it adds up to: "four others" come on top of those told just before."""
    total: Bounds = _exactly(0)
    for claim in claims:
        if (
            claim.figure.qualifier is Qualifier.IMPLIED
            and not claim.more
            and claim.figure.best == 1
        ):
            continue
        total = _sum([total, claim.figure]) if claim.more else claim.figure
        yield claim, total


def _listed(claims: list[Claim]) -> Bounds:
    """The longest list of those told in one breath: "a father and two sons"."""
    lists: dict[int, list[Bounds]] = {}
    for claim in claims:
        if claim.joined or claim.more:
            lists.setdefault(claim.sentence, []).append(claim.figure)
    return max((_list_sum(figures) for figures in lists.values()), key=_rank, default=_exactly(0))


def _list_sum(figures: list[Bounds]) -> Bounds:
    """A list's sum; or its first that sums the others: "six people, three men and three women"."""
    total = _sum(figures)
    first = figures[0]
    return first if len(figures) > 2 and 2 * first.best == total.best else total


def _parts(claims: list[Claim]) -> dict[str, Figure]:
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
        told.setdefault(group, set()).add(claim.sentence)
        if group not in most or _rank(claim.figure) > _rank(most[group]):
            most[group] = claim.figure
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
    return max((by_role, by_sex), key=_rank)


def _persons(claims: list[Claim]) -> Bounds:
    """How many people the single ones are: told apart by name, by age, within one sentence."""
    singles = [claim for claim in claims if claim.figure.qualifier is Qualifier.IMPLIED]
    names = {claim.person for claim in singles if claim.person}
    ages = {claim.age for claim in singles if claim.age is not None}
    together: dict[int, set[str]] = {}
    for number, claim in enumerate(singles):
        # Without a name, each mention in a sentence is another person.
        together.setdefault(claim.sentence, set()).add(claim.person or str(number))
    return _exactly(max([len(names), len(ages), *map(len, together.values())]))


def _sum(figures: Iterable[Bounds]) -> Bounds:
    low = best = 0
    high: int | None = 0
    for figure in figures:
        low, best = low + figure.low, best + figure.best
        high = None if high is None or figure.high is None else high + figure.high
    return Bounds(low=low, best=best, high=high)


def _exactly(number: int) -> Bounds:
    return Bounds(low=number, best=number, high=number)


def _rank(bounds: Bounds) -> tuple[int, int]:
    return bounds.best, bounds.low
