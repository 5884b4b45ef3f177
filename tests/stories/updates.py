"""What makes a story an update: new figures, new dead. It must be kept however much is repeated."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.stories.story import Story
from tests.stories.telling import SMALL, spelled, tell

Update = Callable[[Random, Story], Story]

FOUND = (
    "[Rescuers|Searchers|Soldiers] [found|recovered] {more} more bodies [overnight|on the second "
    "day|under debris], [raising|bringing] the death toll to {killed}, {office} {chief} said.",
    "The death toll [rose|climbed] to {killed} [after|when] {more} [of the missing|more victims] "
    "were [found|identified], [a statement|the authorities] said.",
)
DIED = (
    "A [man|woman] who was injured in the {event} in {town} has died, [the hospital|doctors|the "
    "family] said [late on {day}|in a statement|this morning].",
    "[One of the injured|One of those hurt] in the {event} in {town}, {person}, {age}, died [in "
    "hospital|of the injuries], [relatives|officials] [announced|said].",
)


def higher_toll(rng: Random, story: Story) -> Story:
    """More dead than before, in all places, and a paragraph that says so."""
    before, more = _number(story.facts["killed"]), rng.randint(2, 9)
    facts = {**story.facts, "killed": spelled(before + more), "more": spelled(more)}
    paragraphs = [_replaced(story, facts["killed"], text) for text in story.paragraphs]
    paragraphs.insert(1, tell(rng, rng.choice(FOUND), facts))
    title = _replaced(story, facts["killed"], story.title)
    return Story(title, tuple(paragraphs), facts)


def new_death(rng: Random, story: Story) -> Story:
    """Somebody has died since: a new first paragraph."""
    return replace(story, paragraphs=(tell(rng, rng.choice(DIED), story.facts), *story.paragraphs))


UPDATES: dict[str, Update] = {"higher_toll": higher_toll, "new_death": new_death}
"""Of stories of incidents."""


def _replaced(story: Story, killed: str, text: str) -> str:
    before = re.escape(story.facts["killed"])
    return re.sub(rf"(?<![\w:.,]){before}(?![\w:]|[.,]\d| percent)", killed, text)


def _number(figure: str) -> int:
    return SMALL.index(figure) if figure in SMALL else int(figure.replace(",", ""))
