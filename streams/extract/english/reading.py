"""An English article, read from the text to its claims."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from schemas import Article, Figure, Kind, Qualifier, Status
from streams.extract.claims import ATTACKER, Claim, Reading
from streams.extract.english.attribution import attribution
from streams.extract.english.category import category, is_fiction, is_sport
from streams.extract.english.chunk import Chunk
from streams.extract.english.chunking import read_chunks
from streams.extract.english.dates import past_years, read_date
from streams.extract.english.matching import REFLEXIVE, Match, match_rules
from streams.extract.english.names import find_names, find_surnames, surname
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
"""Words, without their stop, that a full stop after does not end a sentence."""
MAX_SENTENCES = 1_000
"""Sentences after which a text is read no further: it is no article any more."""
LEAD_SENTENCES = 12
"""Sentences that are read for places and for what happened, whether they hold figures or not."""
JOINING = words("and or while but")
CONFIDENCE = {
    Qualifier.EXACT: 0.9,
    Qualifier.AT_LEAST: 0.9,
    Qualifier.AT_MOST: 0.8,
    Qualifier.RANGE: 0.8,
    Qualifier.ABOUT: 0.8,
    Qualifier.VAGUE: 0.7,
    Qualifier.IMPLIED: 0.6,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence that is read, its number among all, and the names that stand in it."""

    number: int
    sentence: Sentence
    tokens: list[Token]
    names: dict[int, int]
    is_telling: bool
    """Whether it has a word that a figure can hang on."""


@dataclass(frozen=True, slots=True)
class Context:
    """What one sentence must know of the article."""

    today: date | None
    """The day of publication."""
    subject: frozenset[int]
    """The years that headline and opening name."""
    surnames: frozenset[str]


def read(article: Article) -> Reading:
    """Every claim of an English article, and what, where and when its main incident was."""
    parts = list(_parts(article))
    happened = category((t.lower, p.sentence.paragraph) for p in parts for t in p.tokens)
    context = _context(article, parts)
    telling = (part for part in parts if part.is_telling)
    unplaced = _with_attackers([claim for part in telling for claim in _claims(part, context)])
    said = {token.lower for part in parts for token in part.tokens}
    if is_sport(said):
        unplaced = _without_players(unplaced)
    if is_fiction(said, happened):
        unplaced = [_with_status(claim, Status.HYPOTHETICAL) for claim in unplaced]
    if not unplaced:
        return Reading(claims=(), category=happened)
    told = {claim.paragraph for claim in unplaced}
    scenes = Scenes(
        (part.number, part.sentence.paragraph, part.tokens)
        for part in parts
        if part.number < LEAD_SENTENCES or part.sentence.paragraph in told
    )
    claims = tuple(_placed(claim, scenes) for claim in unplaced)
    return Reading(
        claims=claims,
        category=happened,
        place=claims[0].figure.place,
        date=next((claim.figure.date for claim in claims if claim.figure.date), None)
        or past_years(context.subject, context.today),
    )


def _parts(article: Article) -> Iterator[Part]:
    """The sentences that can hold a figure, and the first ones."""
    for number, sentence in enumerate(sentences(article.title, article.body, ABBREVIATIONS)):
        if number == MAX_SENTENCES:
            return
        tokens = sentence.tokens()
        is_telling = not TRIGGERS.isdisjoint(token.lower for token in tokens)
        if is_telling or number < LEAD_SENTENCES:
            yield Part(number, sentence, tokens, find_names(tokens), is_telling)


def _with_attackers(claims: list[Claim]) -> list[Claim]:
    """The claims, with those who killed others and then themselves in the group of attackers."""
    if not any(claim.by_another and claim.figure.kind is Kind.KILLED for claim in claims):
        return claims
    return [_as_attacker(claim) if claim.figure.rule == REFLEXIVE else claim for claim in claims]


def _as_attacker(claim: Claim) -> Claim:
    return replace(claim, figure=claim.figure.model_copy(update={"group": ATTACKER}))


def _with_status(claim: Claim, status: Status) -> Claim:
    return replace(claim, figure=claim.figure.model_copy(update={"status": status}))


def _without_players(claims: list[Claim]) -> list[Claim]:
    """The claims of an article on sport: a hurt player is no incident, unless somebody died."""
    if any(claim.figure.kind is Kind.KILLED for claim in claims):
        return claims
    return [claim for claim in claims if claim.figure.qualifier is not Qualifier.IMPLIED]


def _context(article: Article, parts: list[Part]) -> Context:
    opening = next((part.sentence.text for part in parts if part.sentence.paragraph), "")
    return Context(
        today=article.published_at.date() if article.published_at else None,
        subject=years(article.title) | years(opening),
        surnames=frozenset(surname(p.tokens, *name) for p in parts for name in p.names.items()),
    )


def _placed(claim: Claim, scenes: Scenes) -> Claim:
    place = scenes.place(claim.sentence, claim.paragraph)
    return replace(claim, figure=claim.figure.model_copy(update={"place": place}))


def _claims(part: Part, context: Context) -> Iterator[Claim]:
    """The claims of one sentence."""
    names = find_surnames(part.tokens, part.names, context.surnames)
    chunks = read_chunks(part.tokens, names)
    matches = match_rules(chunks)
    if not matches:
        return
    said_by = attribution(part.tokens, part.sentence)
    happened = read_date(part.sentence.text, context.today)
    before: Figure | None = None
    for match in matches:
        figure = _figure(match, chunks, part, context).model_copy(
            update={"attribution": said_by, "date": happened}
        )
        if before and _is_elliptic(chunks[match.who], part):
            figure = figure.model_copy(update={"group": before.group})
        before = figure
        yield _claim(match, matches, chunks[match.who], figure, part)


def _is_elliptic(who: Chunk, part: Part) -> bool:
    """Whether a bare number counts those just named: "six guards died and 20 were hurt"."""
    bare = who.number is not None and who.who is None
    return bare and who.first > 0 and part.tokens[who.first - 1].lower in JOINING


def _figure(match: Match, chunks: list[Chunk], part: Part, context: Context) -> Figure:
    who, what, number = chunks[match.who], chunks[match.what], chunks[match.who].number
    first, last = (number.first, number.last) if number else (who.first, who.last)
    return Figure(
        kind=match.kind,
        low=number.low if number else 1,
        best=number.best if number else 1,
        high=number.high if number else 1,
        qualifier=number.qualifier if number else Qualifier.IMPLIED,
        quote=_words(part, min(who.first, what.first), max(who.last, what.last)),
        start=part.tokens[first].start,
        end=part.tokens[last - 1].end,
        group=who.group,
        group_text=_words(part, *who.who) if who.who else None,
        status=status(
            match.rule, what, part.tokens, part.sentence.text, context.today, context.subject
        ),
        confidence=CONFIDENCE[number.qualifier if number else Qualifier.IMPLIED],
        rule=match.rule,
    )


def _words(part: Part, first: int, last: int) -> str:
    return part.sentence.words(part.tokens[first], part.tokens[last - 1])


def _claim(match: Match, matches: list[Match], who: Chunk, figure: Figure, part: Part) -> Claim:
    return Claim(
        figure=figure,
        sentence=part.number,
        paragraph=part.sentence.paragraph,
        person=surname(part.tokens, *who.name) if who.name else None,
        age=who.age,
        more=who.more or match.rule == REFLEXIVE,
        joined=any(one.what == match.what and one.who != match.who for one in matches),
        by_another=match.rule.startswith("active"),
        fate_open=match.predicate.fate_open,
    )
