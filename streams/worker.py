"""The worker process."""

import asyncio
import logging
import os
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import faust
from mode import Service

import schemas
from streams import roster as rosters
from streams.agents.stage import Stage
from streams.agents.ticks import tick
from streams.app import create_app
from streams.broker import admin
from streams.broker.ports import bind_error
from streams.changelogs import watch_recovery
from streams.delay import watch_delay
from streams.ending import EXIT_FAILURE
from streams.errors import UserError
from streams.folder import held
from streams.settings import Settings

SHUTDOWN_DEADLINE = 9.0
"""Seconds from SIGTERM to the end; a worker that is not done by then ends without a commit."""
WALL_TICK = 60.0
"""Seconds between two looks of the tally at the time of day."""

logger = logging.getLogger(__name__)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"]},
}


class PortTaken(UserError):  # noqa: N818 - it says what is wrong
    """The HTTP server can't have its port; the message says what to set."""


class Worker(faust.Worker):
    """A Faust worker that keeps to its deadline when it is told to stop."""

    async def on_startup_finished(self) -> None:
        """Say that work begins."""
        await super().on_startup_finished()
        conf = self.app.conf
        logger.info("ready, serving on http://%s:%s", conf.web_bind, conf.web_port)

    def _flag_as_shutdown_by_signal(self) -> None:
        deadline = threading.Timer(SHUTDOWN_DEADLINE, os._exit, [EXIT_FAILURE])
        deadline.daemon = True
        deadline.start()
        super()._flag_as_shutdown_by_signal()


class Watches(Service):
    """What must watch during recovery, too; an app's own tasks begin only after it."""

    def __init__(self, *watches: Callable[[], Coroutine[Any, Any, None]]) -> None:
        super().__init__()
        self._watches = watches

    async def on_start(self) -> None:
        """Begin."""
        for watch in self._watches:
            self.add_future(watch())


def run_worker(settings: Settings, stages: Sequence[Stage], log_level: str) -> None:
    """Run these stages until SIGTERM or SIGINT.

    Raises `BrokerError`, `TopicsError`, `PortTaken` and `FolderUnusable` where it can't begin.
    """
    roster = rosters.draw_up(settings, stages, asyncio.run(admin.missing(settings)))
    for name, why in roster.idle.items():
        logger.error("%s does not run: %s", name, why)
    _check_port(settings)
    with held(settings.data_dir) if settings.store == "rocksdb" else nullcontext():
        _run(settings, stages, roster, log_level)


def _run(
    settings: Settings, stages: Sequence[Stage], roster: rosters.Roster, log_level: str
) -> None:
    for stage in roster.able:
        stage.load()
    app, health = create_app(settings, roster.able)
    health.idle = roster.idle
    if settings.clock == "wall" and schemas.Stage.TALLY not in roster.idle:
        _keep_time(app, settings)
    logging_config = LOGGING | {"root": {**LOGGING["root"], "level": log_level}}  # type: ignore[dict-item]  # a plain dict
    watches = Watches(
        health.watch,
        lambda: watch_recovery(app),
        lambda: watch_delay(app),
        lambda: rosters.watch(settings, stages, roster),
    )
    worker = Worker(app, watches, logging_config=logging_config, loglevel=log_level)
    if log_level != "DEBUG":
        # They tell of every service and every rebalance, and under DEBUG of every message sent.
        for library in ("faust", "mode", "aiokafka"):
            logging.getLogger(library).setLevel(logging.WARNING)
    logging.getLogger("aiokafka.conn").setLevel(logging.INFO)  # below that it shows passwords
    worker.execute_from_commandline()


def _check_port(settings: Settings) -> None:
    error = bind_error(settings.web_bind, settings.web_port)
    if error is not None:
        raise PortTaken(
            f"can't serve on {settings.web_bind}:{settings.web_port} ({error.strerror}); "
            "set TALLYWIRE_WEB_PORT to a free port, each worker of a machine needs its own"
        )


def _keep_time(app: faust.App, settings: Settings) -> None:
    """Tell each partition of the tally the time of day, so that windows end without news, too."""

    async def send_ticks() -> None:
        now = datetime.now(UTC)
        for partition in range(settings.partitions):
            record = tick(now, f"{now:%Y%m%dT%H%M}")
            producer: Any = app.producer
            await producer.send(
                record.topic, record.key, record.value, partition, None, list(record.headers)
            )

    app.timer(WALL_TICK)(send_ticks)
