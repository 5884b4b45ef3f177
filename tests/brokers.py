"""Brokers for tests: real ones, each on a free port, gone when the test ends."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from streams.broker.ports import free_ports

KAFKA_RUN = Path(__file__).parents[1] / "deploy" / "kafka" / "run"
START_SECONDS = 120.0  # the first start brings the jars


class ApacheKafka:
    """One node of Apache Kafka, with its data in a folder that outlives its process."""

    def __init__(
        self,
        data: Path,
        environment: Mapping[str, str] | None = None,
        client: Mapping[str, Any] | None = None,
    ) -> None:
        """`environment` is for `deploy/kafka/run`; `client` lets an aiokafka client in."""
        self.data = data
        self.data.mkdir(exist_ok=True)
        self._environment = dict(environment or {})
        self._client = client or {}
        self.port, self.controller_port = free_ports(2)
        self.address = f"127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """What the broker printed, over all its starts."""
        return self.data / "broker.log"

    def add_properties(self, lines: str) -> None:
        """Give it these, which win over those of `deploy/kafka/run`."""
        properties = self.data / "more.properties"
        properties.write_text(lines)
        self._environment["KAFKA_PROPERTIES"] = str(properties)

    def start(self) -> None:
        """Start it, and return when it answers; RuntimeError with its log if it doesn't.

        It blocks: in a coroutine, `await asyncio.to_thread(node.start)`.
        """
        environment = os.environ | {
            "KAFKA_PORT": str(self.port),
            "KAFKA_CONTROLLER_PORT": str(self.controller_port),
            "KAFKA_DATA": str(self.data),
            **self._environment,
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [KAFKA_RUN],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """End it in good order."""
        self.signal(signal.SIGTERM)
        self._wait()

    def kill(self) -> None:
        """End it as a crash does."""
        self.signal(signal.SIGKILL)
        self._wait()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the whole process group: SIGSTOP freezes it, SIGCONT thaws it."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)

    @property
    def pid(self) -> int:
        """Its process; RuntimeError if it does not run."""
        if self._process is None:
            raise RuntimeError("the broker does not run")
        return self._process.pid

    def _wait(self) -> None:
        if self._process is not None:
            self._process.wait()
            self._process = None

    def _wait_until_it_answers(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while not (_listens(self.port) and asyncio.run(_answers(self.address, self._client))):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Apache Kafka did not start:\n{self.log.read_text()}")
            time.sleep(0.1)


@contextmanager
def apache_kafka() -> Iterator[str]:
    """A fresh Apache Kafka; yields its address."""
    with apache_kafka_node() as node:
        yield node.address


@contextmanager
def apache_kafka_node() -> Iterator[ApacheKafka]:
    """A fresh Apache Kafka that the test may stop, kill, freeze and start again."""
    with apache_kafka_cluster(1) as (node,):
        yield node


@contextmanager
def apache_kafka_cluster(size: int) -> Iterator[Sequence[ApacheKafka]]:
    """So many nodes that are one cluster, each with a copy of all where there are several."""
    with tempfile.TemporaryDirectory(prefix="tallywire-kafka-") as folder:
        nodes = [ApacheKafka(Path(folder) / str(number)) for number in range(1, size + 1)]
        if size > 1:
            _join(nodes)
        try:
            with ThreadPoolExecutor(size) as pool:  # none answers before most are there
                list(pool.map(ApacheKafka.start, nodes))
            yield nodes
        finally:
            for node in nodes:
                node.kill()


def _join(nodes: Sequence[ApacheKafka]) -> None:
    """Let them elect one of them, and hold copies."""
    voters = ",".join(
        f"{number}@127.0.0.1:{node.controller_port}" for number, node in enumerate(nodes, 1)
    )
    for number, node in enumerate(nodes, 1):
        node.add_properties(
            f"node.id={number}\n"
            f"controller.quorum.voters={voters}\n"
            f"offsets.topic.replication.factor={len(nodes)}\n"
            f"min.insync.replicas={len(nodes) // 2 + 1}\n"
        )


def apache_kafka_missing() -> str | None:
    """Why Apache Kafka can't run here; None where it can."""
    for command, package in (("java", "Java 17"), ("mvn", "Maven")):
        if shutil.which(command) is None:
            return f"{command} is missing: install {package}"
    return None


@contextmanager
def embedded_broker() -> Iterator[str]:
    """A fresh embedded broker; yields its address."""
    from streams.broker.embedded import embedded_broker as broker

    with broker() as address:
        yield address


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


async def _answers(address: str, client: Mapping[str, Any]) -> bool:
    admin = AIOKafkaAdminClient(bootstrap_servers=address, request_timeout_ms=5_000, **client)
    try:
        await admin.start()
        return bool((await admin.describe_cluster())["brokers"])
    except (KafkaError, OSError):
        return False
    finally:
        await admin.close()
