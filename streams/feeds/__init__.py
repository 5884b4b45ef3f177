"""Other people's formats, as values for the raw topic."""

from streams.feeds.errors import FeedError
from streams.feeds.source import read

__all__ = ["FeedError", "read"]
