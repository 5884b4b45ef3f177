import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas import Kind, Qualifier, Status
from streams.extract.english.nouns import PEOPLE

from .format import (
    ARTICLES,
    SENTENCES,
    Bounds,
    Case,
    ExpectedFigure,
    GoldArticle,
    GoldError,
    Place,
    read_article,
    read_articles,
    read_cases,
)

CASES = read_cases()
READ_ARTICLES = read_articles()
WORDS_OF_AN_ARTICLE = range(60, 301)
IMPLIED_NUMBERS = (1, 2)
ARTICLE = """\
title: Two hurt in Oban
published_at: 2024-03-14T12:00:00Z
place: Oban, GB

Two people were hurt in Oban on Monday.

A third was not.
---
> injured 2 exact "Two"@1
> injured 2 exact "Two"@2 at="Oban, GB"
= injured 2
"""


def figures() -> Iterator[tuple[Case | GoldArticle, ExpectedFigure]]:
    texts: tuple[Case | GoldArticle, ...] = (*CASES, *READ_ARTICLES)
    for text in texts:
        for figure in text.figures:
            yield text, figure


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return tmp_path / "test.gold"


def read(gold: Path, content: str) -> Case:
    gold.write_text(content, encoding="utf-8")
    (case,) = read_cases(gold)
    return case


def test_a_case_is_a_text_with_its_figures(gold: Path) -> None:
    case = read(gold, '# note\n## made up\n\nSome 12 died.\n> killed 12 about "12" group=police\n')

    assert (case.section, case.line, case.body) == ("made up", 4, "Some 12 died.")
    (figure,) = case.figures
    assert (figure.kind, figure.bounds) == (Kind.KILLED, Bounds(12, 12, 12))
    assert (figure.qualifier, figure.status) == (Qualifier.ABOUT, Status.STATED)
    assert (figure.group, figure.group_asserted) == ("police", True)
    assert case.text[figure.start : figure.end] == "12"


def test_a_headline_stands_alone(gold: Path) -> None:
    case = read(gold, 'title: 7 hurt\n> injured 7 exact "7"\n')

    assert (case.title, case.body) == ("7 hurt", "")


def test_a_case_may_claim_nothing(gold: Path) -> None:
    assert read(gold, "A goat ate 12 hats.\n> nothing\n").figures == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("12", Bounds(12, 12, 12)),
        ("12+", Bounds(12, 12, None)),
        ("0/12/12", Bounds(0, 12, 12)),
        ("12/12/-", Bounds(12, 12, None)),
    ],
)
def test_bounds(gold: Path, told: str, expected: Bounds) -> None:
    assert read(gold, f'12 died.\n> killed {told} exact "12"\n').figures[0].bounds == expected


def test_options_assert_only_what_is_written(gold: Path) -> None:
    options = 'group=? status=denied by="a man" at="Lae, PG" on=2024-01-01..2024-01-02'
    (figure,) = read(gold, f'9 died in Lae.\n> killed 9 exact "9" {options}\n').figures

    assert not figure.group_asserted
    assert (figure.status, figure.by, figure.at) == (Status.DENIED, "a man", Place("Lae", "PG"))
    assert [str(day) for day in figure.on or ()] == ["2024-01-01", "2024-01-02"]


def test_the_words_are_whole_ones(gold: Path) -> None:
    case = read(gold, 'A 12-day siege: of 12,000 men 112 and 12 died.\n> killed 12 exact "12"\n')

    assert case.figures[0].start - len("\n\n") == len("A 12-day siege: of 12,000 men 112 and ")


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('> nothing\n> killed 9 exact "9"', "expected `> KIND"),
        ('> slain 9 exact "9"', "no kind 'slain'"),
        ('> killed nine exact "9"', "expected bounds"),
        ('> killed 9/8/7 exact "9"', "out of order"),
        ('> killed 9 exactly "9"', "no qualifier 'exactly'"),
        ('> killed 9 exact "10"', "the text has no '10'"),
        ('> killed 9 exact "a"', "say which with @n"),
        ('> killed 9 exact "9"@2', "there is no @2"),
        ('> killed 9 exact "9" status=true', "no status 'true'"),
        ('> killed 9 exact "9" who="me"', "no option 'who'"),
        ('> killed 9 exact "9" by="me" by="me"', "'by' again"),
        ('> killed 9 exact "9"  by="me"', "expected ` NAME=VALUE`"),
        ('> killed 9 exact "9" by=""', "'by' has no value"),
        ('> killed 9 exact "9" at="Lae"', "expected a place"),
        ('> killed 9 exact "9" on=Monday', "YYYY-MM-DD"),
        ('> killed 9 exact "9" on=2024-01-02..2024-01-01', "dates out of order"),
        ('> killed 9 exact "9"\n> killed 8 exact "9"', "the same figure again"),
        ("9 more", "expected a figure or a blank line"),
        ("", "expected figures or"),
    ],
)
def test_an_error_names_file_and_line(gold: Path, lines: str, problem: str) -> None:
    gold.write_text(f"9 of a group of a village died.\n{lines}\n", encoding="utf-8")

    with pytest.raises(GoldError, match=r"test\.gold:[123]: ") as caught:
        read_cases(gold)
    assert problem in str(caught.value)


def test_an_article_has_headers_figures_and_tolls(gold: Path) -> None:
    gold.write_text(ARTICLE, encoding="utf-8")
    article = read_article(gold)

    assert article.title == "Two hurt in Oban"
    assert article.body == "Two people were hurt in Oban on Monday.\n\nA third was not."
    assert article.place == Place("Oban", "GB")
    assert [figure.line for figure in article.figures] == [9, 10]
    assert [(toll.kind, toll.bounds.best) for toll in article.tolls or ()] == [(Kind.INJURED, 2)]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("---\n", "", "1: expected one line `---`"),
        ("title: Two hurt in Oban\n", "", "1: expected a line `title: …`"),
        ("place: ", "scene: ", "3: expected one of"),
        ("12:00:00Z", "noon", "1: published_at is no time"),
        ("12:00:00Z", "12:00:00", "1: published_at has no time zone"),
        ("= injured 2\n", "", "9: expected tolls"),
        ("= injured 2\n", "= injured two\n", "11: expected bounds"),
        ("= injured 2\n", "= injured 2\n= injured 3\n", "12: two tolls of one kind"),
        ("= injured 2\n", "injured 2\n", "11: expected a figure, a toll or a comment"),
    ],
)
def test_an_error_in_an_article_names_file_and_line(
    gold: Path, old: str, new: str, problem: str
) -> None:
    gold.write_text(ARTICLE.replace(old, new), encoding="utf-8")

    with pytest.raises(GoldError, match=r"test\.gold:") as caught:
        read_article(gold)
    assert problem in str(caught.value)


def test_tolls_may_be_left_open(gold: Path) -> None:
    gold.write_text(ARTICLE.replace("= injured 2", "= ?"), encoding="utf-8")
    assert read_article(gold).tolls is None

    gold.write_text(ARTICLE.replace("= injured 2", "= nothing"), encoding="utf-8")
    assert read_article(gold).tolls == ()


def test_the_set_is_large() -> None:
    assert len(CASES) >= 270
    assert len(READ_ARTICLES) >= 34
    assert len({case.text for case in CASES}) == len(CASES)


def test_every_kind_status_qualifier_and_group_is_met() -> None:
    kinds = Counter(kind for case in CASES for kind in {figure.kind for figure in case.figures})
    statuses = Counter(figure.status for case in CASES for figure in case.figures)
    qualifiers = Counter(figure.qualifier for case in CASES for figure in case.figures)
    groups = {figure.group for _, figure in figures()}

    assert {kind: n for kind in Kind if (n := kinds[kind]) < 12} == {}
    assert {status: n for status in Status if (n := statuses[status]) < 12} == {}
    assert {qualifier: n for qualifier in Qualifier if (n := qualifiers[qualifier]) < 12} == {}
    assert groups == set(PEOPLE)


def test_every_figure_is_consistent_in_itself() -> None:
    for text, figure in figures():
        where = f"{text.path}:{figure.line}"
        low, best, high = figure.bounds.low, figure.bounds.best, figure.bounds.high
        shape = {
            Qualifier.EXACT: low == best == high,
            Qualifier.ABOUT: low == best == high,
            Qualifier.AT_LEAST: low == best and high is None,
            Qualifier.AT_MOST: low == 0 and best == high,
            Qualifier.RANGE: low == best and high is not None and best < high,
            Qualifier.VAGUE: low == best and high is None,
            Qualifier.IMPLIED: low == best == high and best in IMPLIED_NUMBERS,
        }
        assert shape[figure.qualifier], where
        assert figure.by is None or figure.by in text.text, where


def folded(name: str) -> str:
    """A name without accents and capitals."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_places_are_named_as_the_text_names_them() -> None:
    for text, figure in figures():
        if figure.at is not None:
            assert folded(figure.at.name) in folded(text.text), f"{text.path}:{figure.line}"
    for article in READ_ARTICLES:
        if article.place is not None:
            assert folded(article.place.name) in folded(article.text), article.path


def test_articles_are_as_long_as_news() -> None:
    for article in READ_ARTICLES:
        assert len(article.body.split()) in WORDS_OF_AN_ARTICLE, article.path


def test_tolls_are_of_kinds_that_the_figures_claim() -> None:
    counting = (Status.STATED, Status.INCREMENTAL)
    for article in READ_ARTICLES:
        claimed = {figure.kind for figure in article.figures if figure.status in counting}
        if article.tolls is not None:
            assert {toll.kind for toll in article.tolls} == claimed, article.path


def test_the_files_are_where_the_readers_look() -> None:
    assert SENTENCES.is_file()
    assert {path.suffix for path in ARTICLES.iterdir()} == {".gold"}
