"""A book written once more from its records, so that it can be explained."""

from collections.abc import Collection
from datetime import timedelta

from schemas import Copy, Figure, Report, Tick, Withdrawal
from streams.tally.book import Book, Outcome

PASSED_OVER = (Outcome.REPEATED, Outcome.UNKNOWN)


class Retelling:
    """A book that takes records as the tally took them, with what people ask and a book forgets.

    It closes incidents whenever time has moved on by `every`, as the tally does, and forgets none.
    """

    def __init__(self, book: Book, every: timedelta, wanted: Collection[str]) -> None:
        self.book = book
        self.figures: dict[str, tuple[Figure, ...]] = {}
        """By article id, for the articles that are `wanted`."""
        self.shown_by: dict[str, str] = {}
        """By incident that was merged into another, the article whose report showed it."""
        self._every = every
        self._wanted = frozenset(wanted)

    def take(self, record: Report | Copy | Withdrawal | Tick) -> None:
        """Take up a record."""
        now = record.at if isinstance(record, Tick) else record.published_at
        if now >= self.book.clock + self._every:
            self.book.expire(now)
        changes = self.book.apply(record)
        if not isinstance(record, Report) or changes.outcome in PASSED_OVER:
            return
        if record.article_id in self._wanted:
            self.figures[record.article_id] = record.figures
        for incident_id in changes.incidents:
            dossier = self.book.dossier(incident_id)
            if dossier.merged_into and not dossier.reports:
                self.shown_by[incident_id] = record.article_id
