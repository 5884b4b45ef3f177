"""Whole stories with their tolls alone: the reader of `tolls.gold` and `tolls.spanish.gold`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from schemas import Kind
from streams.extract import extract

from ..build import article
from .format import FOLDER

TOLLS = FOLDER / "tolls.gold"
SPANISH_TOLLS = FOLDER / "tolls.spanish.gold"
LANGUAGES = {TOLLS: "en", SPANISH_TOLLS: "es"}
PUBLISHED = datetime(2016, 11, 4, 12, tzinfo=UTC)  # a Friday
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
    """What the extractor reads of the kinds that the story asserts."""
    read = extract(article(story.body, story.title, story.language, PUBLISHED)).tolls
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
