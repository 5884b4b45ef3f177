"""Rebalances, and how long a worker recovers after each."""

from time import monotonic

from faust.sensors.base import Sensor
from faust.types import AppT

from streams import metrics


class MeasureRebalances(Sensor):
    """Counts rebalances, and times them until the worker has the state of its partitions."""

    def on_rebalance_start(self, app: AppT) -> dict[str, float]:
        """Call when the group shares its partitions out anew."""
        metrics.REBALANCES.inc()
        return {"begun": monotonic()}

    def on_rebalance_end(self, app: AppT, state: dict[str, float]) -> None:
        """Call when the partitions are there, and their state is recovered."""
        metrics.RECOVERY_SECONDS.observe(monotonic() - state["begun"])
