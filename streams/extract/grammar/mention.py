"""A claim as it stands in its sentence, and as a record."""

from dataclasses import dataclass

from schemas import DateRange, Figure, Place, Qualifier, Status
from streams.extract.claims import Claim
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.identity import Person
from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.match import FORMER_TOLL, REFLEXIVE, TOLL, Match

CONFIDENCE = {
    Qualifier.EXACT: 0.9,
    Qualifier.AT_LEAST: 0.9,
    Qualifier.AT_MOST: 0.8,
    Qualifier.RANGE: 0.8,
    Qualifier.ABOUT: 0.8,
    Qualifier.VAGUE: 0.7,
    Qualifier.IMPLIED: 0.6,
}


@dataclass(slots=True)
class Mention:
    """A claim as it stands in its sentence, before the article has had its say."""

    sentence: TaggedSentence
    match: Match
    who: Chunk
    what: Chunk
    status: Status
    group: str | None
    attribution: str | None
    date: DateRange | None
    joined: bool
    person: Person | None = None


def claim(mention: Mention, place: Place | None) -> Claim:
    """The record of a claim, with what the resolver needs beyond it."""
    match, who = mention.match, mention.who
    return Claim(
        figure=_figure(mention, place),
        sentence=mention.sentence.number,
        paragraph=mention.sentence.paragraph,
        person=mention.person.number if mention.person else None,
        general=mention.who.group is None,
        more=who.more or match.rule == REFLEXIVE,
        joined=mention.joined and not match.rule.startswith(TOLL),
        toll=match.rule.startswith(TOLL) and not _is_of_before(match),
        others=who.more,
        by_another=match.by_another,
        by_himself=match.by_himself,
        part=match.is_part or _is_of_before(match),
        fate_open=match.predicate.fate_open,
        of_whole=match.is_of_whole,
        share_of=who.whole.best if who.whole and not match.is_of_whole else 0,
    )


def _is_of_before(match: Match) -> bool:
    """Whether it is what a toll was, or by how much it rose since."""
    return match.rule.startswith(FORMER_TOLL) or (
        match.is_increment and match.rule.startswith(TOLL)
    )


def _figure(mention: Mention, place: Place | None) -> Figure:
    sentence, who, what = mention.sentence, mention.who, mention.what
    number = who.number
    words = (number.first, number.last) if number else who.who or (who.first, who.last)
    start, end = sentence.span(*words)
    qualifier = number.qualifier if number else Qualifier.IMPLIED
    return Figure(
        kind=mention.match.kind,
        low=number.low if number else 1,
        best=number.best if number else 1,
        high=number.high if number else 1,
        qualifier=qualifier,
        quote=sentence.quote(min(who.first, what.first), max(who.last, what.last)),
        start=start,
        end=end,
        group=mention.group,
        group_text=sentence.quote(*who.who) if who.who else None,
        status=mention.status,
        attribution=mention.attribution,
        place=place,
        date=mention.date,
        confidence=CONFIDENCE[qualifier],
        rule=mention.match.rule,
    )
