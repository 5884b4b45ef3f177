"""What a rolling count usually stands at on a weekday, from what it stood at in earlier weeks.

As in the surveillance of diseases, today is held against comparable days of the past, with a gap
before it, so that an outbreak does not hide itself: the historical limits method (Stroup et al.
1989) takes the same weeks of earlier years, EARS's C2 leaves out the last days, BioSense's W2 parts
weekdays from weekends (Tokars et al. 2009, doi:10.3201/eid1504.080616). They take means and
standard deviations. Deaths in the news have a far heavier tail, so that one disaster would raise a
mean for weeks: here it is the median. That of a few Mondays is unsteady, so the median of all days
joins in.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

WEEK = 7
"""Days."""
MOST_WEEKS = 26
MOST_DAYS = WEEK * MOST_WEEKS + 1
"""Days that are kept: the weeks before today, and before yesterday."""

ALL_DAYS_WEIGH = 2
"""How many weeks of the same weekday the median of all days is worth."""


@dataclass(slots=True)
class History:
    """What a count stood at when each of the last days ended, UTC.

    A count's record holds until the next one, so a day without a record ends as the one before.
    """

    offset: int = -1
    """That of the last record."""
    at: datetime | None = None
    """How far time has come."""
    value: int = 0
    """What the count stands at now."""
    ended: list[int] = field(default_factory=list)
    """What it stood at when each day before today ended, the latest last."""

    def add(self, at: datetime, value: int, offset: int) -> None:
        """Take the record that holds from now on. A time before the last one is taken for that."""
        before = self.at or at
        self.at = max(at, before)
        days = min((self.at.date() - before.date()).days, MOST_DAYS)
        self.ended = [*self.ended, *[self.value] * days][-MOST_DAYS:]
        self.value = value
        self.offset = offset

    def usual(self, weeks: int) -> float | None:
        """Return what the count usually stands at, at this time of the week.

        A window that ends at six in the morning is three parts of yesterday and one of today.
        None until so many weeks are known.
        """
        if self.at is None or len(self.ended) < WEEK * weeks + 1:
            return None
        today, yesterday = self._usual_end(weeks, 0), self._usual_end(weeks, 1)
        return yesterday + (today - yesterday) * _elapsed(self.at)

    def _usual_end(self, weeks: int, days_ago: int) -> float:
        """Return what the count usually stands at when a day of that weekday ends."""
        last = len(self.ended) - WEEK - days_ago
        same_weekday = [self.ended[last - WEEK * week] for week in range(weeks)]
        all_days = self.ended[last - WEEK * (weeks - 1) : last + 1]
        weighed = weeks * median(same_weekday) + ALL_DAYS_WEIGH * median(all_days)
        return weighed / (weeks + ALL_DAYS_WEIGH)


def _elapsed(at: datetime) -> float:
    """Return how much of its day has gone by at a time."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return (at - midnight) / timedelta(days=1)
