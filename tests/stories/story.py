"""A news story that nobody wrote: invented people, places and events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.stories.telling import Facts, spelled, tell
from tests.stories.topics import ANYWHERE, INCIDENTS, OTHERS, Topic

OWN = range(5, 8)
"""Sentences on the event itself, besides the lead."""
GENERAL = range(12, 21)
"""Sentences that any story could have."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Story:
    """A headline and paragraphs, and the facts that they tell."""

    title: str
    paragraphs: tuple[str, ...]
    facts: Facts = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The paragraphs, as articles separate them."""
        return "\n\n".join(self.paragraphs)


def story(rng: Random, topics: Sequence[Topic] = (*INCIDENTS, *OTHERS)) -> Story:
    """A story of 6 to 14 paragraphs, 2 to 3 kB, on one of the topics."""
    topic = rng.choice(topics)
    facts = _facts(rng, topic)
    own = rng.sample(topic.sentences, rng.choice(OWN))
    general = rng.sample(ANYWHERE, rng.choice(GENERAL))
    patterns = [rng.choice(topic.leads), *_mixed(rng, own, general)]
    return Story(
        title=tell(rng, rng.choice(topic.titles), facts),
        paragraphs=tuple(_paragraphs(rng, [tell(rng, pattern, facts) for pattern in patterns])),
        facts=facts,
    )


def incident(rng: Random) -> Story:
    """A story in which people are killed and injured."""
    return story(rng, INCIDENTS)


def _mixed(rng: Random, own: Sequence[str], general: Sequence[str]) -> list[str]:
    """The event first, then one and the other."""
    first, *rest = own
    return [first, *rng.sample([*rest, *general], len(rest) + len(general))]


def _paragraphs(rng: Random, sentences: Sequence[str]) -> Iterator[str]:
    """The lead by itself, the others two to four together."""
    yield sentences[0]
    start = 1
    while start < len(sentences):
        end = start + rng.randint(2, 4)
        yield " ".join(sentences[start:end])
        start = end


def _facts(rng: Random, topic: Topic) -> Facts:
    facts = {
        "event": topic.event,
        "office": topic.office,
        "day": rng.choice(DAYS),
        "town": tell(rng, "{place}", {}),
        "region": tell(rng, "[Upper|Lower|North|South|Greater] {place}", {}),
        "chief": tell(rng, "{person}", {}),
        "witness": tell(rng, "{person}", {}),
    }
    if topic in INCIDENTS:
        killed, injured = rng.randint(3, 40), rng.randint(41, 180)
        facts |= {"killed": spelled(killed), "injured": spelled(injured)}
    return facts
