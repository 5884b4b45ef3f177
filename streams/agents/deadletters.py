"""Dead letters: a record that could not be used, and why, on a topic of its own.

The value, the key and the first headers are the original's, byte for byte, so that a retry is a
plain copy back. After them come headers with a prefix, as in Kafka Connect's dead letter queues,
and then those of a CloudEvent: of the same name, the last one counts.
"""

from datetime import UTC, datetime
from itertools import takewhile

from pydantic import ValidationError

import schemas
from schemas.topics import DEADLETTERS, RAW
from streams import metrics
from streams.broker.records import BYTES, Delivery, Headers, Outgoing, cloudevent

PREFIX = "tallywire-dl-"
FIRST = f"{PREFIX}stage"
"""Of the headers that a refusal adds: all that follow are its own."""
ARRIVED = f"{PREFIX}arrived"
MAX_DETAIL = 500
"""Characters of the detail that are kept."""
MAX_BYTES = RAW.max_message_bytes
"""Of value, key and headers together. A record within the raw topic's limit fits; one that a
client compressed below it may not, and is cut: it lies whole where its position says."""


def dead_letter(delivery: Delivery, stage: schemas.Stage, reason: str, detail: str) -> Outgoing:
    """The dead letter that this record becomes, and its count."""
    metrics.count(metrics.DEADLETTERS, stage=stage, reason=reason)
    if stage in (schemas.Stage.NORMALIZE, schemas.Stage.EXTRACT):
        metrics.count(metrics.ARTICLES, outcome="refused")
    now = datetime.now(UTC)
    facts = {
        "stage": str(stage),
        "reason": reason,
        "detail": detail[:MAX_DETAIL],
        "topic": delivery.topic,
        "partition": str(delivery.partition),
        "offset": str(delivery.offset),
        "arrived": arrival(delivery).isoformat(),
        "at": now.isoformat(),
    }
    key, value, headers = delivery.key, delivery.value, original_headers(delivery.headers)
    room = MAX_BYTES - sum(len(name) + len(content) for name, content in headers) - len(key or b"")
    if value is not None and len(value) > room:
        facts["cut"] = "true"
        value = value[: max(room, 0)]
    if room < 0:
        key, headers = None, ()
    added = tuple(
        (f"{PREFIX}{name}", content.encode(errors="replace")) for name, content in facts.items()
    )
    event = cloudevent(
        id_=delivery.position,
        type_=schemas.DeadLetter.CE_TYPE,
        source=stage,
        time=now,
        trace=delivery.as_origin() if delivery.topic == RAW.name else delivery.trace,
        content_type=BYTES,
    )
    return Outgoing(DEADLETTERS.name, key, value, headers + added + event)


def read(delivery: Delivery) -> schemas.DeadLetter | None:
    """A record of `news.deadletters.v1` as its model; null for one that is not of ours."""
    facts = {
        name.removeprefix(PREFIX): value.decode()
        for name, value in delivery.headers
        if name.startswith(PREFIX)
    }
    original = {
        "key": delivery.key,
        "value": delivery.value,
        "headers": original_headers(delivery.headers),
    }
    try:
        return schemas.DeadLetter.model_validate(facts | original)
    except ValidationError:
        return None


def retried(letter: schemas.DeadLetter) -> Outgoing:
    """The record that puts the original back where it came from.

    One header is added: when it came first, which is what an article without a date counts by.
    """
    arrived = (ARRIVED, letter.arrived.isoformat().encode())
    return Outgoing(
        letter.topic, letter.key, letter.value, (*letter.headers, arrived), letter.partition
    )


def arrival(delivery: Delivery) -> datetime:
    """When a record came to its topic; of one that is retried, when it came first.

    Whoever writes to the topic can name an earlier time so, as in `published_at`, but no later one.
    """
    named = dict(delivery.headers).get(ARRIVED, b"")
    try:
        first = datetime.fromisoformat(named.decode())
    except ValueError:
        return delivery.timestamp
    return min(first, delivery.timestamp) if first.tzinfo else delivery.timestamp


def original_headers(headers: Headers) -> Headers:
    """The headers without what a refusal, or a retry, added."""
    before = takewhile(lambda header: header[0] != FIRST, headers)
    return tuple(header for header in before if not header[0].startswith(PREFIX))
