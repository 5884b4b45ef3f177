"""Where incidents are explained from: the topics, or the results of a replay."""

import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

import schemas
from schemas.topics import FIGURES, INCIDENTS
from streams.agents import ticks
from streams.agents.ticks import TICK_EVERY
from streams.broker.client import reading
from streams.errors import UserError
from streams.replay import FIGURES_FILE, INCIDENTS_FILE, FiguresLine
from streams.settings import Settings
from streams.tally.book import Book
from streams.tally.retelling import Retelling

Model = TypeVar("Model", bound=BaseModel)


class Source(Protocol):
    """What holds incidents and the figures that they were made of."""

    listing: str
    """The command that shows all incidents with their ids."""

    def find(self, beginning: str) -> list[schemas.Incident]:
        """Return the latest records of the incidents whose ids begin so."""

    def retell(self, record: schemas.Incident) -> Retelling:
        """Return the book that an incident which was found here stands in, told once more."""


class Topics:
    """The topics of a broker, as far back as they are kept."""

    listing = "tallywire watch incidents --from-beginning"

    def __init__(self, conf: Settings) -> None:
        self._conf = conf
        self._partitions: dict[str, int] = {}
        """By incident: its figures lie in the same partition as its record."""

    def find(self, beginning: str) -> list[schemas.Incident]:
        """Read the whole topic of incidents."""
        return asyncio.run(self._find(beginning.encode()))

    async def _find(self, beginning: bytes) -> list[schemas.Incident]:
        latest: dict[str, schemas.Incident] = {}
        async with reading(self._conf, [INCIDENTS.name], from_beginning=True) as reader:
            async for delivery in reader.up_to_now():
                if not (delivery.key or b"").startswith(beginning):
                    continue
                # What another program put there is no incident.
                with contextlib.suppress(ValidationError):
                    record = schemas.Incident.model_validate_json(delivery.value or b"")
                    latest[record.incident_id] = record
                    self._partitions[record.incident_id] = delivery.partition
        return list(latest.values())

    def retell(self, record: schemas.Incident) -> Retelling:
        """Read one partition of the topic of figures."""
        return asyncio.run(self._retell(record))

    async def _retell(self, record: schemas.Incident) -> Retelling:
        retelling = _retelling(self._conf, record)
        partition = self._partitions[record.incident_id]
        async with reading(
            self._conf, [FIGURES.name], from_beginning=True, partition=partition
        ) as reader:
            async for delivery in reader.up_to_now():
                # The tally has refused it, too.
                with contextlib.suppress(ValidationError):
                    retelling.take(ticks.read(delivery))
        return retelling


class Results:
    """The folder that `tallywire replay` has written."""

    def __init__(self, conf: Settings, folder: Path) -> None:
        self.listing = f"jq -r '.incident_id, .headline' {folder / INCIDENTS_FILE}"
        self._conf = conf
        self._folder = folder

    def find(self, beginning: str) -> list[schemas.Incident]:
        """Read the file of incidents."""
        records = _lines(self._folder / INCIDENTS_FILE, schemas.Incident)
        return [one for one in records if one.incident_id.startswith(beginning)]

    def retell(self, record: schemas.Incident) -> Retelling:
        """Read the file of figures; the partition is the one whose book knows the incident."""
        retellings: dict[int, Retelling] = {}
        for line in _lines(self._folder / FIGURES_FILE, FiguresLine):
            if line.partition not in retellings:
                retellings[line.partition] = _retelling(self._conf, record)
            retellings[line.partition].take(line.record)
        for retelling in retellings.values():
            if retelling.book.knows(record.incident_id):
                return retelling
        raise UserError(
            f"{self._folder / FIGURES_FILE} holds no report of incident {record.incident_id}; "
            f"let `tallywire replay ... --out {self._folder}` write both files anew"
        )


def _retelling(conf: Settings, record: schemas.Incident) -> Retelling:
    return Retelling(Book(conf.quiet_time, conf.longest_life), TICK_EVERY, record.articles)


def _lines(path: Path, model: type[Model]) -> Iterator[Model]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield model.model_validate_json(line)
                except ValidationError as error:
                    raise UserError(
                        f"{path}, line {number}, can't be read: {_first_fault(error)}; "
                        f"let `tallywire replay ... --out {path.parent}` write it anew"
                    ) from None
    except OSError as error:
        raise UserError(
            f"{path} can't be read ({error.strerror}); `tallywire replay ... --out {path.parent}` "
            "writes it"
        ) from None


def _first_fault(error: ValidationError) -> str:
    """Return, in one line, the first of what is wrong."""
    fault = error.errors()[0]
    return ": ".join(filter(None, [".".join(map(str, fault["loc"])), fault["msg"]]))
