"""What people do to themselves: who "himself" is, and whose hand a death by one's own was."""

from collections.abc import Iterator

from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.fitting import fitting
from streams.extract.grammar.match import REFLEXIVE, Match
from streams.extract.grammar.tags import Tag

REACH = 8
"""Chunks from a verb to "himself", at most."""
JOINABLE = (Tag.ONE, Tag.COUNT)
VERBS = (Tag.HARMED, Tag.HARMING, Tag.HARM)
SELVES = (Tag.SELF, Tag.SELVES)


def reflexive(chunks: list[Chunk], found: list[Match]) -> Iterator[Match]:
    """Who did it to himself: "shot his wife and himself", "before taking his own life"."""
    known = {(match.who, match.kind) for match in found}
    for at, chunk in enumerate(chunks):
        what = _verb_of_self(chunks, at) if chunk.tag in SELVES else None
        if _is_own_death(chunks, at):
            what = at
        if what is None:
            continue
        who = _themselves(chunks, what) if chunk.tag is Tag.SELVES else _himself(chunks, what)
        predicate = None if who is None else fitting(chunks[who], chunks[what].predicates)
        if who is not None and predicate is not None and (who, predicate.kind) not in known:
            yield Match(who, what, predicate, REFLEXIVE)


def _is_own_death(chunks: list[Chunk], at: int) -> bool:
    """Whether a clause ends in a death by one's own hand: "before taking his own life"."""
    is_own = chunks[at].tag is Tag.DIED and chunks[at].predicates[0].by_himself
    return is_own and at > 0 and chunks[at - 1].tag is Tag.CLAUSE


def _himself(chunks: list[Chunk], what: int) -> int | None:
    """Who did something to himself, of those before the verb."""
    next_to = what - 1 - (what > 1 and chunks[what - 1].tag is Tag.OTHER)  # an adverb between
    if what and chunks[what].tag is Tag.HARMING and chunks[next_to].tag is Tag.ONE:
        return next_to  # "points to the boy shooting himself"
    persons = [i for i in range(what - 1, -1, -1) if chunks[i].tag is Tag.ONE]
    return next((i for i in persons if not _is_object(chunks, i)), next(iter(persons), None))


def _themselves(chunks: list[Chunk], what: int) -> int | None:
    """The one who did something to "themselves": nobody who speaks of others, or of several."""
    for i in range(what - 1, -1, -1):
        if chunks[i].tag in (Tag.PEOPLE, Tag.COUNT, Tag.CLAUSE):
            return None
        if chunks[i].tag is Tag.ONE and not _is_object(chunks, i):
            return i
    return None


def _is_object(chunks: list[Chunk], at: int) -> bool:
    """Whether somebody is a verb's or a preposition's object, and no relative clause tells more."""
    if chunks[at].is_subject or (at + 1 < len(chunks) and chunks[at + 1].tag is Tag.WHO):
        return False
    while at > 1 and chunks[at - 1].tag is Tag.AND and chunks[at - 2].tag in JOINABLE:
        at -= 2  # "shot his wife and her son, then himself"
    if at == 0:
        return False
    return chunks[at - 1].tag in (*VERBS, Tag.OF, Tag.TO, Tag.AT, Tag.BY, Tag.FROM)


def _verb_of_self(chunks: list[Chunk], at: int) -> int | None:
    """The verb that "himself" is the object of, alone or last in a list of objects."""
    reach = range(at - 1, max(-1, at - REACH), -1)
    what = next((i for i in reach if chunks[i].tag in VERBS), None)
    is_then = chunks[at].first > chunks[at - 1].last  # "kills son then herself"
    if what is None:
        return None
    if what == at - 1:
        return what if not is_then else None  # "a suspect of a shooting barricaded himself"
    links = {chunk.tag for chunk in chunks[max(what, at - 2) : at]}
    return what if is_then or links & {Tag.AND, Tag.COMMA} else None
