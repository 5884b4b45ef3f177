"""What a worker tells over HTTP, all of it read-only: health, readiness and metrics."""

import asyncio
from typing import Any

import aiohttp.web
import faust
from faust.web import Request, Response, View
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from streams import metrics
from streams.health import Health


def add_pages(app: faust.App, health: Health) -> None:
    """Serve `/healthz`, `/readyz` and `/metrics`."""

    @app.page("/healthz")
    async def healthz(view: View, request: Request) -> Response:
        """200 while work moves; 503 with the reasons when it stands still.

        A stage that is left out for want of a topic is told of, too; restarting won't help it.
        """
        problems = health.problems()
        return _answer(view, not problems, {"problems": problems, "idle": health.idle})

    @app.page("/readyz")
    async def readyz(view: View, request: Request) -> Response:
        """200 once the worker has its partitions and its state, else 503."""
        return _answer(view, health.ready, {})

    @app.page("/metrics")
    async def for_prometheus(view: View, request: Request) -> Any:
        """All metrics; thousands of series take a while, and all else would wait for it."""
        metrics.STATE.look()
        body = await asyncio.to_thread(generate_latest)
        return aiohttp.web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


def _answer(view: View, ok: bool, facts: dict[str, Any]) -> Response:
    return view.json({"ok": ok, **facts}, status=200 if ok else 503)
