"""Raw records into articles: decoded, mended, stripped of furniture, dated and addressed."""

from streams.normalize.article import normalize
from streams.normalize.decode import decode

__all__ = ["decode", "normalize"]
