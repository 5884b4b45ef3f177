"""Counts as records of `news.counts.v1`, out and in.

A record without a value ends the count of its key: its window is kept no more.
"""

from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

import schemas
from schemas.topics import COUNTS
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Outgoing, cloudevent
from streams.refusal import Refused
from streams.tally.counts import Key
from streams.tally.world import cell


def count_record(count: schemas.Count, source: schemas.Stage, partitions: int) -> Outgoing:
    """A count as a record; all scopes of a kind and window lie in one partition, to be summed."""
    value = count.to_json()
    headers = cloudevent(
        id_=f"{count.key}/{blake2b(value, digest_size=8).hexdigest()}",
        type_=COUNTS.ce_type(count),
        source=source,
        time=count.as_of,
    )
    partition = partition_of(cell(count).encode(), partitions)
    return Outgoing(COUNTS.name, count.key.encode(), value, headers, partition)


class End(NamedTuple):
    """A count is no more."""

    key: Key
    at: datetime


def end_record(end: End, source: schemas.Stage, partitions: int) -> Outgoing:
    """The end of a count as a record, where the count's own records lie."""
    key = "|".join(end.key)
    headers = cloudevent(
        id_=f"{key}/end/{end.at.isoformat()}",
        type_=COUNTS.ce_types[schemas.Count],
        source=source,
        time=end.at,
    )
    partition = partition_of(cell(end.key).encode(), partitions)
    return Outgoing(COUNTS.name, key.encode(), None, headers, partition)


def scope_of(delivery: Delivery) -> str:
    """The scope that the key of a count names; empty where there is no key."""
    return (delivery.key or b"").decode(errors="replace").partition("|")[0]


def decode_count(delivery: Delivery) -> schemas.Count | End:
    """A record of `news.counts.v1`. Raises `Refused`."""
    try:
        if delivery.value is None:
            scope, kind, window = (delivery.key or b"").decode().rsplit("|", 2)
            return End(Key(scope, schemas.Kind(kind), window), delivery.timestamp)
        return schemas.Count.model_validate_json(delivery.value)
    except ValueError as error:  # pydantic's is one, too
        raise Refused("not-a-count", str(error)) from None
