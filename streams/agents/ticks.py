"""Records that tell the tally how late it is."""

from datetime import datetime, timedelta

import schemas
from schemas.topics import FIGURES
from streams.broker.records import Outgoing, cloudevent

TICK_EVERY = timedelta(minutes=5)
"""How far the articles' time moves before all countries are told of it."""


def tick(at: datetime, cause: str) -> Outgoing:
    """A record that tells the tally how late it is; `cause` is what it was seen by."""
    record = schemas.Tick(at=at)
    headers = cloudevent(
        id_=f"tick/{cause}", type_=FIGURES.ce_type(record), source="extract", time=at
    )
    return Outgoing(FIGURES.name, b"tick", record.to_json(), headers)
