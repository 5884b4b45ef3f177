import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from aiokafka.errors import TopicAuthorizationFailedError

from schemas.topics import INCIDENTS
from streams.broker.errors import BrokerError
from streams.broker.records import Delivery
from streams.live.answers import AboutIncidents
from streams.live.held import SHOWN
from streams.live.view import (
    ANSWER_WITHIN,
    BATCH,
    CHECK_EVERY,
    IDLE,
    NEAR_END,
    PATIENCE,
    RETRY_AFTER,
    NotShown,
    View,
)
from tests.unit.jumping_loop import run, settle
from tests.unit.live.build import incident, put

POLL = 0.2


class Topics:
    """Topics that hold some incidents, and a broker that can go away."""

    def __init__(self, records: int = 3, per_second: float = 1e9) -> None:
        self.records = records
        self.pause = BATCH / per_second
        self.opened = self.closed = self.given = 0
        self.starts: Mapping[str, int] = {}
        self.refuses: Exception | None = None
        self.is_silent = False

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator["Topics"]:
        if self.refuses:
            raise self.refuses
        self.opened += 1
        self.given = 0
        try:
            yield self
        finally:
            self.closed += 1

    async def start_near_end(self, offsets: Mapping[str, int]) -> bool:
        self.starts = offsets
        return True

    async def read(self, most: int) -> list[Delivery]:
        assert most == BATCH
        now = min(most, self.records - self.given)
        await asyncio.sleep(self.pause if now else POLL)
        first, self.given = self.given, self.given + now
        return [put(INCIDENTS, incident(str(n), n)) for n in range(first, self.given)]

    async def ends(self) -> int:
        if self.is_silent:
            await asyncio.sleep(3_600)
        return self.records

    async def has_reached(self, ends: Any) -> bool:
        return self.given >= ends


async def total(view: View) -> int:
    return (await view.look()).incidents(AboutIncidents()).total


def test_nothing_is_read_until_somebody_looks() -> None:
    async def main() -> None:
        topics = Topics()
        view = View(topics.open)
        await asyncio.sleep(IDLE)
        assert topics.opened == 0
        assert await total(view) == 3
        assert topics.opened == 1
        assert topics.starts == NEAR_END
        await view.stop()

    run(main())


def test_the_first_look_waits_for_all_that_lay_there() -> None:
    async def main() -> None:
        view = View(Topics(records=10 * BATCH, per_second=200).open)
        assert await total(view) == 10 * BATCH
        await view.stop()

    run(main())


def test_a_view_that_takes_long_to_fill_says_so_and_goes_on_filling() -> None:
    async def main() -> None:
        topics = Topics(records=10 * BATCH, per_second=10 * BATCH / (2 * PATIENCE))
        view = View(topics.open)
        with pytest.raises(NotShown, match="being read"):
            await view.look()
        await asyncio.sleep(PATIENCE)
        assert await total(view) == 10 * BATCH
        assert topics.opened == 1
        await view.stop()

    run(main())


def test_what_comes_later_is_seen_by_the_next_look() -> None:
    async def main() -> None:
        topics = Topics()
        view = View(topics.open)
        assert await total(view) == 3
        topics.records = 5
        await asyncio.sleep(2 * POLL)
        assert await total(view) == 5
        assert topics.opened == 1
        await view.stop()

    run(main())


def test_it_is_given_up_some_time_after_the_last_look_and_begins_anew_at_the_next() -> None:
    async def main() -> None:
        topics = Topics()
        view = View(topics.open)
        await view.look()
        await asyncio.sleep(IDLE - 1)
        assert view.is_open
        await view.look()
        await asyncio.sleep(IDLE - 1)
        assert view.is_open
        await asyncio.sleep(2)
        assert (topics.closed, view.is_open) == (1, False)
        assert await total(view) == 3
        assert topics.opened == 2
        await view.stop()

    run(main())


def test_many_who_look_at_once_share_one_view() -> None:
    async def main() -> None:
        topics = Topics()
        view = View(topics.open)
        first, *others = await asyncio.gather(*(view.look() for _ in range(20)))
        assert all(other is first for other in others)
        assert topics.opened == 1
        await view.stop()

    run(main())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokerError("no Kafka answers at x:1"), "no Kafka answers at x:1"),
        (TopicAuthorizationFailedError("x.v1"), "[Error 29] TopicAuthorizationFailedError: x.v1"),
        (KeyError("a value out of the records"), "KeyError; the worker's log says more"),
    ],
)
def test_a_failure_is_the_answer_and_is_tried_again_after_a_while(
    error: Exception, said: str
) -> None:
    async def main() -> None:
        topics = Topics()
        topics.refuses = error
        view = View(topics.open)
        for _ in range(2):
            with pytest.raises(NotShown) as refused:
                await view.look()
            assert str(refused.value) == said
        topics.refuses = None
        with pytest.raises(NotShown):
            await view.look()
        assert topics.opened == 0, "it is not tried at every look"
        await asyncio.sleep(RETRY_AFTER)
        assert await total(view) == 3
        await view.stop()

    run(main())


def test_a_broker_that_falls_silent_is_noticed_and_nothing_old_is_shown_as_new() -> None:
    async def main() -> None:
        topics = Topics()
        view = View(topics.open)
        await view.look()
        topics.is_silent = True
        await asyncio.sleep(CHECK_EVERY + ANSWER_WITHIN + 1)
        assert topics.closed == 1
        with pytest.raises(NotShown, match="has not answered for 10 s"):
            await view.look()

    run(main())


def test_the_loop_is_others_for_as_long_as_a_batch_took(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each batch takes a second of this clock; as much must pass before the next one."""
    clock = iter(range(1_000_000))
    monkeypatch.setattr("streams.live.view.perf_counter", lambda: next(clock))

    async def main() -> None:
        view = View(Topics(records=5 * BATCH).open)
        began = asyncio.get_running_loop().time()
        await view.look()
        assert asyncio.get_running_loop().time() - began >= 4
        await view.stop()

    run(main())


def test_a_worker_that_stops_closes_the_view() -> None:
    async def main() -> None:
        topics = Topics()
        view = View(topics.open)
        await view.stop()  # nobody ever looked
        await view.look()
        await view.stop()
        await settle()
        assert (topics.closed, view.is_open) == (1, False)

    run(main())


def test_every_topic_has_a_start_of_its_own() -> None:
    assert NEAR_END.keys() == set(SHOWN)
