"""Messages dispatched from the consumer to the streams without tasks for each.

The release waits for each message's dispatch, for a pause, for a stop and for a crash, in four
tasks, of which three are cancelled at once: that took a fifth of a worker's time. Nearly always the
queues have room and the dispatch is done at its first step; only one that waits needs the tasks.
"""

import asyncio
from collections.abc import Coroutine, Generator
from functools import partial
from types import coroutine
from typing import Any

from mode import Service
from mode.services import WaitResults


class Dispatch(Service):
    """What a consumer of Faust waits for: tried without tasks first."""

    async def wait_first(
        self,
        *awaited: Any,
        timeout: Any = None,  # noqa: ASYNC109 - the release's own signature
    ) -> WaitResults:
        """Wait until one of these is done, or the service stops."""
        first, *others = awaited
        if not asyncio.iscoroutine(first):
            return await super().wait_first(*awaited, timeout=timeout)
        try:
            future = first.send(None)
        except StopIteration as done:
            _drop(others)
            if self._stopped.is_set() or self._crashed.is_set():
                return WaitResults([], [], True)
            return WaitResults([first], [done.value], False)
        except BaseException:
            _drop(others)
            raise
        return await super().wait_first(_finish(first, future), *others, timeout=timeout)


def _drop(others: list[Any]) -> None:
    """Let go what is not waited for any more."""
    for one in others:
        if asyncio.iscoroutine(one):
            one.close()


async def _finish(begun: Coroutine[Any, Any, Any], future: Any) -> Any:
    """Run a coroutine to its end that waits for this future."""
    return await _steps(begun, future)


@coroutine
def _steps(begun: Coroutine[Any, Any, Any], future: Any) -> Generator[Any, Any, Any]:
    while True:
        try:
            sent = yield future
        except BaseException as error:  # noqa: BLE001 - it is the coroutine's to handle
            step = partial(begun.throw, error)
        else:
            step = partial(begun.send, sent)
        try:
            future = step()
        except StopIteration as done:
            return done.value
