"""How fast the core is: articles cleaned, deduplicated, read and tallied, without a broker.

    python -m benchmarks.core_speed [FILE...] [--plain FILE] [--profile]

FILE is whatever `tallywire extract` reads; without one, invented stories of 2 to 3 kB in which
people are killed. Then the same for a mix as a feed of general news is: one article is of the set,
nine are ordinary news without any figure, invented too unless `--plain` names a file of them.

Each article goes through the stages in one loop, as in a worker that has all partitions. Prints,
for each stage and for all, the seconds per 1,000 articles and the articles a second of one core.
They are seconds of the processor, not of the clock, so that a busy machine changes them little.
What is loaded once is loaded before; the first line tells what the command `tallywire extract`
spends on that. `--profile` prints where the time of the mix goes.
"""

import argparse
import cProfile
import gc
import pstats
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import chain, count, islice
from random import Random
from time import process_time

from benchmarks.results import console, keep_table
from schemas import RawArticle
from streams import feeds, settings
from streams.cli import GARBAGE
from streams.dedupe import Copy, Deduplicator, Memory
from streams.extract import extract
from streams.normalize import decode, normalize
from streams.refusal import Refused
from streams.tally.book import Book
from streams.tally.report import reports
from tests.stories import Story, incident
from tests.stories.telling import tell
from tests.stories.topics import ANYWHERE, OTHERS

CONF = settings.load()
PUBLISHED = datetime(2024, 3, 4, tzinfo=UTC)
INVENTED = 500
MIXED = 250
"""Articles of the set in the mix, at most."""
PLAIN = 9
"""Articles without a figure to each of them."""
MARCHED = frozenset(["marched", "released", "seized", "held", "freed", "arrested", "taken"])
"""Beside a number or a name by chance, these make a figure of it."""
WORDS = [
    word
    for word in re.findall(
        r"(?<![{\w])[a-z]{2,}", " ".join(chain(ANYWHERE, *(topic.sentences for topic in OTHERS)))
    )
    if word not in MARCHED
]
"""As often as each is in the sentences of stories."""
PARAGRAPHS = 7
HEADER = ("", "CPU s per 1,000", "articles/s")
NUMBERED = 0.5
WARM_UP = 20
"""Articles that load what is loaded at first use."""


class Core:
    """The stages without their topics, and the seconds that each has spent."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._now = datetime.now(UTC)  # articles from a time to come are refused
        self._memories: dict[str, Memory] = {}
        self._deduplicator = Deduplicator(CONF.dedupe_window, self._memories.get)
        self._book = Book()

    def work(self, values: Iterable[bytes]) -> None:
        """Take raw records, one after the other."""
        for number, value in enumerate(values):
            self._work(value, number)

    def _work(self, value: bytes, number: int) -> None:
        start = process_time()
        try:
            article = normalize(decode(value, CONF.max_article_bytes), self._now).article
        except Refused:
            return
        finally:
            start = self._note("normalize", start)
        verdict = self._deduplicator.judge(article, f"raw-0-{number}", number)
        self._memories |= self._deduplicator.unstored()
        start = self._note("dedupe", start)
        if isinstance(verdict, Copy):
            return
        extraction = extract(article)
        start = self._note("extract", start)
        for report in reports(article, extraction, None):
            self._book.apply(report)
        self._note("tally", start)

    def _note(self, stage: str, start: float) -> float:
        end = process_time()
        self.spent[stage] += end - start
        return end


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="*", metavar="FILE")
    parser.add_argument("--plain", metavar="FILE")
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    gc.set_threshold(GARBAGE)  # as the command does
    articles = list(chain.from_iterable(map(feeds.read, arguments.file))) or list(deadly())
    if not articles:
        parser.error("the files hold no articles")
    sample = articles[:MIXED]
    news = iter(feeds.read(arguments.plain)) if arguments.plain else plain()
    others = list(islice(news, PLAIN * len(sample)))
    Core().work([*sample[:WARM_UP], *others[:WARM_UP]])
    console.log(f"start-up of `tallywire extract`: {start_up(articles[0]):.2f} seconds")
    rows = work("the set", articles)
    profile = cProfile.Profile() if arguments.profile else None
    with profile or nullcontext():
        rows += work("one of the set to nine without a figure", mixed(sample, others))
    keep_table("core_speed", "The core alone, one core", HEADER, rows)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


def deadly() -> Iterator[bytes]:
    """Stories in which people are killed and injured."""
    return (record(f"deadly-{seed}", incident(Random(seed))) for seed in range(INVENTED))


def plain() -> Iterator[bytes]:
    """Articles in which nobody is counted, without end.

    They are made of the words of stories in any order, with names and numbers between them: unlike
    the stories themselves, and like the news of a day, they share no run of words.
    """
    for seed in count():
        rng = Random(seed)
        paragraphs = tuple(" ".join(sentence(rng) for _ in range(3)) for _ in range(PARAGRAPHS))
        value = record(f"plain-{seed}", Story(sentence(rng).rstrip("."), paragraphs))
        if not extract(normalize(decode(value, CONF.max_article_bytes)).article).figures:
            yield value


def sentence(rng: Random) -> str:
    """Some words, a name, and in every second sentence a number."""
    words = rng.choices(WORDS, k=rng.randint(12, 24))
    words.insert(rng.randrange(1, len(words)), tell(rng, "{person}", {}))
    if rng.random() < NUMBERED:
        words.insert(rng.randrange(1, len(words)), tell(rng, "[{few}|{hundreds}|{year}]", {}))
    words[0] = words[0].capitalize()
    return f"{' '.join(words)}."


def record(article_id: str, told: Story) -> bytes:
    """A story as a raw record."""
    raw = RawArticle(
        id=article_id,
        url=f"https://news.example/{article_id}",
        title=told.title,
        body=told.body,
        published_at=PUBLISHED.isoformat(),
        source="Example News",
        language="en",
    )
    return raw.to_json()


def mixed(articles: Sequence[bytes], others: Sequence[bytes]) -> list[bytes]:
    """Each article, followed by its share of the others."""
    share = len(others) // len(articles)
    return [
        value
        for at, article in enumerate(articles)
        for value in (article, *others[at * share : (at + 1) * share])
    ]


def start_up(value: bytes) -> float:
    """What the command spends on one article, nearly all of it on loading."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "streams", "extract"]
    subprocess.run(command, input=value, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def work(name: str, values: Sequence[bytes]) -> list[list[str]]:
    """Let a core of its own work on these; what each stage spent."""
    core = Core()
    core.work(values)
    told = f"{name}: {len(values):,} articles of {sum(map(len, values)) / len(values):,.0f} bytes"
    return [
        [
            f"{told}, {stage}",
            f"{1_000 * seconds / len(values):.3f}",
            f"{len(values) / seconds:,.0f}",
        ]
        for stage, seconds in [("all", core.spent.total()), *core.spent.items()]
    ]


if __name__ == "__main__":
    main()
