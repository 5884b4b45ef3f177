"""Raw records into articles: decoded, mended, stripped of furniture, dated and addressed."""

from streams.normalize.article import Normalized, load, normalize
from streams.normalize.decode import decode
from streams.normalize.furniture import Furniture

__all__ = ["Furniture", "Normalized", "decode", "load", "normalize"]
