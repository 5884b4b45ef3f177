from typing import Any

import pytest

from schemas import Figure, Kind, Status, Tick
from schemas.topics import COUNTS, INCIDENTS
from streams.live.answers import (
    MOST_ARTICLES,
    AboutAlerts,
    AboutCounts,
    AboutIncidents,
    ArticleLine,
    IncidentWithArticles,
    Merged,
)
from streams.live.held import SHOWN, Held
from streams.live.newest import Newest
from tests.unit.agents.build import ARRIVAL, delivery
from tests.unit.alerts.build import count
from tests.unit.live.build import ABROAD, alert, at, duplicate, held, incident, put
from tests.unit.tally.build import report


def ids(view: Held, **question: Any) -> list[str]:
    found = view.incidents(AboutIncidents(**question))
    return [one.incident_id for one in found.incidents]


def article(view: Held, number: int = 0) -> ArticleLine:
    answer = view.incident("i1")
    assert isinstance(answer, IncidentWithArticles)
    return answer.articles[number]


# -- incidents


def test_the_incident_that_changed_last_stands_first_and_its_last_record_is_the_truth() -> None:
    view = held(incident("a", 1), incident("b", 2), incident("a", 3, headline="Corrected"))
    assert ids(view) == ["a", "b"]
    [first, _] = view.incidents(AboutIncidents()).incidents
    assert first.headline == "Corrected"


@pytest.mark.parametrize(
    "gone", [{"merged_into": "b"}, {"articles": (), "tolls": {}, "sources": ()}]
)
def test_an_incident_that_proved_to_be_another_or_that_nobody_reports_any_more_is_gone(
    gone: dict[str, Any],
) -> None:
    view = held(incident("a", 1), incident("a", 2, **gone))
    assert ids(view) == []
    assert view.incident("a") is None


def test_an_incident_that_was_merged_leads_to_the_one_that_stays() -> None:
    view = held(incident("c"), incident("a", 1, merged_into="b"))
    assert view.incident("a") is None, "nobody knows b"
    view.take(put(INCIDENTS, incident("b", 2, merged_into="c")))
    assert view.incident("a") == view.incident("b") == Merged("c")
    view.take(put(INCIDENTS, incident("b", 3)))
    assert view.incident("a") == Merged("b"), "it was reported anew"
    view.take(delivery(None, topic=INCIDENTS.name, key=b"a"))
    assert view.incident("a") is None


def test_mergers_in_a_circle_lead_nowhere() -> None:
    view = held(incident("a", merged_into="b"), incident("b", merged_into="a"))
    assert view.incident("a") is None


def test_a_tombstone_takes_the_incident_away() -> None:
    view = held(incident("a"))
    view.take(delivery(None, topic=INCIDENTS.name, key=b"a"))
    assert ids(view) == []


def test_filters_narrow_down_together() -> None:
    view = held(
        incident("a", 1),
        incident("b", 2, place=ABROAD, category="flood"),
        incident("c", 3, place=None, tolls={"injured": {"low": 1, "best": 1, "high": 1}}),
    )
    assert ids(view, country="QB") == ["b"]
    assert ids(view, kind="killed") == ["b", "a"]
    assert ids(view, category="flood") == ["b"]
    assert ids(view, since=at(2)) == ["c", "b"]
    assert ids(view, country="QB", kind="injured") == []
    assert view.incidents(AboutIncidents(country="QB")).countries == ("QA", "QB")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OSTWICK blast", ["a"]),
        ("explosion", ["a"]),
        ("ostmark", ["a"]),
        ("blast lorrin", []),
        ("refin", ["a"]),
        ("(.*", []),
        ("  ", ["a"]),
    ],
)
def test_every_word_of_a_search_must_stand_somewhere(text: str, found: list[str]) -> None:
    assert ids(held(incident("a")), text=text) == found


def test_a_look_back_is_told_of_only_if_it_is_asked_for() -> None:
    view = held(incident("a", is_aftermath=True), incident("b", 1))
    assert ids(view) == ["b"]
    assert ids(view, look_backs=True) == ["b", "a"]


def test_a_limit_leaves_the_newest_and_says_how_many_there_are() -> None:
    view = held(*(incident(str(n), n) for n in range(5)))
    assert ids(view, limit=2) == ["4", "3"]
    assert view.incidents(AboutIncidents(limit=2)).total == 5


# -- the articles behind an incident


def test_the_articles_of_an_incident_say_what_they_report_and_in_which_words() -> None:
    figure = Figure(
        low=3, best=3, high=3, kind=Kind.KILLED, qualifier="exact", quote="three died",
        start=0, end=5, confidence=1, rule="count",
    )  # fmt: skip
    background = figure.model_copy(update={"status": Status.BACKGROUND, "quote": "168 in 1995"})
    told = report("first", 1, killed=3).model_copy(
        update={"url": "https://herald.example/1", "figures": (figure, background, figure)}
    )
    view = held(told, incident("i1"))
    second, first = article(view, 0), article(view, 1)
    assert second == ArticleLine(article_id="second"), "what is not held is named by its id alone"
    assert (first.title, first.url) == ("Title of first", "https://herald.example/1")
    assert first.tolls[Kind.KILLED].best == 3
    assert first.quotes == ("three died",)


def test_a_copy_has_its_own_address_and_names_what_it_copies() -> None:
    carried = duplicate("second", "first", url="https://gazette.example/2", source="Gazette")
    line = article(held(carried, incident("i1")))
    assert (line.copy_of, line.url, line.source) == (
        "first",
        "https://gazette.example/2",
        "Gazette",
    )


def test_a_report_that_was_fed_again_is_no_copy_of_itself() -> None:
    again = duplicate("second", "second", method="id")
    assert article(held(report("second"), again, incident("i1"))).title == "Title of second"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "x"])
def test_an_address_that_a_browser_should_not_be_sent_to_is_none(url: str) -> None:
    told = report("second").model_copy(update={"url": url})
    assert article(held(told, incident("i1"))).url is None


def test_an_incident_of_thousands_of_articles_is_answered_with_the_newest() -> None:
    names = tuple(map(str, range(3_000)))
    answer = held(incident("i1", articles=names)).incident("i1")
    assert isinstance(answer, IncidentWithArticles)
    assert [one.article_id for one in answer.articles] == list(reversed(names))[:MOST_ARTICLES]


def test_an_incident_is_given_with_its_whole_record() -> None:
    record = incident("i1")
    answer = held(record).incident("i1")
    assert isinstance(answer, IncidentWithArticles)
    assert answer.incident == record
    assert held(record).incident("i2") is None


# -- counts and alerts


def test_counts_are_of_one_scope_and_the_last_of_a_key() -> None:
    view = held(
        count(1, scope="world"), count(2, 1, scope="world"), count(3), count(4, scope="QA/Ostmark")
    )
    assert [one.best for one in view.counts(AboutCounts()).counts] == [2]
    assert [one.best for one in view.counts(AboutCounts(scope="QA")).counts] == [3]
    assert [one.best for one in view.counts(AboutCounts(scope="QA/Ostmark")).counts] == [4]
    assert view.counts(AboutCounts(scope="|")).counts == ()


def test_counts_are_of_the_windows_that_are_kept() -> None:
    view = Held(windows=("6h", "24h"))
    for window in ("1h", "6h", "24h"):
        view.take(put(COUNTS, count(3).model_copy(update={"window": window})))
    told = view.counts(AboutCounts(scope="QA"))
    assert told.windows == ("6h", "24h")
    assert [one.window for one in told.counts] == ["6h", "24h"]


def test_an_alert_is_the_last_message_of_its_thread() -> None:
    view = held(alert("t1", 1), alert("t2", 2), alert("t1", 3, msg_type="Cancel"))
    told = view.alerts(AboutAlerts()).alerts
    assert [(one.thread, one.msg_type) for one in told] == [("t1", "Cancel"), ("t2", "Alert")]


def test_alerts_are_filtered_by_country_and_severity() -> None:
    view = held(
        alert("toll", 3, place=ABROAD), alert("count", 2, scope="QB/Lorrin", severity="Minor"),
        alert("world", 1, scope="world"),
    )  # fmt: skip

    def threads(**question: Any) -> list[str]:
        return [one.thread for one in view.alerts(AboutAlerts(**question)).alerts]

    assert threads(country="QB") == ["toll", "count"]
    assert threads(severity="Minor") == ["count"]
    assert threads(limit=1) == ["toll"]


# -- what every answer says, and bounds


def test_an_answer_says_the_time_of_the_news_and_of_the_newest_record() -> None:
    assert Held().incidents(AboutIncidents()).as_of is None
    view = held(incident("a", 5), count(1, 9), alert("t", 7), Tick(at=at(99)))
    answer = view.counts(AboutCounts())
    assert (answer.as_of, answer.newest_at) == (at(9), ARRIVAL)


def test_every_record_changes_the_tag_and_no_two_views_share_one() -> None:
    view = held(incident("a"))
    before = view.tag
    assert view.tag == before
    view.take(put(INCIDENTS, incident("a", 1)))
    assert view.tag != before
    assert held(incident("a")).tag != before


@pytest.mark.parametrize("topic", SHOWN)
@pytest.mark.parametrize("value", [None, b"", b"{}", b"\x80", b"[" * 100_000, b'"text"'])
def test_a_record_of_another_program_is_passed_over(topic: str, value: bytes | None) -> None:
    view = held(incident("a"))
    view.take(delivery(value, topic=topic, key=b"\xff"))
    assert ids(view) == ["a"]


def test_what_is_not_whole_is_said_to_be_so() -> None:
    assert held().incidents(AboutIncidents()).is_complete
    assert not Held(from_beginning=False).incidents(AboutIncidents()).is_complete


def test_memory_stays_bounded_however_much_comes() -> None:
    view = Held()
    view._incidents = Newest(most=50, most_bytes=100_000)
    for n in range(500):
        view.take(put(INCIDENTS, incident(str(n), n, articles=tuple(map(str, range(n))))))
    answer = view.incidents(AboutIncidents())
    assert 10 <= answer.total <= 50
    assert answer.incidents[0].incident_id == "499"
    assert not answer.is_complete
