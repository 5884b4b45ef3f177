"""Apache Kafka that asks for a login over TLS: each role can do its work, and nothing else."""

import asyncio
import json
import os
import re
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import GroupAuthorizationFailedError, TopicAuthorizationFailedError
from confluent_kafka import Consumer

import schemas
from schemas.topics import ALERTS, DEADLETTERS, INCIDENTS, RAW
from streams import replay, settings
from streams.broker.admin import TopicsError
from streams.broker.client import DeliveryError, producing, raw_article, reading
from streams.broker.errors import BrokerError
from streams.broker.ports import free_port
from streams.broker.records import Outgoing
from streams.processes import worker
from streams.settings import Settings
from tests.brokers import KAFKA_RUN, ApacheKafka
from tests.conftest import require_apache_kafka
from tests.hostile.records import GOOD, to_bytes
from tests.unit.deploy.test_runbook import RAISED
from tests.waiting import wait_until

BROKEN = b"{"
ROLES = ("feeder", "worker", "subscriber", "operator")
ADMIN = "admin"
PROPERTIES = """
listeners=SASL_SSL://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
inter.broker.listener.name=SASL_SSL
sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config={login}
listener.name.sasl_ssl.plain.sasl.jaas.config={plain}
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:ANONYMOUS
ssl.keystore.type=PEM
ssl.keystore.location={keystore}
ssl.truststore.type=PEM
ssl.truststore.location={certificate}
"""
"""ANONYMOUS is the broker itself, at the controller, which listens to nobody else."""
CLIENT = """
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config={login}
ssl.truststore.type=PEM
ssl.truststore.location={certificate}
"""


KUBECTL = """#!/bin/bash
case "$*" in
  '--namespace tallywire get secret tallywire-cluster-ca-cert '*'"ca.crt"'*) cat {certificate} ;;
  '--namespace tallywire get secret {user} '*'"password"'*) printf %s {password} ;;
  '-n tallywire exec -i tallywire-nodes-0 -- sh -c '*) sh -c "${{@: -1}}" ;;
  *) exit 1 ;;
esac
"""
KAFKA_COMMAND = """#!/bin/bash
exec java -cp '{jars}' org.apache.kafka.tools.{tool} "$@" --command-config operator
"""
KAFKA_COMMANDS = {
    "kafka-topics.sh": "TopicCommand",
    "kafka-consumer-groups.sh": "consumer.group.ConsumerGroupCommand",
}
JARS = KAFKA_RUN.parents[2] / ".build" / "kafka" / "libs" / "*"
DEPLOYMENT = (Path(__file__).parents[2] / "deploy" / "README.md").read_text()


def password(user: str) -> str:
    return f"sesame-of-{user}"


def login(user: str) -> str:
    module = "org.apache.kafka.common.security.scram.ScramLoginModule"
    return f'{module} required username="{user}" password="{password(user)}";'


def plain() -> str:
    """What lets the broker know its users when they send their passwords as they are."""
    module = "org.apache.kafka.common.security.plain.PlainLoginModule"
    users = " ".join(f'user_{user}="{password(user)}"' for user in ROLES)
    return f"{module} required {users};"


@dataclass
class Guarded:
    """A broker that knows the users of `ROLES`, each with the rights of its role."""

    address: str
    certificate: Path

    def environment(self, user: str, secret: str | None = None) -> dict[str, str]:
        return settings.as_environment(
            broker=self.address,
            security_protocol="SASL_SSL",
            sasl_username=user,
            sasl_password=secret or password(user),
            ssl_cafile=self.certificate,
            clock="event",
        )

    def conf(self, user: str, secret: str | None = None) -> Settings:
        return settings.load(
            broker=self.address,
            security_protocol="SASL_SSL",
            sasl_username=user,
            sasl_password=secret or password(user),
            ssl_cafile=self.certificate,
            clock="event",
        )

    def tallywire(self, user: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "streams", *arguments],
            env={**os.environ, **self.environment(user)},
            input=to_bytes(GOOD),
            capture_output=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="module")
def guarded() -> Iterator[Guarded]:
    require_apache_kafka()
    with tempfile.TemporaryDirectory(prefix="tallywire-kafka-") as folder:
        data = Path(folder)
        certificate = data / "certificate.pem"
        make_certificate(data / "key.pem", certificate)
        keystore = data / "keystore.pem"
        keystore.write_text((data / "key.pem").read_text() + certificate.read_text())
        users = " ".join(f"{user}={password(user)}" for user in (ADMIN, *ROLES))
        node = ApacheKafka(
            data,
            {"KAFKA_SCRAM_USERS": users},
            {
                "security_protocol": "SASL_SSL",
                "sasl_mechanism": "SCRAM-SHA-512",
                "sasl_plain_username": ADMIN,
                "sasl_plain_password": password(ADMIN),
                "ssl_context": ssl.create_default_context(cafile=certificate),
            },
        )
        node.add_properties(
            PROPERTIES.format(
                port=node.port,
                controller=node.controller_port,
                login=login(ADMIN),
                plain=plain(),
                keystore=keystore,
                certificate=certificate,
            )
        )
        (data / "client.properties").write_text(
            CLIENT.format(login=login(ADMIN), certificate=certificate)
        )
        node.start()
        try:
            for role in ROLES:
                give_rights(role, node.address, data / "client.properties")
            yield Guarded(node.address, certificate)
        finally:
            node.kill()


def make_certificate(key: Path, certificate: Path) -> None:
    command = (
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
        *("-keyout", key, "-out", certificate),
    )
    subprocess.run(command, check=True, capture_output=True)


def give_rights(role: str, address: str, client: Path) -> None:
    command = (
        *(KAFKA_RUN.parent / "acls", role, role),
        *("java", "-cp", str(JARS), "org.apache.kafka.tools.AclCommand"),
        *("--bootstrap-server", address, "--command-config", client),
    )
    subprocess.run(command, check=True, capture_output=True)


def stand_in(folder: Path, name: str, script: str) -> None:
    command = folder / name
    command.write_text(script)
    command.chmod(0o700)


@pytest.fixture
def as_operator(guarded: Guarded, tmp_path: Path) -> Callable[[str], str]:
    """Runs what the runbook says, as who has logged in as it says; gives what is printed."""
    kubectl = KUBECTL.format(
        certificate=guarded.certificate, user="operator", password=password("operator")
    )
    stand_in(tmp_path, "kubectl", kubectl)
    for name, tool in KAFKA_COMMANDS.items():
        stand_in(tmp_path, name, KAFKA_COMMAND.format(jars=JARS, tool=tool))
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "TALLYWIRE_BROKER": guarded.address}

    def run(commands: str) -> str:
        done = subprocess.run(
            ["bash", "-euc", commands],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
        return done.stdout

    (of,) = re.findall(r"^of\(\) .+$", DEPLOYMENT, re.MULTILINE)
    (log_in,) = re.findall(r"^ *(kubectl [^`]*exec -i [^`]+?)```", DEPLOYMENT, re.MULTILINE)
    log_in = re.sub("^  ", "", log_in, flags=re.MULTILINE).replace("tallywire-operator", "operator")
    log_in = re.sub(r"cat > \S+'", "cat > operator'", log_in)
    run(f"{of}\n{log_in}")
    return run


def test_the_operator_may_what_the_runbook_asks(
    guarded: Guarded, as_operator: Callable[[str], str]
) -> None:
    """It stands first, where no worker is in the group yet, and leaves no topic."""
    (back,) = re.findall(r"^```\n(kafka-consumer-groups\.sh .+?)```", DEPLOYMENT, re.S | re.M)
    (change,) = re.findall(r"```\n( *for topic in .+?)```", DEPLOYMENT, re.DOTALL)
    (readers,) = re.findall(r"`(kafka-consumer-groups\.sh --describe --all-groups)", DEPLOYMENT)
    created = guarded.tallywire("operator", "topics", "create")
    assert created.returncode == 0, created.stderr
    write(guarded.conf("feeder"), raw_article(BROKEN))
    asyncio.run(commit(guarded.conf("worker"), "tallywire"))

    listed = f"{readers} --bootstrap-server $TALLYWIRE_BROKER"
    assert f"tallywire {RAW.name}" in re.sub(" +", " ", as_operator(listed))
    assert RAW.name in as_operator(back)
    as_operator(change)
    topics = "kafka-topics.sh --bootstrap-server $TALLYWIRE_BROKER"
    left = as_operator(f"{topics} --list").split()
    assert set(left) - {"__consumer_offsets"} == RAISED
    assert "PartitionCount: 6" in as_operator(f"{topics} --describe --topic {RAW.name}")
    assert as_operator(f"{listed} --offsets").strip() == ""
    as_operator(f"{topics} --delete --topic 'news\\..*'")


async def commit(conf: Settings, group: str) -> None:
    """Read what was fed, as a member of this group."""
    consumer = AIOKafkaConsumer(
        RAW.name, **conf.client_options(), group_id=group, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        await consumer.getone()
        await consumer.commit()
    finally:
        await consumer.stop()


@pytest.fixture(scope="module")
def log(guarded: Guarded) -> Iterator[str]:
    """All that a worker says and serves while an article goes through."""
    created = guarded.tallywire("operator", "topics", "create")
    assert created.returncode == 0, created.stderr
    port = free_port()
    environment = guarded.environment("worker") | {"TALLYWIRE_WEB_PORT": str(port)}
    with worker(environment, log_level="DEBUG") as process:
        fed = guarded.tallywire("feeder", "feed", "-")
        assert fed.returncode == 0, fed.stderr

        async def through() -> None:
            conf = guarded.conf(ADMIN)
            async for _ in replay.follow(conf, 1, process.check):
                pass

        asyncio.run(through())
        served = ""
        for path in ("metrics", "api/incidents"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=15) as answer:
                served += answer.read().decode()
        yield served + process.log.read_text(errors="replace")


def records(conf: Settings, topic: str) -> list[bytes]:
    async def read() -> list[bytes]:
        async with reading(conf, [topic], from_beginning=True) as reader:
            return [delivery.value or b"" for delivery in await reader.read_all()]

    return asyncio.run(read())


def write(conf: Settings, record: Outgoing) -> None:
    async def send() -> None:
        async with producing(conf) as producer:
            await producer.send(record)

    asyncio.run(send())


def test_an_article_goes_from_the_feeder_through_the_worker_to_the_subscriber(
    guarded: Guarded, log: str
) -> None:
    (value,) = records(guarded.conf("subscriber"), INCIDENTS.name)
    incident = schemas.Incident.model_validate_json(value)
    assert incident.tolls[schemas.Kind.KILLED].best == 12


def test_a_worker_shows_what_comes_out(log: str) -> None:
    assert '"killed":{"low":12,"best":12,"high":12}' in log


def test_no_password_is_logged_or_measured(log: str) -> None:
    assert "ready, serving" in log
    assert "tallywire_articles_total" in log
    for user in (ADMIN, *ROLES):
        assert password(user) not in log


@pytest.mark.usefixtures("log")
def test_a_password_that_is_sent_as_it_is_is_not_logged(guarded: Guarded) -> None:
    environment = guarded.environment("worker") | {"TALLYWIRE_SASL_MECHANISM": "PLAIN"}
    with worker(environment, log_level="DEBUG") as process:

        def said() -> str:
            return process.log.read_text(errors="replace")

        wait_until(lambda: "ready, serving" in said(), seconds=120.0)
        assert "DEBUG aiokafka" in said()
        assert password("worker") not in said()


@pytest.mark.parametrize(
    ("user", "topic"),
    [
        ("feeder", INCIDENTS.name),
        ("subscriber", RAW.name),
        ("subscriber", DEADLETTERS.name),
        ("worker", DEADLETTERS.name),
    ],
)
@pytest.mark.usefixtures("log")
def test_a_role_can_not_read_what_is_not_its_business(
    user: str, topic: str, guarded: Guarded
) -> None:
    with pytest.raises((TopicsError, TopicAuthorizationFailedError)):
        records(guarded.conf(user), topic)


@pytest.mark.parametrize(
    ("user", "topic"),
    [
        ("feeder", ALERTS.name),
        ("subscriber", RAW.name),
        ("subscriber", ALERTS.name),
        ("worker", RAW.name),
        ("operator", ALERTS.name),
    ],
)
@pytest.mark.usefixtures("log")
def test_a_role_can_not_write_what_is_not_its_business(
    user: str, topic: str, guarded: Guarded
) -> None:
    with pytest.raises((DeliveryError, TopicAuthorizationFailedError), match="Authorization"):
        write(guarded.conf(user), Outgoing(topic, b"key", b"{}"))


@pytest.mark.parametrize("user", ["worker", "operator"])
@pytest.mark.usefixtures("log")
def test_workers_and_operators_leave_the_groups_of_others_alone(
    user: str, guarded: Guarded
) -> None:
    async def join() -> None:
        conf = guarded.conf(user)
        consumer = AIOKafkaConsumer(RAW.name, **conf.client_options(), group_id="of-another")
        try:
            await consumer.start()
            await consumer.getmany(timeout_ms=5_000)
        finally:
            await consumer.stop()

    with pytest.raises(GroupAuthorizationFailedError):
        asyncio.run(join())


@pytest.fixture
def logging_in(guarded: Guarded, tmp_path: Path) -> Callable[[str], subprocess.Popen[bytes]]:
    """Runs a command after those by which the README logs a subscriber in, in the test's folder.

    Of `kubectl` nothing runs but what it would answer.
    """
    (commands,) = re.findall(r"```sh\n(user=.*?)```", DEPLOYMENT, re.DOTALL)
    commands = commands.replace("tallywire-subscriber", "subscriber")
    commands = commands.replace("tallywire-kafka-bootstrap.tallywire.svc:9093", guarded.address)
    kubectl = KUBECTL.format(
        certificate=guarded.certificate, user="subscriber", password=password("subscriber")
    )
    stand_in(tmp_path, "kubectl", kubectl)
    path = os.pathsep.join((str(tmp_path), str(Path(sys.executable).parent), os.environ["PATH"]))
    return lambda command: subprocess.Popen(
        ["timeout", "60", "bash", "-euc", f"{commands}\nexec {command}"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
    )


def is_the_incident(value: bytes) -> bool:
    return schemas.Incident.model_validate_json(value).tolls[schemas.Kind.KILLED].best == 12


@pytest.mark.usefixtures("log")
def test_tallywire_logs_in_at_kubernetes_as_the_readme_says(
    logging_in: Callable[[str], subprocess.Popen[bytes]],
) -> None:
    assert "`tallywire watch incidents`" in DEPLOYMENT
    with logging_in("tallywire watch incidents --from-beginning") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.terminate()
    assert is_the_incident(line)


@pytest.mark.usefixtures("log")
def test_a_client_logs_in_at_kubernetes_with_what_the_readme_gives_kcat(
    logging_in: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    """kcat is as good as its librdkafka; that of confluent-kafka takes the same properties."""
    assert "`kcat -F kcat.conf " in DEPLOYMENT
    with logging_in("true") as process:
        assert process.wait() == 0
    file = tmp_path / "kcat.conf"
    assert file.stat().st_mode & 0o077 == 0
    lines = file.read_text().splitlines()
    properties = dict(line.split("=", 1) for line in lines)
    properties["ssl.ca.location"] = str(tmp_path / properties["ssl.ca.location"])
    properties |= {"group.id": "subscriber-kcat", "auto.offset.reset": "earliest"}
    consumer = Consumer(properties)
    consumer.subscribe([INCIDENTS.name])
    record = consumer.poll(60.0)
    consumer.close()
    assert record is not None
    assert record.error() is None
    assert is_the_incident(record.value() or b"")


@pytest.mark.usefixtures("log")
def test_the_operator_puts_a_dead_letter_back(guarded: Guarded) -> None:
    write(guarded.conf("feeder"), raw_article(BROKEN))
    operator = guarded.conf("operator")
    wait_until(lambda: records(operator, DEADLETTERS.name) == [BROKEN])
    listed = guarded.tallywire("operator", "deadletters", "list")
    assert listed.returncode == 0, listed.stderr
    number = json.loads(listed.stdout)["number"]
    retried = guarded.tallywire("operator", "deadletters", "retry", number)
    assert retried.returncode == 0, retried.stderr
    assert records(operator, RAW.name).count(BROKEN) == 2
    wait_until(lambda: records(operator, DEADLETTERS.name) == [BROKEN, BROKEN])


def test_a_wrong_password_lets_nobody_in_and_is_not_told(guarded: Guarded) -> None:
    with pytest.raises(BrokerError) as refused:
        records(guarded.conf("worker", "guessed-9d1f"), RAW.name)
    assert "guessed-9d1f" not in str(refused.value)


def test_a_broker_whose_certificate_nobody_signed_is_not_spoken_to(guarded: Guarded) -> None:
    stranger = guarded.conf("worker").model_copy(update={"ssl_cafile": None})
    with pytest.raises(BrokerError):
        records(stranger, RAW.name)
