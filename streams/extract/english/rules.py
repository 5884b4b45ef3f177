"""The grammar: what is said to have befallen whom, as patterns over the chunks of a sentence.

A rule captures `who` (a counted chunk) and mostly `what` (the predicate that gives the kind). They
stand in order: the first rule that captures a chunk has it. Every repetition is bounded and every
letter means one thing, so matching takes time in proportion to the sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import Kind
from streams.extract.english.chunks import Chunk
from streams.extract.english.predicates import Predicate
from streams.extract.english.tags import Tag, compile_pattern

GAP = "[OTHER TO FROM OF PEOPLE ONE]{0,8} (?:COMMA [^COMMA STOP BE]{1,14} COMMA)? [OTHER]{0,2}"
WHO = "(?P<who>[COUNT BARE THINGS ONE BUILDINGS])"
MANY = "(?P<who>[COUNT BARE THINGS BUILDINGS])"
BEING = "[BE MODAL]{1,5} OTHER{0,2}"
NO_OBJECT = "(?! OTHER? [COUNT BARE THINGS ONE PEOPLE TALLY])"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern; the name stands in every figure that it reads."""

    name: str
    pattern: re.Pattern[str]
    kind: Kind | None = None
    """The kind of what it reads, where no predicate tells."""


def _rule(name: str, pattern: str, kind: Kind | None = None) -> Rule:
    return Rule(name, compile_pattern(pattern), kind)


RULES = (
    # twelve deaths; six wounded soldiers
    _rule("counted_event", "(?P<who>TALLY)"),
    # claimed 12 lives; 12 lives were lost
    _rule("lives_lost", "CLAIM OTHER{0,2} OF? OTHER? (?P<who>LIVES)", Kind.KILLED),
    _rule("lives_lost_passive", "(?P<who>LIVES) [BE OTHER]{1,3} CLAIM", Kind.KILLED),
    # the death toll rose by five to 17
    _rule("toll_rise", "(?P<what>TOLL) [^STOP COMMA TOLL]{0,12} TO (?P<who>[BARE COUNT])"),
    _rule("toll_reached", f"(?P<what>TOLL) [^STOP COMMA TOLL]{{0,8}} [REACH BE] OTHER{{0,2}} {MANY}"),
    _rule("toll_of", f"(?P<what>TOLL) (?:OF|STOP|OTHER)? {MANY}"),
    # Twelve police officers were killed
    _rule("passive", f"{WHO} {GAP} (?:WHO OTHER{{0,3}})? {BEING} (?P<what>HARMED)"),
    # twelve people are missing
    _rule("state", f"{WHO} {GAP} {BEING} (?P<what>STATE)"),
    # killing of six priests; the deaths of 12 people
    _rule("event_of", f"(?P<what>EVENT|HARMING) OF OTHER{{0,2}} {WHO}"),
    # a bomb killed twelve people; killing 12; to kill 12
    _rule("active", f"(?<!BE) (?P<what>HARMED|HARMING|HARM) OTHER? {WHO}"),
    # 12 killed, 353 injured; left 12 people dead
    _rule("reduced", f"{WHO} OTHER? (?P<what>HARMED|STATE) {NO_OBJECT}"),
    # dozens of people died
    _rule("intransitive", f"{WHO} {GAP} (?:WHO OTHER{{0,3}})? [BE MODAL]{{0,4}} (?P<what>DIED)"),
)  # fmt: skip

JOINED = compile_pattern("[COUNT BARE THINGS ONE BUILDINGS] (?:COMMA|AND){1,2} [COUNT BARE THINGS ONE BUILDINGS]")

STRONG = frozenset({Kind.KILLED, Kind.INJURED, Kind.ARRESTED, Kind.KIDNAPPED, Kind.DISPLACED, Kind.EVACUATED, Kind.MISSING})
"""Kinds whose predicates make people of any noun, and of a number without one."""
OF_HOUSES = frozenset({Kind.BUILDINGS_DAMAGED})


@dataclass(frozen=True, slots=True)
class Match:
    """A chunk, what befell it, and the rule that says so."""

    who: int
    what: int
    """The predicate's chunk; the counted chunk itself where it tells its own kind."""
    kind: Kind
    rule: str


def read(chunks: list[Chunk]) -> list[Match]:
    """Every claim of a sentence, in the order of its chunks."""
    row = "".join(chunk.tag.value for chunk in chunks)
    found: dict[int, Match] = {}
    for rule in RULES:
        for match in rule.pattern.finditer(row):
            who = match.start("who")
            if who in found:
                continue
            what = match.start("what") if "what" in rule.pattern.groupindex else who
            kind = _kind(chunks[who], chunks[what].predicates, rule.kind)
            if kind is not None:
                found[who] = Match(who, what, kind, rule.name)
    found |= {match.who: match for match in _joined(row, chunks, found)}
    found |= {match.who: match for match in _protesters(chunks, found)}
    return [found[who] for who in sorted(found)]


def _kind(chunk: Chunk, predicates: tuple[Predicate, ...], default: Kind | None) -> Kind | None:
    """The kind that fits who is counted: houses are damaged, people are not."""
    kinds = [predicate.kind for predicate in predicates] or ([default] if default else [])
    for kind in kinds:
        if (chunk.tag is Tag.BUILDINGS) != (kind in OF_HOUSES):
            continue
        if chunk.tag in (Tag.BARE, Tag.THINGS) and kind not in STRONG:
            continue
        return kind
    return None


def _joined(row: str, chunks: list[Chunk], found: dict[int, Match]) -> Iterator[Match]:
    """What one of "six priests and two women" suffers, the other does."""
    for start in range(len(row)):
        pair = JOINED.match(row, start)
        if pair is None:
            continue
        last = pair.end() - 1
        for known, other in ((start, last), (last, start)):
            if known in found and other not in found and chunks[other].tag is not Tag.BARE:
                yield Match(other, found[known].what, found[known].kind, found[known].rule + "_joined")


def _protesters(chunks: list[Chunk], found: dict[int, Match]) -> Iterator[Match]:
    for at, chunk in enumerate(chunks):
        if chunk.group == "protester" and chunk.tag is Tag.COUNT and at not in found:
            yield Match(at, at, Kind.PROTESTERS, "counted_protesters")
