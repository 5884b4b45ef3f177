"""Alerts, with the fields of the Common Alerting Protocol."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.base import Record
from schemas.figure import Kind
from schemas.place import Place
from schemas.time import DateRange, Timestamp

CapName = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f\x7f,<&]+$")]
"""What CAP allows in `identifier` and `sender`, which it strings together in `references`."""


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


class Reference(Record):
    """An earlier message, by what names it in CAP 1.2."""

    sender: CapName
    identifier: CapName
    sent: Timestamp


class AlertFigure(Record):
    """How many of one kind; of a count, which can stand below zero, or of a toll."""

    low: int
    best: int
    high: int | None


class Alert(Record):
    """One message of a thread: a thing is alerted once, then updated, then cancelled.

    Field names follow OASIS CAP 1.2, so that the record can be rendered as a CAP message.
    """

    identifier: CapName
    """CAP `identifier`: the thread and the message's number in it."""
    thread: str
    """What the alert is about: the rule, and the incident or the count."""
    sender: CapName
    sent: Timestamp
    """Event time of the record that caused it."""
    msg_type: MessageType
    references: tuple[Reference, ...] = ()
    """The earlier messages of the thread that this one replaces."""
    rule: str
    """Name of the rule in the rules file."""
    severity: Severity
    event: str
    """CAP `event`: what happened, in a few words."""
    headline: str
    description: str
    area: str
    """CAP `areaDesc`."""
    place: Place | None = None
    kinds: tuple[Kind, ...]
    """What decided the severity: one kind, or those that the rule adds up."""
    low: int
    best: int
    high: int | None
    """How many of these kinds, together; null where it is open. A cancel of what is no more, as an
    incident that proved to be another, repeats the figures of the message before."""
    threshold: float
    """The value that `best` reached; on a cancel, the one it fell below, if it fell."""
    figures: dict[Kind, AlertFigure]
    """What is known of each kind that the rule watches, the others beside `kinds` too."""
    usual: float | None = None
    """What the count usually stands at, at this time of the week, for a rule on surges."""
    incident_id: str | None = None
    """The incident it is about, for a rule on tolls."""
    category: str | None = None
    """The incident's category."""
    date: DateRange | None = None
    """The days on which the incident happened."""
    scope: str | None = None
    """The scope of the count it is about, for a rule on counts or surges."""
    window: str | None = None
    articles: tuple[str, ...] = ()
    """Ids of the articles behind it, newest first, at most 50; of an incident."""
    sources: tuple[str, ...] = ()
    """Their publishers, at most 50."""
