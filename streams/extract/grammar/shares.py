"""Wholes and their shares: "one of three people shot", "one of three died"."""

from schemas import Kind
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.match import FOLLOWED, Match
from streams.extract.grammar.tags import Tag, compile_pattern

AFTER_CLAUSE = compile_pattern("WHO .* OTHER DET .* BE$")
"""What stands before a main verb: "100 of the 900 people who held the square were arrested"."""
RELIEF = (Kind.RELEASED, Kind.RESCUED)


def mark_shares(row: str, chunks: list[Chunk], found: list[Match]) -> None:
    """Tell the whole from its share: "he was one of three people shot", "was among six killed"."""
    for match in found:
        between = row[match.who + 1 : match.what]
        if chunks[match.who].whole is not None and match.what == match.who:
            match.is_of_whole = True  # "14 of 18 kidnapped players"
        if chunks[match.who].whole is not None and match.what > match.who:
            is_next = not between and not _is_finite(chunks[match.what])
            is_relative = between[:1] in (Tag.WHO, Tag.TO) and not (
                _is_second(match, found) or AFTER_CLAUSE.search(between)
            )
            match.is_of_whole = is_relative or (is_next and not _is_relief(match, found))
        if Tag.AMONG in between:
            inside = range(match.who + 1 + between.index(Tag.AMONG), match.what)
            wholes = (m for m in found if m.what == match.what and not m.is_part)
            match.is_part = any(m.who in inside for m in wholes)


def _is_relief(match: Match, found: list[Match]) -> bool:
    """Whether it ended what had befallen the whole: "five of nine trapped miners rescued"."""
    is_last = all(m.what <= match.what for m in found if m.who == match.who)
    return match.kind in RELIEF and is_last


def is_of_portion(match: Match, chunks: list[Chunk]) -> bool:
    """Whether it befell a part of them; "half of the 40 displaced" tells of 40 all the same."""
    is_next = match.what == match.who + 1 and not _is_finite(chunks[match.what])
    return chunks[match.who].of_portion and match.what != match.who and not is_next


def _is_second(match: Match, found: list[Match]) -> bool:
    """Whether a clause has told something else before: "one of two who were shot has died"."""
    is_joined = match.rule.endswith(FOLLOWED)
    return not is_joined and any(m.who == match.who and m.what < match.what for m in found)


def _is_finite(what: Chunk) -> bool:
    """Whether a verb is of the share, and no participle of the whole: "two of the three died"."""
    return what.tag is Tag.DIED and what.last - what.first == 1
