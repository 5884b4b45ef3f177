"""What can go wrong with a feed."""

from streams.errors import UserError


class FeedError(UserError):
    """A feed can't be read; the message says which, why, and what to do."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
