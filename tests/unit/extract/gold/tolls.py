"""Whole stories with their tolls alone: the reader of `tolls.gold`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import Kind, RawArticle
from streams.extract import extract
from streams.normalize import normalize

from .format import FOLDER

TOLLS = FOLDER / "tolls.gold"
PUBLISHED = "2016-11-04T12:00:00Z"
STORY = re.compile(
    r"## (?P<title>.+)\n= killed (?P<killed>\d+), injured (?P<injured>\d+)\n"
    r"(?:\? (?P<miss>.+)\n)?\n(?P<body>(?:(?!## ).*\n?)+)"
)


@dataclass(frozen=True, slots=True)
class TollStory:
    """A story, and how many its main incident killed and injured."""

    title: str
    body: str
    killed: int
    injured: int
    miss: str | None
    """Why it isn't read so; None where it is."""


def read_toll(story: TollStory) -> tuple[int, int]:
    """How many the extractor reads to be killed and injured, as it is handed a page: cleaned."""
    page = RawArticle(title=story.title, body=story.body, published_at=PUBLISHED)
    tolls = extract(normalize(page).article).tolls
    read = {kind: toll.best for kind, toll in tolls.items()}
    return read.get(Kind.KILLED, 0), read.get(Kind.INJURED, 0)


def read_tolls() -> Iterator[TollStory]:
    """The stories of the file, in its order."""
    for found in STORY.finditer(TOLLS.read_text()):
        yield TollStory(
            title=found["title"],
            body=found["body"].strip(),
            killed=int(found["killed"]),
            injured=int(found["injured"]),
            miss=found["miss"],
        )
