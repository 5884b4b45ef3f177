"""How long a reader of records takes, from the first to the last."""

import json
import time


class Stopwatch:
    """Starts with the first records, and is over when so many have come."""

    def __init__(self, count: int) -> None:
        self._left = count
        self._began: tuple[float, float] | None = None
        self._took = (0.0, 0.0)

    @property
    def is_over(self) -> bool:
        """Whether all have come."""
        return self._left <= 0

    def note(self, records: int = 1) -> None:
        """So many have been read."""
        if not records:
            return
        now = time.monotonic(), time.process_time()
        if self._began is None:  # they themselves are not measured: a fetch, or less
            self._began = now
        self._left -= records
        self._took = now[0] - self._began[0], now[1] - self._began[1]

    def tell(self) -> None:
        """Print both seconds as JSON, for the one who measures."""
        wall, cpu = self._took
        print(json.dumps({"wall": wall, "cpu": cpu}), flush=True)
