"""The index of one partition of articles: what was told, and by whom first."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from schemas import Article, Method
from streams.dedupe.expiry import Expiry
from streams.dedupe.lsh import BandIndex, similarity
from streams.dedupe.memory import Memory
from streams.dedupe.novelty import compare
from streams.dedupe.sketch import Sketch, sketch
from streams.dedupe.verdict import Copy, New, Verdict, Version
from streams.dedupe.words import FATE_LANGUAGES
from streams.normalize.address import page_key

MOST_COMPARED = 8
"""Similar articles that a new one is compared with in full."""
COPIED = 0.5
"""Share of a text that must be told by an older one for it to be a copy."""
SAME_STORY = 0.25
"""Share of a text that must be told by another at the same address for both to be one article."""
FEWEST_WORDS = 12
"""Words with content of the shortest text that can be a near copy: below, words are chance."""


def shard(article: Article) -> str:
    """The partition key: articles of one shard are compared with each other."""
    return article.language


class Deduplicator:
    """Says of each article whether it is new, a version or a copy of an earlier one.

    It remembers articles of the last `window` of event time. All state is in the memories: an
    index restored from them, in any order, answers like the one that wrote them.
    """

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._memories: dict[str, Memory] = {}
        self._pages: dict[str, set[str]] = {}
        self._digests: dict[str, set[str]] = {}
        self._bands = BandIndex()
        self._expiry = Expiry(window)

    def judge(self, article: Article, origin: str) -> Verdict:
        """Judge an article and remember it; `origin` is its raw record's topic-partition-offset.

        A raw record that was judged before gets the verdict that it got then.
        """
        if article.published_at is None:
            raise ValueError(f"article {article.article_id!r} has no time of publication")
        known = self._memories.get(article.article_id)
        if known and origin in known.seen:
            return known.seen[origin]
        page = page_key(article.url) if article.url else None
        memory = Memory(article.article_id, article.published_at, page, sketch(article), {})
        verdict = self._verdict(memory, article.language)
        if known:
            repeated = isinstance(verdict, Copy) and verdict.method is Method.ID
            memory = replace(known if repeated else memory, seen=known.seen)
        self._remember(memory.having_seen(origin, verdict))
        return verdict

    def memory(self, article_id: str) -> dict[str, Any]:
        """What is remembered of an article, as plain JSON."""
        return self._memories[article_id].to_json()

    def restore(self, article_id: str, memory: dict[str, Any]) -> None:
        """Take back a memory."""
        self._remember(Memory.from_json(article_id, memory))

    def expire(self, now: datetime) -> list[str]:
        """Forget what was published more than a window before `now`; their ids.

        What Kafka may still deliver again after a crash is kept until it no longer can.
        """
        expired = self._expiry.due(now, self._memories)
        for memory in expired:
            self._forget(memory)
        return [memory.article_id for memory in expired]

    def _verdict(self, memory: Memory, language: str) -> Verdict:
        return (
            self._by_id(memory)
            or self._by_address(memory)
            or self._by_words(memory)
            or self._by_likeness(memory, language in FATE_LANGUAGES)
            or New()
        )

    def _by_id(self, memory: Memory) -> Verdict | None:
        known = self._within(memory, {memory.article_id} & self._memories.keys())
        if not known:
            return None
        if _is_version(memory, known[0]):
            return Version(supersedes=None)
        return _copy(memory, known[0], Method.ID)

    def _by_address(self, memory: Memory) -> Verdict | None:
        """An earlier state of the page that arrives late replaces nothing: it is judged on."""
        at_page = self._within(memory, self._pages.get(memory.page or "", ()))
        known = [k for k in at_page if _is_same_story(memory.sketch, k.sketch)]
        if not known:
            return None
        latest = max(known, key=_age)
        if not _is_version(memory, latest):
            return _copy(memory, latest, Method.URL)
        is_late = memory.at < latest.at
        return None if is_late else Version(supersedes=latest.article_id)

    def _by_words(self, memory: Memory) -> Verdict | None:
        known = self._within(memory, self._digests.get(memory.sketch.digest, ()))
        return _copy(memory, min(known, key=_age), Method.EXACT) if known else None

    def _by_likeness(self, memory: Memory, knows_fates: bool) -> Verdict | None:
        if len(memory.sketch.shingles) < FEWEST_WORDS:
            return None
        shared = self._bands.candidates(memory.signature)
        known = self._within(memory, shared)
        known.sort(key=lambda k: (-shared[k.article_id], *_age(k)))
        for candidate in known[:MOST_COMPARED]:
            added = compare(memory.sketch, candidate.sketch)
            is_more = added.has_news or (added.has_more and not knows_fates)
            if added.told >= COPIED and not is_more:
                return _copy(memory, candidate, Method.NEAR)
        return None

    def _within(self, memory: Memory, article_ids: Iterable[str]) -> list[Memory]:
        """Those of the articles that were published within a window of this one."""
        found = (self._memories[article_id] for article_id in article_ids)
        return [known for known in found if abs(known.at - memory.at) <= self._window]

    def _remember(self, memory: Memory) -> None:
        known = self._memories.get(memory.article_id)
        if known:
            self._forget(known)
        self._memories[memory.article_id] = memory
        if memory.page:
            self._pages.setdefault(memory.page, set()).add(memory.article_id)
        self._digests.setdefault(memory.sketch.digest, set()).add(memory.article_id)
        self._bands.add(memory.article_id, memory.at, memory.signature)
        self._expiry.add(memory)

    def _forget(self, memory: Memory) -> None:
        del self._memories[memory.article_id]
        if memory.page:
            _discard(self._pages, memory.page, memory.article_id)
        _discard(self._digests, memory.sketch.digest, memory.article_id)
        self._bands.remove(memory.article_id, memory.at, memory.signature)


def _age(memory: Memory) -> tuple[datetime, str]:
    return memory.at, memory.article_id


def _is_same_story(one: Sketch, other: Sketch) -> bool:
    """Whether either text tells some of the other; sites put different articles at one address."""
    return max(compare(one, other).told, compare(other, one).told) >= SAME_STORY


def _is_version(newer: Memory, older: Memory) -> bool:
    """Whether a later record of the same article has changed figures or new paragraphs."""
    if newer.sketch.digest == older.sketch.digest:
        return False
    added = compare(newer.sketch, older.sketch)
    return added.has_news or added.has_more or added.told < COPIED


def _copy(memory: Memory, known: Memory, method: Method) -> Copy:
    return Copy(known.story, method, similarity(memory.signature, known.signature))


def _discard(index: dict[str, set[str]], key: str, article_id: str) -> None:
    index[key].discard(article_id)
    if not index[key]:
        del index[key]
