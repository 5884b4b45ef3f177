"""Brokers that are there, and those that must be."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from tests.brokers import apache_kafka, apache_kafka_missing, embedded_broker

hypothesis.settings.register_profile("tests", deadline=None)  # the machine is shared
hypothesis.settings.load_profile("tests")

BROKERS = {"embedded": embedded_broker, "apache": apache_kafka}


def require_apache_kafka() -> None:
    """Skip where it can't run; in CI that is a failure."""
    why = apache_kafka_missing()
    if why and os.environ.get("CI"):
        pytest.fail(f"CI runs on Apache Kafka: {why}")
    if why:
        pytest.skip(f"not on Apache Kafka: {why}")  # README: `make test` says what it left out


@pytest.fixture(scope="session", params=list(BROKERS))
def broker(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each broker in turn; gives its address."""
    if request.param == "apache":
        require_apache_kafka()
    with BROKERS[request.param]() as address:
        yield address
