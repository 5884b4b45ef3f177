"""A crash at any instant leaves, after recovery, the state of an undisturbed run."""

import asyncio
from collections.abc import Callable

import pytest

from streams import replay, settings
from streams.broker import admin
from streams.ledger import Ledger
from streams.processes import WorkerProcess, worker
from tests.brokers import apache_kafka
from tests.chaos.articles import articles
from tests.conftest import require_apache_kafka

ARTICLES = articles(1_000)


@pytest.fixture(scope="module")
def undisturbed() -> Ledger:
    require_apache_kafka()
    return play(kill_at=())


@pytest.mark.parametrize("store", ["memory", "rocksdb"])
def test_a_killed_worker_leaves_the_same_incidents_and_counts(
    undisturbed: Ledger, store: str
) -> None:
    disturbed = play(kill_at=(0.2, 0.6), store=store)
    assert disturbed.outcomes() == undisturbed.outcomes()
    assert disturbed.outcomes().unaccounted == 0
    assert disturbed.incidents == undisturbed.incidents
    assert disturbed.counts == undisturbed.counts


def play(kill_at: tuple[float, ...], store: str = "memory") -> Ledger:
    """Play the articles on a fresh Kafka; kill the worker at these shares of the work."""
    with apache_kafka() as address:
        conf = settings.load(broker=address, clock="event")
        asyncio.run(admin.create(conf))
        with Crew(address, store) as crew:
            return asyncio.run(replay.run(conf, ARTICLES, crew.check, crew.killer(list(kill_at))))


class Crew:
    """One worker at a time; a killed one is followed by another."""

    def __init__(self, address: str, store: str) -> None:
        self._environment = {
            "TALLYWIRE_BROKER": address,
            "TALLYWIRE_CLOCK": "event",
            "TALLYWIRE_STORE": store,
        }
        self._context = worker(self._environment)
        self._worker: WorkerProcess

    def __enter__(self) -> "Crew":
        self._worker = self._context.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._context.__exit__(None, None, None)

    def check(self) -> None:
        self._worker.check()

    def killer(self, shares: list[float]) -> Callable[[Ledger], None]:
        def kill_when_due(ledger: Ledger) -> None:
            if shares and ledger.through >= shares[0] * len(ARTICLES):
                shares.pop(0)
                self._worker.kill()
                self.__exit__()
                self._context = worker(self._environment)
                self.__enter__()

        return kill_when_due
