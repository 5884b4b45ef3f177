"""The paragraphs of a story, apart from the captions and the furniture around it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from streams.normalize.furniture import (
    Furniture,
    is_caption,
    is_headline,
    is_teaser_heading,
    kind_of,
)
from streams.normalize.text import squashed

MOST_TEASED = 8
"""Headlines of other stories that are listed under one heading."""
HEADLINE_AT = 3
"""Paragraphs at the start of a text among which pages repeat the headline."""
SHORTEST_REPEATED = 20
"""Characters from which a paragraph that stands in the text twice is a slip of the page."""


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a text."""

    paragraphs: list[str]
    captions: list[str]
    cut: Counter[Furniture]
    """How many paragraphs are not among `paragraphs`, by kind."""


def read_story(paragraphs: Sequence[str], title: str, figures: Iterable[str] = ()) -> Story:
    """Part the story, each paragraph once and without the headline, from what is around it.

    `figures` are captions that the page marks as such. All paragraphs are the story where nothing
    would be left of it: then it is the story that looks like furniture.
    """
    story = Story([], [], Counter())
    for line, kind in zip(paragraphs, _kinds(paragraphs, title), strict=True):
        if kind is None:
            story.paragraphs.append(line)
        else:
            _set_apart(story, line, kind)
    if not story.paragraphs:
        story = _whole(paragraphs, title)
    for line in figures:
        if line not in story.paragraphs:
            _set_apart(story, line, Furniture.CAPTION if is_caption(line) else Furniture.CREDIT)
    return story


def _set_apart(story: Story, line: str, kind: Furniture) -> None:
    story.cut[kind] += 1
    if kind is Furniture.CAPTION and line not in story.captions:
        story.captions.append(line)


def _whole(paragraphs: Sequence[str], title: str) -> Story:
    kept = [line for line in paragraphs if squashed(line) != squashed(title)]
    repeated = len(paragraphs) - len(kept)
    return Story(kept, [], Counter({Furniture.HEADLINE: repeated} if repeated else {}))


def _kinds(lines: Iterable[str], title: str) -> Iterator[Furniture | None]:
    """What kind of furniture each line is; null for those of the story."""
    headline, longest_headline = squashed(title), 2 * len(title)
    seen: set[str] = set()
    teased = 0
    for position, line in enumerate(lines):
        if is_teaser_heading(line):
            teased = MOST_TEASED
            yield Furniture.TEASER
        elif teased and is_headline(line):
            teased -= 1
            yield kind_of(line) or Furniture.TEASER
        elif (
            position < HEADLINE_AT and len(line) <= longest_headline and squashed(line) == headline
        ):
            yield Furniture.HEADLINE
        elif line in seen and len(line) >= SHORTEST_REPEATED:
            yield Furniture.REPEAT
        else:
            teased = 0
            seen.add(line)
            yield kind_of(line)
