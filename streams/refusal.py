"""Refusing a record that can't be used."""

from typing import Literal, get_args

Reason = Literal[
    "bad-date",
    "no-text",
    "not-a-count",
    "not-a-report",
    "not-an-article",
    "not-an-incident",
    "not-json",
    "not-utf8",
    "null",
    "oversize",
    "too-deep",
]
"""Why a record is refused: a word for machines, the same for all refusals of a sort."""
REASONS: tuple[Reason, ...] = get_args(Reason)


class Refused(Exception):  # noqa: N818 - it is an answer, not an error of the program
    """A record can't be used; it becomes a dead letter.

    `reason` labels a metric, so it never holds input. `detail` tells a person what is wrong, and
    where.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
