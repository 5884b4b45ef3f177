"""Headless Chromium, driven over its own DevTools protocol."""

import asyncio
import base64
import contextlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

LIVE = "document.getElementById('state').dataset.state === 'live'"
"""Whether the live page shows what its worker says."""
START_SECONDS = 30.0
ANSWER_SECONDS = 30.0


def require_chromium() -> str:
    """The browser's command; skip where there is none."""
    command = shutil.which("chromium") or shutil.which("google-chrome")
    if command is None:
        pytest.skip("not in a browser: install Chromium")
    return command


@dataclass
class Page:
    """A tab."""

    _socket: aiohttp.ClientWebSocketResponse
    requested: list[str] = field(default_factory=list)
    """Addresses that the page asked for."""
    complaints: list[str] = field(default_factory=list)
    """What the browser logged: errors of scripts, what the Content-Security-Policy refused."""
    _calls: int = 0

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol; events that come meanwhile are kept."""
        self._calls += 1
        await self._socket.send_json({"id": self._calls, "method": method, "params": parameters})
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                message = json.loads(await self._socket.receive_str())
                if message.get("id") == self._calls:
                    assert "error" not in message, message
                    return message["result"]
                self._note(message)

    def _note(self, event: dict[str, Any]) -> None:
        match event.get("method"), event.get("params", {}):
            case "Network.requestWillBeSent", told:
                self.requested.append(told["request"]["url"])
            case "Log.entryAdded", told:
                self.complaints.append(f"{told['entry']['text']} {told['entry'].get('url', '')}")
            case "Runtime.exceptionThrown", told:
                self.complaints.append(json.dumps(told["exceptionDetails"]))

    async def open(self, address: str) -> None:
        """Go there, and wait until the document is read."""
        await self.call("Page.navigate", url=address)
        await self.until("location.href !== 'about:blank' && document.readyState === 'complete'")

    async def run(self, script: str) -> Any:
        """The value of an expression of JavaScript; of a promise, what it comes to."""
        answer = await self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def until(self, script: str, seconds: float = 30.0) -> None:
        """Wait until an expression is true; a failure shows the text of the page."""
        try:
            async with asyncio.timeout(seconds):
                while not await self.run(f"Boolean({script})"):  # noqa: ASYNC110 - the page knows no event of ours
                    await asyncio.sleep(0.1)
        except TimeoutError:
            text = await self.run("document.body.innerText")
            raise AssertionError(f"not in {seconds} s: {script}\n{text}") from None

    async def look(self, width: int, height: int, *, dark: bool = False) -> None:
        """Give the window this size, and the user this taste."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme, still])
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    async def picture(self) -> bytes:
        """What the window shows, as PNG."""
        answer = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])


@contextlib.asynccontextmanager
async def chromium(command: str) -> AsyncIterator[Page]:
    """An empty tab of a browser with a profile of its own; both are gone afterwards."""
    with tempfile.TemporaryDirectory(
        prefix="tallywire-chromium-", ignore_cleanup_errors=True
    ) as folder:  # its children write on for a moment
        process = subprocess.Popen(  # noqa: ASYNC220 - it returns at once
            [
                *(command, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *("--disable-dev-shm-usage", "--remote-debugging-port=0", "--no-first-run"),
                *(f"--user-data-dir={folder}", "about:blank"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port = await _port(Path(folder) / "DevToolsActivePort")
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    tab = next(one for one in await answer.json() if one["type"] == "page")
                address = tab["webSocketDebuggerUrl"]
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    page = Page(socket)
                    for domain in ("Page", "Network", "Log", "Runtime"):
                        await page.call(f"{domain}.enable")
                    yield page
        finally:
            process.terminate()
            process.wait()


async def _port(file: Path) -> int:
    """Where it listens, which it writes down when it does."""
    async with asyncio.timeout(START_SECONDS):
        while not (file.exists() and file.read_text().strip()):  # noqa: ASYNC110, ASYNC240 - a local file that Chromium writes, without telling
            await asyncio.sleep(0.1)
    return int(file.read_text().split()[0])  # noqa: ASYNC240 - as above
