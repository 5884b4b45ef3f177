"""Articles of which it is known what they copy: invented ones, or those of a folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from schemas import Article, RawArticle
from streams.normalize import normalize
from tests.stories import TEMPLATES, Story, edited, retold, story, updated

START = datetime(2024, 3, 4, tzinfo=UTC)
DAYS = 5
"""Over which the stories are spread."""
HOUR = timedelta(hours=1)
"""Within which a page is linked to by another address: before it has been updated."""
DELAY = timedelta(hours=36)
"""Within which copies, updates and other outlets follow a story."""
INCIDENTS = 0.7
"""Share of stories in which people are killed."""
COPIES = (0, 1, 1, 2, 2, 3)
"""Of one story."""
EDITS = (0, 1, 1, 1, 2, 3)
"""Of one copy; one without any stands at another address."""
FOLLOWED = 0.3
"""Share of incidents that are updated, and again of those that another outlet tells."""
TEMPLATES_EVERY = 16
"""Stories to one look-alike of each template."""


class Role(StrEnum):
    """What an article is to those before it."""

    ORIGINAL = "original"
    COPY = "copy"
    UPDATE = "update"
    LOOKALIKE = "look-alike"


@dataclass(frozen=True)
class Labelled:
    """An article, and what should be said of it."""

    article: Article
    role: Role
    line: str
    """Its story line: an original, its copies and updates share one."""
    edits: tuple[str, ...] = ()
    """What was done to a copy."""


def read(folder: Path) -> list[Labelled]:
    """The articles of `articles.jsonl` as `gold.jsonl` labels them, in order of publication."""
    gold = {label["id"]: label for label in _lines(folder / "gold.jsonl")}
    raw = [RawArticle.model_validate(record) for record in _lines(folder / "articles.jsonl")]
    return _in_order(_labelled(normalize(each).article, gold[str(each.id)]) for each in raw)


def _labelled(article: Article, gold: dict[str, Any]) -> Labelled:
    if gold["role"] != "negative":
        return Labelled(article, Role(gold["role"]), gold["group"], tuple(gold.get("edits", ())))
    if gold["kind"].startswith("updated"):
        return Labelled(article, Role.UPDATE, gold["near"])
    return Labelled(article, Role.LOOKALIKE, gold["group"])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def generated(stories: int, seed: int) -> list[Labelled]:
    """So many invented stories with their copies, updates and look-alikes."""
    rng = Random(seed)
    newsroom = _Newsroom(rng)
    for number in range(stories):
        newsroom.story(number)
    for name, template in TEMPLATES.items():
        for number in range(stories // TEMPLATES_EVERY):
            newsroom.publish(template(rng), Role.LOOKALIKE, f"{name}-{number}", newsroom.moment())
    return _in_order(newsroom.published)


class _Newsroom:
    """Publishes stories and what comes of them."""

    def __init__(self, rng: Random) -> None:
        self.published: list[Labelled] = []
        self._rng = rng

    def moment(self) -> datetime:
        return START + self._rng.random() * timedelta(days=DAYS)

    def story(self, number: int) -> None:
        rng, line = self._rng, f"story-{number}"
        is_incident = rng.random() < INCIDENTS
        told, update = updated(rng) if is_incident else (story(rng), None)
        at = self.moment()
        url = self.publish(told, Role.ORIGINAL, line, at)
        for _ in range(rng.choice(COPIES)):
            self._copy(told, line, at, url)
        if update and rng.random() < FOLLOWED:
            is_same_page = rng.random() < 0.5
            self.publish(update, Role.UPDATE, line, self._after(at), url if is_same_page else None)
        if is_incident and rng.random() < FOLLOWED:
            other = retold(rng, told)
            self.publish(other, Role.LOOKALIKE, f"{line}-retold", self._after(at))

    def publish(
        self,
        told: Story,
        role: Role,
        line: str,
        at: datetime,
        url: str | None = None,
        edits: tuple[str, ...] = (),
    ) -> str:
        article_id = f"a{len(self.published)}"
        url = url or f"https://{self._rng.choice('abcdefgh')}-news.example.org/{article_id}"
        raw = RawArticle(id=article_id, url=url, title=told.title, body=told.body, language="en")
        self.published.append(Labelled(normalize(raw, at).article, role, line, edits))
        return url

    def _copy(self, told: Story, line: str, at: datetime, url: str) -> None:
        copy, edits = edited(self._rng, told, self._rng.choice(EDITS))
        if edits or self._rng.random() < 0.5:
            self.publish(copy, Role.COPY, line, self._after(at), edits=edits or ("other_site",))
        else:
            again = f"{url}?utm_source=feed"
            self.publish(copy, Role.COPY, line, at + HOUR, again, ("url_tracking",))

    def _after(self, at: datetime) -> datetime:
        return at + HOUR + self._rng.random() * DELAY


def _in_order(articles: Iterator[Labelled] | list[Labelled]) -> list[Labelled]:
    return sorted(articles, key=lambda each: (each.article.published_at, each.article.article_id))
