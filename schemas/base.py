"""What every record shares."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """An immutable value that travels as JSON.

    Unknown fields are ignored, so a reader of today understands the record of a later version.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    def to_json(self) -> bytes:
        """The record as the bytes of a Kafka value: UTF-8 JSON, without spaces."""
        return self.model_dump_json().encode()
