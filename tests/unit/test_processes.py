import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from streams import processes
from streams.processes import LOG_TAIL, WorkerDied, WorkerProcess, worker


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "worker.log"


def started(program: str, log: Path) -> WorkerProcess:
    """A process that runs this program and stands for a worker; it has said `ready`."""
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-S", "-E", "-c", program], stdout=subprocess.PIPE, stderr=file
        )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.stdout.close()
    return WorkerProcess(process, log)


WAITS = "import sys, signal; print('ready', flush=True); signal.pause()"
IS_DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + WAITS
DIES = "import sys; print('ready', flush=True); sys.stderr.write({words!r}); sys.exit(3)"


def test_a_worker_that_runs_is_no_error(log: Path) -> None:
    running = started(WAITS, log)
    running.check()
    running.kill()


def test_a_dead_worker_is_said_with_its_status_and_the_end_of_its_log(log: Path) -> None:
    dead = started(DIES.format(words="first " + "word " * LOG_TAIL + "last"), log)
    dead.process.wait()
    with pytest.raises(WorkerDied) as error:
        dead.check()
    head, tail = str(error.value).split("\n", 1)
    assert "status 3" in head
    assert tail.endswith("last")
    assert len(tail) == LOG_TAIL


def test_a_log_that_is_not_utf8_is_shown_all_the_same(log: Path) -> None:
    log.write_bytes(b"\xff\xfe")
    dead = started(DIES.format(words="last"), log)
    dead.process.wait()
    with pytest.raises(WorkerDied, match="last"):
        dead.check()


def test_stop_asks_a_worker_to_end_and_gives_its_status(log: Path) -> None:
    assert started(WAITS, log).stop() == -signal.SIGTERM


def test_a_worker_that_does_not_listen_is_killed(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "STOP_TIMEOUT", 0.0)
    assert started(IS_DEAF, log).stop() == -signal.SIGKILL


def test_a_worker_gets_the_settings_and_a_folder_and_a_port_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shows = tmp_path / "python"
    shows.write_text("#!/bin/sh\nenv\n")
    shows.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(shows))
    monkeypatch.setenv("TALLYWIRE_BROKER", "ours:1")
    environments = []
    for _ in range(2):
        with worker({"TALLYWIRE_BROKER": "theirs:1"}) as running:
            running.process.wait()
            lines = running.log.read_text().splitlines()
            environments.append(dict(line.split("=", 1) for line in lines if "=" in line))
            assert Path(environments[-1]["TALLYWIRE_DATA_DIR"]).is_dir()
    one, other = environments
    assert one["TALLYWIRE_BROKER"] == "theirs:1"
    assert one["TALLYWIRE_DATA_DIR"] != other["TALLYWIRE_DATA_DIR"]
    assert one["TALLYWIRE_WEB_PORT"].isdecimal()
    assert not Path(one["TALLYWIRE_DATA_DIR"]).exists(), "gone with the worker"


def test_a_worker_is_ended_when_the_block_is_left_by_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    waits = tmp_path / "python"
    waits.write_text("#!/bin/sh\nexec sleep 600\n")
    waits.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(waits))
    with pytest.raises(ZeroDivisionError), worker({}) as running:
        raise ZeroDivisionError
    assert running.process.returncode == -signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(running.process.pid, 0)
