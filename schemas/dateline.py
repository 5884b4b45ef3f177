"""Where a story was filed."""

from typing import Annotated

from pydantic import Field

from schemas.base import Record


class Dateline(Record):
    """What stands in front of the first sentence of a story: "ALMATY, Kazakhstan (AP) —"."""

    place: Annotated[str, Field(max_length=100)] | None = None
    """As it is written, with its country or region: "ALMATY, Kazakhstan"."""
    agency: Annotated[str, Field(max_length=50)] | None = None
    """The news agency, by the one name that `streams/normalize/agencies.py` has for it."""
