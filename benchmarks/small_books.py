"""How well reports are grouped where little is known of a country's news yet.

    python -m benchmarks.small_books DATA_DIR

DATA_DIR is what `python -m benchmarks.alerts` takes. A book is opened for some of a registry's
incidents that follow each other in time, three articles of each at most, and closed again; this is
done so often, with others. Prints, by the number of incidents in a book, the precision and the
recall of pairs of articles that it takes for one incident's; and those of one book for all.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.alerts import lines
from schemas import Report
from streams import feeds
from streams.extract import extract
from streams.normalize import decode, normalize
from streams.settings import load
from streams.tally.book import Book
from streams.tally.report import reports

SIZES = (5, 10, 20, 50)
TRIALS = 60
MOST_ARTICLES = 3

Told = tuple[str, Report]
"""An incident of the registry, and what an article reports of it."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    options = parser.parse_args()
    incidents = told_of(options.data)
    print("| incidents | precision | recall | F1 |\n|---:|---:|---:|---:|")
    for size in SIZES:
        show(str(size), [some(incidents, size, Random(seed)) for seed in range(TRIALS)])
    show("all", [[told for of_one in incidents for told in of_one]])


def told_of(data: Path) -> list[list[Told]]:
    """The reports of each incident, in order of the first."""
    incident_of = {
        article: one["incident"]
        for one in lines(data / "gold.jsonl")
        for article in one["articles"]
    }
    found: dict[str, list[Told]] = defaultdict(list)
    most_bytes = load().max_article_bytes
    articles = data / "articles.jsonl"
    if not articles.exists():
        articles = data.parent / "gva_article" / "articles.jsonl"
    for value in feeds.read(str(articles)):
        article = normalize(decode(value, most_bytes)).article
        incident = incident_of.get(article.article_id)
        if incident and article.published_at:
            told = reports(article, extract(article), None)
            found[incident] += [(incident, one) for one in told]
    return sorted(
        filter(None, found.values()), key=lambda of_one: min(r.published_at for _, r in of_one)
    )


def some(incidents: Sequence[list[Told]], size: int, rng: Random) -> list[Told]:
    """Reports of so many incidents that follow each other."""
    first = rng.randrange(len(incidents) - size)
    chosen = incidents[first : first + size]
    return [told for of_one in chosen for told in of_one[:MOST_ARTICLES]]


def show(name: str, books: Sequence[Sequence[Told]]) -> None:
    """Print a line of the table: these reports, a book each."""
    right = taken = true = 0
    for told in books:
        for together in grouped(told):
            right += sum(map(_pairs, Counter(together).values()))
            taken += _pairs(len(together))
        true += sum(map(_pairs, Counter(incident for incident, _ in told).values()))
    precision, recall = right / taken, right / true
    f1 = 2 * precision * recall / (precision + recall)
    print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |", flush=True)


def grouped(told: Sequence[Told]) -> list[list[str]]:
    """The registry's incidents of the reports that a book takes for one's."""
    book = Book()
    for _, report in sorted(told, key=lambda one: (one[1].published_at, one[1].article_id)):
        book.apply(report)
    found: dict[str | None, list[str]] = defaultdict(list)
    for incident, report in told:
        found[book.home(report.article_id)].append(incident)
    return list(found.values())


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


if __name__ == "__main__":
    main()
