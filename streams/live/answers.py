"""What is asked over HTTP, and what is answered."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from schemas import Alert, Bounds, Category, Count, DateRange, Incident, Kind, Place, Timestamp
from schemas.alert import Severity
from schemas.base import Record

MOST = 500
"""Incidents or alerts of one answer."""
MOST_ARTICLES = 300
"""Articles of one answer, the newest."""

Link = Annotated[
    str | None,
    AfterValidator(lambda url: url if url and url.startswith(("http://", "https://")) else None),
]
"""An address that a browser may be sent to; null for any other."""


# -- questions


class Question(BaseModel):
    """The query of an address; a name that is not known is refused, since it filters nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class AboutIncidents(Question):
    """Which incidents: those that all of these hold for."""

    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2."""
    kind: Kind | None = None
    """Those whose toll counts this kind."""
    category: Category | None = None
    """What happened."""
    since: Timestamp | None = None
    """Those that changed at this time or later; RFC 3339, event time."""
    text: str = Field(default="", max_length=200)
    """Words that must all stand in the headline, the place or the category; case is no matter."""
    look_backs: bool = False
    """Whether to tell of anniversaries, trials and the like, too; they enter no count."""
    limit: int = Field(default=200, ge=1, le=MOST)
    """How many at most, those that changed last."""


class AboutCounts(Question):
    """Which counts."""

    scope: str = Field(default="world", max_length=200)
    """`world`, a country ("KZ") or a first-level region ("KZ/Almaty")."""


class AboutAlerts(Question):
    """Which alerts."""

    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2; of an alert that names a place or the count of a country."""
    severity: Severity | None = None
    """CAP 1.2 `severity`."""
    limit: int = Field(default=100, ge=1, le=MOST)
    """How many at most, those that were sent last."""


# -- answers


@dataclass(frozen=True, slots=True)
class Merged:
    """What was asked for has proved to be another; a client is sent there."""

    into: str


class IncidentLine(Record):
    """An incident in short."""

    incident_id: str
    category: str
    headline: str
    place: Place | None
    date: DateRange | None
    tolls: dict[Kind, Bounds]
    articles: int
    """How many reported it, copies among them."""
    sources: int
    """How many publishers."""
    first_reported_at: Timestamp
    changed_at: Timestamp
    is_look_back: bool
    """Whether it was old when it was first reported; it then enters no count."""


class ArticleLine(Record):
    """An article behind an incident; what is null lies too far back on the topics to be held."""

    article_id: str
    title: str | None = None
    url: Link = None
    source: str | None = None
    """The publisher."""
    agency: str | None = None
    """The news agency that the story is of."""
    published_at: Timestamp | None = None
    copy_of: str | None = None
    """The article that it carries, where it is a copy."""
    tolls: dict[Kind, Bounds] = Field(default_factory=dict)
    """What it reports."""
    quotes: tuple[str, ...] = ()
    """The words that say so."""


class Answer(Record):
    """What every answer says of the worker's view of the topics."""

    as_of: Timestamp | None
    """The latest event time seen; null while there is nothing."""
    newest_at: Timestamp | None
    """When the newest record came to its topic."""
    is_complete: bool
    """Whether all that the topics hold is at hand; else only the newest of it is."""


class Incidents(Answer):
    """Incidents, the one that changed last first."""

    total: int
    """How many the question holds for."""
    countries: tuple[str, ...]
    """Countries of all incidents at hand, ISO 3166-1 alpha-2."""
    incidents: tuple[IncidentLine, ...]


class IncidentWithArticles(Answer):
    """One incident: in short, its record, and the articles behind it."""

    line: IncidentLine
    incident: Incident
    articles: tuple[ArticleLine, ...]
    """The newest first, at most 300."""


class Counts(Answer):
    """The rolling counts of a scope, one a kind and window."""

    windows: tuple[str, ...]
    """Those that are kept, the shortest first."""
    counts: tuple[Count, ...]


class Alerts(Answer):
    """The last message of each thread, the one that was sent last first."""

    alerts: tuple[Alert, ...]


class Problem(Record):
    """Why there is no answer; a problem of RFC 9457."""

    title: str
    status: int
    detail: str
