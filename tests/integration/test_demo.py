"""The demo, as a new user runs it."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

DEMO = [sys.executable, "-m", "streams", "demo"]


def test_the_demo_ends_by_itself_with_a_summary() -> None:
    demo = subprocess.run(DEMO, capture_output=True, text=True, timeout=120, check=False)
    assert demo.returncode == 0, demo.stderr
    words = demo.stdout.replace(",", "")
    summary = re.search(
        r"(\d+) articles: (\d+) reported (\d+) copies (\d+) with nothing to report (\d+) refused",
        words,
    )
    assert summary
    articles, *outcomes = map(int, summary.groups())
    assert sum(outcomes) == articles
    assert "incidents" in demo.stdout
    assert "tallywire demo --keep" in demo.stdout


def test_ctrl_c_leaves_nothing_running() -> None:
    keep = [*DEMO, "--keep"]
    with subprocess.Popen(keep, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as demo:
        assert demo.stdout
        assert demo.stdout.readline().startswith(b"Live at http://127.0.0.1:")
        children: set[int] = set()
        deadline = time.monotonic() + 30
        while len(children) < 2:  # the broker and the worker
            assert time.monotonic() < deadline, "the demo did not start its processes"
            children = _children(demo.pid)
            time.sleep(0.1)
        demo.send_signal(signal.SIGINT)
        assert demo.wait(30) == 128 + signal.SIGINT
        assert demo.stderr
        assert b"Traceback" not in demo.stderr.read()
    assert [pid for pid in children if _runs(pid)] == []


def _children(pid: int) -> set[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def _runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()
