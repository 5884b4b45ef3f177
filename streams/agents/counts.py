"""Counts as records of `news.counts.v1`, out and in."""

from hashlib import blake2b

from pydantic import ValidationError

import schemas
from schemas.topics import COUNTS
from streams.broker.partitions import partition_of
from streams.broker.records import Outgoing, cloudevent
from streams.refusal import Refused
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


def decode_count(value: bytes | None) -> schemas.Count:
    """A value of `news.counts.v1`. Raises `Refused`."""
    try:
        return schemas.Count.model_validate_json(value or b"")
    except ValidationError as error:
        raise Refused("not-a-count", str(error)) from None
