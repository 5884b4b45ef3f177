import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from schemas.topics import INCIDENTS
from streams.live import pages
from streams.live.held import Held
from streams.live.openapi import document
from streams.live.pages import OPERATIONS, STATIC, add_live
from streams.live.view import NotShown
from tests.unit.alerts.build import count
from tests.unit.live.build import alert, held, incident, put
from tests.unit.tally.build import report

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'
ADDRESSES = ("/api/incidents", "/api/incidents/i1", "/api/counts?scope=QA", "/api/alerts")


class Shown:
    """A view that holds this, or can't."""

    def __init__(self) -> None:
        self.held = held(report("first"), incident("i1"), incident("i2", 1), count(3), alert())
        self.reason: str | None = None
        self.waits: asyncio.Event | None = None

    async def look(self) -> Held:
        if self.waits:
            await self.waits.wait()
        if self.reason:
            raise NotShown(self.reason)
        return self.held

    async def stop(self) -> None:
        pass


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
async def client(shown: Any) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    application = web.Application()
    add_live(application, shown, ["desk.example"])
    async with TestClient(TestServer(application)) as client:
        yield client


Client = TestClient[web.Request, web.Application]


# -- answers


async def test_answers_are_what_is_held(client: Client) -> None:
    incidents = await (await client.get("/api/incidents?text=i2")).json()
    assert [one["incident_id"] for one in incidents["incidents"]] == ["i2"]
    one = await (await client.get("/api/incidents/i1")).json()
    assert [article["title"] for article in one["articles"]] == [None, "Title of first"]
    counts = await (await client.get("/api/counts?scope=QA")).json()
    assert [one["best"] for one in counts["counts"]] == [3]
    alerts = await (await client.get("/api/alerts")).json()
    assert [one["thread"] for one in alerts["alerts"]] == ["t1"]


async def test_an_incident_that_was_merged_leads_to_the_one_that_stays(
    client: Client, shown: Shown
) -> None:
    shown.held.take(put(INCIDENTS, incident("a/b", 1)))
    shown.held.take(put(INCIDENTS, incident("i1", 2, merged_into="a/b")))
    answer = await client.get("/api/incidents/i1", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (307, "./a%2Fb")
    told = document(OPERATIONS)["paths"]["/api/incidents/{incident_id}"]["get"]["responses"]
    assert "Location" in told["307"]["headers"]
    followed = await client.get("/api/incidents/i1")
    assert (await followed.json())["incident"]["incident_id"] == "a/b"


async def test_an_incident_that_is_not_held_is_not_found(client: Client) -> None:
    answer = await client.get("/api/incidents/none")
    assert answer.status == 404
    assert answer.content_type == "application/problem+json"
    assert (await answer.json())["status"] == 404


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("country=peru", "country"),
        ("kind=slain", "kind"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("since=yesterday", "since"),
        ("since=0001-01-01T00:00:00Z", "since"),
        (f"text={'x' * 201}", "text"),
        ("contry=PE", "contry"),
        ("look_backs=perhaps", "look_backs"),
    ],
)
async def test_a_question_that_can_not_be_meant_is_refused_by_its_name(
    query: str, named: str, client: Client
) -> None:
    answer = await client.get(f"/api/incidents?{query}")
    assert answer.status == 400
    assert named in (await answer.json())["detail"]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_what_has_not_changed_is_not_sent_again(
    address: str, client: Client, shown: Shown
) -> None:
    tag = (await client.get(address)).headers["ETag"]
    again = await client.get(address, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status, await again.read()) == (304, b"")
    shown.held.version += 1
    assert (await client.get(address, headers={"If-None-Match": tag})).status == 200


async def test_a_view_that_fails_answers_503_with_the_reason(client: Client, shown: Shown) -> None:
    shown.reason = "no Kafka answers at x:1"
    for address in ADDRESSES:
        answer = await client.get(address)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        assert (await answer.json())["detail"] == shown.reason
    assert (await client.get("/")).status == 200, "the page says so, and tries again"


# -- OpenAPI


async def test_the_description_is_valid_openapi_and_is_served(client: Client) -> None:
    served = await (await client.get("/api/openapi.json")).json()
    OpenAPIV31SpecValidator(served).validate()
    assert served == json.loads(json.dumps(document(OPERATIONS)))
    described = set(served["paths"])
    assert described == {one.path for one in OPERATIONS}


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/incidents/none", "/api/alerts?limit=x"])
async def test_every_answer_is_as_described(address: str, client: Client) -> None:
    description = document(OPERATIONS)
    answer = await client.get(address)
    path = re.sub("/(i1|none)$", "/{incident_id}", address.partition("?")[0])
    told = description["paths"][path]["get"]["responses"][str(answer.status)]
    if "$ref" in told:
        told = description["components"]["responses"][told["$ref"].rpartition("/")[2]]
    schema = told["content"][answer.content_type]["schema"]
    whole = {**schema, "components": description["components"]}
    Draft202012Validator(whole).validate(await answer.json())


async def test_every_parameter_is_described_with_what_it_may_be(client: Client) -> None:
    parameters = document(OPERATIONS)["paths"]["/api/incidents"]["get"]["parameters"]
    schemas = {one["name"]: one["schema"] for one in parameters}
    assert schemas["limit"] == {"type": "integer", "minimum": 1, "maximum": 500, "default": 200}
    assert "killed" in schemas["kind"]["enum"]
    assert all(one["description"] for one in parameters)


# -- what strangers can do


@pytest.mark.parametrize("address", [*STATIC, *ADDRESSES, "/api/openapi.json", "/api/none"])
async def test_everything_is_served_under_the_strictest_rules(address: str, client: Client) -> None:
    headers = (await client.get(address)).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not [name for name in headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/static/live.js", *ADDRESSES, "/api/openapi.json"])
async def test_nothing_can_be_written(method: str, address: str, client: Client) -> None:
    answer = await client.request(method, address, json={})
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("address", ["/", *ADDRESSES])
async def test_head_says_what_get_would(address: str, client: Client) -> None:
    answer, full = await client.head(address), await client.get(address)
    assert (answer.status, await answer.read()) == (200, b"")
    assert answer.headers["Content-Length"] == full.headers["Content-Length"]


@pytest.mark.parametrize(
    "path", ["/static/", "/static/../pages.py", "/static/%2e%2e/pages.py", "/static//etc/passwd"]
)
async def test_no_other_file_is_served(path: str, client: Client) -> None:
    assert (await client.get(path)).status == 404


async def test_hostile_text_is_data_that_no_browser_takes_for_a_page(
    client: Client, shown: Shown
) -> None:
    shown.held = held(incident("i1", headline=HOSTILE))
    answer = await client.get("/api/incidents")
    assert answer.content_type == "application/json"
    assert (await answer.json())["incidents"][0]["headline"] == HOSTILE


@pytest.mark.parametrize("host", ["127.0.0.1:6066", "[::1]:6066", "10.0.0.7", "desk.example:80"])
async def test_it_answers_to_its_addresses_and_names(host: str, client: Client) -> None:
    assert (await client.get("/api/alerts", headers={"Host": host})).status == 200


@pytest.mark.parametrize("host", ["evil.example:6066", "desk.example.evil.example", "", "[", "a b"])
async def test_a_name_that_others_point_here_shows_nothing(host: str, client: Client) -> None:
    for address in ("/", "/api/alerts"):
        answer = await client.get(address, headers={"Host": host})
        assert answer.status in (400, 421)
        assert "severity" not in await answer.text()


async def test_too_many_at_once_are_turned_away(
    client: Client, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_AT_ONCE", 3)
    shown.waits = asyncio.Event()
    waiting = [asyncio.create_task(client.get("/api/alerts")) for _ in range(3)]
    await asyncio.sleep(0.1)
    assert (await client.get("/api/alerts")).status == 503
    shown.waits.set()
    assert [(await one).status for one in waiting] == [200] * 3
    assert (await client.get("/api/alerts")).status == 200


async def test_a_client_that_does_not_read_loses_its_connection_and_holds_nobody(
    client: Client, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SEND_WITHIN", 0.3)
    shown.held = held(*(incident(str(n), n, headline="x" * 100_000) for n in range(200)))
    with socket.socket() as stalled:
        stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        stalled.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(stalled, ("127.0.0.1", client.port or 0))
        await loop.sock_sendall(stalled, b"GET /api/incidents HTTP/1.1\r\nHost: [::1]\r\n\r\n")
        assert (await client.get("/api/alerts")).status == 200
        await asyncio.sleep(1)  # longer than it has; what lies in the kernel can be read still
        received = 0
        while piece := await loop.sock_recv(stalled, 1 << 20):
            received += len(piece)
        assert received < 200 * 100_000


# -- the page


def text(path: str) -> str:
    return (pages.files("streams.live") / "static" / STATIC[path][0]).read_text()


def test_every_file_of_the_page_is_served() -> None:
    names = {name for name, _ in STATIC.values()}
    assert names == {one.name for one in (pages.files("streams.live") / "static").iterdir()}


def test_the_page_asks_nobody_else_for_anything() -> None:
    for path in STATIC:
        addresses = set(re.findall(r"https?://[^\s\"'`)]+", text(path)))
        assert addresses <= {"http://www.w3.org/2000/svg"}, path  # a name, not an address


def test_the_page_makes_no_markup_out_of_text() -> None:
    makers = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\("
    for path in (path for path in STATIC if path.endswith(".js")):
        assert not re.search(makers, text(path)), path


def test_the_page_runs_under_its_own_policy() -> None:
    page = text("/")
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page)
