"""Refusing a record that can't be used."""


class Refused(Exception):  # noqa: N818 - it is an answer, not an error of the program
    """A record can't be used; it becomes a dead letter.

    `reason` is a word for machines, the same for all refusals of a sort (`not-json`, `oversize`):
    it labels a metric, so it never holds input. `detail` tells a person what is wrong, and where.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
