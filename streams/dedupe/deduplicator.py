"""Judging the articles of one partition: what was told, and by whom first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from schemas import Article, Method
from streams.dedupe.fingerprints import SHARED, fingerprints, similarity
from streams.dedupe.index import Entry, Index
from streams.dedupe.memory import Memory, digest_key
from streams.dedupe.novelty import Comparison
from streams.dedupe.sketch import digest_of, sketch
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
REDELIVERED = 50_000
"""Records of a partition within which all lie that Kafka may deliver again after a crash: some
seconds' worth. In the replay of an archive, a window passes in less."""

RESTORED_AT_ONCE = 10_000
"""Memories that are entered into the index together, after a restart: it takes two
thirds of the time."""

Recall = Callable[[str], Memory | None]
"""Reads the stored memory of an article, by its id."""


def shard(article: Article) -> str:
    """The partition key: articles of one shard are compared with each other.

    It is a function of the article alone, so whichever worker reads an article sends it to the
    same partition. There all of a shard are judged in one order, by the one worker that has the
    partition: of two copies that reach two workers at the same moment, one comes second.
    """
    return article.language


class Deduplicator:
    """Says of each article whether it is new, a version or a copy of an earlier one.

    It remembers articles of the last `window` of event time. Memories are kept elsewhere, in a
    table: `recall` reads one of them, `unstored` hands over what is to be written. All that is
    held here is an index of them, and one restored from the same memories, in any order, answers
    like the one that wrote them.
    """

    def __init__(self, window: timedelta, recall: Recall = lambda article_id: None) -> None:
        self._window = window
        self._recall = recall
        self._unstored: dict[str, Memory] = {}
        self._restoring: list[Entry] = []
        self._index = Index()

    def __len__(self) -> int:
        return len(self._index)

    def judge(self, article: Article, origin: str, number: int) -> Verdict:
        """Judge an article and remember it.

        `origin` is its raw record's topic-partition-offset: a raw record that was judged before
        gets the verdict that it got then. `number` is the article's own offset in its partition.
        """
        if article.published_at is None:
            raise ValueError(f"article {article.article_id!r} has no time of publication")
        known = self.recall(article.article_id)
        if known and origin in known.seen:
            self._unstored[known.article_id] = known
            return known.seen[origin]
        page = page_key(article.url) if article.url else None
        text = sketch(article)
        memory = Memory(
            article.article_id,
            number,
            article.published_at,
            digest_of(page) if page else None,
            text,
            fingerprints(text),
            seen={},
        )
        verdict = self.look_up(memory, article.language)
        if known:
            repeated = isinstance(verdict, Copy) and verdict.method is Method.ID
            memory = replace(known if repeated else memory, number=number, seen=known.seen)
            self.forget(known)
        memory = memory.having_seen(origin, verdict)
        self._index.add(memory.number, memory.article_id, memory.at, memory.keys)
        self._unstored[memory.article_id] = memory
        return verdict

    def look_up(self, memory: Memory, language: str) -> Verdict:
        """What is to be said of an article in this language, beside all that is remembered."""
        return (
            self._by_id(memory)
            or self._by_address(memory)
            or self._by_words(memory)
            or self._by_likeness(memory, language in FATE_LANGUAGES)
            or New()
        )

    def recall(self, article_id: str) -> Memory | None:
        """What is remembered of an article; null if nothing is."""
        return self._unstored.get(article_id) or self._recall(article_id)

    def unstored(self) -> dict[str, Memory]:
        """Memories that are new or changed since the last call: from now on, `recall` has them."""
        unstored, self._unstored = self._unstored, {}
        return unstored

    def restore(self, entry: Entry) -> None:
        """Enter what a stored memory is found by; it is found from `restored` on."""
        self._restoring.append(entry)
        if len(self._restoring) >= RESTORED_AT_ONCE:
            self.restored()

    def restored(self) -> None:
        """All stored memories are entered."""
        entries, self._restoring = self._restoring, []
        self._index.add_all(entries)

    def forget(self, memory: Memory) -> None:
        """Take a memory out of the index."""
        self._index.remove(memory.number, memory.keys)

    def expire(self, now: datetime) -> list[str]:
        """Forget what was published more than a window before `now`; their ids.

        What Kafka may still deliver again after a crash is kept until it no longer can.
        """
        outdated = self._index.outdated(now - self._window, margin=REDELIVERED)
        for memory in self._recalled(outdated):
            self.forget(memory)
            self._unstored.pop(memory.article_id, None)
        return outdated

    def _by_id(self, memory: Memory) -> Verdict | None:
        known = self.recall(memory.article_id)
        if known is None or abs(known.at - memory.at) > self._window:
            return None
        is_late = memory.at < known.at
        if not is_late and _is_version(memory, known):
            return Version(supersedes=None)
        return self._copy(memory, known, Method.ID)

    def _by_address(self, memory: Memory) -> Verdict | None:
        """An earlier state of the page that arrives late replaces nothing: it is judged on."""
        if memory.page is None:
            return None
        found = self._sharing(memory, [digest_key(memory.page)])
        at_page = sorted((k for k in found if k.page == memory.page), key=_age)
        same_words = [k for k in at_page if k.sketch.digest == memory.sketch.digest]
        if same_words:  # maybe an old state of the page, out of somebody's cache
            return self._copy(memory, same_words[0], Method.URL)
        newest = reversed(at_page[-MOST_COMPARED:])
        latest = next((k for k in newest if _is_same_story(memory, k)), None)
        if latest is None:
            return None
        if not _is_version(memory, latest):
            return self._copy(memory, latest, Method.URL)
        is_late = memory.at < latest.at
        return None if is_late else Version(supersedes=latest.article_id)

    def _by_words(self, memory: Memory) -> Verdict | None:
        digest = memory.sketch.digest
        known = [
            k for k in self._sharing(memory, [digest_key(digest)]) if k.sketch.digest == digest
        ]
        return self._copy(memory, min(known, key=_age), Method.EXACT) if known else None

    def _by_likeness(self, memory: Memory, knows_fates: bool) -> Verdict | None:
        if len(memory.sketch.words) < FEWEST_WORDS:
            return None
        shared = self._sharing(memory, memory.fingerprints, least=SHARED, most=MOST_COMPARED)
        for known in shared:
            beside = Comparison(memory.sketch, known.sketch)
            if beside.told < COPIED or beside.has_news:
                continue
            if knows_fates or not (beside.has_more or beside.has_other_words):
                return self._copy(memory, known, Method.NEAR)
        return None

    def _copy(self, memory: Memory, known: Memory, method: Method) -> Copy:
        """A copy of the first article of the known one's story, while that is remembered."""
        first = known.story if self.recall(known.story) else known.article_id
        comes_back = first == memory.article_id  # what it copies is a copy of itself
        return Copy(
            first, Method.ID if comes_back else method, similarity(memory.sketch, known.sketch)
        )

    def _sharing(self, memory: Memory, keys: Sequence[int], **bounds: int) -> Iterable[Memory]:
        """Memories with some of the keys, but not of the article itself; most shared first."""
        ids = self._index.sharing(keys, at=memory.at, window=self._window, **bounds)
        return self._recalled(one for one in ids if one != memory.article_id)

    def _recalled(self, article_ids: Iterable[str]) -> Iterable[Memory]:
        return filter(None, map(self.recall, article_ids))


def _age(memory: Memory) -> tuple[datetime, str]:
    return memory.at, memory.article_id


def _is_same_story(one: Memory, other: Memory) -> bool:
    """Whether either text tells some of the other; sites put different articles at one address."""
    there, back = Comparison(one.sketch, other.sketch), Comparison(other.sketch, one.sketch)
    return max(there.told, back.told) >= SAME_STORY


def _is_version(newer: Memory, older: Memory) -> bool:
    """Whether a later record of the same article has changed figures or new paragraphs."""
    if newer.sketch.digest == older.sketch.digest:
        return False
    beside = Comparison(newer.sketch, older.sketch)
    return beside.has_news or beside.has_more or beside.told < COPIED
