"""What it would cost to split a deduplication shard, the day when a language outgrows a core.

    python -m benchmarks.dedupe_shards [--stories N] [--seed N] [--set FOLDER]

Today all articles of a language lie in one shard, so copies always meet. Split into N, an article
would be judged in the shards that some of its fingerprints point to (the least ones: bands of one
row, in the terms of LSH), and in that of its page; one of them collects what the others find. This
simulates it with N real indexes, on the articles of `benchmarks.dedupe_methods`, which see for the
options. Prints, for each N and number of fingerprints: precision and recall, the share of updates
dropped, the messages an article (to each shard, and back from all but one), and the share of all
judging that the busiest shard does.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from benchmarks.dedupe_methods import Run, chosen_articles
from benchmarks.labelled import Labelled, Role
from schemas import Article
from streams.dedupe import Copy, Deduplicator
from streams.dedupe.fingerprints import fingerprints
from streams.dedupe.memory import digest_key
from streams.dedupe.sketch import digest_of, sketch
from streams.normalize.address import page_key

WINDOW = timedelta(days=36_500)
SHARDS = (1, 2, 4, 8, 16)
ROUTES = (1, 2, 4, 6)


class Split:
    """So many indexes, each article judged by those that some of its fingerprints point to."""

    def __init__(self, shards: int, routes: int) -> None:
        self.name = f"{shards} shards, {routes} fingerprints"
        self.judged: Counter[int] = Counter()
        self.messages = 0
        self._indexes = [Deduplicator(WINDOW) for _ in range(shards)]
        self._routes = routes
        self._count = 0

    def judge(self, article: Article) -> str | None:
        """What the article copies, by any of its shards; the first one's word goes."""
        chosen = self._chosen(article)
        self.judged.update(chosen)
        self.messages += 2 * len(chosen) - 1  # the first shard collects, so it sends no answer
        origin, number = f"raw-0-{self._count}", self._count
        self._count += 1
        verdicts = [self._indexes[shard].judge(article, origin, number) for shard in chosen]
        copies = (one.duplicate_of for one in verdicts if isinstance(one, Copy))
        return next(copies, None)

    @property
    def busiest(self) -> float:
        """Share of all judging that one shard does."""
        return max(self.judged.values()) / self._count

    def _chosen(self, article: Article) -> Sequence[int]:
        """The shards of an article, that of its least fingerprint first."""
        pointing = fingerprints(sketch(article))[: self._routes]
        page = page_key(article.url) if article.url else None
        named = [digest_key(digest_of(page))] if page else []
        shards = [one % len(self._indexes) for one in [*pointing, *named]]
        return list(dict.fromkeys(shards)) or [0]


def main() -> None:
    """Simulate, score, print."""
    articles = chosen_articles(__doc__)
    print("| shards | fingerprints | precision | recall | updates dropped | messages | busiest |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for shards in SHARDS:
        for routes in ROUTES if shards > 1 else ROUTES[:1]:
            show(Split(shards, routes), shards, routes, articles)


def show(split: Split, shards: int, routes: int, articles: Sequence[Labelled]) -> None:
    """Print a line of the table."""
    run = Run(split, articles)
    print(
        f"| {shards} | {routes if shards > 1 else '–'} | {run.precision:.3f} | {run.recall:.3f}"
        f" | {run.dropped(Role.UPDATE):.3f} | {split.messages / len(articles):.1f}"
        f" | {split.busiest:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
