"""How much two reports look like reports of one incident."""

from collections.abc import Callable
from datetime import date
from math import log1p

from schemas import Place, Report
from streams.tally.places import Precision, identity, kilometres, precision

BIAS = -3.0
"""What speaks against any two reports: most pairs are of two incidents."""
WORDS = 12.0
"""Weight of the share of telling words that the two have in common."""
SAME_CITY, NEAR_CITY, OTHER_CITY = 1.5, 0.5, -3.0
SAME_REGION, OTHER_REGION = 0.5, -3.0
NEAR_KM = 40.0
SAME_DAY, DAY_APART = 1.0, -0.7
"""What the date says, and what each doubling of the days between two dates takes away."""
OTHER_CATEGORY = -1.0
SAME_TOLL, OTHER_TOLL = 0.5, -0.3

Weigh = Callable[[str], float]
"""How much a word tells: its inverse document frequency."""


def likeness(one: Report, other: Report, weigh: Weigh) -> float:
    """Return the sum of what speaks for and against; from 0 on they are rather one incident."""
    return (
        BIAS
        + WORDS * overlap(one.terms, other.terms, weigh)
        + _by_place(one.place, other.place)
        + _by_time(one, other)
        + _by_category(one.category, other.category)
        + _by_toll(one, other)
    )


def overlap(one: tuple[str, ...], other: tuple[str, ...], weigh: Weigh) -> float:
    """Return the weight of the words both have, as a share of the lighter one's."""
    if not one or not other:
        return 0.0
    theirs = frozenset(other)
    shared = sum(weigh(term) for term in one if term in theirs)
    lighter = min(sum(map(weigh, one)), sum(map(weigh, other)))
    return shared / lighter if lighter else 0.0


def _by_place(one: Place | None, other: Place | None) -> float:
    if one is None or other is None:
        return 0.0
    finest_shared = min(precision(one), precision(other))
    if finest_shared == Precision.COUNTRY:
        return 0.0
    if finest_shared == Precision.REGION:
        return SAME_REGION if one.admin1 == other.admin1 else OTHER_REGION
    if identity(one) == identity(other):
        return SAME_CITY
    apart = kilometres(one, other)
    return NEAR_CITY if apart is not None and apart <= NEAR_KM else OTHER_CITY


def _by_time(one: Report, other: Report) -> float:
    """Weigh the days between two incidents, or between two publications where no date is told."""
    if one.date and other.date:
        days = _days_apart(one.date.start, one.date.end, other.date.start, other.date.end)
    else:
        days = abs((one.published_at - other.published_at).days)
    return SAME_DAY if days == 0 else DAY_APART * log1p(days)


def _days_apart(start: date, end: date, other_start: date, other_end: date) -> int:
    return max(0, (other_start - end).days, (start - other_end).days)


def _by_category(one: str, other: str) -> float:
    return OTHER_CATEGORY if one != other and "other" not in (one, other) else 0.0


def _by_toll(one: Report, other: Report) -> float:
    shared = sorted(one.tolls.keys() & other.tolls.keys())
    same = [one.tolls[kind].best == other.tolls[kind].best for kind in shared]
    return sum(SAME_TOLL if agrees else OTHER_TOLL for agrees in same)
