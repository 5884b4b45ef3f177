"""Takes the pictures of the live page: `make screenshots`. Needs Chromium."""

import asyncio
from pathlib import Path
from shutil import which

from schemas import Incident, Kind
from streams import feeds, replay, settings
from streams.broker import admin
from streams.broker.ports import free_port
from streams.processes import WorkerProcess, worker
from tests.brokers import embedded_broker
from tests.browser import LIVE, Page, chromium

ROOT = Path(__file__).parents[1]
FEED = ROOT / "streams" / "demo" / "feed"
FONTS_SETTLE = 0.5
"""Seconds until the map and the fonts are drawn."""


async def shoot(page: Page, address: str, file: str, size: tuple[int, int], *, dark: bool) -> None:
    await page.look(*size, dark=dark)
    await page.open(address)
    await page.until(f"{LIVE} && document.querySelector('.detail .articles')")
    await asyncio.sleep(FONTS_SETTLE)
    (ROOT / "docs" / file).write_bytes(await page.picture())


async def take(broker: str, port: int, process: WorkerProcess) -> None:
    conf = settings.load(**settings.embedded(broker))
    ledger = await replay.run(conf, replay.in_order(feeds.read(str(FEED))), process.check)

    def dead(incident: Incident) -> int:
        return incident.tolls[Kind.KILLED].best if Kind.KILLED in incident.tolls else 0

    placed = (one for one in ledger.live_incidents() if one.place and not one.is_look_back)
    incident_id = max(placed, key=dead).incident_id
    address = f"http://127.0.0.1:{port}/?incident={incident_id}"
    async with chromium(which("chromium") or "google-chrome") as page:
        await shoot(page, address, "live.png", (1440, 1420), dark=True)
        await shoot(page, f"{address}&country=PE", "live-phone.png", (390, 1260), dark=False)


def main() -> None:
    with embedded_broker() as broker:
        conf = settings.embedded(broker)
        asyncio.run(admin.create(settings.load(**conf)))
        port = free_port()
        with worker(settings.as_environment(**conf, web_port=port)) as process:
            asyncio.run(take(broker, port, process))


if __name__ == "__main__":
    main()
