"""The mentions of places in an article, each with what it says of where it happened."""

import re
from enum import Enum, auto
from typing import NamedTuple, Protocol

from streams.extract.places.names import Name
from streams.extract.places.runs import CAPITAL

DATELINE = re.compile(
    rf"\W*({CAPITAL}[^a-z\n(—–]{{2,40}}(?:,[^(—–\n]{{2,25}})?)(?:\([^)\n]{{2,30}}\)\s*)?\s?[—–-]"
)
"""How a report tells where it was sent from: "SAN SALVADOR, 12 JAN 90 (ACAN-EFE) --"."""
PUBLISHER = re.compile(r"\s[-–—|«]\s(?!.*\s[-–—|«]\s)")
"""What parts a headline from the publisher's name."""


class Role(Enum):
    """What the words around a name say of it."""

    DATELINE = auto()
    """The report was sent from there."""
    LOCATED = auto()
    """It is named with its region: "Aurora, Colo."."""
    SCENE = auto()
    """Something is there, or happened there: "in Aurora"."""
    FORCE = auto()
    """Its police or its mayor speak."""
    PLAIN = auto()
    SMALL = auto()
    """A single word that is the name of a small town, and may as well be a person's."""
    PERSON = auto()
    """Somebody from there is told of: "an Aurora man"."""
    ORIGIN = auto()
    """Somebody or something is from there: "of Aurora"."""
    DEMONYM = auto()
    CARE = auto()
    """The hurt were brought there, or people fled there."""
    BEARER = auto()
    """Something else bears its name."""
    PUBLISHER = auto()
    """The publisher is there, or is called after it."""

    __hash__ = object.__hash__  # roles are keys of dictionaries, and that of enums is slow


class Sentence(Protocol):
    """What is asked of a sentence."""

    @property
    def text(self) -> str:
        """Its text, as it stands."""

    @property
    def paragraph(self) -> int:
        """The paragraph it is in; 0 is the title."""

    @property
    def number(self) -> int:
        """Which one it is in the article."""


class Mention(NamedTuple):
    """A name of a place where it stands in the article."""

    sentence: int
    paragraph: int
    name: Name
    role: Role
