"""The book of a partition: every open incident, and what each record changes in it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from heapq import heappop, heappush
from itertools import count, takewhile

from schemas import Copy, Incident, Report, Tick, Withdrawal
from schemas.incident import LOOK_BACK
from streams.tally.dossier import Account, Dossier
from streams.tally.grouping import JOIN, LEAVE, MERGE, Comparison, Index, Match
from streams.tally.report import key
from streams.tally.timeline import Timeline

QUIET = timedelta(days=1_096)
"""How long an incident stays open that nobody reports: trials and verdicts come one to three years
later."""
LONGEST = timedelta(days=1_826)
"""From when on a month without a report closes it: five years."""
REMEMBERED = 10_000
"""Records for which a closed incident is still known: a crash may bring its reports once more, and
they must not found another. Well above what a worker handles between two commits."""


class Outcome(StrEnum):
    """What became of a record."""

    FOUNDED = "founded"
    """The first report of an incident."""
    JOINED = "joined"
    """Another report of a known incident."""
    REVISED = "revised"
    """A new version of a report that was there."""
    REPEATED = "repeated"
    """The very report, or copy, that was there; nothing changes."""
    CARRIED = "carried"
    """A copy of an article that reported an incident."""
    UNKNOWN = "unknown"
    """A copy, or a withdrawal, of an article that reports nothing here."""
    WITHDRAWN = "withdrawn"
    """A report that stands no more."""
    TICKED = "ticked"
    """Time moved on."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The incidents whose state and record are to be written, in this order.

    Who receives a report comes before who gives it up: a crash between two writes leaves it twice,
    which `Book.restore` mends, and never nowhere. On a redelivery that changes nothing the same
    incidents are named again, since their records may not have got through.
    """

    outcome: Outcome
    incidents: tuple[str, ...] = ()


class Book:
    """The open incidents of some countries.

    By the book's clock, an incident is closed when it was not heard of for `quiet`, which must be
    longer than any window; from `longest` after it was opened on, a month of silence is enough.
    """

    def __init__(self, quiet: timedelta = QUIET, longest: timedelta = LONGEST) -> None:
        self._quiet = quiet
        self._longest = longest
        self._dossiers: dict[str, Dossier] = {}
        self._home: dict[str, str] = {}
        """By article id, of reports past and superseded too."""
        self._articles: dict[str, tuple[str, ...]] = {}
        """By incident, those whose home it is; one of very many lets the oldest go."""
        self._losers: dict[str, set[str]] = defaultdict(set)
        """By incident, those that were merged into it."""
        self._index = Index()
        self._due: list[tuple[datetime, str]] = []
        """When each incident may be closed, or earlier, the first first."""
        self._applied = 0
        self._closed: deque[tuple[int, str]] = deque()
        """Closed incidents, each with how many records had been applied then."""
        self._unsaid: set[str] = set()
        """Incidents that a restore has mended, to be written with the next changes."""
        self.clock = datetime.min.replace(tzinfo=UTC)
        """The latest event time seen in a record."""

    # -- records

    def apply(self, record: Report | Copy | Withdrawal | Tick) -> Changes:
        """Take up a record and say what changed."""
        self._applied += 1
        match record:
            case Report():
                self.advance(record.published_at)
                changes = self._apply_report(record.model_copy(update={"figures": ()}))
            case Copy():
                self.advance(record.published_at)
                changes = self._apply_copy(record)
            case Withdrawal():
                self.advance(record.published_at)
                changes = self._withdraw(record)
            case Tick():
                self.advance(record.at)
                changes = Changes(Outcome.TICKED)
        if changes.outcome != Outcome.REPEATED:
            for incident_id in changes.incidents:
                self._dossiers[incident_id].heard_at = self.clock
        unsaid = sorted(self._unsaid.difference(changes.incidents))
        self._unsaid.clear()
        return Changes(changes.outcome, (*changes.incidents, *unsaid))

    def advance(self, clock: datetime) -> None:
        """Move the clock on; it never goes back."""
        self.clock = max(self.clock, clock)

    def expire(self, now: datetime) -> list[str]:
        """Close the incidents whose time is over, and return their ids.

        No report joins a closed incident, and it counts nowhere; its own reports are still known.
        """
        closed = []
        while self._due and now > self._due[0][0]:
            _, incident_id = heappop(self._due)
            dossier = self._dossiers.get(incident_id)
            if dossier is None or dossier.is_closed:
                continue
            if now > self._closing(dossier):
                dossier.is_closed = True
                self._index.replace(incident_id, {})
                self._losers.pop(incident_id, None)
                if dossier.merged_into in self._losers:
                    self._losers[dossier.merged_into].discard(incident_id)
                self._unsaid.discard(incident_id)
                self._closed.append((self._applied, incident_id))
                closed.append(incident_id)
            else:
                heappush(self._due, (self._closing(dossier), incident_id))
        return sorted(closed)

    def forget(self) -> list[str]:
        """Forget the incidents that were closed `REMEMBERED` records ago, and return their ids."""
        forgotten = []
        while self._closed and self._applied - self._closed[0][0] >= REMEMBERED:
            _, incident_id = self._closed.popleft()
            self._leave(incident_id, self._dossiers.pop(incident_id).articles())
            self._articles.pop(incident_id, None)
            forgotten.append(incident_id)
        return sorted(forgotten)

    # -- what it knows

    def __len__(self) -> int:
        """How many incidents are open, those that were merged into others among them."""
        return len(self._dossiers) - len(self._closed)

    def ids(self) -> list[str]:
        """Return the ids of all open incidents, those that were merged into others among them."""
        return sorted(one for one, dossier in self._dossiers.items() if not dossier.is_closed)

    def incident(self, incident_id: str) -> Incident:
        """Return the record of an incident. Raises `KeyError` for one that is not here."""
        return self._dossiers[incident_id].incident()

    def account(self, incident_id: str) -> Account:
        """Return both of the following. Raises `KeyError` for an incident that is not here."""
        return self._dossiers[incident_id].account()

    def timeline(self, incident_id: str) -> Timeline:
        """Return what an incident contributes to counts. Raises `KeyError` as above."""
        return self._dossiers[incident_id].timeline()

    def knows(self, incident_id: str) -> bool:
        """Say whether an incident is here, be it closed or merged into another."""
        return incident_id in self._dossiers

    def dossier(self, incident_id: str) -> Dossier:
        """Return all that is kept of an incident, to be read only. Raises `KeyError` as above."""
        return self._dossiers[incident_id]

    def home(self, article_id: str) -> str | None:
        """Return the incident in which an article lies, or lay before its report was replaced."""
        return self._home.get(article_id)

    def founded_by(self, report: Report) -> list[str]:
        """Return the incidents that an article has founded in this country, oldest first."""
        return list(takewhile(self._dossiers.__contains__, _names(report)))

    def merged_into(self, incident_id: str) -> list[str]:
        """Return the incidents that have proved to be this one."""
        return sorted(
            one
            for one, dossier in self._dossiers.items()
            if dossier.merged_into == incident_id and not dossier.reports
        )

    def comparisons(self, report: Report, incident_id: str) -> list[Comparison]:
        """Return how like a report is to the others of an incident, the likest first."""
        return self._index.comparisons(report, self._dossiers[incident_id].reports.values())

    def rivals(self, report: Report, home: str) -> list[Match]:
        """Return the open incidents that a report is like, beside its own, the likest first."""
        return [match for match in self._index.matches(report) if match.incident_id != home]

    def restore(self, dossier: Dossier) -> None:
        """Take up again what was kept of an incident, in any order."""
        incident_id = dossier.incident_id
        self._dossiers[incident_id] = dossier
        if dossier.is_closed:
            self._closed.append((self._applied, incident_id))
            for article_id in dossier.articles():
                self._home.setdefault(article_id, incident_id)
            return
        heappush(self._due, (self._closing(dossier), incident_id))
        if dossier.merged_into:
            self._losers[dossier.merged_into].add(incident_id)
        homes = {one: self._home.get(one, incident_id) for one in dossier.reporting()}
        for article_id, home in homes.items():
            rival = self._dossiers.get(home)
            if rival is not None and rival is not dossier and not rival.is_closed:
                self._settle(article_id, dossier, rival)
        self._enter(dossier)

    # -- reports

    def _apply_report(self, report: Report) -> Changes:
        replaced = self._home.get(report.supersedes) if report.supersedes else None
        home = self._home.get(report.article_id, replaced)
        if home is None:
            return self._file(report)
        if self._dossiers[home].has_settled(report):
            return Changes(Outcome.REPEATED, (home, *sorted(self._losers.get(home, ()))))
        if self._dossiers[home].is_closed:
            return self._file(report)
        return self._revise(report, home)

    def _file(self, report: Report) -> Changes:
        """Put a report that is new here into the incident it is likest, or into one of its own."""
        matches = self._index.matches(report)
        joins = bool(matches) and matches[0].score >= JOIN
        home = matches[0].incident_id if joins else self._found(report)
        self._dossiers[home].put(report)
        self._enter(self._dossiers[home])
        outcome = Outcome.JOINED if joins else Outcome.FOUNDED
        return Changes(outcome, tuple(self._merge(report, home, matches)))

    def _revise(self, report: Report, home: str) -> Changes:
        """Put a report in place of an earlier version of it, in another incident if it must."""
        givers = []
        replaced = self._open_home(report.supersedes) if report.supersedes else None
        if report.supersedes and replaced and replaced != home:
            self._move(report.supersedes, replaced, home)
            givers.append(replaced)
        was_empty = not self._dossiers[home].reports
        self._dossiers[home].put(report)
        self._enter(self._dossiers[home])
        matches = self._index.matches(report)
        if was_empty:  # others may have opened the incident anew since its report was withdrawn
            better = next((one.incident_id for one in matches if one.score >= JOIN), home)
        else:
            better = self._better_home(report, home, matches)
        if better != home:
            self._move(report.article_id, home, better)
            givers.append(home)
            home, matches = better, self._index.matches(report)
        changed = dict.fromkeys([*self._merge(report, home, matches), *givers])
        return Changes(Outcome.REVISED, tuple(changed))

    def _is_misplaced(self, report: Report, home: str) -> bool:
        """Say whether a report plainly tells of another incident than the others beside it."""
        beside = self._dossiers[home].reports.values()
        others = [one for one in beside if one.article_id != report.article_id]
        if not others:
            return False
        return key(report) != key(others[0]) or self._index.score(report, home) < LEAVE

    def _better_home(self, report: Report, home: str, matches: list[Match]) -> str:
        """Return where a new version belongs: mostly where the one before was."""
        if not self._is_misplaced(report, home):
            return home
        others = [match for match in matches if match.incident_id != home]
        if others and others[0].score >= JOIN:
            return others[0].incident_id
        return self._found(report)

    def _found(self, report: Report) -> str:
        """Open an incident, named after the article that founds it."""
        incident_id = next(name for name in _names(report) if name not in self._dossiers)
        dossier = Dossier(incident_id, opened_at=self.clock, heard_at=self.clock)
        self._dossiers[incident_id] = dossier
        heappush(self._due, (self._closing(dossier), incident_id))
        return incident_id

    def _closing(self, dossier: Dossier) -> datetime:
        """Return when an incident is to be closed, if it is not heard of again.

        That is never while it may still count in a window.
        """
        end_of_life = max(dossier.opened_at + self._longest, dossier.heard_at + LOOK_BACK)
        return min(dossier.heard_at + self._quiet, end_of_life)

    # -- incidents that prove to be one

    def _merge(self, report: Report, home: str, matches: list[Match]) -> list[str]:
        """Merge the incidents that a report shows to be one, each into the older of the two.

        Returns what changed: the incident that stays, then those that are no more.
        """
        changed = [home]
        for match in matches:
            other = match.incident_id
            if other != home and match.score >= MERGE and self._are_one(report, home, other):
                home, younger = sorted((home, other), key=self._age)
                self._dossiers[younger].close()
                for article_id in self._dossiers[younger].reporting():
                    self._move(article_id, younger, home)
                changed.append(other)
        return list(dict.fromkeys([home, *changed]))

    def _are_one(self, report: Report, home: str, other: str) -> bool:
        """Say whether a report that is like another incident is as like its own, and they alike."""
        if self._index.score(report, home) < MERGE:
            return False
        ends = self._dossiers[other].ends()  # none where it was merged a moment ago
        return bool(ends) and all(self._index.score(one, home) >= JOIN for one in ends)

    def _age(self, incident_id: str) -> tuple[datetime, str]:
        return self._dossiers[incident_id].first_reported()

    def _move(self, article_id: str, giver: str, receiver: str) -> None:
        """Let what an article brought change incidents."""
        self._dossiers[receiver].absorb(self._dossiers[giver].give(article_id, receiver))
        self._enter(self._dossiers[receiver])
        self._enter(self._dossiers[giver])

    def _settle(self, article_id: str, one: Dossier, other: Dossier) -> None:
        """Let an article that a crash left in two states stand in the one it was moving to."""
        loser, winner = sorted((one, other), key=lambda dossier: dossier.claim(article_id))
        loser.give(article_id, winner.incident_id)
        loser.heard_at = max(loser.heard_at, winner.heard_at)
        self._enter(loser)
        self._enter(winner)
        self._unsaid.add(loser.incident_id)

    def _withdraw(self, withdrawal: Withdrawal) -> Changes:
        home = self._home.get(withdrawal.article_id)
        if home is None:
            return Changes(Outcome.UNKNOWN)
        dossier = self._dossiers[home]
        report = dossier.reports.get(withdrawal.article_id)
        if report is None or report.published_at > withdrawal.published_at:
            return Changes(Outcome.REPEATED, (home,))
        if dossier.is_closed:
            return Changes(Outcome.UNKNOWN)
        dossier.withdraw(withdrawal.article_id, withdrawal.published_at)
        self._enter(dossier)
        return Changes(Outcome.WITHDRAWN, (home,))

    # -- copies

    def _apply_copy(self, copy: Copy) -> Changes:
        home = self._home.get(copy.copy_of)
        if home is None:
            return Changes(Outcome.UNKNOWN)
        if copy.article_id in self._home:
            return Changes(Outcome.REPEATED, (self._home[copy.article_id],))
        if self._dossiers[home].is_closed:
            return Changes(Outcome.UNKNOWN)
        self._dossiers[home].put_copy(copy)
        self._enter(self._dossiers[home])
        return Changes(Outcome.CARRIED, (home,))

    # -- indexes

    def _open_home(self, article_id: str) -> str | None:
        home = self._home.get(article_id)
        return home if home is not None and not self._dossiers[home].is_closed else None

    def _enter(self, dossier: Dossier) -> None:
        """Let the indexes say what a dossier holds now."""
        incident_id = dossier.incident_id
        self._index.replace(incident_id, dossier.reports)
        articles = dossier.articles()
        self._leave(incident_id, set(self._articles.get(incident_id, ())).difference(articles))
        self._home |= dict.fromkeys(articles, incident_id)
        self._articles[incident_id] = articles
        if dossier.merged_into:
            self._losers[dossier.merged_into].add(incident_id)

    def _leave(self, incident_id: str, articles: Iterable[str]) -> None:
        """Let these articles have no home any more, where this was it."""
        for article_id in articles:
            if self._home.get(article_id) == incident_id:
                del self._home[article_id]


def _names(report: Report) -> Iterator[str]:
    """Give the ids of the incidents that an article founds in a country, the same wherever."""
    for attempt in count():
        named = f"{key(report)}/{report.article_id}#{attempt}"
        yield blake2b(named.encode(), digest_size=8).hexdigest()
