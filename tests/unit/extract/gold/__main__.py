"""Print what the extractor reads of the gold set: precision and recall by kind, stories' tolls.

With `--misses`: every text that is read wrongly, and what is wrong with it.
"""

import sys

from click import echo

from schemas import Kind

from .format import SENTENCES, SPANISH, read_articles, read_cases
from .scoring import Score, count, faults, place_faults, read_case, read_gold_article, toll_faults
from .tolls import LANGUAGES, read_toll, read_tolls


def table() -> None:
    """A Markdown table: English sentences, English articles, Spanish sentences."""
    scores = {"sentences": Score(), "articles": Score(), "Spanish": Score()}
    for case in read_cases():
        count(scores["sentences"], case.figures, read_case(case).figures)
    for article in read_articles():
        count(scores["articles"], article.figures, read_gold_article(article).figures)
    for case in read_cases(SPANISH):
        count(scores["Spanish"], case.figures, read_case(case, "es").figures)
    echo("| kind |" + "".join(f" {name}: figures | precision | recall |" for name in scores))
    echo("|---|" + "---|" * 3 * len(scores))
    for kind in Kind:
        echo(f"| {kind} |" + "".join(_cells(score, (kind,)) for score in scores.values()))
    echo("| all |" + "".join(_cells(score, tuple(Kind)) for score in scores.values()))
    echo("")
    for path in LANGUAGES:
        stories = list(read_tolls(path))
        right = sum(read_toll(story) == story.tolls for story in stories)
        echo(f"Of {len(stories)} stories in {path.name}, {right} have their tolls right.")


def _cells(score: Score, kinds: tuple[Kind, ...]) -> str:
    figures = sum(score.right[kind] + score.missed[kind] for kind in kinds)
    return f" {figures} | {score.precision(kinds):.2f} | {score.recall(kinds):.2f} |"


def misses() -> None:
    """The texts that are read wrongly, marked as such or not."""
    for path, language in ((SENTENCES, "en"), (SPANISH, "es")):
        for case in read_cases(path):
            _show(
                f"{case.path.name}:{case.line}",
                faults(case.figures, read_case(case, language).figures),
            )
    for article in read_articles():
        read = read_gold_article(article)
        wrong = [
            *faults(article.figures, read.figures),
            *toll_faults(article.tolls, read.tolls),
            *place_faults(article.place, read.place),
        ]
        _show(article.path.name, wrong)
    for path in LANGUAGES:
        for story in read_tolls(path):
            read_of = read_toll(story)
            wrong = [
                f"toll of {kind} {read_of[kind]}, not {best}"
                for kind, best in story.tolls.items()
                if read_of[kind] != best
            ]
            _show(f"{path.name}: {story.title}", wrong)


def _show(where: str, wrong: list[str]) -> None:
    if wrong:
        echo(f"{where}: {'; '.join(wrong)}")


if "--misses" in sys.argv:
    misses()
else:
    table()
