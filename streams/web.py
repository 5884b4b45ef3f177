"""What a worker tells over HTTP, all of it read-only: health, readiness and metrics."""

from typing import Any

import faust
from faust.web import Request, Response, Web

from streams.health import Health


def add_pages(app: faust.App, health: Health) -> None:
    """Serve `/healthz` and `/readyz`; `/metrics` is the Prometheus sensor's."""

    @app.page("/healthz")
    async def healthz(web: Web, request: Request) -> Response:
        """200 while work moves; 503 with the reasons when it stands still."""
        problems = health.problems()
        return _answer(web, not problems, {"problems": problems})

    @app.page("/readyz")
    async def readyz(web: Web, request: Request) -> Response:
        """200 once the worker has its partitions and its state, else 503."""
        return _answer(web, health.ready, {})


def _answer(web: Any, ok: bool, facts: dict[str, Any]) -> Response:
    response: Response = web.json({"ok": ok, **facts}, status=200 if ok else 503)
    return response
