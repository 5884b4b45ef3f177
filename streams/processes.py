"""Worker processes, started and stopped by `replay`, `demo` and the tests."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from streams.broker.ports import free_port
from streams.errors import UserError

STOP_TIMEOUT = 15.0
"""Seconds from SIGTERM until a worker is killed; above a worker's own deadline."""
LOG_TAIL = 2_000
"""Characters of a dead worker's log that its error shows."""


class WorkerDied(UserError):  # noqa: N818 - it says what happened
    """A worker ended by itself; the message holds the end of its log."""


@dataclass
class WorkerProcess:
    """One worker."""

    process: subprocess.Popen[bytes]
    log: Path
    """What it says; read by its name, since its descriptor's position is the worker's."""

    def check(self) -> None:
        """Raise `WorkerDied` if it does not run any more."""
        status = self.process.poll()
        if status is not None:
            raise WorkerDied(
                f"a worker ended with status {status}; the end of its log:\n{self.last_words()}"
            )

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-LOG_TAIL:]

    def kill(self) -> None:
        """End it without warning, as a crash would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to end, wait, and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self.kill()
            return self.process.returncode


@contextlib.contextmanager
def worker(
    environment: Mapping[str, str], *, log_level: str = "WARNING"
) -> Iterator[WorkerProcess]:
    """Run a worker while the block lasts.

    `environment` holds settings (`TALLYWIRE_*`); the worker gets a data folder and a port of its
    own where none are named.
    """
    with tempfile.TemporaryDirectory(prefix="tallywire-") as folder:
        own = {"TALLYWIRE_DATA_DIR": folder, "TALLYWIRE_WEB_PORT": str(free_port())}
        log = Path(folder) / "worker.log"
        with log.open("ab") as file:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "streams", "worker", "--log-level", log_level],
                env={**os.environ, **own, **environment},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,  # Ctrl-C is ours; the worker then gets a SIGTERM
            )
        running = WorkerProcess(process, log)
        try:
            yield running
        finally:
            if process.poll() is None:
                running.stop()
