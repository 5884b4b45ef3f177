"""How places relate."""

from collections.abc import Iterable
from enum import IntEnum
from math import asin, cos, radians, sin, sqrt

from schemas import Place

EARTH_RADIUS_KM = 6371.0


class Precision(IntEnum):
    """How finely a place is known."""

    COUNTRY = 0
    REGION = 1
    CITY = 2


def precision(place: Place) -> Precision:
    """Return how finely a place is known: only a city has coordinates, a country no region."""
    if place.latitude is not None:
        return Precision.CITY
    return Precision.REGION if place.admin1 else Precision.COUNTRY


def kilometres(one: Place, other: Place) -> float | None:
    """Return the great-circle distance; None where one of them has no coordinates."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    south, north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def identity(place: Place) -> str:
    """Return what two mentions of one place share."""
    if place.geonames_id is not None:
        return str(place.geonames_id)
    return f"{place.country}/{place.admin1 or ''}/{place.name}"


def finest(places: Iterable[Place]) -> Place | None:
    """Return the place named most often among the most precise ones; between equals, the last.

    Of reports in order of time the later know better: the first may not know yet where a road is,
    and whoever reads them learns only by and by where each publisher is at home.
    """
    known = list(places)[::-1]
    if not known:
        return None
    level = max(precision(place) for place in known)
    candidates = [place for place in known if precision(place) == level]
    votes: dict[str, int] = {}
    for place in candidates:
        votes[identity(place)] = votes.get(identity(place), 0) + 1
    return max(candidates, key=lambda place: votes[identity(place)])
