"""A place as the gazetteer's file holds it."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """What sort of place it is; the letter stands for it in the file."""

    CITY = "c"
    """A city, town, village, or a named part of a city."""
    DISTRICT = "d"
    """A second-level division: a county, a district, a province of a region."""
    REGION = "r"
    """A first-level division: a state, a region, a province, a department, a governorate."""
    COUNTRY = "n"

    __hash__ = str.__hash__  # entries are keys of dictionaries, and that of enums is slow


class Entry(NamedTuple):
    """A place of GeoNames."""

    level: Level
    region: str
    """Code of the first-level region, "US.TX"; of the country alone where there is none, "SG"."""
    population: int
    """People; of an area, those of its towns together."""
    latitude: float | None
    """Degrees, of cities alone."""
    longitude: float | None
    geonames_id: int | None
    """Null where a text alone has told of it."""
    name: str

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2."""
        return self.region[:2]

    def lies_in(self, region: str) -> bool:
        """Whether it is a region or country of that code, or in it."""
        return self.region == region or self.country == region
