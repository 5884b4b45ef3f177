"""Records that tell the tally how late it is."""

from datetime import datetime, timedelta

import schemas
from schemas.report import FiguresRecord, figures_record
from schemas.topics import FIGURES
from streams.broker.records import Delivery, Outgoing, cloudevent

TICK_EVERY = timedelta(minutes=5)
"""How far the articles' time moves before all countries are told of it."""


def tick(at: datetime, cause: str) -> Outgoing:
    """A record that tells the tally how late it is; `cause` is what it was seen by."""
    record = schemas.Tick(at=at)
    headers = cloudevent(
        id_=f"tick/{cause}", type_=FIGURES.ce_type(record), source="extract", time=at
    )
    return Outgoing(FIGURES.name, b"tick", record.to_json(), headers)


def read(figures: Delivery) -> FiguresRecord:
    """What a record of `news.figures.v1` says; no tick is later than the record that brings it.

    The broker's clock stamps that one. A worker whose own clock runs ahead would else end all
    windows for good. Raises pydantic's `ValidationError`.
    """
    record = figures_record.validate_json(figures.value or b"")
    if isinstance(record, schemas.Tick) and record.at > figures.timestamp:
        return schemas.Tick(at=figures.timestamp)
    return record
