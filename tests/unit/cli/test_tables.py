import pytest
from rich.console import Console
from rich.table import Table

import schemas
from streams.cli import tables
from streams.cli.tables import bounds, where
from tests.unit.agents.build import at, exactly

KILLED, PROTESTERS = schemas.Kind.KILLED, schemas.Kind.PROTESTERS
HEADLINE = "12 killed [/x] [red]in Mombasa"
"""What rich would take for markup; a headline may hold anything."""
MOMBASA = schemas.Place(name="Mombasa", country="KE")


def shown(table: Table) -> str:
    console = Console(width=200, record=True, file=None)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


@pytest.mark.parametrize(
    ("low", "best", "high", "text"),
    [
        (12, 12, 12, "12"),
        (12, 12, None, "12+"),
        (8, 12, None, "8–12+"),
        (10, 14, 14, "10–14"),
        (10, 10, 14, "10–14"),
        (8, 12, 20, "8–12–20"),
        (0, 0, 0, "0"),
        (1200, 1200, None, "1,200+"),
    ],
)
def test_a_toll_in_short(low: int, best: int, high: int | None, text: str) -> None:
    assert bounds(schemas.Toll(low=low, best=best, high=high)) == text


def test_no_toll_is_shown_as_nothing() -> None:
    assert bounds(None) == ""


def test_a_place_in_short() -> None:
    assert where(MOMBASA) == "Mombasa, KE"
    assert where(None) == "?"


def test_an_incident_is_a_row_with_its_casualties_and_the_rest_behind() -> None:
    incident = schemas.Incident(
        incident_id="886b479aab97e18f", category="other", headline=HEADLINE, place=MOMBASA,
        date=None, tolls={KILLED: exactly(12), PROTESTERS: exactly(300)}, articles=("a", "b"),
        sources=("Coast Radio",), first_reported_at=at(0), changed_at=at(0),
        updated_at=at(0), revision=1,
    )  # fmt: skip
    row = shown(tables.incidents([incident])).splitlines()[-2]
    for cell in (" 886b479a ", "Mombasa, KE", HEADLINE, " 12 ", "protesters 300", " 2 ", " 1 "):
        assert cell in row


def test_a_count_that_is_open_above_says_so() -> None:
    count = schemas.Count(
        scope="KE", kind=KILLED, window="24h", low=1000, best=1200, high=None,
        incidents=2, articles=3, as_of=at(0),
    )  # fmt: skip
    row = shown(tables.counts([count]))
    for cell in ("KE", "killed", "24h", "1,000", "1,200", "open"):
        assert cell in row


def alert(severity: schemas.Severity) -> schemas.Alert:
    return schemas.Alert(
        identifier="1", thread="t", sender="s", sent=at(0), msg_type=schemas.MessageType.UPDATE,
        rule="r", severity=severity, event="e", headline=HEADLINE, description="d", area="Kenya",
        kinds=(KILLED,), low=1, best=1, high=1, threshold=1, figures={},
    )  # fmt: skip


@pytest.mark.parametrize("severity", list(schemas.Severity))
def test_an_alert_is_a_row_whatever_its_severity(severity: schemas.Severity) -> None:
    row = shown(tables.alerts([alert(severity)]))
    for cell in ("2024-03-04 09:00", "Update", severity, HEADLINE):
        assert cell in row


def test_figures_show_reports_and_leave_ticks_and_copies_out() -> None:
    report = schemas.Report(
        article_id="a", title=HEADLINE, source="Coast Radio", language="en",
        published_at=at(0), category="other", tolls={KILLED: exactly(12)}, figures=(),
    )  # fmt: skip
    copy = schemas.Copy(article_id="copied", copy_of="a", published_at=at(0))
    row = shown(tables.figures([report, copy, schemas.Tick(at=at(0))]))
    assert HEADLINE in row
    assert "killed 12" in row
    assert "copied" not in row


def test_a_duplicate_is_a_row_with_what_it_copies_and_what_gave_it_away() -> None:
    duplicate = schemas.Duplicate(
        article_id="coast-7 [red]", duplicate_of="wire-3", method=schemas.Method.NEAR,
        similarity=0.875, source="Coast Radio", published_at=at(0),
    )  # fmt: skip
    row = shown(tables.duplicates([duplicate])).splitlines()[-2]
    for cell in ("coast-7 [red]", "wire-3", "near", "0.88", "Coast Radio", "2024-03-04 09:00"):
        assert cell in row


def test_an_id_with_characters_that_steer_a_terminal_shows_them_escaped() -> None:
    duplicate = schemas.Duplicate(
        article_id="7\x1b[2J", duplicate_of="3\x9b", method=schemas.Method.ID, similarity=1,
        published_at=at(0),
    )  # fmt: skip
    row = shown(tables.duplicates([duplicate]))
    assert "7\\x1b[2J" in row
    assert "3\\x9b" in row


def test_a_duplicate_without_a_source_is_a_row_all_the_same() -> None:
    duplicate = schemas.Duplicate(
        article_id="7", duplicate_of="3", method=schemas.Method.ID, similarity=1, published_at=at(0)
    )
    assert tables.duplicates([duplicate]).row_count == 1
