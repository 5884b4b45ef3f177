"""Invented news for tests and benchmarks: stories, their copies, updates and look-alikes.

All of it is a function of the `random.Random` that is given: the same seed gives the same story.
"""

from tests.stories.edits import EDITS, edited
from tests.stories.lookalikes import TEMPLATES, retold
from tests.stories.story import Story, incident, story
from tests.stories.updates import REVISED, UPDATES, updated

__all__ = [
    "EDITS",
    "REVISED",
    "TEMPLATES",
    "UPDATES",
    "Story",
    "edited",
    "incident",
    "retold",
    "story",
    "updated",
]
