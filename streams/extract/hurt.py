"""The hurt of an article's main incident: of those who were hit, the ones who live."""

from dataclasses import replace

from schemas import ATTACKER, Bounds, Qualifier, Toll
from streams.extract.adding import (
    add_up,
    as_toll,
    beside_headline,
    exactly,
    headline_of,
    is_counted,
    of_lead,
    on_top,
    parts_of,
    rank,
    with_attacker,
)
from streams.extract.claims import NEVER_THE_SAME, Claim
from streams.extract.story import LATE


def injured(claims: list[Claim], dead: list[Claim], killed: Toll | None) -> Toll | None:
    """Those told to be hurt and alive, or all who were hit less the dead: whichever are more."""
    died = {(c.figure.start, c.figure.end) for c in dead if c.figure.best}  # "two of the hurt died"
    claims = [c for c in claims if (c.figure.start, c.figure.end) not in died]
    if not any(claim.others for claim in dead):
        claims = _with_one_who_died(claims, dead)
    groups = parts_of(claims)
    if any(claim.toll for claim in claims):
        return add_up(claims)
    headline = headline_of(claims)
    dead_persons = {claim.person for claim in dead if claim.person is not None}
    if headline is not None and not headline.fate_open:
        alive = [c for c in claims if c.person not in dead_persons]
        beside = [with_attacker(alive), beside_headline(headline, claims, groups)]
        return as_toll(max(headline.figure, *beside, key=rank), groups)
    alive = [c for c in claims if not c.fate_open and c.person not in dead_persons]
    hurt = add_up(on_top(alive))
    if headline is not None and headline.more:
        return as_toll(headline.figure, groups)
    survivors = _survivors(_hit(claims, dead_persons), dead, killed)
    if survivors.best <= (hurt.best if hurt else 0):
        return hurt
    return as_toll(survivors)  # which of the groups the dead were of, nobody says


def _with_one_who_died(claims: list[Claim], dead: list[Claim]) -> list[Claim]:
    """The claims, with those told of one who has died or may have no longer told to be all alive.

    So are they whose number is that of the dead and the hurt of one sentence: "1 dead, 3 hurt".
    """
    wholes = {claim.figure.best for claim in claims if claim.of_whole}
    wholes |= {claim.share_of for claim in dead if claim.share_of}
    wholes |= _all_of_one_sentence(claims, dead)
    return [replace(c, fate_open=c.fate_open or c.figure.best in wholes) for c in claims]


def _all_of_one_sentence(claims: list[Claim], dead: list[Claim]) -> set[int]:
    """The dead and the hurt of each sentence that counts both, where no sentence has more hurt."""
    died = {c.sentence: c.figure.best for c in reversed(dead) if is_counted(c.figure)}
    beside = [c for c in claims if c.sentence in died and is_counted(c.figure) and not c.fate_open]
    most = max((claim.figure.best for claim in beside), default=0)
    return {most + died[c.sentence] for c in beside if c.figure.best == most}


def _hit(claims: list[Claim], dead: set[int]) -> list[Claim]:
    """Those who were hit, with those who are told beside them: "one was shot, another grazed"."""
    groups_in: dict[int, set[str | None]] = {}
    for claim in claims:
        if claim.fate_open and not claim.part:
            groups_in.setdefault(claim.sentence, set()).add(claim.figure.group)
    are_single = all(claim.person is not None for claim in claims)

    def is_hit(claim: Claim) -> bool:
        groups = groups_in.get(claim.sentence)
        if are_single or claim.fate_open or groups is None:
            return are_single or claim.fate_open
        is_other = groups | {claim.figure.group} == NEVER_THE_SAME
        return is_other or _is_on_top(claim, dead)

    return list(filter(is_hit, claims))


def _is_on_top(claim: Claim, dead: set[int]) -> bool:
    """Whether somebody counted is hurt beside those who were hit: "two shot, a third wounded"."""
    is_vague = claim.figure.qualifier is Qualifier.VAGUE
    return claim.more and claim.others and not is_vague and claim.person not in dead


def _survivors(hit: list[Claim], dead: list[Claim], killed: Toll | None) -> Bounds:
    """Those who were hit, less the dead who may be among them."""
    total = add_up(hit)
    if total is None:
        return exactly(0)
    died = {claim.person for claim in dead} - {None}
    if all(claim.person is not None or not claim.figure.best for claim in hit):
        alive = (of_lead(hit) | _beside_dead(hit, dead)) - died
        lost = max(0, (killed.best if killed else 0) - len(died))
        others = alive & {claim.person for claim in hit if _is_told_apart(claim, dead, killed)}
        return exactly(len(others) + max(0, len(alive - others) - lost))
    most = max(hit, key=lambda claim: rank(claim.figure))
    if most.others and dead:
        return add_up([c for c in hit if c.person not in died]) or total
    groups = {claim.figure.group for claim in hit}
    if most.by_another:  # "he shot six people": none of them is he
        groups.discard(None)
    apart = {c.person for c in dead if c.person is not None and _is_apart(c.figure.group, groups)}
    lost = max(0, (killed.best if killed else 0) - len(apart))
    if any(claim.others and claim.person is None for claim in dead):  # "two others died"
        lost = 0
    high = None if total.high is None else max(0, total.high - lost)
    left = Bounds(low=max(0, total.low - lost), best=max(0, total.best - lost), high=high)
    if killed and killed.best > len(died):
        return left  # who is told to be hit may be one of the other dead
    told = of_lead([c for c in hit if c.person is not None]) - died
    return max(left, exactly(len(told)), key=rank)


def _beside_dead(hit: list[Claim], dead: list[Claim]) -> set[int]:
    """The single ones who are told of in a paragraph that names dead, unless far down."""
    near = {claim.paragraph for claim in dead if claim.person is not None}
    told = (c for c in hit if c.paragraph in near and c.sentence < LATE)
    return {claim.person for claim in told if claim.person is not None}


def _is_told_apart(hit: Claim, dead: list[Claim], killed: Toll | None) -> bool:
    """Whether one is told to be none of the counted dead: "two dead, a girl in hospital".

    Nor is another than those told before; but of three dead, "two were shot and the third stabbed".
    """
    if not hit.fate_open:
        return True
    counts = (c.figure for c in dead if c.sentence == hit.sentence and c.person is None)
    beside = next(filter(is_counted, counts), None)
    if not hit.others or beside is None:
        return hit.others or beside is not None
    return killed is None or beside.best == killed.best


def _is_apart(group: str | None, groups: set[str | None]) -> bool:
    """Whether a dead attacker is none of those who were hit: a gunman, and two officers."""
    return group == ATTACKER and not groups & {None, ATTACKER}
