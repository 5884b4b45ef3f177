"""Whole stories with their tolls alone: the reader of `tolls.gold` and `tolls.spanish.gold`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas import Kind, RawArticle
from streams.extract import extract
from streams.normalize import normalize

from .format import FOLDER

TOLLS = FOLDER / "tolls.gold"
SPANISH_TOLLS = FOLDER / "tolls.spanish.gold"
LANGUAGES = {TOLLS: "en", SPANISH_TOLLS: "es"}
PUBLISHED = "2016-11-04T12:00:00Z"
"""A Friday."""
STORY = re.compile(
    r"## (?P<title>.+)\n= (?P<tolls>killed \d+, injured \d+(?:, \w+ \d+)*)\n"
    r"(?:\? (?P<miss>.+)\n)?\n(?P<body>(?:(?!## ).*\n?)+)"
)
TOLL = re.compile(r"(?P<kind>\w+) (?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class TollStory:
    """A story, and how many its main incident killed and injured, at least."""

    title: str
    body: str
    language: str
    tolls: Mapping[Kind, int]
    """What is asserted: of other kinds a story may tell, too."""
    miss: str | None
    """Why it isn't read so; None where it is."""


def read_toll(story: TollStory) -> Mapping[Kind, int]:
    """What the extractor reads of the kinds that the story asserts; it gets a cleaned page."""
    page = RawArticle(
        title=story.title, body=story.body, language=story.language, published_at=PUBLISHED
    )
    read = extract(normalize(page).article).tolls
    return {kind: read[kind].best if kind in read else 0 for kind in story.tolls}


def read_tolls(path: Path = TOLLS) -> Iterator[TollStory]:
    """The stories of a file, in its order."""
    for found in STORY.finditer(path.read_text(encoding="utf-8")):
        told = TOLL.finditer(found["tolls"])
        yield TollStory(
            title=found["title"],
            body=found["body"].strip(),
            language=LANGUAGES[path],
            tolls={Kind(one["kind"]): int(one["number"]) for one in told},
            miss=found["miss"],
        )
