"""What the topics hold, read back: the outcome of every article, and the latest of everything."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import schemas
from schemas.report import figures_record
from schemas.topics import (
    ALERTS,
    ARTICLES,
    COUNTS,
    DEADLETTERS,
    DUPLICATES,
    FIGURES,
    INCIDENTS,
    RAW,
)
from streams.agents import deadletters
from streams.broker.records import Delivery, Trace

TOPICS = (RAW, ARTICLES, DUPLICATES, FIGURES, INCIDENTS, COUNTS, ALERTS, DEADLETTERS)


@dataclass(frozen=True)
class Outcomes:
    """How many of the articles that were fed ended how; each ends exactly one way."""

    fed: int
    reported: int
    nothing: int
    copies: int
    refused: int
    unaccounted: int
    """Not through the first stage, or lost there. What a later stage lost would show as `nothing`:
    that the workers commit no record before its outputs are delivered stands against it."""


@dataclass
class Ledger:
    """Takes the records of all topics; a redelivered output changes nothing."""

    incidents: dict[str, schemas.Incident] = field(default_factory=dict)
    """The last record of each incident."""
    counts: dict[str, schemas.Count] = field(default_factory=dict)
    """The last record of each key."""
    all_counts: list[schemas.Count] = field(default_factory=list)
    alerts: dict[str, schemas.Alert] = field(default_factory=dict)
    """By identifier, in order."""
    duplicates: dict[str, schemas.Duplicate] = field(default_factory=dict)
    """By the raw article that is the copy."""
    dead_letters: dict[str, schemas.DeadLetter] = field(default_factory=dict)
    """By the position of the record that was refused."""
    _fed: set[str] = field(default_factory=set)
    _normalized: set[str] = field(default_factory=set)
    _reported: set[str] = field(default_factory=set)
    _refused: set[str] = field(default_factory=set)

    def take_all(self, deliveries: Iterable[Delivery]) -> None:
        """Take these records, in order."""
        for delivery in deliveries:
            self.take(delivery)

    def take(self, delivery: Delivery) -> None:
        """Take one record."""
        value = delivery.value or b""
        origin = delivery.trace.origin
        match delivery.topic:
            case RAW.name:
                self._fed.add(delivery.position)
            case ARTICLES.name:
                self._normalized.add(origin)
            case DUPLICATES.name:
                self.duplicates[origin] = schemas.Duplicate.model_validate_json(value)
            case FIGURES.name:
                if isinstance(figures_record.validate_json(value), schemas.Report):
                    self._reported.add(origin)
            case INCIDENTS.name:
                incident = schemas.Incident.model_validate_json(value)
                self.incidents[incident.incident_id] = incident
            case COUNTS.name:
                self._take_count(delivery)
            case ALERTS.name:
                alert = schemas.Alert.model_validate_json(value)
                self.alerts[alert.identifier] = alert
            case DEADLETTERS.name:
                self._take_dead_letter(deadletters.read(delivery))

    def _take_count(self, delivery: Delivery) -> None:
        if delivery.value is None:  # its window is kept no more
            self.counts.pop((delivery.key or b"").decode(errors="replace"), None)
            return
        count = schemas.Count.model_validate_json(delivery.value)
        self.counts[count.key] = count
        self.all_counts.append(count)

    def _take_dead_letter(self, letter: schemas.DeadLetter | None) -> None:
        if letter is None:
            return
        position = f"{letter.topic}-{letter.partition}-{letter.offset}"
        self.dead_letters[position] = letter
        trace = None if letter.topic == RAW.name else Trace.of(letter.headers)
        self._refused.add(trace.origin if trace else position)

    @property
    def through(self) -> int:
        """How many articles are past the first stage at least."""
        return len(self._fed & (self._normalized | self._refused))

    def outcomes(self) -> Outcomes:
        """What became of the articles."""
        copies = set(self.duplicates)
        refused = self._refused & self._fed
        ended = self._reported | copies | refused
        nothing = self._normalized - ended
        return Outcomes(
            fed=len(self._fed),
            reported=len(self._reported - copies - refused),
            nothing=len(nothing),
            copies=len(copies - refused),
            refused=len(refused),
            unaccounted=len(self._fed - ended - nothing),
        )

    def live_incidents(self) -> list[schemas.Incident]:
        """Incidents that were not merged into others, the latest first."""
        live = (i for i in self.incidents.values() if i.merged_into is None)
        return sorted(live, key=lambda i: (i.updated_at, i.incident_id), reverse=True)


def facts(letter: schemas.DeadLetter) -> dict[str, Any]:
    """What is said of a dead letter, as plain JSON, without the original's bytes."""
    return letter.model_dump(mode="json", exclude={"key", "value", "headers"})
