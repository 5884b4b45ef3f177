"""Which remembered articles share a key: an inverted index of some hundred bytes an article.

A key is a number: a fingerprint of the text, or a hash of its page or of all its words. SQLite
keeps the index, in memory: its trees of numbers are far smaller than Python's own objects, and
a look-up costs the logarithm of their size.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

MOST_POSTED = 64
"""Articles that are looked at under one key, the latest to arrive: a phrase that a newsroom puts
under every story would cost more with each."""

SCHEMA = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT, at INTEGER);
    CREATE INDEX article_at ON article (at);
    CREATE TABLE posting (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
    BEGIN;
"""
"""The transaction never ends: nothing is ever taken back, and each commit would go through all
pages in memory."""
INSERT_ARTICLE = "INSERT OR REPLACE INTO article VALUES (?, ?, ?)"
INSERT_POSTING = "INSERT OR IGNORE INTO posting VALUES (?, ?)"
AT_ONCE = 250
INSERT_POSTINGS = INSERT_POSTING + ", (?, ?)" * (AT_ONCE - 1)
"""So many postings with one statement, which takes half the time."""
SHARING = f"""
    SELECT article.id
    FROM (
        SELECT number, count(*) AS shared
        FROM json_each(?) AS wanted
        JOIN posting ON posting.key = wanted.value AND number >= ifnull(
            (SELECT number FROM posting AS latest WHERE latest.key = wanted.value
             ORDER BY number DESC LIMIT 1 OFFSET {MOST_POSTED - 1}),
            0
        )
        GROUP BY number HAVING shared >= ?
    )
    CROSS JOIN article USING (number)  -- in this order: few of many are left
    WHERE at BETWEEN ? AND ?
    ORDER BY shared DESC, at, article.id
    LIMIT ?
"""  # noqa: S608 - a number of ours
OUTDATED = """
    SELECT id FROM article
    WHERE at < ? AND +number <= (SELECT max(number) FROM article) - ?
"""
"""The plus keeps SQLite from going through all numbers: by time, few are outdated."""


class Entry(NamedTuple):
    """An article, and what it is found by."""

    number: int
    article_id: str
    at: datetime
    keys: Sequence[int]


class Index:
    """Numbers, ids and times of articles, by their keys.

    The number of an article is its place in the order of arrival: whatever the order in which an
    index is filled, it answers the same.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.executescript(SCHEMA)

    def __len__(self) -> int:
        (count,) = self._db.execute("SELECT count(*) FROM article").fetchone()
        return int(count)

    def add(self, number: int, article_id: str, at: datetime, keys: Iterable[int]) -> None:
        """Enter an article."""
        self._db.execute(INSERT_ARTICLE, (number, article_id, _seconds(at)))
        self._db.executemany(INSERT_POSTING, ((key, number) for key in keys))

    def add_all(self, entries: Sequence[Entry]) -> None:
        """Enter many articles: by their keys' order, so that the tree of them is walked once."""
        articles = [(one.number, one.article_id, _seconds(one.at)) for one in entries]
        self._db.executemany(INSERT_ARTICLE, articles)
        keys = np.fromiter((key for one in entries for key in one.keys), np.int64)
        numbers = np.repeat([one.number for one in entries], [len(one.keys) for one in entries])
        order = np.lexsort((numbers, keys))
        postings: list[int] = np.column_stack((keys[order], numbers[order])).ravel().tolist()
        step = 2 * AT_ONCE
        whole = len(postings) - len(postings) % step
        rows = (postings[start : start + step] for start in range(0, whole, step))
        self._db.executemany(INSERT_POSTINGS, rows)
        rest = zip(postings[whole::2], postings[whole + 1 :: 2], strict=True)
        self._db.executemany(INSERT_POSTING, rest)

    def remove(self, number: int, keys: Iterable[int]) -> None:
        """Take out an article that was entered so."""
        self._db.execute("DELETE FROM article WHERE number = ?", (number,))
        postings = ((key, number) for key in keys)
        self._db.executemany("DELETE FROM posting WHERE key = ? AND number = ?", postings)

    def sharing(
        self,
        keys: Sequence[int],
        *,
        at: datetime,
        window: timedelta,
        least: int = 1,
        most: int = MOST_POSTED,
    ) -> list[str]:
        """Ids of articles that have `least` of these keys and were published within a window.

        At most `most` of them: those that share the most keys, of equals the oldest.
        """
        around = (_seconds(at - window), _seconds(at + window))
        rows = self._db.execute(SHARING, (json.dumps(keys), least, *around, most))
        return [article_id for (article_id,) in rows]

    def outdated(self, before: datetime, margin: int) -> list[str]:
        """Ids of articles published before a time, but for the last `margin` that arrived."""
        rows = self._db.execute(OUTDATED, (_seconds(before), margin))
        return [article_id for (article_id,) in rows]


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
