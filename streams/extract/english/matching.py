"""The rules applied to the chunks of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import Kind
from streams.extract.english.chunk import Chunk
from streams.extract.english.rules import FOLLOWED, JOINED, RULES, Rule
from streams.extract.english.tags import Tag
from streams.extract.english.vocabulary import Predicate
from streams.extract.lexicon import words

STRONG = frozenset(
    {
        Kind.KILLED,
        Kind.INJURED,
        Kind.ARRESTED,
        Kind.KIDNAPPED,
        Kind.DISPLACED,
        Kind.EVACUATED,
        Kind.MISSING,
        Kind.SICKENED,
    }
)
"""Kinds whose predicates make people of any noun, and of a number without one."""
OF_NUMBERS = STRONG | {Kind.RESCUED}
"""Kinds that a number without a noun can be the subject of."""
OF_ONE = frozenset({Kind.KILLED, Kind.INJURED, Kind.ARRESTED, Kind.KIDNAPPED, Kind.MISSING})
"""What one person without a number can suffer: killed, hurt, seized or held."""
OF_OWNERS = frozenset({Kind.KILLED, Kind.ARRESTED, Kind.KIDNAPPED})
"""As a noun in the possessive; an owned injury is mostly a player's knee."""
OF_BUILDINGS = frozenset({Kind.BUILDINGS_DAMAGED, Kind.EVACUATED})
SECOND = words("reduced reduced_state intransitive")
"""Rules that may tell a second thing of a chunk: "12 people injured in the fire were rescued"."""
BARE_REACH = 7
"""Chunks from a number without a noun to its verb, at most."""
SELF_REACH = 8
"""Chunks from a verb to "himself", at most."""
FLIGHT = 20
"""Those who flee are displaced from this many on; fewer are suspects who run."""
REFLEXIVE = "reflexive"
"""The rule of what people do to themselves."""
VERBS = (Tag.HARMED, Tag.HARMING, Tag.HARM)


@dataclass(frozen=True, slots=True)
class Match:
    """A chunk, what befell it, and the rule that says so."""

    who: int
    what: int
    """The predicate's chunk; the counted chunk itself where it tells its own kind."""
    predicate: Predicate
    rule: str

    @property
    def kind(self) -> Kind:
        """What befell them."""
        return self.predicate.kind


def match_rules(chunks: list[Chunk]) -> list[Match]:
    """Every claim of a sentence, in the order in which they are told."""
    row = "".join(chunk.tag.value for chunk in chunks)
    found: list[Match] = []
    for rule in RULES:
        found.extend(_apply(rule, row, chunks, found))
    found.extend(_reflexive(chunks, found))
    found.extend(_followed(row, chunks, found))
    found.extend(_joined(row, chunks, found))
    found.extend(_protesters(chunks, found))
    return sorted(found, key=lambda match: match.what if match.rule == REFLEXIVE else match.who)


def _apply(rule: Rule, row: str, chunks: list[Chunk], found: list[Match]) -> list[Match]:
    new: list[Match] = []
    for match in rule.pattern.finditer(row):
        who = match.start("who")
        what = match.start("what") if "what" in rule.pattern.groupindex else who
        offered = chunks[what].predicates
        if rule.kind is not None:
            offered = (Predicate(rule.kind, chunks[who].tag),)
        predicate = _fitting(chunks[who], offered)
        known = [one for one in found if who in (one.who, one.what)]
        if predicate is None or _is_taken(rule, predicate.kind, known):
            continue
        if chunks[who].tag is Tag.BARE and _is_loose(rule, predicate.kind, who, what):
            continue
        new.append(Match(who, what, predicate, rule.name))
    return new


def _is_taken(rule: Rule, kind: Kind, known: list[Match]) -> bool:
    """Whether an earlier rule has the chunk, and nothing second is told of it."""
    if not known:
        return False
    may_be_second = rule.name in SECOND or known[0].rule == "counted_event"
    return not may_be_second or any(one.kind is kind for one in known)


def _is_loose(rule: Rule, kind: Kind, who: int, what: int) -> bool:
    """Whether a number without a noun is too far from a verb, or the object of a weak one."""
    return what - who > BARE_REACH or (rule.name == "active" and kind not in STRONG)


def _fitting(chunk: Chunk, predicates: tuple[Predicate, ...]) -> Predicate | None:
    """The predicate that fits who is counted: houses are damaged, people are not."""
    if chunk.number is None and chunk.tag not in (Tag.ONE, Tag.OWNER):
        return None
    return next((one for one in predicates if _fits(chunk, one.kind)), None)


def _fits(chunk: Chunk, kind: Kind) -> bool:
    match chunk.tag:
        case Tag.BUILDINGS:
            return kind in OF_BUILDINGS
        case Tag.THINGS:
            return kind in STRONG
        case Tag.BARE:
            return kind in OF_NUMBERS
        case Tag.ONE:
            return kind in OF_ONE
        case Tag.OWNER:
            return kind in OF_OWNERS
    if kind is Kind.DISPLACED and chunk.number is not None and chunk.number.best < FLIGHT:
        return chunk.group != "perpetrator"
    return kind is not Kind.BUILDINGS_DAMAGED


def _reflexive(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """Who did it to himself: "shot his wife and himself", "before killing herself"."""
    known = {match.who for match in found}
    for at, chunk in enumerate(chunks):
        what = _verb_of_self(chunks, at) if chunk.tag is Tag.SELF else None
        if what is None:
            continue
        before = range(what - 1, -1, -1)
        who = next((i for i in before if chunks[i].tag is Tag.ONE and i not in known), None)
        predicate = None if who is None else _fitting(chunks[who], chunks[what].predicates)
        if who is not None and predicate is not None:
            yield Match(who, what, predicate, REFLEXIVE)


def _verb_of_self(chunks: list[Chunk], at: int) -> int | None:
    """The verb that "himself" is the object of, alone or last in a list of objects."""
    reach = range(at - 1, max(-1, at - SELF_REACH), -1)
    what = next((i for i in reach if chunks[i].tag in VERBS), None)
    if what is None or what == at - 1:
        return what
    links = {chunk.tag for chunk in chunks[max(what, at - 2) : at]}
    return what if links & {Tag.AND, Tag.COMMA} else None


def _followed(row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """The second of two verbs: "12 people were kidnapped and killed"."""
    for match in found:
        pair = FOLLOWED.match(row, match.what) if match.what > match.who else None
        if pair is None:
            continue
        what = pair.start("what")
        predicate = _fitting(chunks[match.who], chunks[what].predicates)
        if predicate is not None and predicate.kind is not match.kind:
            yield Match(match.who, what, predicate, f"{match.rule}_followed")


def _joined(row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """What one of "six nurses and two drivers" suffers, the other does."""
    known = {match.who: match for match in found}
    for start in range(len(row)):
        pair = JOINED.match(row, start)
        if pair is None:
            continue
        last = pair.end() - 1
        for one, other in ((start, last), (last, start)):
            if one in known and other not in known and chunks[other].tag is not Tag.BARE:
                match = known[one]
                name = match.rule.removesuffix("_joined") + "_joined"
                known[other] = Match(other, match.what, match.predicate, name)
                yield known[other]


def _protesters(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """A number of protesters to whom nothing is said to have been done."""
    known = {match.who for match in found}
    for at, chunk in enumerate(chunks):
        if chunk.group == "protester" and chunk.tag is Tag.COUNT and at not in known:
            yield Match(at, at, Predicate(Kind.PROTESTERS, Tag.COUNT), "counted_protesters")
