"""Ports of this machine."""

import socket
from contextlib import ExitStack


def bind_error(host: str, port: int) -> OSError | None:
    """Why a server can't have this port; null where it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def free_port() -> int:
    """A TCP port of 127.0.0.1 that is free at this moment."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """So many of them; all are held at once, so that they differ."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
