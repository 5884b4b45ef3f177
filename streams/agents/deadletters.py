"""Dead letters: a record that could not be used, and why, on a topic of its own.

The value, the key and the headers are the original's, byte for byte; the rest is in headers with
a prefix, as in Kafka Connect's dead letter queues, so that a retry is a plain copy back.
"""

from datetime import UTC, datetime

import schemas
from schemas.topics import DEADLETTERS
from streams import metrics
from streams.broker.records import Delivery, Headers, Outgoing

PREFIX = "tallywire-dl-"
MAX_DETAIL = 500
"""Characters of the detail that are kept."""


def dead_letter(delivery: Delivery, stage: schemas.Stage, reason: str, detail: str) -> Outgoing:
    """The dead letter that this record becomes, and its count."""
    metrics.DEADLETTERS.labels(stage=stage, reason=reason).inc()
    facts = {
        "stage": str(stage),
        "reason": reason,
        "detail": detail[:MAX_DETAIL],
        "topic": delivery.topic,
        "partition": str(delivery.partition),
        "offset": str(delivery.offset),
        "at": datetime.now(UTC).isoformat(),
    }
    headers = tuple((f"{PREFIX}{name}", value.encode()) for name, value in facts.items())
    return Outgoing(
        DEADLETTERS.name, delivery.key, delivery.value, original_headers(delivery.headers) + headers
    )


def read(delivery: Delivery) -> schemas.DeadLetter:
    """A record of `news.deadletters.v1` as its model."""
    facts = {
        name.removeprefix(PREFIX): value.decode()
        for name, value in delivery.headers
        if name.startswith(PREFIX)
    }
    return schemas.DeadLetter.model_validate(
        {
            **facts,
            "key": delivery.key,
            "value": delivery.value,
            "headers": original_headers(delivery.headers),
        }
    )


def original_headers(headers: Headers) -> Headers:
    """The headers without what an earlier refusal added."""
    return tuple((name, value) for name, value in headers if not name.startswith(PREFIX))
