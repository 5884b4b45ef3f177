"""Which claims are of an article's main incident, and which of other stories on its page."""

from datetime import timedelta

from schemas import ATTACKER, DateRange, Figure, Kind, Place
from streams.extract.claims import LEAD, Claim

HARM = frozenset({Kind.KILLED, Kind.INJURED})
LATE = 8
"""Sentences within which a story tells of its dead."""
FAR = 12
"""Sentences within which a story of the hurt tells that one of them died."""
LASTING = frozenset({Kind.MISSING, Kind.DISPLACED, Kind.EVACUATED, Kind.AFFECTED})
"""What people still are on the days after."""
NIGHT = timedelta(days=1)
"""Days that two tellings of one night may lie apart."""


def of_main(claims: list[Claim]) -> list[Claim]:
    """The claims, without those of other places, other stories of the page and other days."""
    return _of_one_size(_of_one_day(_of_one_story(_of_one_place(claims))))


def _of_one_place(claims: list[Claim]) -> list[Claim]:
    """The claims, without those that the rest of the text makes of another region or country.

    Who is told to be one of so many is of the story, and so are they, whatever place stands by.
    """
    main = claims[0].figure.place if claims else None
    return [
        c for c in claims if c.sentence < LEAD or c.of_whole or not _is_elsewhere(c.figure, main)
    ]


def _of_one_story(claims: list[Claim]) -> list[Claim]:
    """The claims, without those of single dead who are of another story told on the page.

    They died on another day than the first that the lead tells of, which tells nothing of them on
    that day nor as attackers; or the lead tells of the hurt, and long after it somebody else is the
    first who is told to be dead, and is no attacker: those are of the story, or it would not call
    them so. Nor is a stranger who was told to be hurt before the first dead, from `FAR` on right
    before.
    """
    lead = [c for c in claims if c.sentence < LEAD]
    harm = (c.figure for c in lead if c.figure.kind in HARM)
    day = next((figure.date for figure in harm if figure.date), None)
    known = {
        c.person
        for c in lead
        if c.figure.group == ATTACKER or not _is_of_another_day(c.figure.date, day)
    }
    dead = [c for c in claims if _is_dead(c) and c.person not in known]
    if not dead:
        return claims
    others = {c.person for c in dead if _is_of_another_day(c.figure.date, day)}
    first = next(c.sentence for c in claims if _is_dead(c))
    reach = first - LEAD if first >= FAR else 0
    before = [c for c in claims if reach <= c.sentence < first]
    hurt = {c.person for c in before if c.figure.kind is Kind.INJURED}
    if first >= LATE and any(c.figure.kind is Kind.INJURED for c in lead):
        others |= {c.person for c in dead if c.figure.group != ATTACKER} - hurt
    return [c for c in claims if c.person is None or c.person not in others]


def _of_one_day(claims: list[Claim]) -> list[Claim]:
    """The claims, without those that the rest of the text makes of another day than the lead."""
    days: dict[Kind, DateRange] = {}
    for claim in claims:
        if claim.sentence < LEAD and claim.figure.date is not None:
            days.setdefault(claim.figure.kind, claim.figure.date)
    return [
        c
        for c in claims
        if c.sentence < LEAD or not _is_of_another_day(_since(c.figure), days.get(c.figure.kind))
    ]


def _since(figure: Figure) -> DateRange | None:
    """The day of a claim; none where it only tells how things still are: "homeless tonight"."""
    return None if figure.kind in LASTING else figure.date


def _of_one_size(claims: list[Claim]) -> list[Claim]:
    """The claims, without those of an event in which more died.

    Where the headline tells of the hurt, and nobody is told to be dead until late, more dead than
    there are hurt are those of an earlier earthquake, or of all the shootings of a year.
    """
    first = next((c for c in claims if _is_dead(c)), None)
    hurt = [c for c in claims if c.figure.kind is Kind.INJURED and c.sentence < LEAD]
    if first is None or first.sentence < LATE or not any(c.paragraph == 0 for c in hurt):
        return claims
    most = max(claim.figure.best for claim in hurt)
    return [
        c
        for c in claims
        if c.figure.kind is not Kind.KILLED
        or c.person is not None
        or c.of_whole
        or c.figure.best <= most
    ]


def _is_dead(claim: Claim) -> bool:
    """Whether it tells of somebody dead, and not that nobody is."""
    return claim.figure.kind is Kind.KILLED and claim.figure.best > 0


def _is_of_another_day(told: DateRange | None, main: DateRange | None) -> bool:
    if told is None or main is None:
        return False
    return told.end < main.start - NIGHT or told.start > main.end + NIGHT


def _is_elsewhere(figure: Figure, main: Place | None) -> bool:
    """Whether it befell them elsewhere; those who did it may be arrested in another region."""
    place = figure.place
    if place is None or main is None:
        return False
    if place.country != main.country:
        return True
    if figure.kind is Kind.ARRESTED:
        return False
    return bool(place.admin1 and main.admin1 and place.admin1 != main.admin1)
