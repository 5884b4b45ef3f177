import asyncio
import os
import socket
from types import SimpleNamespace
from typing import Any

import faust
import pytest

from schemas.report import figures_record
from streams import worker as workers
from streams.ending import EXIT_FAILURE
from streams.settings import Settings
from streams.worker import PortTaken, Watches, Worker
from tests.unit.jumping_loop import settle


class Timer:
    """A timer that is set, and never goes off."""

    made: "list[Timer]"

    def __init__(self, seconds: float, function: Any, arguments: list[Any]) -> None:
        self.call = (seconds, function, arguments)
        self.daemon = self.started = False
        self.made.append(self)

    def start(self) -> None:
        assert self.daemon, "it must not keep a worker alive that has ended in time"
        self.started = True


def test_a_worker_that_is_told_to_stop_has_a_deadline_after_which_it_ends_uncommitted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Timer.made = []
    monkeypatch.setattr(workers.threading, "Timer", Timer)
    worker = Worker(faust.App("deadline", broker="kafka://127.0.0.1:1"))
    worker._flag_as_shutdown_by_signal()
    (timer,) = Timer.made
    assert timer.started
    assert timer.call == (workers.SHUTDOWN_DEADLINE, os._exit, [EXIT_FAILURE])


def test_the_deadline_lies_before_supervisors_kill() -> None:
    assert workers.SHUTDOWN_DEADLINE < 10, "what docker stop waits by default"


async def test_watches_run_from_the_start_and_end_with_the_worker() -> None:
    """An app's own tasks begin only after recovery."""
    begun: list[str] = []

    async def watch(name: str) -> None:
        begun.append(name)
        await asyncio.Event().wait()

    watches = Watches(lambda: watch("health"), lambda: watch("recovery"))
    await watches.start()
    await settle()
    assert begun == ["health", "recovery"]
    await watches.stop()


async def test_a_watch_that_fails_takes_the_worker_down_rather_than_watch_no_more() -> None:
    async def watch() -> None:
        raise ArithmeticError("a fault of the watch")

    watches = Watches(watch)
    await watches.start()
    await settle()
    assert isinstance(watches.crash_reason, ArithmeticError)
    await watches.stop()


def test_a_port_that_is_taken_is_said_with_the_setting() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"127\.0\.0\.1:{port} .*TALLYWIRE_WEB_PORT"):
            workers._check_port(Settings(web_port=port))
    workers._check_port(Settings(web_port=port))


async def test_each_partition_of_the_tally_is_told_the_time_of_day() -> None:
    sent: list[tuple[Any, ...]] = []

    async def send(*record: Any) -> None:
        sent.append(record)

    timers: dict[float, Any] = {}
    app: Any = SimpleNamespace(
        producer=SimpleNamespace(send=send),
        timer=lambda seconds: lambda function: timers.setdefault(seconds, function),
    )
    workers._keep_time(app, Settings(partitions=3))
    await timers[workers.WALL_TICK]()
    assert [partition for _, _, _, partition, *_ in sent] == [0, 1, 2]
    assert {topic for topic, *_ in sent} == {"news.figures.v1"}
    assert {type(figures_record.validate_json(value)).__name__ for _, _, value, *_ in sent} == (
        {"Tick"}
    )
