"""What can go wrong with a feed."""

from streams.errors import UserError


class FeedError(UserError):
    """A feed can't be read; the message says which, why, and what to do."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")


class LeftOut(Exception):  # noqa: N818 - it is an answer, not an error of the program
    """An item of a feed is not fed; the message says why. The others of its feed are."""
