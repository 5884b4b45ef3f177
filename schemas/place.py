"""Where something happened."""

from pydantic import Field

from schemas.base import Record


class Place(Record):
    """A place of the GeoNames gazetteer: a city, or a whole country where no city is known."""

    name: str
    """The gazetteer's name of the city, else of the region or the country; the text's own of a town
    that the gazetteer has not."""
    admin1: str | None = None
    """Name of the first-level region (state, province), null for a whole country."""
    country: str = Field(pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    geonames_id: int | None = None
