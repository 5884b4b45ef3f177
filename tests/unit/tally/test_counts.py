from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from schemas import Count, Kind, Report
from streams.tally.counts import Counts, in_order, length
from streams.tally.dossier import Dossier
from streams.tally.timeline import Timeline
from tests.unit.tally.build import HARBOUR, HILLS, START, at, at_least, copy, report, tolls

WINDOWS = ("1h", "24h", "7d")


def timeline(*reports: Report, copies: int = 0) -> Timeline:
    dossier = Dossier("x", START, START)
    for one in reports:
        dossier.put(one)
    for number in range(copies):
        dossier.put_copy(copy(f"copy-{number}", reports[0].article_id, 0))
    return dossier.timeline()


def find(counts: list[Count], key: str) -> Count:
    return {count.key: count for count in counts}[key]


def test_windows_are_named_by_their_length() -> None:
    assert [length(window).total_seconds() for window in ("1h", "24h", "7d")] == [
        3_600,
        86_400,
        604_800,
    ]


@pytest.mark.parametrize("window", ["", "h", "0h", "-1h", "7w", "1.5h", "24"])
def test_other_windows_are_refused_with_what_is_expected(window: str) -> None:
    with pytest.raises(ValueError, match="expected hours or days"):
        length(window)


def test_an_incident_counts_in_its_country_and_its_region() -> None:
    counts = Counts(("24h",))
    counts.replace("x", timeline(report("a", 0, at_least(4)), copies=2))
    counts.advance(at(0))
    told = counts.changed()
    assert [count.key for count in told] == ["QA|killed|24h", "QA/Ostmark|killed|24h"]
    assert told[0] == Count(
        scope="QA", kind=Kind.KILLED, window="24h", low=4, best=4, high=None,
        incidents=1, articles=3, as_of=at(0),
    )  # fmt: skip


def test_a_count_is_handed_over_once() -> None:
    counts = Counts()
    counts.replace("x", timeline(report("a")))
    counts.advance(at(0))
    assert counts.changed()
    counts.replace("x", timeline(report("a")))
    counts.advance(at(0.5))
    assert counts.changed() == []


def test_what_leaves_a_window_is_handed_over_with_the_time_of_its_leaving() -> None:
    counts = Counts(("1h",))
    counts.replace("x", timeline(report("a", 0, 4)))
    counts.advance(at(0))
    counts.changed()
    counts.advance(at(7))
    gone = find(counts.changed(), "QA|killed|1h")
    assert (gone.best, gone.incidents, gone.articles, gone.as_of) == (0, 0, 0, at(1))


def test_an_incident_that_moves_leaves_its_old_region() -> None:
    counts = Counts(("24h",))
    counts.replace("x", timeline(report("a", 0, 4, place=HARBOUR)))
    counts.advance(at(0))
    counts.changed()
    counts.replace("x", timeline(report("a", 0, 4, place=HILLS)))
    told = {count.key: count.best for count in counts.changed()}
    assert told == {"QA/Ostmark|killed|24h": 0, "QA/Westmark|killed|24h": 4}


def test_closing_an_incident_long_past_says_nothing() -> None:
    counts = Counts(("1h",))
    counts.replace("x", timeline(report("a", 0, 4)))
    counts.advance(at(7))
    counts.changed()
    counts.remove("x")
    assert counts.changed() == []
    assert counts.all() == []


def test_after_a_restart_a_count_that_ran_out_meanwhile_is_handed_over() -> None:
    counts = Counts(("1h",))
    counts.advance(at(7))
    counts.replace("x", timeline(report("a", 0, 4)))
    assert find(counts.changed(), "QA|killed|1h").best == 0


class Recount(RuleBasedStateMachine):
    """Counts through reports, late ones, corrections, merges and time, against a slow recount."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = Counts(WINDOWS)
        self.dossiers: dict[str, Dossier] = {}
        self.clock = START
        self.latest: dict[str, Count] = {}

    @rule(
        incident=st.sampled_from("xyz"),
        article=st.integers(0, 5),
        hour=st.integers(0, 300),
        killed=tolls,
        place=st.sampled_from([HARBOUR, HILLS]),
    )
    def reported(
        self, incident: str, article: int, hour: int, killed: object, place: object
    ) -> None:
        dossier = self.dossiers.setdefault(incident, Dossier(incident, START, START))
        dossier.put(report(f"{incident}{article}", hour, killed, place=place))  # type: ignore[arg-type]  # drawn of that type
        self.clock = max(self.clock, at(hour))
        self.update(incident)

    @rule(one=st.sampled_from("xyz"), other=st.sampled_from("xyz"))
    def merged(self, one: str, other: str) -> None:
        if one == other or not {one, other} <= self.dossiers.keys():
            return
        loser = self.dossiers.pop(other)
        for article_id in loser.reporting():
            self.dossiers[one].absorb(loser.give(article_id, one))
        self.counts.remove(other)
        self.update(one)

    @rule(hours=st.integers(1, 200))
    def passed(self, hours: int) -> None:
        self.clock += at(hours) - START
        self.drain()

    def update(self, incident: str) -> None:
        self.counts.replace(incident, self.dossiers[incident].timeline())
        self.drain()

    def drain(self) -> None:
        self.counts.advance(self.clock)
        self.latest |= {count.key: count for count in self.counts.changed()}

    @invariant()
    def latest_records_tell_what_a_recount_finds(self) -> None:
        for key, count in self.latest.items():
            best, incidents, articles = self.recount(count)
            assert (count.best, count.incidents, count.articles) == (best, incidents, articles), key

    def recount(self, count: Count) -> tuple[int, int, int]:
        start, end = self.clock - length(count.window), self.clock
        best = incidents = articles = 0
        for dossier in self.dossiers.values():
            told = dossier.timeline()
            if count.scope not in told.scopes:
                continue
            moved = [one for one in told.revisions if one.kind == count.kind]
            within = [one for one in moved if start < one.at <= end]
            best += _level(moved, end) - _level(moved, start)
            incidents += bool(within)
            articles += sum(
                count.kind in one.kinds and start < one.at <= end for one in told.mentions
            )
        return best, incidents, articles


def _level(revisions: list[object], time: datetime) -> int:
    return next((one.best for one in reversed(revisions) if one.at <= time), 0)  # type: ignore[attr-defined]  # revisions


TestRecount = Recount.TestCase
TestRecount.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 300), tolls), max_size=8))
def test_counts_do_not_depend_on_the_order_of_incidents(
    told: list[tuple[int, int, object]],
) -> None:
    timelines = {
        str(number): timeline(report(str(number), hour, killed))  # type: ignore[arg-type]  # drawn of that type
        for number, hour, killed in told
    }
    forwards, backwards = Counts(WINDOWS), Counts(WINDOWS)
    for number in timelines:
        forwards.replace(number, timelines[number])
        forwards.advance(at(150))
    for number in reversed(list(timelines)):
        backwards.replace(number, timelines[number])
    backwards.advance(at(150))
    assert forwards.all() == backwards.all()


def test_windows_stand_in_the_order_of_their_length() -> None:
    assert in_order(["7d", "1h", "48h", "1d"]) == ("1h", "1d", "48h", "7d")


@pytest.mark.parametrize(
    ("windows", "why"),
    [
        (["24h", "1d"], "'24h' and '1d' are the same"),
        (["24h", "24h"], "are the same"),
        (["31d"], "'31d': expected 30d at most"),
        (["721h"], "'721h': expected 30d at most"),
        ([], "0 windows: expected one to 8"),
        ([f"{hours}h" for hours in range(1, 10)], "9 windows"),
        (["2w"], "'2w': expected hours or days"),
    ],
)
def test_windows_that_can_not_be_kept_are_named(windows: list[str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        in_order(windows)
