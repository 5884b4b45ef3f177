"""Rolling counts."""

from pydantic import Field

from schemas.base import Record
from schemas.figure import Kind
from schemas.time import Timestamp


class Count(Record):
    """What was newly reported of one kind, in one scope, within one window that ends now.

    The sum of the revisions of tolls: a toll that rises from 12 to 18 within the window adds 6 to
    what it held, a correction from 18 to 15 takes 3 off; so a count can fall below zero. `low` and
    `high` are the least and the greatest of the three sums. The world's are sums of the countries'.
    """

    scope: str
    """`world`, a country ("KZ") or a first-level region ("KZ/Almaty")."""
    kind: Kind
    window: str
    """Length of the window in hours or days: `1h`, `24h`, `7d`, `30d`, or others by a setting."""
    low: int
    best: int
    high: int | None
    """Null as long as a toll within the window is open above."""
    incidents: int = Field(ge=0)
    """Incidents whose toll of this kind moved within the window."""
    articles: int = Field(ge=0)
    """Articles published within the window that report this kind, copies among them."""
    as_of: Timestamp
    """Event time from which these numbers hold, until the next record of this key."""

    @property
    def key(self) -> str:
        """The record's key on `news.counts.v1`."""
        return f"{self.scope}|{self.kind}|{self.window}"
