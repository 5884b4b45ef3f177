"""The gold set is read as it was annotated; what isn't says why, and is expected to fail."""

import pytest

from .format import SPANISH, Case, GoldArticle, read_articles, read_cases
from .scoring import faults, place_faults, read_case, read_gold_article, toll_faults


def marked(cases: tuple[Case, ...] | tuple[GoldArticle, ...]) -> list[object]:
    """Parameters of a test, those of known misses marked so that a mended one must be unmarked."""
    return [
        pytest.param(
            case,
            id=case.path.stem if isinstance(case, GoldArticle) else f"{case.path.stem}:{case.line}",
            marks=[pytest.mark.xfail(reason=case.miss, strict=True)] if case.miss else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", marked(read_cases()))
def test_english_sentences(case: Case) -> None:
    assert faults(case.figures, read_case(case).figures) == []


@pytest.mark.parametrize("case", marked(read_cases(SPANISH)))
def test_spanish_sentences(case: Case) -> None:
    assert faults(case.figures, read_case(case, "es").figures) == []


@pytest.mark.parametrize("article", marked(read_articles()))
def test_articles(article: GoldArticle) -> None:
    read = read_gold_article(article)

    assert faults(article.figures, read.figures) == []
    assert toll_faults(article.tolls, read.tolls) == []
    assert place_faults(article.place, read.place) == []
