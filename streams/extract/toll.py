"""An article's own toll: all that it claims of its main incident, nobody counted twice.

The rules are DESIGN's: a claim twice counts once, disjoint groups add up, a total beats its parts,
parts of a part add nothing. Claims of other events, denials and possibilities stay out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas import Bounds, Figure, GroupToll, Kind, Qualifier, Status, Toll, Tolls
from streams.extract.claims import Claim

COUNTING = (Status.STATED, Status.INCREMENTAL)
LEAD = 2
"""The title (0) and this many paragraphs tell the main incident's total."""
PARTY_NAMES = frozenset({"perpetrator"})
"""Groups that are one side's word for people whom the other side calls something else."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The most that is claimed of one group."""

    group: str | None
    figure: Figure


def resolve(claims: Sequence[Claim]) -> Tolls:
    """The toll of each kind, in the order of the kinds."""
    tolls: Tolls = {}
    for kind in Kind:
        of_kind = [c for c in claims if c.figure.kind is kind and c.figure.status in COUNTING]
        if of_kind:
            tolls[kind] = _resolve_kind(of_kind)
    return tolls


def _resolve_kind(claims: list[Claim]) -> Toll:
    counted = [claim for claim in claims if claim.figure.qualifier is not Qualifier.IMPLIED]
    singles = [claim for claim in claims if claim.figure.qualifier is Qualifier.IMPLIED]
    total = _total([c for c in counted if c.figure.group is None and not c.increment])
    parts = _parts(claims)
    summed = _sum(part.figure for part in parts)
    persons = _persons(singles)
    best = _widest([total, summed, Bounds(low=persons, best=persons, high=persons)])
    groups = tuple(
        GroupToll(
            low=part.figure.low,
            best=part.figure.best,
            high=part.figure.high,
            group=part.group,
            group_text=part.figure.group_text,
        )
        for part in parts
    )
    return Toll(low=best.low, best=best.best, high=best.high, groups=groups)


def _total(claims: list[Claim]) -> Bounds | None:
    """The total: the most that the lead says of people in general, else the most in the text."""
    lead = [claim for claim in claims if claim.paragraph <= LEAD]
    figures = [claim.figure for claim in lead or claims]
    return max(figures, key=_rank) if figures else None


def _parts(claims: list[Claim]) -> list[_Part]:
    """The groups that are named, each with the most that is claimed of it."""
    by_group: dict[str, Figure] = {}
    for claim in claims:
        group = claim.figure.group
        if group is None:
            continue
        if group not in by_group or _rank(claim.figure) > _rank(by_group[group]):
            by_group[group] = claim.figure
    return [
        _Part(group, figure)
        for group, figure in by_group.items()
        if not (group in PARTY_NAMES and _is_renamed(group, figure, by_group))
    ]


def _is_renamed(group: str, figure: Figure, by_group: dict[str, Figure]) -> bool:
    """Whether another group has the same number: "attackers" are the police's protesters."""
    return figure.qualifier is not Qualifier.IMPLIED and any(
        other != group and (claim.low, claim.best, claim.high) == (figure.low, figure.best, figure.high)
        for other, claim in by_group.items()
    )


def _persons(singles: list[Claim]) -> int:
    """How many people the singly described ones are: by their names, and within one sentence."""
    names = {claim.person for claim in singles if claim.person}
    by_sentence: dict[int, int] = {}
    for claim in singles:
        by_sentence[claim.sentence] = by_sentence.get(claim.sentence, 0) + 1
    return max([len(names), *by_sentence.values()], default=0)


def _sum(figures: Iterable[Figure]) -> Bounds | None:
    low = best = 0
    high: int | None = 0
    for figure in figures:
        low, best = low + figure.low, best + figure.best
        high = None if high is None or figure.high is None else high + figure.high
    return Bounds(low=low, best=best, high=high) if best else None


def _widest(candidates: Iterable[Bounds | None]) -> Bounds:
    return max((c for c in candidates if c is not None), key=_rank)


def _rank(bounds: Bounds) -> tuple[int, int]:
    return bounds.best, bounds.low
