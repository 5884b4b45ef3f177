"""JSON Lines: one article a line, passed on byte for byte."""

from collections.abc import Iterator
from typing import BinaryIO

MAX_LINE = 4_000_001
"""Bytes; a longer line is cut there. No setting lets the pipeline accept so much, so that it is
refused all the same, and no line fills the memory."""


def read(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file that are not blank."""
    while line := file.readline(MAX_LINE):
        if not line.endswith(b"\n"):
            _skip_rest(file)
        if value := line.strip():
            yield value


def _skip_rest(file: BinaryIO) -> None:
    while (rest := file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
        pass
