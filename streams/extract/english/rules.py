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

# What may stand between who is counted and the verb: "of the crew", ", including two children,".
GAP = (
    "(?:AND OTHER{0,2} PEOPLE)? [OTHER DET TO AT BY FROM OF PEOPLE ONE OWNER]{0,8}"
    " (?:COMMA [^COMMA STOP]{1,14} COMMA [OTHER DET AT]{0,4})? [OTHER DET]{0,2}"
)
CLAUSE = "(?:HARMED [^BE HAVE COMMA STOP COUNT BARE]{0,10})?"
"""A participle with all that hangs on it: "abducted last week by armed men"."""
WHO = "(?P<who>[COUNT BARE THINGS ONE BUILDINGS TALLY])"
MANY = "(?P<who>[COUNT BARE THINGS BUILDINGS])"
BEING = "[BE HAVE MODAL TO]{0,6} BE OTHER{0,2}"
NO_OBJECT = "(?! [DET COUNT BARE THINGS ONE PEOPLE TALLY OWNER SELF])"
RELATIVE = "(?:WHO [^BE HAVE COMMA STOP COUNT BARE]{0,12})?"
"""A clause on who is counted: "who were asleep in the house"."""
WORD = "[OTHER DET]"


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
    _rule("lives_lost", f"CLAIM {WORD}{{0,2}} OF? {WORD}? (?P<who>LIVES)", Kind.KILLED),
    _rule("lives_lost_passive", "(?P<who>LIVES) [BE HAVE OTHER]{1,3} CLAIM", Kind.KILLED),
    _rule("lives_of", f"CLAIM DET? LIVES OF {WORD}? {WHO}", Kind.KILLED),
    # the death toll rose by five to 17
    _rule("toll_increment", "(?P<what>TOLL) [^STOP COMMA TOLL]{0,8} REACH OTHER? BY (?P<who>[BARE COUNT])"),
    _rule("toll_rise", "(?P<what>TOLL) [^STOP COMMA TOLL]{0,12} [TO AT] (?P<who>[BARE COUNT])"),
    _rule("toll_reached", f"(?P<what>TOLL) [^STOP COMMA TOLL]{{0,8}} [REACH BE HIT HAVE]{{1,3}} {WORD}{{0,2}} {MANY}"),
    _rule("toll_of", f"(?P<what>TOLL) (?:OF|STOP|OTHER|AT)? {MANY}"),
    # Twelve police officers were killed
    _rule("passive", f"{WHO} {GAP} {CLAUSE} {RELATIVE} {BEING} (?P<what>HARMED)"),
    # twelve people are missing
    _rule("state", f"{WHO} {GAP} {BEING} (?P<what>STATE)"),
    # killing of six priests; the deaths of 12 people
    _rule("event_of", f"(?P<what>EVENT|HARMING|HARM) [OF TO] {WORD}{{0,2}} {WHO}"),
    # a bomb killed twelve people; killing 12; to kill 12
    _rule("active", f"(?<![BE DET OWNER]) (?P<what>HARMED|HARMING|HARM) DET? {WHO}"),
    # 12 killed, 353 injured
    _rule("reduced", f"{WHO} (?:[COMMA AND] PEOPLE)? (?P<what>HARMED) {NO_OBJECT}"),
    # left 12 people dead
    _rule("reduced_state", f"{WHO} (?:[COMMA AND] PEOPLE)? OTHER? (?P<what>STATE)"),
    # dozens of people died
    _rule("intransitive", f"{WHO} {GAP} {CLAUSE} (?:WHO {WORD}{{0,3}})? [BE HAVE MODAL]{{0,4}} (?P<what>DIED)"),
    # double homicide; a deadly shooting
    _rule("fatal_event", "(?P<who>FATAL)"),
    # the policeman's death
    _rule("owned_event", f"(?P<who>OWNER) {WORD}{{0,2}} (?P<what>EVENT|HARM)"),
)  # fmt: skip

PARTY = "[COUNT BARE THINGS ONE BUILDINGS]"
JOINED = compile_pattern(f"{PARTY} COMMA? AND {PARTY} | [COUNT ONE] COMMA COUNT")

FOLLOWED = compile_pattern(f"HARMED (?:COMMA|AND){{1,2}} OTHER? (?P<what>HARMED|DIED) {NO_OBJECT}")

SELF_REACH = 8
"""Chunks from a verb to "himself", at most."""
STRONG = frozenset(
    {Kind.KILLED, Kind.INJURED, Kind.ARRESTED, Kind.KIDNAPPED, Kind.DISPLACED, Kind.EVACUATED, Kind.MISSING}
)
"""Kinds whose predicates make people of any noun, and of a number without one."""
NEVER_OWNED = frozenset({Kind.INJURED, Kind.MISSING})
"""Whose nouns in the possessive are mostly a player's knee, a speaker's absence."""
BARE_REACH = 7
"""Chunks from a number without a noun to its verb, at most."""
FLIGHT = 20
"""Those who flee are displaced from this many on; fewer are suspects who run."""
SINGLE_KINDS = frozenset({Kind.KILLED, Kind.INJURED, Kind.ARRESTED, Kind.KIDNAPPED, Kind.MISSING})
"""What a person without a number can suffer: killed, hurt, seized or held, as DESIGN has it."""
SECOND = ("reduced", "reduced_state", "intransitive")
"""Rules that may tell a second thing of a chunk: "12 people injured in the fire were rescued"."""


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
    found: list[Match] = []
    for rule in RULES:
        found.extend(_matches(rule, row, chunks, found))
    found.extend(_reflexive(chunks, found))
    found.extend(_followed(row, chunks, found))
    found.extend(_joined(row, chunks, found))
    found.extend(_protesters(chunks, found))
    return sorted(found, key=lambda match: match.who)


def _matches(rule: Rule, row: str, chunks: list[Chunk], found: list[Match]) -> list[Match]:
    new: list[Match] = []
    for match in rule.pattern.finditer(row):
        who = match.start("who")
        what = match.start("what") if "what" in rule.pattern.groupindex else who
        kind = _kind(chunks[who], chunks[what].predicates, rule.kind)
        known = [one for one in found if one.who == who]
        taken = known and (
            not (rule.name in SECOND or known[0].rule == "counted_event")
            or any(one.kind is kind for one in known)
        )
        if chunks[who].tag is Tag.BARE and (what - who > BARE_REACH or rule.name == "active" and kind not in STRONG):
            continue
        if kind is not None and not taken:
            new.append(Match(who, what, kind, rule.name))
    return new


def _kind(chunk: Chunk, predicates: tuple[Predicate, ...], default: Kind | None) -> Kind | None:
    """The kind that fits who is counted: houses are damaged, people are not."""
    if chunk.number is None and chunk.tag not in (Tag.ONE, Tag.OWNER):
        return None
    kinds = [predicate.kind for predicate in predicates] or ([default] if default else [])
    for kind in kinds:
        if not _fits(chunk, kind):
            continue
        return kind
    return None


def _fits(chunk: Chunk, kind: Kind) -> bool:
    match chunk.tag:
        case Tag.BUILDINGS:
            return kind in (Kind.BUILDINGS_DAMAGED, Kind.EVACUATED)
        case Tag.THINGS:
            return kind in STRONG
        case Tag.BARE:
            return kind in STRONG or kind in (Kind.RESCUED, Kind.SICKENED)
        case Tag.ONE:
            return kind in SINGLE_KINDS
        case Tag.OWNER:
            return kind in SINGLE_KINDS and kind not in NEVER_OWNED
    if kind is Kind.DISPLACED and chunk.number and chunk.number.best < FLIGHT:
        return chunk.group != "perpetrator"
    return kind is not Kind.BUILDINGS_DAMAGED


def _reflexive(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """Who did it to himself: "shot his wife and himself", "before killing herself"."""
    known = {match.who for match in found}
    for at, chunk in enumerate(chunks):
        what = _verb_of_self(chunks, at) if chunk.tag is Tag.SELF else None
        if what is None:
            continue
        for who in range(what - 1, -1, -1):
            if chunks[who].tag is Tag.ONE and who not in known:
                kind = _kind(chunks[who], chunks[what].predicates, None)
                if kind is not None:
                    yield Match(who, what, kind, "reflexive")
                break


def _verb_of_self(chunks: list[Chunk], at: int) -> int | None:
    """The verb that "himself" is the object of, alone or last in a list of objects."""
    for what in range(at - 1, max(-1, at - SELF_REACH), -1):
        if chunks[what].tag in (Tag.HARMED, Tag.HARMING, Tag.HARM):
            alone = what == at - 1
            listed = chunks[at - 1].tag in (Tag.AND, Tag.COMMA) or chunks[at - 2].tag in (Tag.AND, Tag.COMMA)
            return what if alone or listed else None
    return None


def _followed(row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """The second of two verbs: "12 people were kidnapped and killed"."""
    for match in found:
        pair = FOLLOWED.match(row, match.what)
        if pair is None or match.what < match.who:
            continue
        what = pair.start("what")
        kind = _kind(chunks[match.who], chunks[what].predicates, None)
        if kind is not None and kind is not match.kind:
            yield Match(match.who, what, kind, match.rule + "_followed")


def _joined(row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """What one of "six priests and two women" suffers, the other does."""
    known = {match.who: match for match in found}
    for start in range(len(row)):
        pair = JOINED.match(row, start)
        if pair is None:
            continue
        last = pair.end() - 1
        for one, other in ((start, last), (last, start)):
            if one in known and other not in known and chunks[other].tag is not Tag.BARE:
                match = Match(other, known[one].what, known[one].kind, known[one].rule + "_joined")
                known[other] = match
                yield match


def _protesters(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """A number of protesters to whom nothing is said to have been done."""
    known = {match.who for match in found}
    for at, chunk in enumerate(chunks):
        if chunk.group == "protester" and chunk.tag is Tag.COUNT and at not in known:
            yield Match(at, at, Kind.PROTESTERS, "counted_protesters")
