"""The grammar of English."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from schemas import Article, DateRange, Figure, Qualifier, Status
from streams.extract.claims import Claim, Reading
from streams.extract.english.attribution import attribution
from streams.extract.english.category import category
from streams.extract.english.chunk import Chunk
from streams.extract.english.chunking import read_chunks
from streams.extract.english.dates import read_date
from streams.extract.english.matching import Match, match_rules
from streams.extract.english.names import find_names, surname
from streams.extract.english.places import Scenes
from streams.extract.english.status import status, years
from streams.extract.english.vocabulary import TRIGGERS
from streams.extract.lexicon import words
from streams.extract.text import Sentence, Token, sentences

ABBREVIATIONS = words(
    """mr mrs ms dr prof gen col capt lt cpl sgt maj rev hon sen rep gov st mt no nos vs etc jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec ave blvd dept det pvt pfc adm cmdr inc ltd co
    corp ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
    neb nev okla ore pa tenn tex vt va wash wis wyo approx u.s u.n u.k"""
)
MAX_SENTENCES = 1_000
"""Sentences after which a text is read no further: it is no article any more."""
LEAD_SENTENCES = 12
"""Sentences that are read for places and for what happened, whether they hold figures or not."""
CONFIDENCE = {
    Qualifier.EXACT: 0.9,
    Qualifier.AT_LEAST: 0.9,
    Qualifier.AT_MOST: 0.8,
    Qualifier.RANGE: 0.8,
    Qualifier.ABOUT: 0.8,
    Qualifier.VAGUE: 0.7,
    Qualifier.IMPLIED: 0.6,
}


NO_YEARS: frozenset[int] = frozenset()


def read(article: Article) -> Reading:
    """Every claim of an English article, and what, where and when its main incident was."""
    parts: list[tuple[int, Sentence, list[Token]]] = []
    for number, sentence in enumerate(sentences(article.title, article.body, ABBREVIATIONS)):
        if number == MAX_SENTENCES:
            break
        tokens = sentence.tokens()
        telling = not TRIGGERS.isdisjoint(token.lower for token in tokens)
        if telling or number < LEAD_SENTENCES:
            parts.append((number, sentence, tokens))
    today = article.published_at.date() if article.published_at else None
    subject = years(article.title) | next(
        (years(s.text) for _, s, _ in parts if s.paragraph), NO_YEARS
    )
    figures = [c for number, s, tokens in parts for c in _claims(number, s, tokens, today, subject)]
    happened = category((t.lower, s.paragraph) for _, s, tokens in parts for t in tokens)
    if not figures:
        return Reading(claims=(), category=happened)
    scenes = Scenes((number, s.paragraph, tokens) for number, s, tokens in parts)
    claims = tuple(_placed(claim, scenes) for claim in figures)
    dates = [claim.figure.date for claim in claims if claim.figure.date]
    return Reading(claims, happened, claims[0].figure.place, dates[0] if dates else None)


def _placed(claim: Claim, scenes: Scenes) -> Claim:
    place = scenes.place(claim.sentence, claim.paragraph)
    figure = claim.figure.model_copy(update={"place": place})
    return replace(claim, figure=figure)


def _claims(
    number: int,
    sentence: Sentence,
    tokens: list[Token],
    today: date | None,
    subject: frozenset[int],
) -> Iterator[Claim]:
    """The claims of one sentence."""
    names = find_names(tokens)
    chunks = read_chunks(tokens, names)
    matches = match_rules(chunks)
    if not matches:
        return
    source = attribution(tokens, sentence)
    when = read_date(sentence.text, today)
    for match in matches:
        who = chunks[match.who]
        state = status(match, chunks, tokens, sentence.text, today, subject)
        figure = _figure(match, chunks, tokens, sentence, state, source, when)
        person = surname(tokens, who.first, who.last) if who.first in names else None
        yield Claim(
            figure=figure,
            sentence=number,
            paragraph=sentence.paragraph,
            person=person,
            age=who.age,
            more=who.more or match.rule == "reflexive",
            joined=any(match.what == other.what and match.who != other.who for other in matches),
            fate_open=match.predicate.fate_open,
        )


def _figure(
    match: Match,
    chunks: list[Chunk],
    tokens: list[Token],
    sentence: Sentence,
    state: Status,
    source: str | None,
    when: DateRange | None,
) -> Figure:
    who, what = chunks[match.who], chunks[match.what]
    number = who.number
    first, last = (number.first, number.last) if number else (who.first, who.last)
    qualifier = number.qualifier if number else Qualifier.IMPLIED
    opening, closing = min(who.first, what.first), max(who.last, what.last)
    return Figure(
        kind=match.kind,
        low=number.low if number else 1,
        best=number.best if number else 1,
        high=number.high if number else 1,
        qualifier=qualifier,
        quote=sentence.words(tokens[opening], tokens[closing - 1]),
        start=tokens[first].start,
        end=tokens[last - 1].end,
        group=who.group,
        group_text=sentence.words(tokens[who.who[0]], tokens[who.who[1] - 1]) if who.who else None,
        status=state,
        attribution=source,
        date=when,
        confidence=CONFIDENCE[qualifier],
        rule=match.rule,
    )
