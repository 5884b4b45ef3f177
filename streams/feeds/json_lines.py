"""JSON Lines: one article a line, passed on byte for byte."""

from collections.abc import Iterator
from typing import BinaryIO

from streams.feeds.items import MAX_BYTES


def read(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file that are not blank.

    A longer one than any article that is read is cut, so that the pipeline refuses it, and no line
    fills the memory.
    """
    while line := file.readline(MAX_BYTES):
        if not line.endswith(b"\n"):
            _skip_rest(file)
        if value := line.strip():
            yield value


def _skip_rest(file: BinaryIO) -> None:
    while (rest := file.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass
