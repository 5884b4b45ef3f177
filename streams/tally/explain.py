"""Why an incident's reports belong to it, and how its toll came about.

A report is explained against the incident as it stands now: when it came in, fewer reports stood
there, and the words of all were as rare as they were then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas import Copy, Figure, Incident, Kind, Report, Status, Toll, Tolls
from streams.tally.book import Book
from streams.tally.dossier import Dossier
from streams.tally.grouping import LIKEST, Comparison, overall
from streams.tally.likeness import BIAS, Likeness
from streams.tally.retelling import Retelling
from streams.tally.sources import publisher
from streams.tally.timeline import Mention
from streams.tally.toll import NOBODY, Statement, speaking, statements

COUNTING = (Status.STATED, Status.INCREMENTAL)
"""Figures of other statuses stay out of an article's toll."""
MOST_TERMS = 6
"""Terms that two reports share of which an explanation tells, the most telling."""
ANY_TWO = "any two"
"""What speaks against any two reports being of one incident: the bias of the likeness."""


class Rule(StrEnum):
    """By what a figure became the best one."""

    ONLY = "no other is stated"
    MOST = "most sources state it"
    NEWEST = "of those that most sources state, it was stated last"
    LOWEST = "of those that most sources state, and at the same time, it is the lowest"
    PAST = "reports that are no longer kept whole state it, and no newer ones"


@dataclass(frozen=True, slots=True)
class Beside:
    """One of the likest reports of an incident, beside the one that is explained."""

    article_id: str
    score: float
    terms: tuple[str, ...]
    """The most telling terms that the two share, in this order."""


@dataclass(frozen=True, slots=True)
class Affinity:
    """How like a report is to the others of an incident."""

    incident_id: str
    headline: str
    score: float
    """It belongs there from `grouping.JOIN` on."""
    parts: dict[str, float]
    """What speaks for it and against it; the score is their sum."""
    likest: tuple[Beside, ...]
    compared: int
    """How many of the incident's reports it was compared with."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A copy: another carrier of a report, and no source of its own."""

    article_id: str
    publisher: str | None
    published_at: datetime
    copy_of: str
    kinds: tuple[Kind, ...]
    """Of what it carries figures; none, where the report that it copies was withdrawn."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the incident, and why it belongs there."""

    article_id: str
    publisher: str | None
    agency: str | None
    """The news agency that speaks in the publisher's place."""
    published_at: datetime
    title: str
    url: str | None
    tolls: Tolls
    quotes: dict[Kind, tuple[str, ...]]
    """The words that its tolls are taken from, where they are at hand."""
    replaces: tuple[str, ...]
    """Earlier articles whose reports this one replaced."""
    founded: tuple[str, ...]
    """This incident, where the report founded it, and others that it founded, merged since."""
    moves: int
    """How often it has changed incidents, in merges or by a new version."""
    belongs: Affinity | None
    """None where nothing else is there to compare it with."""
    runner_up: Affinity | None
    """The open incident that it is likest, apart from its own."""


@dataclass(frozen=True, slots=True)
class Merged:
    """An incident that proved to be the one that is explained, or one that was merged into it."""

    incident_id: str
    into: str
    headline: str
    tolls: Tolls
    """Before its reports went."""
    shown_by: str | None
    """The article whose report showed it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A source's statement of a kind that stands, else its latest."""

    source: str
    article_id: str
    published_at: datetime
    stated: Toll
    counted: Toll
    """What of it enters the toll."""
    stands: bool
    """Whether it is recent beside the newest, and no part of what others counted."""


@dataclass(frozen=True, slots=True)
class Decision:
    """How the toll of a kind came about."""

    kind: Kind
    toll: Toll
    rule: Rule
    votes: dict[int, tuple[str, ...]]
    """Each figure that is stated as the best, with the sources whose statements stand."""
    lowest: tuple[str, ...]
    """The sources that `low` comes from."""
    highest: tuple[str, ...]
    """The sources that `high` comes from, or that leave it open."""
    said: tuple[Said, ...]
    """Of each source the latest statement, oldest first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that led to an incident's record."""

    record: Incident
    """What is explained."""
    incident: Incident
    """What comes of the reports that are at hand: the same, where all of them are."""
    is_closed: bool
    """Whether nobody had reported it for so long that new reports tell of something else."""
    kinds: tuple[Decision, ...]
    reports: tuple[Told, ...]
    """Oldest first."""
    copies: tuple[Carried, ...]
    """Oldest first."""
    past: tuple[str, ...]
    """Articles whose reports are so old that only what they made of the toll is kept."""
    superseded: dict[str, str]
    """Articles whose report another article's has replaced, and that article."""
    withdrawn: dict[str, datetime]
    """Articles whose report was withdrawn, and since when."""
    merged: tuple[Merged, ...]
    unknown: tuple[str, ...]
    """Articles that the record names and that are no longer at hand."""
    elsewhere: dict[str, str]
    """Articles that the record names and that lie in another incident, since others are not at
    hand that held them together."""


def explain(retelling: Retelling, record: Incident) -> Explanation:
    """Return why an incident's record says what it says.

    Where the report that founded it is not at hand, the incident that has most of its articles is
    explained in its place. Raises `LookupError` where none of them is at hand.
    """
    book = retelling.book
    incident_id = _counterpart(book, record)
    dossier = book.dossier(incident_id)
    incident = dossier.incident()
    missing = {one: book.home(one) for one in record.articles if one not in incident.articles}
    return Explanation(
        record=record,
        incident=incident,
        is_closed=dossier.is_closed,
        kinds=tuple(_decision(dossier, kind, toll) for kind, toll in incident.tolls.items()),
        reports=tuple(_told(retelling, dossier, report) for report in dossier.in_order()),
        copies=tuple(_copies(dossier)),
        past=tuple(one.article_id for one in sorted(dossier.past.mentions.values(), key=_time)),
        superseded=dict(dossier.superseded),
        withdrawn=dict(dossier.withdrawn),
        merged=tuple(_merged(retelling, incident_id)),
        unknown=tuple(one for one, home in missing.items() if home is None),
        elsewhere={one: home for one, home in missing.items() if home and home != incident_id},
    )


def _counterpart(book: Book, record: Incident) -> str:
    """Return the incident that stands for the record's."""
    if book.knows(record.incident_id):
        return record.incident_id
    homes = Counter(home for one in record.articles if (home := book.home(one)))
    if not homes:
        raise LookupError(f"no report of incident {record.incident_id} is at hand")
    return homes.most_common(1)[0][0]


# -- reports


def _told(retelling: Retelling, dossier: Dossier, report: Report) -> Told:
    book, home = retelling.book, dossier.incident_id
    replaced = [old for old, new in dossier.superseded.items() if new == report.article_id]
    rivals = book.rivals(report, home)
    return Told(
        article_id=report.article_id,
        publisher=publisher(report),
        agency=report.agency,
        published_at=report.published_at,
        title=report.title,
        url=report.url,
        tolls=report.tolls,
        quotes=_quotes(report, retelling.figures.get(report.article_id, ())),
        replaces=tuple(replaced),
        founded=tuple(book.founded_by(report)),
        moves=dossier.moves.get(report.article_id, 0),
        belongs=_affinity(book, report, home),
        runner_up=_affinity(book, report, rivals[0].incident_id) if rivals else None,
    )


def _quotes(report: Report, figures: Iterable[Figure]) -> dict[Kind, tuple[str, ...]]:
    quotes: dict[Kind, dict[str, None]] = {}
    for figure in figures:
        if figure.status in COUNTING and figure.kind in report.tolls:
            quotes.setdefault(figure.kind, {})[figure.quote] = None
    return {kind: tuple(of_kind) for kind, of_kind in quotes.items()}


def _affinity(book: Book, report: Report, incident_id: str) -> Affinity | None:
    comparisons = book.comparisons(report, incident_id)
    if not comparisons:
        return None
    return Affinity(
        incident_id=incident_id,
        headline=book.incident(incident_id).headline,
        score=overall([one.likeness.score for one in comparisons]),
        parts={ANY_TWO: BIAS} | dict(zip(Likeness._fields, _parts(comparisons), strict=True)),
        likest=tuple(_beside(one) for one in comparisons[:LIKEST]),
        compared=len(comparisons),
    )


def _parts(comparisons: Sequence[Comparison]) -> Iterator[float]:
    """Give each part of the likeness, weighed as the scores are: together they make the score."""
    return map(overall, zip(*(one.likeness for one in comparisons), strict=True))


def _beside(one: Comparison) -> Beside:
    return Beside(one.other.article_id, one.likeness.score, tuple(one.terms[:MOST_TERMS]))


def _copies(dossier: Dossier) -> Iterator[Carried]:
    kinds = {mention.article_id: mention.kinds for mention in dossier.mentions()}
    for copy in sorted(dossier.copies.values(), key=_published):
        yield Carried(
            article_id=copy.article_id,
            publisher=copy.source,
            published_at=copy.published_at,
            copy_of=dossier.original(copy),
            kinds=kinds.get(copy.article_id, ()),
        )


def _published(copy: Copy) -> tuple[datetime, str]:
    return copy.published_at, copy.article_id


def _time(mention: Mention) -> tuple[datetime, str]:
    return mention.at, mention.article_id


def _merged(retelling: Retelling, incident_id: str) -> Iterator[Merged]:
    """Give the incidents that were merged into this one, and those merged into them before."""
    seen, receivers = {incident_id}, [incident_id]
    for into in receivers:
        for loser in retelling.book.merged_into(into):
            if loser not in seen:
                seen.add(loser)
                receivers.append(loser)
                yield _loser(retelling, loser, into)


def _loser(retelling: Retelling, incident_id: str, into: str) -> Merged:
    last = retelling.book.dossier(incident_id).last
    return Merged(
        incident_id,
        into,
        headline=last.headline if last else "",
        tolls=last.tolls if last else {},
        shown_by=retelling.shown_by.get(incident_id),
    )


# -- tolls


def _decision(dossier: Dossier, kind: Kind, toll: Toll) -> Decision:
    in_order = statements(dossier.reports.values(), kind)
    if not in_order:
        return Decision(kind, toll, Rule.PAST, {}, (), (), ())
    stand = speaking(dossier.reports.values(), kind)
    return Decision(
        kind=kind,
        toll=toll,
        rule=_rule(toll.best, stand),
        votes={
            best: tuple(one.source for one in stand if one.toll.best == best)
            for best in sorted({one.toll.best for one in stand})
        },
        lowest=tuple(one.source for one in stand if one.toll.low == toll.low),
        highest=tuple(one.source for one in stand if one.toll.high == toll.high),
        said=tuple(_said(dossier, kind, in_order, stand)),
    )


def _said(
    dossier: Dossier, kind: Kind, in_order: Sequence[Statement], stand: Sequence[Statement]
) -> Iterator[Said]:
    counted = {one.article_id: one.toll for one in stand}
    latest = {one.source: one for one in (*in_order, *stand)}
    for one in sorted(latest.values(), key=lambda one: (one.published_at, one.article_id)):
        yield Said(
            source=one.source,
            article_id=one.article_id,
            published_at=one.published_at,
            stated=dossier.reports[one.article_id].tolls.get(kind, NOBODY),
            counted=counted.get(one.article_id, one.toll),
            stands=one.article_id in counted,
        )


def _rule(best: int, stand: Sequence[Statement]) -> Rule:
    """Return what singles the best figure out."""
    votes = Counter(one.toll.best for one in stand)
    last = {one.toll.best: one.published_at for one in stand}
    equals = [value for value in votes if votes[value] == votes[best]]
    if len(votes) == 1:
        return Rule.ONLY
    if len(equals) == 1:
        return Rule.MOST
    if [last[value] for value in equals].count(last[best]) == 1:
        return Rule.NEWEST
    return Rule.LOWEST
