"""The live view: what it answers, and what a browser makes of it."""

import asyncio
import json
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

import schemas
from schemas.topics import COUNTS, INCIDENTS
from streams import feeds, replay, settings
from streams.broker import admin
from streams.broker.client import producing, reading
from streams.broker.ports import free_port
from streams.broker.records import Outgoing
from streams.ledger import Ledger
from streams.processes import worker
from streams.settings import Settings, as_environment
from tests.brokers import embedded_broker
from tests.browser import LIVE, Page, chromium, require_chromium
from tests.integration.conftest import FEED, Played

HOSTILE = "12 dead in Nairobi fire <script>document.title='taken'</script><img src=/x onerror=y()>"
ARTICLE = {
    "id": "hostile",
    "url": "https://harbourwire.example/nairobi?a=1&b=<script>",
    "title": HOSTILE,
    "body": "Twelve people were killed and 30 injured in a fire in Nairobi, Kenya, on Saturday.",
    "published_at": "2024-03-10T06:00:00Z",
    "source": "Harbour <b>Wire</b>",
    "language": "en",
}
HEADLINES = "[...document.querySelectorAll('.what button')].map(one => one.textContent)"
LINKS = "[...document.querySelectorAll('.detail a')].map(one => [one.href, one.rel])"


def ask(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/{path}", timeout=20) as answer:
        return json.load(answer)


def test_a_worker_shows_what_the_topics_hold(played: Played) -> None:
    shown = ask(played.port, "incidents?look_backs=true&limit=500")
    live = {one.incident_id: one for one in played.ledger.live_incidents() if one.articles}
    assert live.keys() <= {one["incident_id"] for one in shown["incidents"]}
    assert shown["is_complete"]
    for one in shown["incidents"]:
        if expected := live.get(one["incident_id"]):
            told = {kind: toll["best"] for kind, toll in one["tolls"].items()}
            assert told == {kind: toll.best for kind, toll in expected.tolls.items()}
            assert one["articles"] == len(expected.articles)
    world = {f"world|{one['kind']}|{one['window']}" for one in ask(played.port, "counts")["counts"]}
    assert world == {key for key in played.ledger.counts if key.startswith("world|")}
    threads = {alert.thread for alert in played.ledger.alerts.values()}
    assert {one["thread"] for one in ask(played.port, "alerts?limit=500")["alerts"]} == threads


def test_the_articles_behind_an_incident_are_shown_with_their_words(played: Played) -> None:
    incident = max(played.ledger.live_incidents(), key=lambda one: len(one.articles))
    shown = ask(played.port, f"incidents/{incident.incident_id}")
    assert schemas.Incident.model_validate(shown["incident"]) == incident
    assert [one["article_id"] for one in shown["articles"]] == list(reversed(incident.articles))
    assert all(one["source"] and one["url"] for one in shown["articles"])
    originals = [one for one in shown["articles"] if one["copy_of"] is None]
    assert all(one["title"] and one["quotes"] and one["tolls"] for one in originals)


def test_a_long_topic_is_read_from_near_its_end(played: Played) -> None:
    async def read(offsets: int) -> tuple[bool, int]:
        async with reading(played.settings, [COUNTS.name], from_beginning=True) as reader:
            is_whole = await reader.start_near_end({COUNTS.name: offsets})
            return is_whole, len(await reader.read_all())

    is_whole, all_of_it = asyncio.run(read(1_000_000))
    assert is_whole
    assert all_of_it > 100
    is_whole, newest = asyncio.run(read(2))
    assert not is_whole
    assert newest < all_of_it / 2


@dataclass
class Crew:
    """Two workers on one embedded broker, on which the sample feed and a hostile article lie."""

    settings: Settings
    ports: tuple[int, int]
    ledger: Ledger

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}/"


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with embedded_broker() as address:
        conf = settings.load(**settings.embedded(address))
        asyncio.run(admin.create(conf))
        ports = free_port(), free_port()
        environment = as_environment(**settings.embedded(address))
        with (
            worker(environment | as_environment(web_port=ports[0])) as one,
            worker(environment | as_environment(web_port=ports[1])) as other,
        ):
            values = [*replay.in_order(feeds.read(str(FEED))), json.dumps(ARTICLE).encode()]

            def check() -> None:
                one.check()
                other.check()

            yield Crew(conf, ports, asyncio.run(replay.run(conf, values, check)))


def test_whichever_worker_is_asked_answers_for_all(crew: Crew) -> None:
    for path in ("incidents?limit=500", "counts", "alerts?limit=500"):
        answers = [ask(port, path) for port in crew.ports]
        assert answers[0] == answers[1]
    assert {one.incident_id for one in crew.ledger.live_incidents() if not one.is_look_back} == {
        one["incident_id"] for one in ask(crew.ports[1], "incidents?limit=500")["incidents"]
    }


def test_the_page_shows_the_incidents_and_takes_no_text_for_markup(crew: Crew) -> None:
    async def look(page: Page) -> None:
        await page.open(crew.page)
        await page.until(LIVE)
        headlines = await page.run(HEADLINES)
        current = [one for one in crew.ledger.live_incidents() if not one.is_look_back]
        assert sorted(headlines) == sorted(one.headline for one in current)
        assert HOSTILE in headlines
        assert await page.run("document.title") == "tallywire"
        assert await page.run("document.querySelectorAll('main script, main img').length") == 0
        assert await page.run("document.querySelectorAll('#map circle').length") > 10
        assert await page.run("document.querySelectorAll('#alerts li').length") > 3
        assert "killed" in await page.run("document.getElementById('counts').innerText")

    in_chromium(look, crew)


def test_a_row_opens_to_its_articles_and_the_course_of_its_toll(crew: Crew) -> None:
    incident = max(crew.ledger.live_incidents(), key=lambda one: len(one.history))

    async def look(page: Page) -> None:
        await page.open(crew.page)
        await page.until(LIVE)
        await page.run(f"document.querySelector('#i-{incident.incident_id} button').click()")
        await page.until("document.querySelectorAll('.detail .articles li').length > 0")
        links = await page.run(LINKS)
        assert len(links) == len(incident.articles)
        assert {rel for _, rel in links} == {"noopener noreferrer"}
        assert await page.run("document.querySelectorAll('.chart .best').length") > 0
        assert f"incident={incident.incident_id}" in await page.run("location.search")
        await page.call("Input.dispatchKeyEvent", type="keyDown", key="Escape")
        await page.until("!document.querySelector('.detail')")

    in_chromium(look, crew)


def test_filters_narrow_the_page_down_and_stand_in_its_address(crew: Crew) -> None:
    async def look(page: Page) -> None:
        await page.open(f"{crew.page}?country=KE")
        await page.until(f"{LIVE} && document.querySelectorAll('.what').length === 1")
        assert await page.run("document.getElementById('scope').textContent") == "in Kenya"
        await page.run("document.querySelector('form [type=reset]').click()")
        await page.until("document.querySelectorAll('.what').length > 10")
        assert await page.run("location.search") == ""
        await page.run("document.querySelector('[name=text]').focus()")
        await page.call("Input.insertText", text="nairobi FIRE")
        await page.until("document.querySelectorAll('.what').length === 1")
        await page.call("Input.insertText", text=" nowhere")
        await page.until("!document.getElementById('none').hidden")

    in_chromium(look, crew)


def test_an_incident_that_is_open_stays_whatever_the_filters_let_through(crew: Crew) -> None:
    look_back = next(one for one in crew.ledger.live_incidents() if one.is_look_back)

    async def look(page: Page) -> None:
        await page.open(f"{crew.page}?text=nothing+of+it&incident={look_back.incident_id}")
        await page.until("document.querySelector('.detail .articles')")
        assert await page.run(HEADLINES) == [look_back.headline]
        await page.open(f"{crew.page}?incident=no-more")
        await page.until(f"{LIVE} && !document.getElementById('gone').hidden")
        page.complaints.clear()  # that it was not found

    in_chromium(look, crew)


def test_the_page_goes_on_with_what_the_open_incident_was_merged_into(crew: Crew) -> None:
    winner = next(one for one in crew.ledger.live_incidents() if not one.is_look_back)
    loser = winner.model_copy(update={"incident_id": "loser", "headline": "The same, once more"})
    merged = loser.model_copy(
        update={"merged_into": winner.incident_id, "tolls": {}, "articles": (), "sources": ()}
    )

    async def put(incident: schemas.Incident) -> None:
        async with producing(crew.settings) as producer:
            await producer.send(Outgoing(INCIDENTS.name, b"loser", incident.to_json()))

    async def look(page: Page) -> None:
        await put(loser)
        await page.open(f"{crew.page}?incident=loser")
        await page.until("document.querySelector('#i-loser.open + .detail .articles')")
        await put(merged)
        await page.until(f"document.querySelector('#i-{winner.incident_id}.open + .detail')")
        assert f"incident={winner.incident_id}" in await page.run("location.search")
        assert await page.run("document.getElementById('gone').hidden")

    in_chromium(look, crew)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_fits_every_window(width: int, crew: Crew) -> None:
    incident = max(crew.ledger.live_incidents(), key=lambda one: len(one.history))

    async def look(page: Page) -> None:
        await page.look(width, 900)
        await page.open(f"{crew.page}?incident={incident.incident_id}")
        await page.until(f"{LIVE} && document.querySelector('.detail .articles')")
        assert await page.run("document.documentElement.scrollWidth") <= width

    in_chromium(look, crew)


def test_a_worker_that_is_lost_is_said_and_what_was_known_stays(crew: Crew) -> None:
    async def look(page: Page) -> None:
        await page.open(crew.page)
        await page.until(LIVE)
        network = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        await page.call("Network.emulateNetworkConditions", offline=True, **network)
        await page.until("document.getElementById('state').textContent.startsWith('Out of date')")
        assert await page.run("document.querySelectorAll('.what').length") > 10
        await page.call("Network.emulateNetworkConditions", offline=False, **network)
        await page.until(LIVE)
        page.complaints.clear()  # of the network

    in_chromium(look, crew)


def test_what_changes_is_shown_without_reloading(crew: Crew) -> None:
    """The last of the module: it feeds an article."""
    later = ARTICLE | {
        "id": "later",
        "url": "https://quayside.example/nairobi",
        "title": "Nairobi fire toll rises to 19",
        "body": "Nineteen people were killed in the fire in Nairobi, Kenya, on Saturday.",
        "published_at": "2024-03-10T09:00:00Z",
        "source": "Quayside Gazette",
    }

    async def look(page: Page) -> None:
        await page.open(f"{crew.page}?text=nairobi")
        await page.until(LIVE)
        await replay.feed(crew.settings, [json.dumps(later).encode()])
        await page.until("document.getElementById('incidents').innerText.includes('rises to 19')")

    in_chromium(look, crew)


def in_chromium(look: Any, crew: Crew) -> None:
    """Look with a browser, which must have asked nobody but the worker, and had no complaint."""

    async def run() -> None:
        async with chromium(require_chromium()) as page:
            await look(page)
            assert page.complaints == []
            assert all(address.startswith(crew.page) for address in page.requested)

    asyncio.run(run())
