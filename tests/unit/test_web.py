import asyncio
import threading
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client import REGISTRY

import schemas
from streams import metrics, web
from streams.metrics import Reading
from streams.web import add_pages


class Pages:
    """An app that keeps its pages."""

    def __init__(self) -> None:
        self.handlers: dict[str, Callable[..., Any]] = {}

    def page(self, path: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        return lambda handler: self.handlers.setdefault(path, handler)


async def answer(
    path: str,
    *,
    problems: tuple[str, ...] = (),
    ready: bool = True,
    idle: Mapping[schemas.Stage, str] | None = None,
) -> Any:
    """Body and status of a page."""
    app: Any = Pages()
    health: Any = SimpleNamespace(problems=lambda: list(problems), ready=ready, idle=idle or {})
    add_pages(app, health)
    view = SimpleNamespace(json=lambda body, status: (body, status))
    return await app.handlers[path](view, None)


async def test_healthz_is_ok_while_work_moves() -> None:
    assert await answer("/healthz") == ({"ok": True, "problems": [], "idle": {}}, 200)


async def test_healthz_is_503_with_the_reasons_when_it_stands_still() -> None:
    body, status = await answer("/healthz", problems=("the broker has not answered for 31 s",))
    assert (body["ok"], status) == (False, 503)
    assert body["problems"] == ["the broker has not answered for 31 s"]


async def test_healthz_tells_of_stages_that_do_not_run_which_restarting_would_not_help() -> None:
    body, status = await answer("/healthz", idle={schemas.Stage.ALERT: "missing topics: alerts"})
    assert (body["ok"], status) == (True, 200)
    assert body["idle"] == {"alert": "missing topics: alerts"}


async def test_healthz_does_not_wait_for_recovery_which_may_take_long() -> None:
    assert (await answer("/healthz", ready=False))[1] == 200


async def test_the_loop_goes_on_while_metrics_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the state as it was when Prometheus asked."""
    has_gone_on = threading.Event()
    state = [Reading(metrics.INCIDENTS_OPEN, 1)]

    def write() -> bytes:
        said = b"in time" if has_gone_on.wait(5) else b"the loop stood still"
        value = REGISTRY.get_sample_value("tallywire_incidents_open")
        return said + f", {value:.0f} open".encode()

    monkeypatch.setattr(web, "generate_latest", write)
    metrics.STATE.follow(lambda: state)
    app: Any = Pages()
    health: Any = None
    add_pages(app, health)
    asking = asyncio.create_task(app.handlers["/metrics"](None, None))
    await asyncio.sleep(0.01)
    state.append(Reading(metrics.INCIDENTS_OPEN, 2))
    has_gone_on.set()
    assert (await asking).body == b"in time, 1 open"


async def test_readyz_follows_the_state_of_the_worker() -> None:
    assert await answer("/readyz") == ({"ok": True}, 200)
    assert await answer("/readyz", ready=False) == ({"ok": False}, 503)
