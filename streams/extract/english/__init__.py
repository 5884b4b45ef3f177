"""The grammar of English."""

from streams.extract.english.reading import read

__all__ = ["read"]
