"""Alerts, with the fields of the Common Alerting Protocol."""

from enum import StrEnum

from schemas.base import Record
from schemas.figure import Kind
from schemas.place import Place
from schemas.time import Timestamp


class MessageType(StrEnum):
    """CAP 1.2 `msgType`."""

    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"


class Severity(StrEnum):
    """CAP 1.2 `severity`."""

    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"


class Alert(Record):
    """One message of a thread: a thing is alerted once, then updated, then cancelled.

    Field names follow OASIS CAP 1.2, so that the record can be rendered as a CAP message.
    """

    identifier: str
    """CAP `identifier`: the thread and the message's number in it."""
    thread: str
    """What the alert is about: the rule, and the incident or the count."""
    sender: str
    sent: Timestamp
    """Event time of the record that caused it."""
    msg_type: MessageType
    references: tuple[str, ...] = ()
    """Identifiers of the earlier messages of the thread that this one replaces."""
    rule: str
    """Name of the rule in the rules file."""
    severity: Severity
    event: str
    """CAP `event`: what happened, in a word or two."""
    headline: str
    description: str
    area: str
    """CAP `areaDesc`."""
    place: Place | None = None
    kind: Kind
    low: int
    best: int
    high: int | None
    threshold: float
    """The value that `best` reached; on a cancel, the one it fell below."""
    incident_id: str | None = None
    """The incident it is about, for a rule on tolls."""
    scope: str | None = None
    """The scope of the count it is about, for a rule on counts."""
    window: str | None = None
    articles: tuple[str, ...] = ()
    """Ids of the articles behind it, newest first, at most 50."""
