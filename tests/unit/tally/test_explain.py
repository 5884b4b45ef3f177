from collections.abc import Iterable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from schemas import Copy, Figure, Incident, Kind, Qualifier, Report, Status, Tick, Withdrawal
from streams.tally import dossier
from streams.tally.book import Book
from streams.tally.explain import ANY_TWO, Decision, Explanation, Rule, Told, explain
from streams.tally.grouping import JOIN, Index
from streams.tally.likeness import BIAS, Likeness
from streams.tally.retelling import Retelling
from tests.unit.tally.build import (
    ABROAD,
    BLAST,
    HARBOUR,
    HILLS,
    SLIDE,
    at,
    at_least,
    copy,
    exactly,
    report,
    reports_of_one_incident,
)

Entry = Report | Copy | Withdrawal | Tick

WANTED = [f"{letter}" for letter in "abcdefs"]
BOTH = (*BLAST, *SLIDE)


def retold(*records: Entry, quiet: timedelta = timedelta(days=730)) -> Retelling:
    retelling = Retelling(Book(quiet), timedelta(minutes=5), WANTED)
    for record in records:
        retelling.take(record)
    return retelling


def explained(*records: Entry, article: str = "a") -> Explanation:
    """Explain the incident in which an article lies."""
    retelling = retold(*records)
    home = retelling.book.home(article)
    assert home is not None
    return explain(retelling, retelling.book.incident(home))


def told(explanation: Explanation, article_id: str) -> Told:
    return next(one for one in explanation.reports if one.article_id == article_id)


def withdrawal(article_id: str, hours: float) -> Withdrawal:
    return Withdrawal(article_id=article_id, published_at=at(hours))


def figure(quote: str, kind: Kind = Kind.KILLED, status: Status = Status.STATED) -> Figure:
    return Figure(
        kind=kind, low=3, best=3, high=3, qualifier=Qualifier.EXACT, quote=quote, start=0, end=1,
        status=status, confidence=1, rule="any",
    )  # fmt: skip


# -- why a report belongs


def test_reports_stand_oldest_first_each_with_what_it_states() -> None:
    explanation = explained(
        report("b", 2, at_least(5), missing=1), report("a", 0, 3, source="Post")
    )
    assert [one.article_id for one in explanation.reports] == ["a", "b"]
    first, second = explanation.reports
    assert (first.publisher, first.published_at, first.title) == ("Post", at(0), "Title of a")
    assert second.tolls == {Kind.KILLED: at_least(5), Kind.MISSING: exactly(1)}


def test_an_agency_speaks_in_the_publishers_place() -> None:
    explanation = explained(report("a", source="Post").model_copy(update={"agency": "NPA"}))
    assert (explanation.reports[0].publisher, explanation.reports[0].agency) == ("Post", "NPA")
    assert explanation.kinds[0].votes == {3: ("npa",)}


def test_the_words_are_those_of_the_figures_that_count_once_each() -> None:
    figures = (
        figure("3 killed"),
        figure("three were killed"),
        figure("3 killed"),
        figure("2,000 killed in 1906", status=Status.BACKGROUND),
        figure("five hurt", Kind.INJURED),
    )
    explanation = explained(report("a").model_copy(update={"figures": figures}))
    assert told(explanation, "a").quotes == {Kind.KILLED: ("3 killed", "three were killed")}


def test_the_words_are_those_of_the_latest_version() -> None:
    versions = [
        report("a", hours, 3).model_copy(update={"figures": (figure(quote),)})
        for hours, quote in ((0, "at first"), (2, "at last"), (1, "out of order"))
    ]
    assert told(explained(*versions), "a").quotes == {Kind.KILLED: ("at last",)}


def test_the_first_report_founded_the_incident_and_is_compared_with_none() -> None:
    explanation = explained(report("a"))
    assert told(explanation, "a").founded == (explanation.incident.incident_id,)
    assert told(explanation, "a").belongs is None
    assert told(explanation, "a").runner_up is None


def test_a_report_belongs_by_parts_that_add_up_to_its_likeness() -> None:
    belongs = told(explained(report("a"), report("b", 1), report("c", 2)), "c").belongs
    assert belongs is not None
    assert list(belongs.parts) == [ANY_TWO, *Likeness._fields]
    assert belongs.parts[ANY_TWO] == BIAS
    assert belongs.score == pytest.approx(sum(belongs.parts.values()))
    assert belongs.score >= JOIN
    assert belongs.compared == 2


def test_the_likest_reports_are_named_with_the_most_telling_words_that_they_share() -> None:
    explanation = explained(
        report("s", 0, terms=(*SLIDE, "smoke"), place=HILLS),
        report("a", 1, terms=("smoke", *BLAST)),
        report("b", 2, terms=("smoke", *BLAST[:4])),
        report("c", 3, terms=("smoke", *BLAST)),
    )
    belongs = told(explanation, "c").belongs
    assert belongs is not None
    assert [one.article_id for one in belongs.likest] == ["a", "b"]
    # By how rare they are in English, then as they stand; and "smoke" the slide has, too.
    assert belongs.likest[0].terms == (
        *("ostwick", "tamsin", "dockers", "venter", "quarrel", "refinery"),
    )
    assert belongs.likest[1].terms == ("ostwick", "tamsin", "refinery", "blast", "smoke")
    assert belongs.likest[0].score > belongs.likest[1].score


def test_what_is_explained_is_what_grouping_goes_by() -> None:
    index, reports = Index(), [report("a"), report("b", 1), report("c", 2, terms=BLAST[:3])]
    index.replace("one", {each.article_id: each for each in reports})
    explanation = explained(*reports)
    for each in explanation.reports:
        assert each.belongs is not None
        [reported] = [one for one in reports if one.article_id == each.article_id]
        assert each.belongs.score == pytest.approx(index.score(reported, "one"))


def test_the_runner_up_is_the_incident_that_a_report_is_likest_apart_from_its_own() -> None:
    explanation = explained(
        report("d", 0, terms=("bakery", "robbery", "smoke"), place=None),
        report("s", 0, terms=(*SLIDE, "smoke"), place=HILLS),
        report("a", 1, terms=BLAST),
        report("b", 2, terms=(*BLAST, "venning", "smoke")),
    )
    second = told(explanation, "b")
    assert second.belongs is not None
    assert second.runner_up is not None
    assert second.runner_up.headline == "Title of s"
    assert second.runner_up.score < second.belongs.score
    assert second.runner_up.score == pytest.approx(sum(second.runner_up.parts.values()))


def test_a_report_of_another_country_is_no_runner_up() -> None:
    explanation = explained(report("a"), report("b", 1), report("c", 1, place=ABROAD))
    assert told(explanation, "b").runner_up is None


# -- copies, versions, withdrawals


def test_a_copy_is_told_with_what_it_carries() -> None:
    [carried] = explained(report("a", injured=4), copy("k", "a", 1)).copies
    assert (carried.article_id, carried.copy_of, carried.publisher) == ("k", "a", "A Copier")
    assert carried.kinds == (Kind.INJURED, Kind.KILLED)


def test_a_copy_of_what_was_withdrawn_carries_nothing() -> None:
    explanation = explained(report("a"), report("b", 1), copy("k", "a", 1), withdrawal("a", 2))
    assert [one.kinds for one in explanation.copies] == [()]
    assert explanation.withdrawn == {"a": at(2)}
    assert [one.article_id for one in explanation.reports] == ["b"]


def test_a_report_that_replaced_another_says_so() -> None:
    explanation = explained(report("a"), report("b", 1, supersedes="a"))
    assert told(explanation, "b").replaces == ("a",)
    assert explanation.superseded == {"a": "b"}


def test_a_report_that_changed_incidents_says_so() -> None:
    explanation = explained(
        report("a"),
        report("b", 1),
        report("s", 1, terms=SLIDE, place=HILLS),
        report("b", 2, 60, terms=SLIDE, place=HILLS),
        article="b",
    )
    assert {one.article_id: one.moves for one in explanation.reports} == {"s": 0, "b": 1}


def test_a_withdrawn_incident_is_explained_by_what_was_withdrawn() -> None:
    explanation = explained(report("a"), withdrawal("a", 1))
    assert (explanation.kinds, explanation.reports) == ((), ())
    assert explanation.withdrawn == {"a": at(1)}


# -- incidents that proved to be one


def test_a_merged_incident_is_named_with_its_toll_and_the_report_that_showed_it() -> None:
    explanation = explained(
        report("a", 0, 3), report("b", 1, 4, terms=SLIDE), report("c", 2, 3, terms=BOTH)
    )
    [merged] = explanation.merged
    assert merged.into == explanation.incident.incident_id
    assert (merged.headline, merged.shown_by) == ("Title of b", "c")
    assert merged.tolls == {Kind.KILLED: exactly(4)}
    assert told(explanation, "b").founded == (merged.incident_id,)
    assert told(explanation, "b").moves == 1


def test_what_was_merged_into_a_merged_incident_is_named_too() -> None:
    others = ("bakery", "robbery", "till", "mask", "getaway", "pastry", "alarm", "clerk")
    explanation = explained(
        report("c", 0, 3, terms=others),
        report("a", 1, 3, terms=BLAST),
        report("b", 2, 3, terms=SLIDE),
        report("d", 3, 3, terms=BOTH),
        report("e", 4, 3, terms=(*others, *BOTH)),
    )
    first, second = explanation.merged
    assert (first.into, first.shown_by) == (explanation.incident.incident_id, "e")
    assert (second.into, second.shown_by) == (first.incident_id, "d")


# -- how figures came about


def killed(*reports: Report) -> Decision:
    [decision] = [one for one in explained(*reports).kinds if one.kind == Kind.KILLED]
    return decision


def test_a_figure_that_all_state_is_the_only_one() -> None:
    decision = killed(report("a", 0, 3, source="X"), report("b", 1, 3, source="Y"))
    assert decision.rule == Rule.ONLY
    assert decision.votes == {3: ("x", "y")}
    assert decision.lowest == decision.highest == ("x", "y")


def test_the_figure_of_most_sources_is_the_best() -> None:
    decision = killed(report("a", 0, 3), report("b", 1, 3), report("c", 2, at_least(9)))
    assert (decision.toll.best, decision.rule) == (3, Rule.MOST)
    assert decision.votes == {3: ("paper of a", "paper of b"), 9: ("paper of c",)}
    assert decision.lowest == ("paper of a", "paper of b")
    assert decision.toll.high is None
    assert decision.highest == ("paper of c",)


def test_between_equals_the_newer_is_the_best() -> None:
    decision = killed(report("a", 0, 9), report("b", 1, 3))
    assert (decision.toll.best, decision.rule) == (3, Rule.NEWEST)
    assert decision.highest == ("paper of a",)


def test_between_equals_of_one_time_the_lower_is_the_best() -> None:
    decision = killed(report("a", 1, 9), report("b", 1, 3), report("c", 0, 1))
    assert (decision.toll.best, decision.rule) == (3, Rule.LOWEST)


def test_of_each_source_the_latest_statement_is_told_and_whether_it_stands() -> None:
    decision = killed(
        report("a", 0, 3, source="X"),
        report("b", 1, 4, source="Y"),
        report("c", 26, 7, source="X"),
    )
    assert [(one.source, one.article_id, one.stands) for one in decision.said] == [
        ("y", "b", False),
        ("x", "c", True),
    ]
    assert decision.votes == {7: ("x",)}


def test_what_is_counted_of_a_statement_is_told_beside_what_it_states() -> None:
    explanation = explained(
        report("a", 0, 1, category="shooting", injured=4), report("b", 5, 3, category="shooting")
    )
    [decision] = [one for one in explanation.kinds if one.kind == Kind.INJURED]
    [said] = decision.said
    assert (said.stated, said.counted) == (exactly(4), exactly(2))
    assert decision.toll == exactly(2)
    assert decision.votes == {2: ("paper of a",)}


def test_whose_silence_says_nobody_is_told_with_the_others() -> None:
    implied = report("a", 0, 1, injured=2).model_copy(update={"uncounted": (Kind.KILLED,)})
    explanation = explained(implied, report("b", 50, None, injured=2))
    [decision] = [one for one in explanation.kinds if one.kind == Kind.KILLED]
    assert [(one.stated, one.stands) for one in decision.said] == [
        (exactly(1), False),
        (exactly(0), True),
    ]


def test_a_figure_of_reports_long_past_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "MOST_REPORTS", 2)
    explanation = explained(report("a", missing=8), report("b", 1), report("c", 2))
    [decision] = [one for one in explanation.kinds if one.kind == Kind.MISSING]
    assert (decision.toll, decision.rule, decision.said) == (exactly(8), Rule.PAST, ())
    assert explanation.past == ("a",)


# -- what is not at hand


def test_an_incident_that_is_closed_is_explained_all_the_same() -> None:
    retelling = retold(
        report("a"), report("b", 1), Tick(at=at(90)), report("c", 90), quiet=timedelta(days=1)
    )
    home = retelling.book.home("a") or ""
    explanation = explain(retelling, retelling.book.incident(home))
    assert explanation.is_closed
    assert retelling.book.home("c") != home
    belongs = told(explanation, "b").belongs
    assert belongs is not None
    assert belongs.score >= JOIN


def test_articles_that_are_no_longer_at_hand_are_named() -> None:
    everything = [report("a"), report("b", 1), report("c", 2)]
    record = explained(*everything).record
    explanation = explain(retold(*everything[1:]), record)
    assert explanation.unknown == ("a",)
    assert [one.article_id for one in explanation.reports] == ["b", "c"]
    assert explanation.record == record
    assert explanation.incident.incident_id != record.incident_id


def test_articles_that_only_a_lost_report_held_together_are_named() -> None:
    everything = [
        report("a", 0, 3, terms=BOTH),
        report("b", 1, 3, terms=BLAST),
        report("c", 2, 3, terms=BLAST),
        report("s", 3, 3, terms=SLIDE),
    ]
    record = explained(*everything).record
    assert set(record.articles) == {"a", "b", "c", "s"}
    retelling = retold(*everything[1:])
    assert explain(retelling, record).elsewhere == {"s": retelling.book.home("s")}


def test_an_incident_of_which_nothing_is_at_hand_can_not_be_explained() -> None:
    record = explained(report("a")).record
    with pytest.raises(LookupError, match=record.incident_id):
        explain(retold(report("s", terms=SLIDE)), record)


# -- whatever comes

articles = st.sampled_from(WANTED)
hours = st.integers(0, 60)
reported = st.builds(
    lambda article, hour, killed, injured, terms, place, category, earlier: report(
        article, hour, killed, terms=terms, place=place, category=category, supersedes=earlier,
        **({} if injured is None else {"injured": injured}),
    ),
    articles, hours, st.integers(0, 9), st.none() | st.integers(0, 9),
    st.sampled_from([BLAST, SLIDE, BOTH, BLAST[:5], SLIDE[3:], ()]),
    st.sampled_from([HARBOUR, HILLS, ABROAD, None]), st.sampled_from(["shooting", "earthquake"]),
    st.none() | articles,
)  # fmt: skip
records = st.lists(
    reported
    | st.builds(copy, st.sampled_from(["k", "l", "m", "a"]), articles, hours)
    | st.builds(withdrawal, articles, hours)
    | st.builds(lambda hour: Tick(at=at(hour)), hours),
    max_size=14,
)


@settings(max_examples=200)
@given(records, st.sampled_from([10, 1_000]))
def test_whatever_a_book_holds_is_explained_and_agrees_with_its_records(
    records: list[Entry], quiet: int
) -> None:
    retelling = retold(*records, quiet=timedelta(hours=quiet))
    for incident in _all(retelling):
        explanation = explain(retelling, incident)
        assert explanation.incident == incident
        assert {one.kind: one.toll for one in explanation.kinds} == incident.tolls
        assert not explanation.unknown
        assert not explanation.elsewhere
        for decision in explanation.kinds:
            assert_decided(decision)
        articles = {one.article_id for one in explanation.reports}
        articles |= {one.article_id for one in explanation.copies if one.kinds}
        assert articles == set(incident.articles)
        plain = TypeAdapter(Explanation).dump_json(explanation)
        assert TypeAdapter(Explanation).validate_json(plain) == explanation


@given(reports_of_one_incident())
def test_what_stands_makes_the_toll(reports: list[Report]) -> None:
    for incident in _all(retelling := retold(*reports)):
        for decision in explain(retelling, incident).kinds:
            assert_decided(decision)


def _all(retelling: Retelling) -> Iterable[Incident]:
    """Every incident, closed and merged ones among them."""
    homes = {retelling.book.home(f"{one}") for one in [*WANTED, *"klm"]}
    homes |= {retelling.book.home(f"article-{number}") for number in range(12)}
    homes |= set(retelling.book.ids())
    return [retelling.book.incident(one) for one in homes if one]


def assert_decided(decision: Decision) -> None:
    """The toll follows from the statements that stand, by the rule that is named."""
    toll, stand = decision.toll, [one for one in decision.said if one.stands]
    assert toll.low == min(one.counted.low for one in stand)
    assert decision.lowest == tuple(one.source for one in stand if one.counted.low == toll.low)
    highs = [one.counted.high for one in stand]
    assert toll.high == (None if None in highs else max(high or 0 for high in highs))
    assert decision.highest == tuple(one.source for one in stand if one.counted.high == toll.high)
    votes = {best: len(sources) for best, sources in decision.votes.items()}
    equals = [best for best in votes if votes[best] == max(votes.values())]
    assert toll.best in equals
    assert (decision.rule == Rule.ONLY) == (len(votes) == 1)
    assert (decision.rule == Rule.MOST) == (len(votes) > 1 and len(equals) == 1)
    last = {best: max(x.published_at for x in stand if x.counted.best == best) for best in equals}
    newest = [best for best in equals if last[best] == max(last.values())]
    assert toll.best == min(newest)
