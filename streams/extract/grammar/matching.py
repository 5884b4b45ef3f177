"""The rules applied to the chunks of a sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile

from schemas import ATTACKER, Kind
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.fitting import OF_ANYTHING, fitting, is_figurative
from streams.extract.grammar.identity import FORCES
from streams.extract.grammar.lists import Pair, company
from streams.extract.grammar.match import (
    ATTRIBUTIVE,
    COUNTED_EVENT,
    FOLLOWED,
    LISTED,
    PROTESTERS,
    REFLEXIVE,
    RESUMED,
    SUMMED,
    Match,
)
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.reflexive import reflexive
from streams.extract.grammar.rules import Rule, RuleBook
from streams.extract.grammar.shares import is_of_portion, mark_shares
from streams.extract.grammar.tags import Tag, compile_pattern

ELSEWHERE = compile_pattern(
    "[COUNT BARE HARMED DIED] [OTHER AT] OTHER{1,3} COMMA? AND BARE [OTHER AT] OTHER"
)
"""Two numbers with a place each."""
BARE_REACH = 7
"""Chunks from a number without a noun to its verb, at most."""
MEMORY = 1 << 12
"""Sets of tags whose rules are remembered: sentences are much alike."""
PROTESTER = "protester"
SUBJECTS = (Tag.ONE, Tag.COUNT, Tag.BARE, Tag.PEOPLE, Tag.OWNER)
"""Tags of whoever may be a verb's subject."""
OBJECTS = (Tag.ONE, Tag.COUNT, Tag.BARE, Tag.PEOPLE, Tag.OWNER, Tag.DET)
"""Tags of whoever may be a verb's object, or of what opens it."""


class Matcher:
    """Applies the rules of a language."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._tags = frozenset().union(
            *(rule.of_who | rule.of_what | rule.needed for rule in book.rules)
        )
        self._rules = lru_cache(MEMORY)(self._rules_of)

    def matches(self, chunks: list[Chunk], *, is_headline: bool = False) -> list[Match]:
        """Every claim of a sentence, in the order in which they are told."""
        row = _row(chunks)
        found = self._read(row, chunks, is_headline=is_headline)
        if Tag.SELF in row or Tag.SELVES in row or Tag.DIED in row:
            found.extend(reflexive(chunks, found))
        if found:
            found.extend(self._followed(row, chunks, found))
            found.extend(self._told_after(row, chunks, found))
            found.extend(self._joined(row, chunks, found))
            found.extend(_elliptic(chunks, found))
            found.extend(_elsewhere(row, chunks, found))
            found.extend(_shares(chunks, found))
            found.extend(_summed(row, chunks, found))
            found.extend(_unhurt(chunks, found))
            mark_shares(row, chunks, found)
            found = [match for match in found if not is_of_portion(match, chunks)]
        if Tag.COUNT in row:
            found.extend(_protesters(chunks, found))
        return sorted(found, key=lambda match: match.what if match.rule == REFLEXIVE else match.who)

    def _read(self, row: str, chunks: list[Chunk], *, is_headline: bool) -> list[Match]:
        """What the rules read, each by itself."""
        known: dict[int, list[Match]] = {}
        found: list[Match] = []
        for rule in self._rules(self._tags.intersection(row)):
            if rule.of_headlines and not is_headline:
                continue
            for hit in _hits(rule, row, chunks):
                match = _match(rule, hit, chunks, known, is_headline=is_headline)
                if match is not None:
                    found.append(match)
                    for at in {match.who, match.what}:
                        known.setdefault(at, []).append(match)
        return found

    def _rules_of(self, tags: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that can read anything in a sentence with these tags."""
        return tuple([one for one in self._book.rules if one.needed <= tags and one.tells(tags)])

    def listed(self, chunks: list[Chunk], list_of: Predicate | None) -> list[Match]:
        """The person whom a line of an open list names."""
        if list_of is None or not chunks or chunks[0].name is None:
            return []
        return [Match(0, 0, list_of, LISTED)]

    def list_after(self, chunks: list[Chunk], before: Predicate | None) -> Predicate | None:
        """What is told of those who are named next, a line each; None where no list is open."""
        opening = self._book.opens_list.fullmatch(_row(chunks))
        if opening is not None:
            return chunks[opening.start("what")].predicates[0]
        return before if chunks and chunks[0].name is not None else None

    def _followed(self, row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
        """The second of two verbs: "12 people were kidnapped and killed"."""
        known = {(match.who, match.kind) for match in found}
        for match in tuple(found):
            if match.what <= match.who:
                continue
            pair, how = self._book.followed.match(row, match.what), FOLLOWED
            if pair is None and chunks[match.who].number is not None:
                pair, how = self._book.resumed.match(row, match.what), RESUMED
            if pair is None:
                continue
            what = pair.start("what")
            predicate = fitting(chunks[match.who], chunks[what].predicates)
            if predicate is None or (match.who, predicate.kind) in known:
                continue
            if predicate.kind is not Kind.PROTESTERS:
                yield Match(match.who, what, predicate, f"{match.rule}{how}", match.by_another)

    def _joined(self, row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
        """What one of "six nurses and two drivers" suffers, the other does."""
        known: dict[int, list[Match]] = {}
        for match in found:
            known.setdefault(match.who, []).append(match)
        told = company(row, chunks, self._book.joined, self._book.included)
        yield from _all_named(chunks, known, told.named)
        backwards = [(other, one) for one, other in reversed(told.pairs)]
        for one, other in (*told.pairs, *backwards, *told.parts, *told.pairs):
            if one not in known or chunks[other].tag is Tag.BARE:
                continue
            if known[one][0].rule.startswith(ATTRIBUTIVE):
                continue  # "the slain boy and his mother"
            if chunks[other].group == ATTACKER and _is_attacked(chunks[one], known[one], other):
                continue  # "wounding a baker, and four gunmen ran"
            is_part = (one, other) in told.parts
            suffix = "_included" if is_part else "_joined"
            more = [
                match.of_another(other, suffix, is_part=is_part)
                for match in known[one]
                if other not in known or (one < other and _is_new(match, known[other], is_part))
            ]
            if more:
                known.setdefault(other, []).extend(more)
                yield from more

    def _told_after(self, row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
        """Who is told after the verb: "18 died, including two", "six died along with two"."""
        known = {(match.who, match.kind) for match in found}
        for match in tuple(found):
            part = self._book.told_after.match(row, match.what)
            if part is None or chunks[part.end()].tag is Tag.BARE:
                continue
            other = chunks[part.end()]
            is_of_them = other.of_those and other.number is not None and other.number.best > 0
            if part[0][-1] == Tag.COMMA and not is_of_them:
                continue
            if is_of_them and any(match.who == part.end() for match in found):
                continue  # "57 were hurt, four of them died"
            if (part.end(), match.kind) not in known:
                known.add((part.end(), match.kind))
                is_part = Tag.AMONG in part[0] or is_of_them
                suffix = "_included" if is_part else "_joined"
                yield match.of_another(part.end(), suffix, is_part=is_part)


def _all_named(
    chunks: list[Chunk], known: dict[int, list[Match]], named: tuple[Pair, ...]
) -> Iterator[Match]:
    """What a number suffers whose parts are told of: "three others, a woman and two men, were".

    Of one and who it is, "one of them, a baker, died", the second tells more.
    """
    for whole, part in named:
        number = chunks[whole].number
        is_one = number is not None and number.best == 1
        told, other = (whole, part) if is_one else (part, whole)
        if told in known and other not in known:
            known[other] = [match.of_another(other, "_joined") for match in known[told]]
            yield from known[other]
        for match in known.get(told, ()):
            match.is_part = True


def _row(chunks: list[Chunk]) -> str:
    """The tags of a sentence, a letter each: what the patterns of the rules match."""
    return "".join([chunk.tag for chunk in chunks])


def _hits(rule: Rule, row: str, chunks: list[Chunk]) -> Iterator[re.Match[str]]:
    """Where a rule's pattern fits, one after another.

    A verb is of the subject before it: of "three men saying she was shot", she is.
    """
    start = 0
    while hit := rule.pattern.search(row, start):
        who, what = hit.start("who"), hit.start(rule.what)
        if any(chunk.is_subject for chunk in chunks[who + 1 : what]):
            start = who + 1
        else:
            yield hit
            start = hit.end()


def _match(
    rule: Rule,
    hit: re.Match[str],
    chunks: list[Chunk],
    known: Mapping[int, list[Match]],
    *,
    is_headline: bool,
) -> Match | None:
    """What a rule reads where its pattern fits; `known` is what is told of each chunk so far."""
    who, what = hit.start("who"), hit.start(rule.what)
    offered = chunks[what].predicates
    if rule.kind is not None:
        offered = (Predicate(rule.kind, chunks[who].tag, of_shots=rule.of_shots),)
    predicate = fitting(chunks[who], offered)
    if predicate is None or predicate.kind not in rule.only:
        return None
    if predicate.of_headlines and not is_headline:
        return None
    if rule.fate_open and predicate.kind is Kind.INJURED:
        is_in_care = rule.in_care or predicate.in_care
        predicate = replace(predicate, fate_open=True, in_care=is_in_care)
    if who in known and _is_taken(rule, predicate.kind, known[who]):
        return None
    if rule.by_another and is_figurative(chunks[who], predicate):
        return None
    if chunks[who].is_subject and what == who + 1 and predicate.fate_open:
        return None  # he did it: "he shot into the crowd"
    if chunks[who].tag is Tag.BARE and _is_loose(rule, predicate.kind, who, what):
        return None
    is_deed = rule.by_another or predicate.by_another
    by_another = is_deed or (what + 1 < len(chunks) and chunks[what + 1].tag is Tag.BY)
    return Match(who, what, predicate, rule.name, by_another, rule.is_increment)


def attackers(chunks: list[Chunk], matches: list[Match]) -> Iterator[Chunk]:
    """Those who are told to have done it: "gunman Luis Romero", "Romero shot dead two men".

    Or "the man who shot them"; without a name nor a clause, it may be somebody else.
    """
    for at, one in enumerate(chunks):
        if one.tag is Tag.ONE and one.group not in FORCES and _did_it(chunks, at + 1):
            one.group = ATTACKER
            yield one
        elif one.name is not None and one.group == ATTACKER:
            yield one
    for match in matches:
        if match.by_another and match.kind is Kind.KILLED and match.what < match.who:
            before = reversed(chunks[: match.what])
            nearest = next((one for one in before if one.tag in SUBJECTS), None)
            if nearest is not None and nearest.name is not None and nearest.group not in FORCES:
                yield nearest


def _did_it(chunks: list[Chunk], at: int) -> bool:
    """Whether a clause here tells whom somebody hurt or killed: "who had shot them"."""
    if at >= len(chunks) or chunks[at].tag is not Tag.WHO:
        return False
    rest = dropwhile(lambda one: one.tag in (Tag.HAVE, Tag.OTHER), chunks[at + 1 :])
    verb, after = next(rest, None), next(rest, None)
    if verb is None or after is None or verb.tag not in (Tag.HARMED, Tag.HARM):
        return False
    is_harm = verb.predicates[0].kind in (Kind.KILLED, Kind.INJURED)
    return is_harm and after.tag in OBJECTS


def _is_taken(rule: Rule, kind: Kind, known: list[Match]) -> bool:
    """Whether an earlier match has the chunk, and nothing second is told of it."""
    is_found_dead = known[0].kind is Kind.MISSING and kind is Kind.KILLED
    may_be_second = rule.is_second or known[0].rule == COUNTED_EVENT or is_found_dead
    return not may_be_second or any(one.kind is kind for one in known)


def _is_loose(rule: Rule, kind: Kind, who: int, what: int) -> bool:
    """Whether a number without a noun is too far from a verb, or the object of a weak one."""
    is_weak = kind not in OF_ANYTHING and (kind is not Kind.AFFECTED or who - what != 1)
    return what - who > BARE_REACH or (rule.by_another and is_weak)


def _is_new(match: Match, told: list[Match], is_part: bool) -> bool:
    """Whether what befell one befell another, too, of whom `told` is told by itself.

    "The deaths of a baker and his two sons, who were shot"; "five hurt, of whom one has died".
    """
    if any(one.kind is match.kind for one in told):
        return False
    is_open = all(one.predicate.fate_open for one in told)
    return is_part or (is_open and match.kind is Kind.KILLED)


def _is_attacked(who: Chunk, told: list[Match], end: int) -> bool:
    """Whether somebody is the object, before a chunk, of an attack; the attackers are none."""
    return who.group != ATTACKER and any(
        match.by_another and match.what < end and match.kind in (Kind.KILLED, Kind.INJURED)
        for match in told
    )


def _elliptic(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """More of whom no verb tells: "nine were arrested on Friday, and a further 14 on Monday"."""
    known = {match.who for match in found} | {match.what for match in found}
    for at, chunk in enumerate(chunks):
        if not chunk.is_increment or chunk.number is None or at in known:
            continue
        last = max((m for m in found if m.what < at), key=lambda m: m.what, default=None)
        if last is not None and last.who < last.what:
            yield last.of_another(at, "_elliptic")


def _elsewhere(row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """Those to whom the same befell elsewhere: "evacuated 6,100 people in Lae and 4,700 in Wau"."""
    known = {match.who for match in found} | {match.what for match in found}
    for match in tuple(found):
        pair = ELSEWHERE.match(row, max(match.who, match.what))
        if pair is None or pair.end() - 3 in known:
            continue
        at = pair.end() - 3
        if chunks[at].has_place and fitting(chunks[at], (match.predicate,)) is not None:
            yield match.of_another(at, "_elliptic")


def _shares(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """Some of the hurt, told by an adverb alone, which is no chunk: "16 injured, two seriously"."""
    known = {match.who for match in found}
    for match in tuple(found):
        at = max(match.who, match.what) + 1
        if match.kind is not Kind.INJURED or at + 1 >= len(chunks) or at + 1 in known:
            continue
        whole, part = chunks[match.who].number, chunks[at + 1].number
        is_bare = chunks[at].tag is Tag.COMMA and chunks[at + 1].tag is Tag.BARE
        if not is_bare or whole is None or part is None or not 0 < part.best < whole.best:
            continue
        end = chunks[at + 2] if at + 2 < len(chunks) else None
        if end is None or end.first > chunks[at + 1].last:
            yield match.of_another(at + 1, "_included", is_part=True)


def _summed(row: str, chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """The total of those told just before: "two more bodies were found, bringing the total to 19".

    Those who are counted come before it, what befell them stands with them.
    """
    at = row.find(Tag.TOTAL)
    if not 0 < at < len(row) - 1 or row[at + 1] not in (Tag.BARE, Tag.COUNT):
        return
    if any(match.who == at + 1 for match in found):
        return
    last = max((m for m in found if max(m.who, m.what) < at), key=lambda m: m.who, default=None)
    if last is not None:
        yield replace(last, who=at + 1, rule=SUMMED, is_increment=False, is_part=False)


def _unhurt(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """The second of the two things that befell nobody: "no casualties"."""
    for match in tuple(found):
        told = chunks[match.what].predicates
        if match.who == match.what and len(told) > 1:
            yield replace(match, predicate=told[1])


def _protesters(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """A number of protesters to whom nothing is said to have been done."""
    known = {match.who for match in found}
    for at, chunk in enumerate(chunks):
        if chunk.group != PROTESTER or chunk.tag is not Tag.COUNT or at in known:
            continue
        if chunk.number is not None and chunk.number.best > 0:
            yield Match(at, at, Predicate(Kind.PROTESTERS, Tag.COUNT), PROTESTERS)
