import asyncio
import time
from types import SimpleNamespace
from typing import Any

from prometheus_client import REGISTRY

from streams.delay import EVERY, watch_delay


async def test_what_holds_the_loop_up_is_seen() -> None:
    def late() -> float:
        name = "tallywire_event_loop_delay_seconds"
        more = REGISTRY.get_sample_value(f"{name}_count") or 0
        return more - (REGISTRY.get_sample_value(f"{name}_bucket", {"le": "0.3"}) or 0)

    app: Any = SimpleNamespace(should_stop=False)
    watching = asyncio.create_task(watch_delay(app))
    before = late()
    await asyncio.sleep(EVERY * 1.5)
    time.sleep(EVERY + 0.5)  # noqa: ASYNC251 - it is what is to be seen
    await asyncio.sleep(EVERY * 1.5)
    assert late() - before >= 1
    app.should_stop = True
    await watching
