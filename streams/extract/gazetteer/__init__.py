"""GeoNames by name: towns, districts, regions and countries of the world."""

from streams.extract.gazetteer.entry import Entry, Level
from streams.extract.gazetteer.gazetteer import Gazetteer, gazetteer
from streams.extract.gazetteer.names import fold, in_full

__all__ = ["Entry", "Gazetteer", "Level", "fold", "gazetteer", "in_full"]
