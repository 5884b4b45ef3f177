"""The folder of a worker's RocksDB tables: one worker's at a time, and kept if left in order.

A table is written before its changelog, so what a worker that was killed had written and not yet
sent stands in its folder alone. Where the changelog is then read on from what it had acknowledged,
older values come to lie upon newer ones: a state that never was. Such a folder is emptied, and the
tables are read from their changelogs, as on a new machine.
"""

import fcntl
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.errors import UserError

MARK = "in-use"
"""A file that is there, and locked, while a worker has the folder."""

logger = logging.getLogger(__name__)


class FolderTaken(UserError):  # noqa: N818 - it says what is wrong
    """Another worker has the folder; the message says what to set."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Have the folder while the block lasts, which may end by `SystemExit`.

    Raises `FolderTaken`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    was_in_use = mark.exists()
    with mark.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderTaken(
                f"another worker keeps its tables in {folder}; set TALLYWIRE_DATA_DIR to a folder "
                "of this worker's own"
            ) from None
        if was_in_use:
            _empty(folder)
        try:
            yield
        except SystemExit as end:
            if not end.code:
                mark.unlink()
            raise
        mark.unlink()


def _empty(folder: Path) -> None:
    for tables in folder.glob("v*/tables"):  # Faust's
        logger.warning("%s was left by a crash; its tables are read from their changelogs", tables)
        shutil.rmtree(tables)
