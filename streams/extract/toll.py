"""An article's own toll: all that it claims of its main incident, nobody counted twice.

A claim told twice counts once, disjoint groups add up, a total beats its parts, parts of a part
add nothing. Claims of other events, denials and possibilities stay out.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas import ATTACKER, Kind, Status, Tolls
from streams.extract.adding import add_up, counts_people, is_counted, on_top
from streams.extract.claims import LEAD, Claim
from streams.extract.hurt import injured
from streams.extract.story import LATE, of_main

COUNTING = (Status.STATED, Status.INCREMENTAL)


def resolve(claims: Sequence[Claim]) -> Tolls:
    """The toll of each kind that is claimed, in the order of the kinds."""
    if not claims:  # as of most news
        return {}
    stated = _with_parts_that_died([c for c in claims if c.figure.status in COUNTING])
    stated = _with_tolls_beside(stated)
    counting = on_top(of_main([c for c in stated if not _is_of_some(c)]))
    all_of: dict[Kind, list[Claim]] = {kind: [] for kind in Kind}
    for claim in counting:
        all_of[claim.figure.kind].append(claim)
    died = any(claim.figure.best for claim in all_of[Kind.KILLED])
    by_kind = {kind: _main(of_kind, died=died) for kind, of_kind in all_of.items()}
    tolls = {kind: add_up(of_kind) for kind, of_kind in by_kind.items()}
    tolls[Kind.INJURED] = injured(by_kind[Kind.INJURED], by_kind[Kind.KILLED], tolls[Kind.KILLED])
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
        is_most = is_counted(claim.figure) and claim.figure.best == most[claim.figure.kind]
        return is_most and claim.sentence in sentences and not claim.part

    return [replace(c, toll=c.toll or is_toll(c)) for c in claims]


def _is_of_some(claim: Claim) -> bool:
    """Whether it tells of some of them only: "no officer was hurt" says little of the others."""
    return claim.part or (claim.figure.best == 0 and claim.figure.group is not None)


def _main(claims: list[Claim], *, died: bool) -> list[Claim]:
    """The claims of the lead and the attacker's, where it gives a number of people; else all.

    Where a story is told to be of single people, numbers far below are of other stories, unless
    one of the single people is told to be of them.
    """
    lead = [claim for claim in claims if claim.sentence < LEAD]
    most = max((claim.figure.best for claim in lead), default=0)
    if any(counts_people(claim) and claim.figure.best == most for claim in lead):
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
