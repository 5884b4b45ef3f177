"""`tallywire explain` on the results of a replay."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from schemas import Copy, Figure, Kind, Qualifier, Report, Withdrawal
from streams.cli import cli
from streams.errors import UserError
from streams.replay import FIGURES_FILE, INCIDENTS_FILE, FiguresLine
from streams.tally.book import Book
from tests.unit.tally.build import ABROAD, BLAST, SLIDE, at, copy, report

Entry = Report | Copy | Withdrawal


def quoted(one: Report, quote: str) -> Report:
    figure = Figure(
        kind=Kind.KILLED, low=3, best=3, high=3, qualifier=Qualifier.EXACT, quote=quote, start=0,
        end=1, confidence=1, rule="any",
    )  # fmt: skip
    return one.model_copy(update={"figures": (figure,)})


STORY = (
    quoted(report("a", 0, 3), "three [red] were killed"),
    report("b", 1, 5, terms=SLIDE, source="[/b] Post"),
    report("c", 2, 5, terms=(*BLAST, *SLIDE)),
    copy("k", "a", 3),
)
"""Two incidents that prove to be one."""


class Folder:
    """The results of a replay, and `tallywire explain` run on them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.books: dict[int, Book] = {}

    def write(self, *records: Entry, partition: int = 0) -> None:
        book = self.books.setdefault(partition, Book())
        with (self.path / FIGURES_FILE).open("a") as file:
            for record in records:
                line = FiguresLine(partition=partition, record=record)
                file.write(f"{line.model_dump_json()}\n")
                book.apply(record)
        with (self.path / INCIDENTS_FILE).open("w") as file:
            for book in self.books.values():
                file.writelines(f"{book.incident(one).to_json().decode()}\n" for one in book.ids())

    def home(self, article: str) -> str:
        homes = [book.home(article) for book in self.books.values()]
        return next(home for home in homes if home)

    def explain(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["explain", *arguments, "--replay", str(self.path)])

    def explained(self, *arguments: str) -> Any:
        result = self.explain(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def refused(self, *arguments: str) -> str:
        result = self.explain(*arguments)
        assert isinstance(result.exception, UserError)
        return str(result.exception)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_an_explanation_tells_tolls_reports_and_what_was_merged(folder: Folder) -> None:
    folder.write(*STORY)
    shown = folder.explain(folder.home("a"))
    assert shown.exit_code == 0
    lines = [line.strip() for line in shown.output.splitlines()]
    for line in (
        "Title of c",
        "killed  3–5",
        "best 5: most sources state it (3 by 1, 5 by 2)",
        "low 3: paper of a; high 5: [/b] post, paper of c",
        "[1] 2024-03-01 00:00 Paper of a: Title of a",
        "killed 3: “three [red] were killed”",
        "founded this incident",
        "carried by k (A Copier, 2024-03-01 03:00)",
        "changed incidents 1 times",
    ):
        assert line in lines
    assert any("proved to be this one, as [3] showed" in line for line in lines)
    assert any(line.startswith("like the others: +") for line in lines)


def test_what_is_piped_is_plain(folder: Folder) -> None:
    folder.write(*STORY)
    assert "\x1b" not in folder.explain(folder.home("a")).stdout


def test_the_json_holds_the_whole_explanation(folder: Folder) -> None:
    folder.write(*STORY)
    explanation = folder.explained(folder.home("a"))
    assert explanation["record"] == explanation["incident"]
    [killed] = explanation["kinds"]
    assert killed["votes"] == {"3": ["paper of a"], "5": ["[/b] post", "paper of c"]}
    assert explanation["reports"][0]["quotes"] == {"killed": ["three [red] were killed"]}
    belongs = explanation["reports"][2]["belongs"]
    assert sum(belongs["parts"].values()) == pytest.approx(belongs["score"])


def test_the_beginning_of_an_id_is_enough(folder: Folder) -> None:
    folder.write(*STORY)
    home = folder.home("a")
    assert folder.explained(home[:4])["record"]["incident_id"] == home


def test_an_id_in_capitals_is_the_same(folder: Folder) -> None:
    folder.write(*STORY)
    home = folder.home("a")
    assert folder.explained(home.upper())["record"]["incident_id"] == home


def test_less_than_four_characters_are_not_enough(folder: Folder) -> None:
    folder.write(*STORY)
    refused = folder.explain(folder.home("a")[:3])
    assert refused.exit_code == 2
    assert "first 4 characters" in refused.output


def test_a_beginning_of_several_ids_names_them(folder: Folder) -> None:
    folder.write(*STORY)
    incidents = folder.path / INCIDENTS_FILE
    home, other = folder.home("a"), f"{folder.home('a')[:8]}00000000"
    record = folder.books[0].incident(home)
    twin = record.model_copy(update={"incident_id": other})
    incidents.write_bytes(b"%b\n%b\n" % (record.to_json(), twin.to_json()))
    message = folder.refused(home[:8])
    assert home in message
    assert other in message
    assert "Title of c" in message


def test_an_unknown_id_says_where_all_are_shown(folder: Folder) -> None:
    folder.write(*STORY)
    assert f"{INCIDENTS_FILE}` shows all with their ids" in folder.refused("beef")


def test_what_was_merged_leads_to_what_it_proved_to_be(folder: Folder) -> None:
    folder.write(*STORY)
    [loser] = [one for one in folder.books[0].ids() if one != folder.home("a")]
    shown = folder.explain(loser)
    assert f"{loser} proved to be {folder.home('a')}" in shown.stderr
    assert "Title of c" in shown.stdout


def test_each_partition_has_its_own_book(folder: Folder) -> None:
    folder.write(*STORY)
    folder.write(report("x", place=ABROAD), report("y", 1, place=ABROAD), partition=3)
    explanation = folder.explained(folder.home("x"))
    assert [one["article_id"] for one in explanation["reports"]] == ["x", "y"]


def test_a_record_that_disagrees_with_what_is_at_hand_is_told(folder: Folder) -> None:
    folder.write(*STORY)
    incidents = folder.path / INCIDENTS_FILE
    before = incidents.read_text()
    folder.write(report("e", 4, 9), report("f", 5, 9), report("g", 5, 9))
    incidents.write_text(before)
    shown = folder.explain(folder.home("a")).stdout
    assert "The record says killed 3–5; what is at hand makes killed 3–9" in shown


def test_reports_that_are_no_longer_there_are_named(folder: Folder) -> None:
    folder.write(*STORY)
    figures = folder.path / FIGURES_FILE
    first, _, *rest = figures.read_text().splitlines()
    figures.write_text("\n".join([first, *rest]))
    shown = folder.explain(folder.home("a")).stdout
    assert "Not explained, since their reports lie on the topic no more: b" in shown
    assert "[2] 2024-03-01 02:00 Paper of c: Title of c" in shown


def test_a_withdrawn_report_and_its_copy_are_told(folder: Folder) -> None:
    folder.write(*STORY, Withdrawal(article_id="a", published_at=at(9)))
    shown = folder.explain(folder.home("b")).stdout
    assert "a was withdrawn at 2024-03-01 09:00" in shown
    assert "k copies a, which reports nothing any more" in shown


def test_results_without_figures_say_how_to_get_them(folder: Folder) -> None:
    folder.write(*STORY)
    home = folder.home("a")
    (folder.path / FIGURES_FILE).unlink()
    assert f"tallywire replay ... --out {folder.path}" in folder.refused(home)


def test_figures_of_another_replay_are_no_figures_of_it(folder: Folder) -> None:
    folder.write(*STORY)
    home = folder.home("a")
    (folder.path / FIGURES_FILE).write_text("")
    assert "holds no report of incident" in folder.refused(home)


@pytest.mark.parametrize("name", [FIGURES_FILE, INCIDENTS_FILE])
def test_a_broken_line_is_named(folder: Folder, name: str) -> None:
    folder.write(*STORY)
    with (folder.path / name).open("a") as file:
        file.write("no JSON\n")
    refused = folder.refused(folder.home("a"))
    assert f"{name}, line" in refused
    assert len(refused.splitlines()) == 1
    assert "http" not in refused
