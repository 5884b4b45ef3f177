"""Parties that are told in one breath: of what befell one, the others suffered the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from streams.extract.claims import NEVER_THE_SAME
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.numbers import Number
from streams.extract.grammar.tags import Tag

Pair = tuple[int, int]
"""Two chunks of which the same is told."""


@dataclass(frozen=True, slots=True)
class Company:
    """Who is told together in a sentence."""

    pairs: tuple[Pair, ...]
    """Neighbours in a list: "six nurses and two drivers"."""
    parts: tuple[Pair, ...]
    """A whole and a part of it: "four people, including two children"."""
    named: tuple[Pair, ...]
    """Those of them where the parts are all of the whole: "two men, Luis Romero and Ben Okoro"."""


def company(
    row: str, chunks: list[Chunk], joined: re.Pattern[str], included: re.Pattern[str]
) -> Company:
    """Who is told together in the row of a sentence's tags; the patterns are the rule book's."""
    pairs: list[Pair] = []
    parts: list[Pair] = []
    all_named: list[Pair] = []
    joins = [pair.span() for pair in joined.finditer(row)]
    for parties in _lists(row, chunks, joins):
        named = list(_named(parties, row, chunks))
        all_named.extend(named)
        those = {party for _, party in named}
        pairs.extend(pairwise([party for party in parties if party not in those]))
    starts = range(len(row)) if Tag.AMONG in row else ()
    parts.extend((at, part.end()) for at in starts if (part := included.match(row, at)))
    parts.extend((one, other) for one, other in joins if chunks[other].of_those)
    return Company(tuple(pairs), (*all_named, *parts), tuple(all_named))


def _named(parties: list[int], row: str, chunks: list[Chunk]) -> Iterator[Pair]:
    """Those of a list who only tell who a number is: "two men, Luis Romero and Ben Okoro,"."""
    for at, whole in enumerate(parties[:-1]):
        those = _of_all(parties[at + 1 :], chunks, chunks[whole].number)
        if not those or Tag.AND in row[whole : those[0]]:
            continue
        if all(_may_name(chunks[party], chunks[whole]) for party in those):
            yield from ((whole, party) for party in those)


def _of_all(parties: list[int], chunks: list[Chunk], whole: Number | None) -> list[int]:
    """The first of the parties that make so many together; none where they don't.

    A number after its like is no part: "two adults, two children killed".
    """
    left = whole.best if whole else 0
    for at, party in enumerate(parties):
        number = chunks[party].number
        left -= number.best if number else 1
        if left <= 0:
            is_like = at == 0 and number is not None
            return parties[: at + 1] if left == 0 and not is_like else []
    return []


def _may_name(party: Chunk, whole: Chunk) -> bool:
    """Whether one may be of those counted before: of "two women, a man and a baby", none is."""
    if party.tag is Tag.COUNT:  # "four people, a man and three women"; "two tourists, one French"
        return whole.group is None or party.group in (None, whole.group)
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
