"""The live view over HTTP: plain aiohttp routes beside Faust's own pages, all of them to read."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection
from hashlib import blake2b
from http import HTTPStatus
from importlib.resources import files
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from aiohttp import web
from pydantic import ValidationError

from streams.live.answers import (
    AboutAlerts,
    AboutCounts,
    AboutIncidents,
    Alerts,
    Counts,
    Incidents,
    IncidentWithArticles,
    Merged,
    Problem,
    Question,
)
from streams.live.openapi import DOCUMENT_PATH, Operation, document
from streams.live.view import NotShown, View

Handler = Callable[[web.Request], Awaitable[web.Response]]

MOST_AT_ONCE = 64
"""Requests that are being answered; another one is turned away."""
SEND_WITHIN = 10.0
"""Seconds that a client has to take an answer; then the connection is cut."""
ASK_AGAIN = 2
"""Seconds after which a client that got no answer may try again."""

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Of everything that a worker serves: nothing of others is loaded, run, framed or told."""

STATIC = {
    "/": ("live.html", "text/html"),
    "/static/live.css": ("live.css", "text/css"),
    "/static/live.js": ("live.js", "text/javascript"),
    "/static/chart.js": ("chart.js", "text/javascript"),
    "/static/map.js": ("map.js", "text/javascript"),
    "/static/words.js": ("words.js", "text/javascript"),
    "/static/land.json": ("land.json", "application/json"),
    "/static/icon.svg": ("icon.svg", "image/svg+xml"),
}
"""The page: paths, files of `streams/live/static`, and what these are."""


OPERATIONS = (
    Operation(
        "/api/incidents",
        "incidents",
        "Incidents with their tolls",
        AboutIncidents,
        Incidents,
        lambda held, question, path: held.incidents(question),
    ),
    Operation(
        "/api/incidents/{incident_id}",
        "incident",
        "One incident, how its toll moved, and the articles behind it",
        Question,
        IncidentWithArticles,
        lambda held, question, path: held.incident(path["incident_id"]),
    ),
    Operation(
        "/api/counts",
        "counts",
        "Rolling counts of a scope",
        AboutCounts,
        Counts,
        lambda held, question, path: held.counts(question),
    ),
    Operation(
        "/api/alerts",
        "alerts",
        "Alerts as they stand",
        AboutAlerts,
        Alerts,
        lambda held, question, path: held.alerts(question),
    ),
)


def add_live(application: web.Application, view: View, names: Collection[str]) -> None:
    """Serve the page, what it shows as JSON, and the description of that.

    `names` are those by which a browser may call the worker, besides its addresses.
    """
    gate = _Gate(names)
    for path, (name, content_type) in STATIC.items():
        body = (files("streams.live") / "static" / name).read_bytes()
        application.router.add_get(path, gate.through(_fixed(body, content_type)))
    description = json.dumps(document(OPERATIONS)).encode()
    application.router.add_get(DOCUMENT_PATH, gate.through(_fixed(description, "application/json")))
    for operation in OPERATIONS:
        application.router.add_get(operation.path, gate.through(_answering(operation, view)))
    application.on_response_prepare.append(_harden)
    application.on_shutdown.append(lambda _: view.stop())


def _answering(operation: Operation, view: View) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        try:
            question = operation.question.model_validate(dict(request.query))
        except ValidationError as error:
            return _problem(HTTPStatus.BAD_REQUEST, _in_words(error))
        try:
            held = await view.look()
        except NotShown as reason:
            return _problem(HTTPStatus.SERVICE_UNAVAILABLE, str(reason))
        if _has(request, held.tag):
            return _unchanged(held.tag)
        record = operation.find(held, question, request.match_info)
        if isinstance(record, Merged):
            return _elsewhere(record.into)
        if record is None:
            return _problem(HTTPStatus.NOT_FOUND, "it is not held here, or is no more")
        response = web.Response(body=record.to_json(), content_type="application/json")
        response.etag = held.tag
        return response

    return handle


def _fixed(body: bytes, content_type: str) -> Handler:
    tag = blake2b(body, digest_size=8).hexdigest()

    async def handle(request: web.Request) -> web.Response:
        if _has(request, tag):
            return _unchanged(tag)
        response = web.Response(body=body, content_type=content_type, charset="utf-8")
        response.etag = tag
        return response

    return handle


class _Gate:
    """Lets in who asks for us by name, so many at once, and none for long."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._inside = 0

    def through(self, handler: Handler) -> Handler:
        """The same handler, behind the gate."""

        async def handle(request: web.Request) -> web.Response:
            if not self._is_ours(request.headers.get("Host", "")):
                return _problem(
                    HTTPStatus.MISDIRECTED_REQUEST,
                    "the page is not served under this name; TALLYWIRE_WEB_NAMES lists its names",
                )
            if self._inside >= MOST_AT_ONCE:
                return _problem(HTTPStatus.SERVICE_UNAVAILABLE, "too many requests at once")
            self._inside += 1
            try:
                return await _sent(request, await handler(request))
            finally:
                self._inside -= 1

        return handle

    def _is_ours(self, host: str) -> bool:
        """Whether this names us: a name that others point here lets their site read the page."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            return name in self._names or bool(ip_address(name))
        except ValueError:
            return False


async def _sent(request: web.Request, response: web.Response) -> web.Response:
    """Send the response; a client that does not take it in time loses its connection."""
    transport = request.transport
    if transport is None:
        return response
    transport.set_write_buffer_limits(0)  # so that `drain` waits until nothing is left with us
    try:
        async with asyncio.timeout(SEND_WITHIN):
            await response.prepare(request)
            await response.write_eof()
            await request.writer.drain()
    except TimeoutError:
        transport.abort()
    return response


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def _has(request: web.Request, tag: str) -> bool:
    return any(known.value == tag for known in request.if_none_match or ())


def _unchanged(tag: str) -> web.Response:
    response = web.Response(status=HTTPStatus.NOT_MODIFIED)
    response.etag = tag
    return response


def _elsewhere(name: str) -> web.Response:
    """Lead to the neighbour of this name, beside what was asked for."""
    return web.Response(
        status=HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": f"./{quote(name, safe='')}"}
    )


def _problem(status: HTTPStatus, detail: str) -> web.Response:
    problem = Problem(title=status.phrase, status=status, detail=detail)
    response = web.Response(
        status=status, body=problem.to_json(), content_type="application/problem+json"
    )
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(ASK_AGAIN)
    return response


def _in_words(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
