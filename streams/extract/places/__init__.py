"""Where it happened, in any language: the names of places in a text, resolved to GeoNames."""

from streams.extract.places.scenes import Scenes
from streams.extract.places.words import PlaceWords

__all__ = ["PlaceWords", "Scenes"]
