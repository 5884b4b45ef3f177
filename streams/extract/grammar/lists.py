"""Parties that are told in one breath: of what befell one, the others suffered the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from streams.extract.claims import BY_AGE_AND_SEX, NEVER_THE_SAME
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.tags import Tag

OF_WHOLE = frozenset({Tag.OF, Tag.OTHER, Tag.DET, Tag.AT})
"""What hangs on a number that is then broken down: "four people from Lima, three men and"."""
Pair = tuple[int, int]
"""Two chunks of which the same is told."""


@dataclass(frozen=True, slots=True)
class Company:
    """Who is told together in a sentence."""

    pairs: tuple[Pair, ...]
    """Neighbours in a list: "six nurses and two drivers"."""
    parts: tuple[Pair, ...]
    """A whole and a part of it: "four people, including two children"."""
    broken_down: tuple[Pair, ...]
    """The same where the parts are all of it: "four people, three men and a girl,"."""


def company(
    row: str, chunks: list[Chunk], joined: re.Pattern[str], included: re.Pattern[str]
) -> Company:
    """Who is told together in the row of a sentence's tags; the patterns are the rule book's."""
    pairs: list[Pair] = []
    parts: list[Pair] = []
    broken_down: list[Pair] = []
    joins = [pair.span() for pair in joined.finditer(row)]
    for parties in _lists(row, chunks, joins):
        named = list(_named(parties, row, chunks))
        parts.extend(named)
        broken_down.extend(_broken_down(parties, row, chunks))
        those = {party for _, party in named}
        pairs.extend(pairwise([party for party in parties if party not in those]))
    starts = range(len(row)) if Tag.AMONG in row else ()
    parts.extend((at, part.end()) for at in starts if (part := included.match(row, at)))
    parts.extend((one, other) for one, other in joins if chunks[other].of_those)
    return Company(tuple(pairs), tuple(parts), tuple(broken_down))


def _named(parties: list[int], row: str, chunks: list[Chunk]) -> Iterator[Pair]:
    """Those of a list who only tell who a number is: "two men, Luis Romero and Ben Okoro,"."""
    for at, whole in enumerate(parties[:-1]):
        number = chunks[whole].number
        those = parties[at + 1 : at + 1 + number.best] if number else []
        is_of_all = number is not None and len(those) == number.best
        if not (those and is_of_all) or Tag.AND in row[whole : those[0]]:
            continue
        if all(_may_name(chunks[party], chunks[whole]) for party in those):
            yield from ((whole, party) for party in those)


def _broken_down(parties: list[int], row: str, chunks: list[Chunk]) -> Iterator[Pair]:
    """Those of a list of whom a number before is the sum: "Four people, three men and a girl,"."""
    whole, *those = parties
    number = chunks[whole].number
    counts = [one.best if (one := chunks[party].number) else 1 for party in those]
    if number is None or len(those) < 2 or sum(counts) != number.best:
        return
    link = row[whole + 1 : those[0]].rstrip(Tag.DET)
    is_set_off = link.endswith(Tag.COMMA) and OF_WHOLE.issuperset(link[:-1])
    group = chunks[whole].group
    groups = BY_AGE_AND_SEX if group is None else {group, None}
    if is_set_off and all(chunks[party].group in groups for party in those):
        yield from ((whole, party) for party in those)


def _may_name(party: Chunk, whole: Chunk) -> bool:
    """Whether one may be of those counted before: of "two women, a man and a baby", none is."""
    return party.tag is Tag.ONE and {party.group, whole.group} != NEVER_THE_SAME


def _lists(row: str, chunks: list[Chunk], joins: list[Pair]) -> Iterator[list[int]]:
    """The parties of each list: "a man, his wife and two guards"."""
    for parties in chain.from_iterable(_parted(one, row) for one in _chains(row, chunks, joins)):
        links = [row[one + 1 : other] for one, other in pairwise(parties)]
        has_and = any(Tag.AND in link or Tag.WITH in link for link in links)
        parties = _without_source(_without_appositions(parties, row, chunks), row)
        if len(parties) > 1 and (has_and or _are_two(chunks[parties[0]], chunks[parties[1]])):
            yield parties


def _parted(parties: list[int], row: str) -> list[list[int]]:
    """The parties, in two where one semicolon or dash parts them; a list has several of these."""
    links = [row[one + 1 : other] for one, other in pairwise(parties)]
    marks = [at for at, link in enumerate(links, 1) if link.rstrip(Tag.AND) == Tag.STOP]
    if len(marks) != 1:
        return [parties]
    return [parties[: marks[0]], parties[marks[0] :]]


def _chains(row: str, chunks: list[Chunk], joins: list[Pair]) -> Iterator[list[int]]:
    """Parties of which each is joined to the next."""
    parties: list[int] = []
    for one, other in joins:
        party = chunks[other]
        if party.of_those or party.is_pronoun:
            continue  # a part, or a clause of its own: "17 passengers, six of them"; "and she died"
        if parties and parties[-1] == one:
            parties.append(other)
        else:
            if parties:
                yield parties
            parties = [one, other]
    if parties:
        yield parties


def _without_appositions(parties: list[int], row: str, chunks: list[Chunk]) -> list[int]:
    """The parties without those that tell who the one before is: "Ana Duarte, a nurse"."""
    kept = parties[:1]
    for before, party in pairwise(parties):
        is_one = chunks[before].tag is chunks[party].tag is Tag.ONE
        tells = is_one and (chunks[before].name is None) is not (chunks[party].name is None)
        number = chunks[party].number
        tells = tells or (
            chunks[before].name is not None and number is not None and number.best == 1
        )
        tells = tells or chunks[party].whole is not None  # ", one of three people shot"
        is_next = Tag.AND not in row[before:party] and Tag.WITH not in row[before:party]
        if not (tells and is_next) or chunks[party].definite:
            kept.append(party)
    return kept


def _without_source(parties: list[int], row: str) -> list[int]:
    """The parties without who says so: "according to Captain Reiss, four teenagers were shot"."""
    said = row.rfind(Tag.SOURCE, 0, parties[0])
    if said < 0 or Tag.COMMA in row[said : parties[0]]:
        return parties
    end = row.find(Tag.COMMA, said)
    return [party for party in parties if party > end]


def _are_two(one: Chunk, other: Chunk) -> bool:
    """Whether two parties that a comma parts are two; one may tell who the other is."""
    if Tag.COUNT in (one.tag, other.tag):
        return {one.tag, other.tag} <= {Tag.COUNT, Tag.ONE}
    is_kin = other.is_somebodys and not one.has_article  # a headline's "kills wife, her mother"
    return (one.name is None) is (other.name is None) and (is_kin or not other.has_article)
