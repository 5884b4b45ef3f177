"""Everything that is read out of one article."""

from schemas.base import Record
from schemas.figure import Figure, Tolls
from schemas.place import Place
from schemas.time import DateRange, Timestamp


class Extraction(Record):
    """The figures of an article, and the toll of the one incident that it is mainly about."""

    article_id: str
    title: str
    published_at: Timestamp | None
    figures: tuple[Figure, ...]
    """Every claim the text makes, one entry a mention, in the order of the text."""
    tolls: Tolls
    """The claims of the main incident resolved, each kind at most once."""
    category: str
    """What happened: "shooting", "earthquake", "protest"...; "other" where no word tells."""
    place: Place | None = None
    """Where the main incident happened."""
    date: DateRange | None = None
    """When it happened."""
    is_aftermath: bool = False
    """Whether the article tells what came long after: a trial, a verdict, an anniversary."""
