"""A view of the topics that a worker keeps while somebody looks at it."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from time import perf_counter
from typing import Any, Protocol

from aiokafka.errors import KafkaError

from schemas.topics import ALERTS, COUNTS, DUPLICATES, FIGURES, INCIDENTS
from streams.broker.client import reading
from streams.broker.records import Delivery
from streams.errors import UserError
from streams.live.held import SHOWN, Held
from streams.settings import Settings
from streams.tally.counts import WINDOWS

IDLE = 300.0
"""Seconds after the last look until the view is given up."""
PATIENCE = 10.0
"""Seconds that a look waits for a view that is being filled."""
BATCH = 100
"""Records taken at once; then the agents have the loop, for as long as that took."""
CHECK_EVERY = 10.0
"""Seconds between two questions to the broker whether it is still there."""
ANSWER_WITHIN = 10.0
"""Seconds that it has to answer."""
RETRY_AFTER = 5.0
"""Seconds after a failure until a look begins anew."""
STOP_WITHIN = 2.0
"""Seconds that the consumer has to close when the worker stops."""

NEAR_END: Mapping[str, int] = {
    INCIDENTS.name: 5_000,
    COUNTS.name: 25_000,
    ALERTS.name: 2_000,
    FIGURES.name: 10_000,
    DUPLICATES.name: 5_000,
}
"""How far before the end of each partition the view begins: a long topic is not read whole."""

logger = logging.getLogger(__name__)


class NotShown(UserError):  # noqa: N818 - it says what is wrong
    """There is no view to answer from; the message says why."""


class Source(Protocol):
    """What a view is filled from: `streams.broker.client.Reader`."""

    async def start_near_end(self, offsets: Mapping[str, int]) -> bool:
        """Say where to begin; whether that is the beginning."""

    async def read(self, most: int) -> list[Delivery]:
        """Give the next records; none if none came in for a while."""

    async def ends(self) -> Any:
        """Give how far the topics reach."""

    async def has_reached(self, ends: Any) -> bool:
        """Whether all up to there was given."""


class View:
    """Holds the newest of what comes out, from the first look until some time after the last.

    It reads all partitions, in no group, so any worker can answer whatever it works on. Nothing
    that goes wrong here reaches the agents: it is the answer to the next look.
    """

    def __init__(
        self,
        open_source: Callable[[], AbstractAsyncContextManager[Source]],
        windows: tuple[str, ...] = WINDOWS,
    ) -> None:
        """`windows` are the rolling windows that are shown."""
        self._open = open_source
        self._windows = windows
        self._task: asyncio.Task[None] | None = None
        self._settled = asyncio.Event()
        self._held: Held | None = None
        self._failure: str | None = None
        self._looked_at = self._failed_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether it reads the topics."""
        return self._task is not None and not self._task.done()

    async def look(self) -> Held:
        """Return what is held, once everything there was when it began is read.

        Raises `NotShown` where that takes long, or can't be done.
        """
        now = asyncio.get_running_loop().time()
        self._looked_at = now
        if not self.is_open and not (self._failure and now < self._failed_at + RETRY_AFTER):
            self._begin()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._settled.wait()
        if self._failure:
            raise NotShown(self._failure)
        if self._held is None:
            raise NotShown("the topics are being read; ask again in some seconds")
        return self._held

    async def stop(self) -> None:
        """Give the view up."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=STOP_WITHIN)

    def _begin(self) -> None:
        self._settled.clear()
        self._failure = None
        self._task = asyncio.create_task(self._run(), name="live view")

    async def _run(self) -> None:
        try:
            async with self._open() as source:
                await self._follow(source)
        except Exception as error:
            self._failed_at = asyncio.get_running_loop().time()
            self._failure = _reason(error)
            logger.warning("the live view ended: %s", self._failure, exc_info=error)
        finally:
            self._held = None
            self._settled.set()

    async def _follow(self, source: Source) -> None:
        loop = asyncio.get_running_loop()
        held = Held(self._windows, from_beginning=await source.start_near_end(NEAR_END))
        ends = await source.ends()
        checked_at = loop.time()
        while loop.time() < self._looked_at + IDLE:
            deliveries = await source.read(BATCH)
            began = perf_counter()
            for delivery in deliveries:
                held.take(delivery)
            if self._held is None and await source.has_reached(ends):
                self._held = held
                self._settled.set()
            await asyncio.sleep(perf_counter() - began)
            if loop.time() >= checked_at + CHECK_EVERY:
                async with asyncio.timeout(ANSWER_WITHIN):
                    await source.ends()
                checked_at = loop.time()


def view_of(settings: Settings) -> View:
    """The view of the topics that these settings name."""
    return View(lambda: reading(settings, SHOWN, from_beginning=True), settings.windows)


def _reason(error: Exception) -> str:
    """What a reader of the page may know: our own words, Kafka's, or the kind of error."""
    if isinstance(error, UserError | KafkaError):
        return str(error)
    if isinstance(error, TimeoutError):
        return f"Kafka has not answered for {ANSWER_WITHIN:.0f} s"
    return f"{type(error).__name__}; the worker's log says more"
