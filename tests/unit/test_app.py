"""The Faust app as it is put together; nothing of it is started here."""

import asyncio
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import faust
import pytest
from faust.types import TP
from pydantic import SecretStr

import schemas
from schemas.topics import RAW
from streams import app as apps
from streams import mends
from streams.agents.build import build
from streams.agents.stage import Stage, State
from streams.app import create_app
from streams.broker import admin
from streams.broker.records import Delivery, Outgoing
from streams.settings import Settings
from tests.unit import release

SETTINGS = Settings(partitions=4, app_id="mine")


class Keeper(Stage):
    """Remembers what it is given back."""

    name = schemas.Stage.EXTRACT
    topics = (RAW.name,)
    table = "kept"

    def __init__(self) -> None:
        self.given_back: list[tuple[int, str, State]] = []

    def handle(self, delivery: Delivery) -> list[Outgoing]:
        return []

    def forget(self) -> None:
        self.given_back.clear()

    def restore(self, partition: int, key: str, state: State) -> None:
        self.given_back.append((partition, key, state))

    def restored(self) -> None:
        self.had_all = list(self.given_back)


@pytest.fixture
def conf(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of an app of its own: Faust's metrics take its id, and a process has each once."""
    return SETTINGS.model_copy(
        update={
            "app_id": "app" + sha256(request.node.name.encode()).hexdigest(),
            "data_dir": tmp_path,
        }
    )


@pytest.fixture(scope="module")
def app() -> faust.App:
    return create_app(SETTINGS, build(SETTINGS, schemas.Stage))[0]


def test_every_stage_is_an_agent_that_reads_its_topics_raw(app: faust.App) -> None:
    stages = {str(stage.name): stage for stage in build(SETTINGS, schemas.Stage)}
    agents = {agent.name.rsplit(".", 1)[-1]: agent for agent in app.agents.values()}
    assert agents.keys() == stages.keys()
    for name, agent in agents.items():
        assert set(agent.channel.topics) == set(stages[name].topics)
        assert agent.channel.value_serializer == "raw"
        assert agent.concurrency == 1, "acks of concurrent actors leave holes"


def test_a_worker_runs_the_stages_that_it_is_told_to(conf: Settings) -> None:
    some, _ = create_app(conf, build(conf, [schemas.Stage.NORMALIZE]))
    assert [name.rsplit(".", 1)[-1] for name in some.agents] == ["normalize"]
    assert not some.tables


def test_changelogs_are_the_topics_that_are_created_beforehand(app: faust.App) -> None:
    named = {table.changelog_topic_name for table in app.tables.values()}
    assert named == set(admin.changelog_topics(SETTINGS))
    assert {table.partitions for table in app.tables.values()} == {SETTINGS.partitions}


def test_an_app_puts_the_mends_in_place(conf: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in mends.MENDS:
        monkeypatch.setattr(owner, name, release.function(owner, name))
    create_app(conf, [])
    for (owner, name), mend in mends.MENDS.items():
        assert vars(owner)[name] is mend


def test_a_failed_send_is_watched_for(app: faust.App) -> None:
    assert any(isinstance(sensor, mends.EndOnSendError) for sensor in app.sensors)


def test_delivery_is_at_least_once(app: faust.App) -> None:
    assert app.conf.producer_acks == -1
    assert str(app.conf.processing_guarantee) == "ProcessingGuarantee.AT_LEAST_ONCE"
    assert app.conf.consumer_auto_offset_reset == "earliest"
    assert not app.conf.topic_allow_declare


def test_a_dead_worker_is_missed_as_soon_as_a_broker_allows(app: faust.App) -> None:
    least = 6.0  # group.min.session.timeout.ms of Apache Kafka
    assert app.conf.broker_session_timeout == least
    assert app.conf.broker_heartbeat_interval <= least / 3, "two may be lost"


def test_tables_are_not_to_be_read_over_http(app: faust.App) -> None:
    assert not app.conf.web_tables_enabled
    assert not app.conf.web_router_enabled
    assert app.conf.web_bind == "127.0.0.1"


def test_several_brokers_are_all_used(conf: Settings) -> None:
    several = conf.model_copy(update={"broker": "one:9092,two:9093"})
    assert [str(url) for url in create_app(several, [])[0].conf.broker] == [
        "kafka://one:9092",
        "kafka://two:9093",
    ]


@pytest.mark.parametrize("protocol", ["SSL", "SASL_PLAINTEXT", "SASL_SSL"])
def test_workers_reach_the_broker_by_the_protocol_of_the_settings(
    protocol: str, conf: Settings
) -> None:
    login = {"sasl_username": "desk", "sasl_password": SecretStr("sesame")}
    guarded = conf.model_copy(update={"security_protocol": protocol, **login})
    credentials: Any = create_app(guarded, [])[0].conf.broker_credentials
    assert credentials.protocol.value == protocol
    contexts = {"SSL": "context", "SASL_SSL": "ssl_context", "SASL_PLAINTEXT": "ssl_context"}
    encrypts = getattr(credentials, contexts[protocol]) is not None
    assert encrypts is protocol.endswith("SSL")
    if protocol.startswith("SASL"):
        assert (credentials.username, credentials.password) == ("desk", "sesame")
        assert credentials.mechanism.value == "SCRAM-SHA-512"


def test_workers_of_a_plain_broker_show_no_credentials(app: faust.App) -> None:
    assert app.conf.broker_credentials is None


@pytest.mark.parametrize("app_id", ["news-desk", "news.bureau", "7news"])
def test_an_id_that_is_good_for_kafka_is_good_for_an_app(app_id: str, conf: Settings) -> None:
    app, _ = create_app(conf.model_copy(update={"app_id": app_id}), [])
    assert app.conf.id == app_id


# -- state


async def recovered(conf: Settings, values: Mapping[bytes, bytes], ours: set[int]) -> Keeper:
    """A stage after a recovery that read these values, with these partitions assigned to us."""
    stage = Keeper()
    app, _ = create_app(conf, [stage])
    table: Any = app.tables["kept"]
    others = {TP("others-changelog", 1)}
    assigned = {TP(table.changelog_topic_name, partition) for partition in ours} | others
    app.assignor.assigned_actives = lambda: assigned
    table.data.update(values)
    stage.given_back.append((9, "of an earlier assignment", {}))
    await table.call_recover_callbacks()
    return stage


async def test_a_stage_gets_the_state_of_the_partitions_that_are_ours(conf: Settings) -> None:
    """The memory store keeps the keys of partitions that have moved away."""
    values = {b"0/a": b'{"n":1}', b"1/a": b'{"n":2}', b"2/b/c": b'{"n":3}'}
    stage = await recovered(conf, values, ours={0, 2})
    assert sorted(stage.given_back, key=str) == [(0, "a", {"n": 1}), (2, "b/c", {"n": 3})]
    assert stage.had_all == stage.given_back


async def test_a_stage_without_partitions_has_no_state(conf: Settings) -> None:
    assert (await recovered(conf, {b"0/a": b'{"n":1}'}, ours=set())).given_back == []


# -- deliveries


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The errors for which the process would have ended."""
    errors: list[BaseException] = []
    monkeypatch.setattr(apps, "end_process", errors.append)
    return errors


async def delivery() -> "asyncio.Future[None]":
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    future.add_done_callback(apps._end_on_failure)
    return future


async def test_a_record_that_is_delivered_is_no_reason_to_end(ended: list[BaseException]) -> None:
    (await delivery()).set_result(None)
    await asyncio.sleep(0)
    assert ended == []


async def test_a_record_that_is_not_delivered_ends_the_worker(ended: list[BaseException]) -> None:
    error = ConnectionError("the broker is away")
    (await delivery()).set_exception(error)
    await asyncio.sleep(0)
    assert ended == [error]


async def test_a_record_whose_delivery_is_given_up_ends_the_worker(
    ended: list[BaseException],
) -> None:
    (await delivery()).cancel()
    await asyncio.sleep(0)
    assert len(ended) == 1
