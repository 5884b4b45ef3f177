"""Reports that are withdrawn, corrected, or prove to be of another incident, up to the alerts."""

from schemas import Report, Withdrawal
from streams.alerts.engine import Alerts
from streams.alerts.rules import load
from streams.tally.book import Book
from tests.unit.tally.build import BLAST, HILLS, SLIDE, at, report


def told(*records: Report | Withdrawal) -> list[tuple[str, str, str]]:
    """What the rules that ship say: message type, severity, headline."""
    book, alerts, offset = Book(), Alerts(load(), "a-sender"), 0
    messages = []
    for record in records:
        for incident_id in book.apply(record).incidents:
            messages += alerts.on_incident(book.incident(incident_id), offset)
            offset += 1
    return [(str(one.msg_type), str(one.severity), one.headline) for one in messages]


BLAST_IN = "Explosion in Port Ostwick, Ostmark, QA"
SLIDE_IN = "Explosion in Upper Venning, Westmark, QA"


def test_a_withdrawal_takes_the_thread_back_to_what_was_said_before() -> None:
    messages = told(
        report("a", 0, 5), report("b", 2, 60), Withdrawal(article_id="b", published_at=at(3))
    )
    assert messages == [
        ("Alert", "Minor", f"{BLAST_IN}: 5 killed"),
        ("Update", "Severe", f"{BLAST_IN}: 60 (5 to 60) killed"),
        ("Update", "Minor", f"{BLAST_IN}: 5 killed"),
    ]


def test_a_withdrawal_of_all_that_was_worth_an_alert_cancels_it() -> None:
    messages = told(
        report("a", 0, 2), report("b", 2, 60), Withdrawal(article_id="b", published_at=at(3))
    )
    assert [(msg_type, severity) for msg_type, severity, _ in messages] == [
        ("Alert", "Severe"),
        ("Cancel", "Severe"),
    ]


def test_a_report_that_moves_to_another_incident_takes_its_figure_along() -> None:
    messages = told(
        report("a", 0, 5),
        report("b", 2, 60),
        report("b", 3, 60, terms=SLIDE, place=HILLS),
    )
    assert messages[2:] == [
        ("Alert", "Severe", f"{SLIDE_IN}: 60 killed"),
        ("Update", "Minor", f"{BLAST_IN}: 5 killed"),
    ]


def test_incidents_that_prove_to_be_one_go_on_as_one_thread() -> None:
    both = (*BLAST, *SLIDE)
    messages = told(
        report("a", 0, 5), report("b", 1, 12, terms=SLIDE), report("c", 2, 5, terms=both)
    )
    assert [(msg_type, severity) for msg_type, severity, _ in messages] == [
        ("Alert", "Minor"),
        ("Alert", "Moderate"),
        ("Cancel", "Moderate"),
    ]
