"""How the cost of work grows with its size: a ratio, which a busy machine leaves as it is."""

import time
from collections.abc import Callable

GROWN = 4
"""How many times larger the work is made."""
MOST = 12
"""How many times longer it may take then: linear work takes 4 times as long, quadratic 16."""
FLOOR = 0.01
"""Seconds of CPU time; what takes less counts as this much, or the clock's grain would count."""
TRIES = 3


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether work of a size, made four times larger, takes about four times as long."""
    return any(_growth(work, size) <= MOST for _ in range(TRIES))


def _growth(work: Callable[[int], object], size: int) -> float:
    return _cost(work, GROWN * size) / max(_cost(work, size), FLOOR)


def _cost(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start
