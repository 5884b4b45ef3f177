"""An article's own toll: all that it claims of its main incident, nobody counted twice.

A claim told twice counts once, disjoint groups add up, a total beats its parts, parts of a part
add nothing. Claims of other events, denials and possibilities stay out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from schemas import (
    ATTACKER,
    Bounds,
    Figure,
    GroupToll,
    Kind,
    Qualifier,
    Status,
    Toll,
    Tolls,
)
from streams.extract.claims import BY_AGE_AND_SEX, LEAD, NEVER_THE_SAME, Claim
from streams.extract.story import LATE, of_main

COUNTING = (Status.STATED, Status.INCREMENTAL)
ROUND = 0.9
"""Share of a round number from which an exact one is the same, counted."""


def resolve(claims: Sequence[Claim]) -> Tolls:
    """The toll of each kind that is claimed, in the order of the kinds."""
    if not claims:  # as of most news
        return {}
    stated = _with_parts_that_died([c for c in claims if c.figure.status in COUNTING])
    stated = _with_tolls_beside(stated)
    counting = _on_top(of_main([c for c in stated if not _is_of_some(c)]))
    all_of: dict[Kind, list[Claim]] = {kind: [] for kind in Kind}
    for claim in counting:
        all_of[claim.figure.kind].append(claim)
    died = any(claim.figure.best for claim in all_of[Kind.KILLED])
    by_kind = {kind: _main(of_kind, died=died) for kind, of_kind in all_of.items()}
    tolls = {kind: _add_up(of_kind) for kind, of_kind in by_kind.items()}
    tolls[Kind.INJURED] = _injured(by_kind[Kind.INJURED], by_kind[Kind.KILLED], tolls[Kind.KILLED])
    return {kind: toll for kind, toll in tolls.items() if toll is not None}


def _with_parts_that_died(claims: list[Claim]) -> list[Claim]:
    """The claims, with those hurt no longer told to be alive of whom one is told to be dead.

    "Five people were injured, including a girl who died of her wounds."
    """
    dead = {c.person for c in claims if c.figure.kind is Kind.KILLED and c.person is not None}
    hurt = [c for c in claims if c.part and c.figure.kind is Kind.INJURED]
    parts = {c.sentence for c in hurt if c.person in dead}
    if not parts:
        return claims
    return [replace(c, fate_open=c.fate_open or c.sentence in parts) for c in claims]


def _with_tolls_beside(claims: list[Claim]) -> list[Claim]:
    """The claims, with the most of each kind a toll where it stands with one.

    "The toll of Tuesday's earthquake stands at 97, with 551 injured": so the four of the headline,
    whom an aftershock hurt, are no toll.
    """
    sentences = {c.sentence for c in claims if c.toll}
    if not sentences:
        return claims
    most: dict[Kind, int] = {}
    for claim in claims:
        kind, number = claim.figure.kind, claim.figure.best
        most[kind] = max(number, most.get(kind, 0))

    def is_toll(claim: Claim) -> bool:
        is_most = _is_counted(claim.figure) and claim.figure.best == most[claim.figure.kind]
        return is_most and claim.sentence in sentences and not claim.part

    return [replace(c, toll=c.toll or is_toll(c)) for c in claims]


def _is_of_some(claim: Claim) -> bool:
    """Whether it tells of some of them only: "no officer was hurt" says little of the others."""
    return claim.part or (claim.figure.best == 0 and claim.figure.group is not None)


def _on_top(claims: list[Claim]) -> list[Claim]:
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


def _injured(claims: list[Claim], dead: list[Claim], killed: Toll | None) -> Toll | None:
    """Those told to be hurt and alive, or all who were hit less the dead: whichever are more."""
    died = {(c.figure.start, c.figure.end) for c in dead if c.figure.best}  # "two of the hurt died"
    claims = [c for c in claims if (c.figure.start, c.figure.end) not in died]
    if not any(claim.others for claim in dead):
        claims = _with_one_who_died(claims, dead)
    groups = _parts(claims)
    if any(claim.toll for claim in claims):
        return _add_up(claims)
    headline = _headline(claims)
    dead_persons = {claim.person for claim in dead if claim.person is not None}
    if headline is not None and not headline.fate_open:
        alive = [c for c in claims if c.person not in dead_persons]
        beside = [_with_attacker(alive), _beside_headline(headline, claims, groups)]
        return _toll(max(headline.figure, *beside, key=_rank), groups)
    alive = [c for c in claims if not c.fate_open and c.person not in dead_persons]
    hurt = _add_up(_on_top(alive))
    if headline is not None and headline.more:
        return _toll(headline.figure, groups)
    survivors = _survivors(_hit(claims, dead_persons), dead, killed)
    if survivors.best <= (hurt.best if hurt else 0):
        return hurt
    return _toll(survivors)  # which of the groups the dead were of, nobody says


def _with_one_who_died(claims: list[Claim], dead: list[Claim]) -> list[Claim]:
    """The claims, with those told of one who has died or may have no longer told to be all alive.

    So are they whose number is that of the dead and the hurt of one sentence: "1 dead, 3 hurt".
    """
    wholes = {claim.figure.best for claim in claims if claim.of_whole}
    wholes |= {claim.share_of for claim in dead}
    wholes |= _all_of_one_sentence(claims, dead)
    return [replace(c, fate_open=c.fate_open or c.figure.best in wholes) for c in claims]


def _all_of_one_sentence(claims: list[Claim], dead: list[Claim]) -> set[int]:
    """The dead and the hurt of each sentence that counts both, where no sentence has more hurt."""
    died = {c.sentence: c.figure.best for c in reversed(dead) if _is_counted(c.figure)}
    beside = [c for c in claims if c.sentence in died and _is_counted(c.figure) and not c.fate_open]
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
    total = _add_up(hit)
    if total is None:
        return _exactly(0)
    died = {claim.person for claim in dead} - {None}
    if all(claim.person is not None or not claim.figure.best for claim in hit):
        alive = (_of_lead(hit) | _beside_dead(hit, dead)) - died
        lost = max(0, (killed.best if killed else 0) - len(died))
        others = alive & {claim.person for claim in hit if _is_told_apart(claim, dead, killed)}
        return _exactly(len(others) + max(0, len(alive - others) - lost))
    most = max(hit, key=lambda claim: _rank(claim.figure))
    if most.others and dead:
        return _add_up([c for c in hit if c.person not in died]) or total
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
    told = _of_lead([c for c in hit if c.person is not None]) - died
    return max(left, _exactly(len(told)), key=_rank)


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
    beside = next(filter(_is_counted, counts), None)
    if not hit.others or beside is None:
        return hit.others or beside is not None
    return killed is None or beside.best == killed.best


def _is_apart(group: str | None, groups: set[str | None]) -> bool:
    """Whether a dead attacker is none of those who were hit: a gunman, and two officers."""
    return group == ATTACKER and not groups & {None, ATTACKER}


def _headline(claims: list[Claim]) -> Claim | None:
    """The number of the headline, where the text repeats it: what the article is about."""
    title = [c for c in claims if c.paragraph == 0]
    if len(title) != 1 or not _is_counted(title[0].figure):
        return None
    repeats = [
        c
        for c in claims
        if c.paragraph and _is_counted(c.figure) and c.figure.best == title[0].figure.best
    ]
    if not repeats or any(c.joined and not c.part for c in repeats):
        return None  # one of a list is no total
    return next((c for c in repeats if c.figure.high is None), title[0])


def _toll(bounds: Bounds, groups: Mapping[str, Figure] | None = None) -> Toll:
    return Toll(
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        groups=tuple(_group_toll(group, figure) for group, figure in (groups or {}).items()),
    )


def _add_up(claims: list[Claim]) -> Toll | None:
    """Claims of one kind as one toll, with its groups: the most that any reading of them gives."""
    if not claims:
        return None
    parts = _parts(claims)
    if tolls := [claim.figure for claim in claims if claim.toll]:
        return _toll(_as_hedged(max(tolls, key=_rank), claims), parts)
    headline = _headline(claims)
    if headline is not None:
        beside = [
            _with_attacker(claims),
            _beside_headline(headline, claims, parts),
            _also_told(headline, claims),
        ]
        return _toll(max(headline.figure, *beside, key=_rank), parts)
    readings = [
        _total(claims),
        _listed(claims),
        _with_attacker(claims),
        _event(claims),
    ]
    largest = max((figure.best for figure in parts.values()), default=0)
    if any(_counts_people(claim) and claim.figure.best >= largest for claim in claims):
        readings.extend(parts.values())
    else:
        numbered = {group: figure for group, figure in parts.items() if _is_numbered(figure)}
        others = _exactly(len(_others(claims, numbered)))
        told = _sum([_sum_of_parts(numbered), others]) if numbered else _persons(claims)
        readings.append(told)
    return _toll(_as_counted(max(readings, key=_rank), claims), parts)


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
    return max(near, key=_rank, default=toll)


def _beside_headline(headline: Claim, claims: list[Claim], parts: Mapping[str, Figure]) -> Bounds:
    """The headline's number with those of other roles: "12 rebels killed", and three soldiers.

    A single one is told in one sentence with attackers: "12 rebels and a soldier were killed".
    """
    number, group = headline.figure.best, headline.figure.group
    repeats = {c.sentence for c in claims if (c.figure.best, c.figure.group) == (number, group)}
    beside = {c.figure.group for c in claims if c.sentence in repeats and group == ATTACKER}
    roles = {role: figure for role, figure in parts.items() if role not in BY_AGE_AND_SEX}
    are_told = all(_is_counted(figure) or role in beside for role, figure in roles.items())
    if group not in roles or not are_told:
        return _exactly(0)
    return _sum(roles.values())


def _also_told(headline: Claim, claims: list[Claim]) -> Bounds:
    """The headline's number with single ones of other groups who suffered the same, too.

    "Five soldiers were killed. The colonel's wife also died."
    """
    group = headline.figure.group
    if group is None or group in BY_AGE_AND_SEX:
        return _exactly(0)
    also = {
        c.person: c.figure.group
        for c in claims
        if c.others and c.person is not None and c.sentence < LATE
    }
    others = [person for person, of in also.items() if of not in (None, group, ATTACKER)]
    return _sum([headline.figure, _exactly(len(others))]) if others else _exactly(0)


def _is_numbered(figure: Figure) -> bool:
    return figure.qualifier is not Qualifier.IMPLIED


def _is_counted(figure: Figure) -> bool:
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


def _main(claims: list[Claim], *, died: bool) -> list[Claim]:
    """The claims of the lead and the attacker's, where it gives a number of people; else all.

    Where a story is told to be of single people, numbers far below are of other stories, unless
    one of the single people is told to be of them.
    """
    lead = [claim for claim in claims if claim.sentence < LEAD]
    most = max((claim.figure.best for claim in lead), default=0)
    if any(_counts_people(claim) and claim.figure.best == most for claim in lead):
        return [*lead, *_attackers_below(claims)]
    if any(_is_of_single(claim, died=died) for claim in claims):
        return [c for c in claims if c.sentence < LATE or c.person is not None or c.of_whole]
    return claims


def _attackers_below(claims: list[Claim]) -> list[Claim]:
    """What is told of an attacker below the lead, unless the lead tells it."""
    told = [c for c in claims if c.figure.group == ATTACKER and c.sentence < LATE]
    return told if all(c.sentence >= LEAD and c.person is not None for c in told) else []


def _is_of_single(claim: Claim, *, died: bool) -> bool:
    """Whether the headline tells of single dead, or the lead of single hurt where nobody died."""
    if claim.person is None:
        return False
    if claim.figure.kind is Kind.KILLED:
        return claim.paragraph == 0
    return claim.figure.kind is Kind.INJURED and claim.sentence < LEAD and not died


def _counts_people(claim: Claim) -> bool:
    """Whether it gives a number, and not none, of people in general."""
    return claim.general and _is_counted(claim.figure) and claim.figure.best > 0


def _total(claims: list[Claim]) -> Bounds:
    """The most that is said of people in general."""
    general = [total for claim, total in _running(claims) if claim.general or claim.more]
    return max(general, key=_rank, default=_exactly(0))


def _event(claims: list[Claim]) -> Bounds:
    """How many the name of an event tells of at least: "a fatal shooting", "a double murder"."""
    told = [c.figure.best for c in claims if not _is_numbered(c.figure) and c.person is None]
    return _exactly(max(told, default=0))


def _with_attacker(claims: list[Claim]) -> Bounds:
    """Those whom somebody killed, and himself, if he is told to be dead too."""
    beside = {claim.sentence for claim in claims if _is_dead_attacker(claim)}
    victims = [
        c.figure
        for c in claims
        if c.person is None and (_are_victims(c) or (c.sentence in beside and _are_others(c)))
    ]
    told = _listed([c for c in claims if c.by_another and c.figure.group != ATTACKER])
    attackers = (claim.figure for claim in claims if claim.figure.group == ATTACKER)
    attacker = max(attackers, key=_rank, default=None)
    if attacker is None or attacker.best > 1:
        return _exactly(0)
    most = max([told, *victims], key=_rank)
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
    return claim.figure.group != ATTACKER and _is_counted(claim.figure)


def _running(claims: list[Claim]) -> Iterator[tuple[Claim, Bounds]]:
    """Each claim with what it adds up to: "four others" come on top of those told just before."""
    total: Bounds = _exactly(0)
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
    return max(map(_list_sum, lists.values()), key=_rank, default=_exactly(0))


def _list_sum(told: list[Claim]) -> Bounds:
    """A list's sum; or what sums up the others in it: "six people, three men and three women"."""
    total = _sum(claim.figure for claim in told)
    sums = (c.figure for c in told if c.general and 2 * c.figure.best == total.best)
    return next(sums, total) if len(told) > 2 else total


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
        rank = _rank(claim.figure)
        if group not in most or rank > _rank(most[group]):
            most[group], told[group] = claim.figure, set()
        if rank == _rank(most[group]):
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
    return max((by_role, by_sex), key=_rank)


def _others(claims: list[Claim], numbered: Mapping[str, Figure]) -> set[int]:
    """Single ones beside those counted, of other groups: "two men were shot; a woman was, too".

    So are those told in a sentence with a number: "a man was stabbed and two women were shot".
    """
    counted = {c.sentence for c in claims if c.person is None and _is_counted(c.figure)}
    apart = [c for c in claims if c.others or c.sentence in counted]
    named = (c.person for c in apart if c.figure.group not in (None, *numbered))
    return {person for person in named if person is not None}


def _persons(claims: list[Claim]) -> Bounds:
    """How many people the single ones are."""
    return _exactly(len(_of_lead(claims)))


def _of_lead(claims: list[Claim]) -> set[int]:
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
def _exactly(number: int) -> Bounds:
    return Bounds(low=number, best=number, high=number)


def _rank(bounds: Bounds) -> tuple[int, int]:
    return bounds.best, bounds.low
