"""Records as they come off the wire, whatever a feeder has put into them.

aiokafka 0.14 raises where the name of a header is not UTF-8, in the midst of a fetch, before any
stage has seen the record: the worker ends, and so does the next one, at the same record. Kafka
asks for UTF-8 there, and no broker looks. This can go when aiokafka reads such names.
"""

from collections.abc import Iterator
from typing import Any

from aiokafka.consumer import fetcher
from aiokafka.record.default_records import _DefaultRecordBatchPy
from aiokafka.record.memory_records import _MemoryRecordsPy


def apply() -> None:
    """Let all consumers of this process read such names; doing so twice changes nothing."""
    fetcher.MemoryRecords = Records


class Records(_MemoryRecordsPy):  # type: ignore[misc]  # final by its types alone
    """The batches of a fetched partition."""

    def next_batch(self, *arguments: Any) -> Any:
        """The next batch; none at the end."""
        raw = self._next_slice
        batch = super().next_batch(*arguments)
        return batch if batch is None else Batch(batch, raw)


class Batch:
    """A batch; its records are read once more, with lenience, if the library can't read them."""

    def __init__(self, batch: Any, raw: memoryview) -> None:
        self._batch = batch
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self._batch, name)

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self._batch
        except UnicodeDecodeError:
            # From the first one on; the fetcher leaves out the offsets that it has had.
            yield from _LenientBatch(self._raw)


class _LenientBatch(_DefaultRecordBatchPy):  # type: ignore[misc]  # as above
    def _maybe_uncompress(self) -> None:
        super()._maybe_uncompress()
        self._buffer: bytearray = _Lenient(self._buffer)


class _Lenient(bytearray):
    """Bytes of which the parts that are no text are escaped where text is asked for."""

    def __getitem__(self, where: Any) -> Any:
        found = super().__getitem__(where)
        return _Lenient(found) if isinstance(where, slice) else found

    def decode(self, encoding: str = "utf-8", errors: str = "backslashreplace") -> str:
        return bytes(self).decode(encoding, errors)
