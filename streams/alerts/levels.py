"""Severities, and the figures from which they hold."""

from collections.abc import Mapping

from schemas import Severity

RISING = (Severity.MINOR, Severity.MODERATE, Severity.SEVERE, Severity.EXTREME)
"""CAP severities, the least first."""


def rank(severity: Severity | None) -> int:
    """Return how grave a severity is; none at all is below the least."""
    return -1 if severity is None else RISING.index(severity)


def level(
    thresholds: Mapping[Severity, float], value: float, held: Severity | None, hysteresis: float
) -> Severity | None:
    """Return the gravest severity that a value reaches, or still keeps where `held` holds.

    One that holds, and those below it, are kept down to their threshold times `hysteresis`.
    """
    for severity in reversed(RISING):
        threshold = thresholds.get(severity)
        if threshold is None:
            continue
        keeps = rank(severity) <= rank(held)
        if value >= threshold * (hysteresis if keeps else 1):
            return severity
    return None
