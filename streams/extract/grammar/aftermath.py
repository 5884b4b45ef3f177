"""Whether a text tells what came long after an event: a trial, a verdict, an anniversary.

Such a report brings no new dead. Its words often carry a recent date, that of the hearing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from schemas import DateRange
from streams.extract.text import Sentence, Trigger

LEAD_SENTENCES = 4
"""The title and the first sentences, this many in all, say what a text is about."""
IN_LEAD = 2
"""Different words of a trial that these sentences need, where the title tells no verdict."""
RECENT = timedelta(days=7)
"""What happened within this is news, though it happened on an anniversary, or by a convict."""


@dataclass(frozen=True, kw_only=True)
class AftermathWords:
    """The words of a language that tell of what comes later."""

    verdict: frozenset[str]
    """What is said when a trial ends; arrests and charges come within days."""
    court: frozenset[str]
    """Other words of a trial, of which one alone may tell of anything: a vaccine trial."""
    accusation: frozenset[str]
    """What a title says of those who are held or charged, mostly within weeks."""
    memory: frozenset[str]

    @cached_property
    def trigger(self) -> Trigger:
        """Any of them."""
        return Trigger(self.verdict | self.court | self.accusation | self.memory)


def is_aftermath(
    told: Sequence[Sentence], happened: DateRange | None, today: date | None, words: AftermathWords
) -> bool:
    """Whether a text is about the aftermath; `happened` is the day that it gives for the event."""
    title, said = _lead(told, words)
    if words.verdict & title:
        return True
    of_trial = (words.verdict | words.court) & said
    is_late = bool(words.memory & title) or len(of_trial) >= IN_LEAD
    return is_late and not is_recent(happened, today)


def is_of_law(told: Sequence[Sentence], words: AftermathWords) -> bool:
    """Whether a text is about those who are charged or judged, however long after."""
    title, said = _lead(told, words)
    return not (words.verdict.isdisjoint(said) and words.accusation.isdisjoint(title))


def _lead(told: Sequence[Sentence], words: AftermathWords) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the title and of all that leads, where it has any of an aftermath."""
    lead = [one for one in told[:LEAD_SENTENCES] if words.trigger.may_be_in(one.letters)]
    title = frozenset().union(*(one.lower for one in lead if one.paragraph == 0))
    return title, frozenset().union(*(one.lower for one in lead))


def is_recent(happened: DateRange | None, today: date | None) -> bool:
    """Whether it happened within days of its publication."""
    return happened is not None and today is not None and today - happened.end <= RECENT
