"""Ages told right after a number of people: "three men, ages 19, 20 and 30, were hurt"."""

from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.tags import Tag

AGE = "age"
OLDEST = 120
LINKS = (Tag.COMMA, Tag.AND)
NEXT_PARTY = frozenset({Tag.COUNT, Tag.ONE, Tag.BARE})


def with_ages(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with the ages that stand after a number of people as a part of its own."""
    if not any(map(_opens_ages, chunks, chunks[1:])):
        return chunks
    result: list[Chunk] = []
    at = 0
    while at < len(chunks):
        end = _ages_end(chunks, at)
        if end > at + 1:
            chunks[at].last = chunks[end - 1].last
        result.append(chunks[at])
        at = end
    return result


def _opens_ages(chunk: Chunk, after: Chunk) -> bool:
    return chunk.tag is Tag.COUNT and after.tag is Tag.COMMA and chunk.number is not None


def _ages_end(chunks: list[Chunk], at: int) -> int:
    """The chunk after the ages of those at `at`; the next one where none are told."""
    if at + 2 >= len(chunks) or not _opens_ages(chunks[at], chunks[at + 1]):
        return at + 1
    first = at + 2
    if chunks[first].tag is Tag.OTHER and chunks[first].number is None:  # "ages", "aged"
        first += 1
    ages: list[Chunk] = []
    end = after = first
    while after < len(chunks) and _may_be_age(chunks[after]):
        ages.append(chunks[after])
        end = after = after + 1
        while after < len(chunks) and chunks[after].tag in LINKS:
            after += 1
    if not _are_ages(ages, chunks[at], is_told=first > at + 2):
        return at + 1
    closes = end < len(chunks) and chunks[end].tag is Tag.COMMA
    goes_on = end + 1 < len(chunks) and chunks[end + 1].tag in NEXT_PARTY
    return end + 1 if closes and not goes_on else end


def _may_be_age(chunk: Chunk) -> bool:
    is_bare = chunk.tag is Tag.BARE or chunk.no_count == AGE
    return is_bare and chunk.number is not None and chunk.number.best <= OLDEST


def _are_ages(ages: list[Chunk], who: Chunk, *, is_told: bool) -> bool:
    """Whether numbers are ages: they are called so, or are as many as the people."""
    if is_told:
        return any(age.no_count == AGE for age in ages)
    return who.number is not None and len(ages) == who.number.best > 1
