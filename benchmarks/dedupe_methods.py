"""How copies are found, by tallywire and by others: on the same articles, a table in Markdown.

    python -m benchmarks.dedupe_methods [--stories N] [--seed N] [--set FOLDER]

The articles are invented (`tests.stories`), or those of FOLDER: `articles.jsonl`, as users feed
them, and `gold.jsonl` with `id`, `role` (`original`, `copy`, `negative`), `group` (the original's
id), `edits` of a copy, `kind` of a negative (`updated…` or another) and `near`, what that updates.
All are normalized first, so that nothing but the methods differs. It needs the packages of
`requirements/bench.txt`.

A copy is found if it is said to copy anything of its own story line; wrong is all else that is said
to be a copy. Seconds are of the processor; memory is what Python allocates for what is remembered.
"""

import argparse
import gc
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from benchmarks.dedupe_peers import Method, Tallywire, methods
from benchmarks.labelled import Labelled, Role, generated, read

STORIES, FEWEST_STORIES = 600, 100
"""Invented ones, besides what comes of them."""
FEWEST = 10
"""Copies with an edit for its recall to say something."""
UNKNOWN = "–"


class Run:
    """What a method says of the articles, and what it takes for that."""

    def __init__(self, method: Method, articles: Sequence[Labelled]) -> None:
        self.name = method.name
        self._articles = articles
        start = time.process_time()
        self._said = [method.judge(each.article) for each in articles]
        self.speed = len(articles) / (time.process_time() - start)
        self._lines = {each.article.article_id: each.line for each in articles}

    @property
    def precision(self) -> float:
        """Share of right ones among those that are said to be copies."""
        found = sum(map(self._is_right, self._articles, self._said))
        return found / max(sum(said is not None for said in self._said), 1)

    @property
    def recall(self) -> float:
        """Share of copies that are found."""
        return self._recall([each.role is Role.COPY for each in self._articles])

    @property
    def weakest(self) -> tuple[str, float]:
        """The edit whose copies are found least, and their recall."""
        edits = {edit for each in self._articles for edit in each.edits}
        having = {edit: [edit in each.edits for each in self._articles] for edit in sorted(edits)}
        recalls = {e: self._recall(those) for e, those in having.items() if sum(those) >= FEWEST}
        edit = min(recalls, key=lambda edit: recalls[edit])
        return edit, recalls[edit]

    def dropped(self, role: Role) -> float:
        """Share of articles that must be kept and are said to be copies."""
        said = [s for each, s in zip(self._articles, self._said, strict=True) if each.role is role]
        return sum(each is not None for each in said) / max(len(said), 1)

    def _recall(self, those: Sequence[bool]) -> float:
        found = map(self._is_right, self._articles, self._said)
        return sum(right for right, one in zip(found, those, strict=True) if one) / sum(those)

    def _is_right(self, each: Labelled, said: str | None) -> bool:
        return each.role is Role.COPY and said is not None and self._lines[said] == each.line


def main() -> None:
    """Judge, score, print."""
    articles = chosen_articles(__doc__)
    print(", ".join(f"{sum(a.role is role for a in articles):,} {role}" for role in Role), "\n")
    runs = [Run(method, articles) for method in methods()]
    memory = [bytes_an_article(method, articles) for method in methods()]
    show(runs, memory)


def chosen_articles(description: str | None) -> list[Labelled]:
    """The articles that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.stories < FEWEST_STORIES:
        parser.error(f"fewer than {FEWEST_STORIES} stories say nothing of single edits")
    if options.set and not (options.set / "gold.jsonl").is_file():
        parser.error(f"there is no gold.jsonl in {options.set}")
    return read(options.set) if options.set else generated(options.stories, options.seed)


def bytes_an_article(method: Method, articles: Sequence[Labelled]) -> int | None:
    """What is remembered of an article; none where native code remembers it."""
    if not method.is_traced:
        return None
    gc.collect()
    tracemalloc.start()
    for each in articles:
        method.judge(each.article)
    gc.collect()
    remembered = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return remembered // len(articles)


def show(runs: Sequence[Run], memory: Sequence[int | None]) -> None:
    """Print a table, a method a line."""
    ours = next(run.speed for run in runs if run.name == Tallywire.name)
    print(
        "| method | precision | recall | weakest edit | updates dropped | look-alikes dropped "
        "| articles a second | to ours | bytes an article |"
    )
    print("|---|" + "---|" * 8)
    for run, remembered in zip(runs, memory, strict=True):
        edit, recall = run.weakest
        cells = [
            run.name,
            f"{run.precision:.3f}",
            f"{run.recall:.3f}",
            f"{recall:.3f} ({edit})",
            f"{run.dropped(Role.UPDATE):.3f}",
            f"{run.dropped(Role.LOOKALIKE):.3f}",
            f"{run.speed:,.0f}",
            f"{run.speed / ours:.1f}",
            UNKNOWN if remembered is None else f"{remembered:,}",
        ]
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
