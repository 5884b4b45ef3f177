"""What Prometheus sees of a worker's state."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from streams import metrics
from streams.agents.stage import Stage
from streams.health import Health
from streams.metrics import Reading
from streams.settings import Settings


def read_state(stages: Sequence[Stage], health: Health, settings: Settings) -> Iterable[Reading]:
    """The state as it is now; of the stages, nothing while partitions move: it may not be ours."""
    yield Reading(metrics.HEALTHY, not health.problems())
    for stage in stages:
        yield Reading(metrics.STAGE_IDLE, 0, (stage.name,))
    for name in health.idle:
        yield Reading(metrics.STAGE_IDLE, 1, (name,))
    if settings.store == "rocksdb":
        yield Reading(metrics.STATE_BYTES, _size(settings.data_dir))
    if health.ready:
        for stage in stages:
            yield from stage.readings()


def _size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    size = 0
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # RocksDB tidies up meanwhile
            size += file.stat().st_size if file.is_file() else 0
    return size
