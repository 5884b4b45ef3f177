"""How late the event loop runs: for so long, heartbeats, commits and probes wait."""

import asyncio
from time import perf_counter

import faust

from streams import metrics

EVERY = 0.25
"""Seconds between two looks."""


async def watch_delay(app: faust.App) -> None:
    """Measure until the worker stops."""
    while not app.should_stop:
        begun = perf_counter()
        await asyncio.sleep(EVERY)
        metrics.EVENT_LOOP_DELAY_SECONDS.observe(max(perf_counter() - begun - EVERY, 0))
