import asyncio
from typing import Any

import pytest
from mode import Service

from streams.dispatch import Dispatch
from tests.unit import release

REVIEWED = "c7b076fcaa4527044f0dd48ef10c1bc2c804a2d260ed4794460e95a2434bfd28"
"""SHA-256 of the text of `Service.wait_first` for which `streams/dispatch.py` was written."""


class Released(Service):
    """Waits as the release does."""


class Ours(Dispatch):
    """Waits as a worker does."""


def test_the_release_is_the_one_that_was_reviewed() -> None:
    assert release.digest(Service, "wait_first") == REVIEWED, (
        "mode's Service.wait_first is not the one that streams/dispatch.py stands before: read its "
        "new text, and note the new digest here"
    )


@pytest.fixture(params=[Released, Ours])
async def consumer(request: pytest.FixtureRequest) -> Any:
    """Both must do the same."""
    return request.param()


async def hand_over(queue: asyncio.Queue[str], value: str) -> str:
    await queue.put(value)
    return value


async def test_what_needs_no_wait_is_done_without_a_task() -> None:
    before = asyncio.all_tasks()
    queue: asyncio.Queue[str] = asyncio.Queue()
    waiting = Ours().wait_first(hand_over(queue, "a"), asyncio.Event().wait())
    with pytest.raises(StopIteration) as done:
        waiting.send(None)  # its first step is its last
    assert done.value.value.results == ["a"]
    assert asyncio.all_tasks() == before
    assert queue.get_nowait() == "a"


async def test_what_has_no_room_waits_for_it(consumer: Any) -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(1)
    queue.put_nowait("a")
    waiting = asyncio.create_task(
        consumer.wait_first(hand_over(queue, "b"), asyncio.Event().wait())
    )
    for _ in range(5):
        await asyncio.sleep(0)
    assert not waiting.done()
    assert queue.get_nowait() == "a"
    result = await waiting
    assert (result.results, queue.get_nowait()) == (["b"], "b")


async def test_a_pause_ends_the_wait_and_the_message_is_not_handed_over(consumer: Any) -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(1)
    queue.put_nowait("a")
    pause = asyncio.Event()
    waiting = asyncio.create_task(consumer.wait_first(hand_over(queue, "b"), pause.wait()))
    for _ in range(5):
        await asyncio.sleep(0)
    pause.set()
    await waiting
    assert [queue.get_nowait()] == ["a"]
    assert queue.empty()


async def test_a_stop_ends_the_wait(consumer: Any) -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(1)
    queue.put_nowait("a")
    waiting = asyncio.create_task(consumer.wait_first(hand_over(queue, "b")))
    await asyncio.sleep(0)
    consumer._stopped.set()
    assert (await waiting).stopped


async def test_who_is_stopped_hears_so(consumer: Any) -> None:
    consumer._stopped.set()
    assert (await consumer.wait_first(hand_over(asyncio.Queue(), "a"))).stopped


async def test_an_error_at_once_or_later_is_raised(consumer: Any) -> None:
    async def fail(steps: int) -> None:
        for _ in range(steps):
            await asyncio.sleep(0.001)
        raise OSError("the disk is full")

    for steps in (0, 1, 3):
        with pytest.raises(OSError, match="the disk is full"):
            await consumer.wait_first(fail(steps), asyncio.Event().wait())


async def test_who_is_cancelled_while_waiting_passes_it_on(consumer: Any) -> None:
    heard = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            heard.append("cancelled")
            raise

    waiting = asyncio.create_task(consumer.wait_first(wait()))
    for _ in range(5):
        await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    for _ in range(5):
        await asyncio.sleep(0)
    assert heard == ["cancelled"]


async def test_events_and_futures_may_be_waited_for_too(consumer: Any) -> None:
    event = asyncio.Event()
    event.set()
    future = asyncio.get_running_loop().create_future()
    future.set_result(7)
    assert not (await consumer.wait_first(event)).stopped
    assert (await consumer.wait_first(future)).results == [7]
