"""The Faust app: stages bound to topics and tables."""

from collections.abc import Callable, Sequence
from typing import Any

import faust
from faust.auth import SASLCredentials, SSLCredentials
from faust.types.auth import CredentialsT

from schemas.topics import MAX_REQUEST_BYTES
from streams import mends, metrics, wire
from streams.agents.batches import batches
from streams.agents.run import PartitionedTable, run
from streams.agents.stage import Stage
from streams.broker.records import Outgoing
from streams.ending import end_process
from streams.fence import FencedTransport
from streams.health import Health
from streams.live.pages import add_live
from streams.live.view import view_of
from streams.rebalances import MeasureRebalances
from streams.settings import Settings
from streams.state import read_state
from streams.web import add_pages


def create_app(settings: Settings, stages: Sequence[Stage]) -> tuple[faust.App, Health]:
    """An app that runs these stages, and its health; `streams.worker` starts both."""
    mends.apply()
    wire.apply()
    app = faust.App(
        settings.app_id,
        broker=[f"kafka://{address}" for address in settings.broker.split(",")],
        broker_credentials=_credentials(settings),
        store=f"{settings.store}://",
        datadir=str(settings.data_dir),
        web_bind=settings.web_bind,
        web_port=settings.web_port,
        web_host="localhost",
        web_tables_enabled=False,
        web_router_enabled=False,
        web_metrics_enabled=False,
        web_graph_enabled=False,
        web_stats_enabled=False,
        table_standby_replicas=settings.standby_replicas,
        **_RELIABILITY,
    )
    app.transport = app.producer_transport = FencedTransport(app.conf.broker, app)
    app.sensors.add(mends.EndOnSendError())
    app.sensors.add(MeasureRebalances())
    health = Health(app)
    for stage in stages:
        _bind(app, stage, settings, health)
    metrics.STATE.follow(lambda: read_state(stages, health, settings))
    add_pages(app, health)
    if settings.web_page:
        web: Any = app.web
        add_live(web.web_app, view_of(settings), settings.web_names.split(","))
    return app, health


SESSION = 6.0
"""Seconds without a heartbeat after which the group gives a worker's partitions to others: the
least that a broker takes (`group.min.session.timeout.ms`), since no partition that a dead worker
had moves before. A worker that is wrongly given up only starts anew: see `streams/fence.py`."""
HEARTBEAT = 1.5
"""Seconds between two heartbeats, so that three may be lost; the others learn by theirs that the
group rebalances."""

_RELIABILITY: dict[str, Any] = {
    "topic_disable_leader": True,
    "topic_allow_declare": False,  # `tallywire topics create` does it, before workers start
    "stream_wait_empty": True,
    "consumer_auto_offset_reset": "earliest",
    "producer_acks": -1,
    "producer_linger": 0.005,
    "producer_max_batch_size": 262_144,
    "producer_max_request_size": MAX_REQUEST_BYTES,
    "broker_commit_interval": 1.0,
    "broker_max_poll_records": 500,  # so that queues ask for a pause before they are full
    "broker_session_timeout": SESSION,
    "broker_heartbeat_interval": HEARTBEAT,
    "broker_rebalance_timeout": 30.0,
    "worker_redirect_stdouts": False,
}
"""At least once, and the timeouts under which tests/chaos lost nothing."""


def _credentials(settings: Settings) -> CredentialsT | None:
    context = settings.ssl_context() if settings.uses_tls else None
    if settings.uses_sasl:
        password = settings.sasl_password.get_secret_value() if settings.sasl_password else None
        return SASLCredentials(
            username=settings.sasl_username,
            password=password,
            mechanism=settings.sasl_mechanism,
            ssl_context=context,
        )
    return SSLCredentials(context) if context else None


def _bind(app: faust.App, stage: Stage, settings: Settings, health: Health) -> None:
    """Make the stage an agent of the app."""
    source = app.topic(*stage.topics, key_type=bytes, value_type=bytes, value_serializer="raw")
    table, restore = _table(app, stage, settings) if stage.table else (None, _nothing)

    async def send(record: Outgoing) -> None:
        delivery = await app.producer.send(
            record.topic, record.key, record.value, record.partition, None, list(record.headers)
        )
        delivery.add_done_callback(_end_on_failure)  # type: ignore[attr-defined]  # it is a future

    async def agent(stream: Any) -> None:
        await run(stage, batches(stream), send, table, restore, health.note_done)

    app.agent(source, name=str(stage.name))(agent)


def _table(
    app: faust.App, stage: Stage, settings: Settings
) -> tuple[PartitionedTable, Callable[[], None]]:
    """Return the stage's table, and what gives the stage back the state that it holds."""
    table: Any = app.Table(
        str(stage.table), partitions=settings.partitions, key_type=bytes, value_type=bytes
    )
    partitioned = PartitionedTable(table)
    stage.attach(partitioned.read)

    def restore() -> None:
        stage.forget()
        changelog = table.changelog_topic_name
        ours = {tp.partition for tp in app.assignor.assigned_actives() if tp.topic == changelog}
        for partition, key, state in partitioned.items():
            if partition in ours:
                stage.restore(partition, key, state)
        stage.restored()

    async def on_recover() -> None:
        restore()

    table.on_recover(on_recover)
    return partitioned, restore


def _nothing() -> None:
    """Restore a stage without state."""


def _end_on_failure(delivery: Any) -> None:
    error = delivery.exception() if not delivery.cancelled() else ConnectionError("cancelled")
    if error is not None:
        end_process(error)
