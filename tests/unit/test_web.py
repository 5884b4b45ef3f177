from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from streams.web import add_pages


class Pages:
    """An app that keeps its pages."""

    def __init__(self) -> None:
        self.handlers: dict[str, Callable[..., Any]] = {}

    def page(self, path: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        return lambda handler: self.handlers.setdefault(path, handler)


async def answer(path: str, *, problems: tuple[str, ...] = (), ready: bool = True) -> Any:
    """Body and status of a page."""
    app: Any = Pages()
    health: Any = SimpleNamespace(problems=lambda: list(problems), ready=ready)
    add_pages(app, health)
    view = SimpleNamespace(json=lambda body, status: (body, status))
    return await app.handlers[path](view, None)


async def test_healthz_is_ok_while_work_moves() -> None:
    assert await answer("/healthz") == ({"ok": True, "problems": []}, 200)


async def test_healthz_is_503_with_the_reasons_when_it_stands_still() -> None:
    told = await answer("/healthz", problems=("the broker has not answered for 31 s",))
    assert told == ({"ok": False, "problems": ["the broker has not answered for 31 s"]}, 503)


async def test_healthz_does_not_wait_for_recovery_which_may_take_long() -> None:
    assert (await answer("/healthz", ready=False))[1] == 200


async def test_readyz_follows_the_state_of_the_worker() -> None:
    assert await answer("/readyz") == ({"ok": True}, 200)
    assert await answer("/readyz", ready=False) == ({"ok": False}, 503)
