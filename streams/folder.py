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

LOCK = "lock"
"""A file that is locked while a worker has the folder."""
ORDER = "in-order"
"""A file that is there while no worker has it, and the last one left it in order."""

logger = logging.getLogger(__name__)


class FolderUnusable(UserError):  # noqa: N818 - it says what is wrong
    """The folder is another worker's, or can't be written; the message says what to do."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Have the folder while the block lasts, which may end by `SystemExit`.

    Raises `FolderUnusable`.
    """
    order = folder / ORDER
    with _locked(folder):
        if not order.exists():
            _empty(folder)
        order.unlink(missing_ok=True)
        try:
            yield
        except SystemExit as end:
            if not end.code:
                order.touch()
            raise
        order.touch()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("ab")
    except OSError as error:
        raise FolderUnusable(
            f"can't keep tables in {folder} ({error.strerror}); set TALLYWIRE_DATA_DIR to a folder "
            "that can be written"
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderUnusable(
                f"another worker keeps its tables in {folder} ({error.strerror}); set "
                "TALLYWIRE_DATA_DIR to a folder of this worker's own"
            ) from None
        yield


def _empty(folder: Path) -> None:
    for table in folder.glob("v*/tables/*"):  # Faust's
        logger.warning("%s was not left in order; it is read from its changelog", table)
        shutil.rmtree(table)
