"""A number and what it counts: "twelve police officers", "353", "60 houses", "12 deaths"."""

from dataclasses import replace

from schemas import Qualifier
from streams.extract.english.chunk import Chunk
from streams.extract.english.function_words import (
    ADVERBS_NOT,
    MORE,
    NOUN_PHRASE_ENDS,
    PARTITIVE,
    PRONOUNS,
)
from streams.extract.english.not_counts import is_no_count
from streams.extract.english.numbers import Number, read_number
from streams.extract.english.people import plural_group, singular_group
from streams.extract.english.place_words import DEMONYMS
from streams.extract.english.tags import Tag
from streams.extract.english.things import BUILDINGS, THINGS
from streams.extract.english.vocabulary import COUNTED_EVENTS, WORDS, Predicate
from streams.extract.lexicon import words
from streams.extract.text import Token

MAX_WORDS = 7
"""Words of the longest noun phrase that is looked through for its noun."""
ON_TOP = words("another additional further")


def read_counted(tokens: list[Token], at: int) -> Chunk | None:
    """The number that starts at this token, with its noun; None where none does."""
    number = read_number(tokens, at)
    if number is None:
        return None
    if is_no_count(tokens, number):
        return Chunk(Tag.OTHER, at, number.last)
    found = _share(tokens, number, _skip_trailing_hedge(tokens, number.last))
    on_top = any(token.lower in ON_TOP for token in tokens[at : number.first])
    return replace(found, more=True) if on_top else found


def _skip_trailing_hedge(tokens: list[Token], at: int) -> int:
    following = tuple(token.lower for token in tokens[at : at + 2])
    if following[:1] == ("+",):
        return at + 1
    return at + 2 if following in (("or", "more"), ("or", "so")) else at


def _share(tokens: list[Token], number: Number, at: int) -> Chunk:
    """A number that may be a share: "two of them", "12 of the 30 passengers"."""
    if at + 1 >= len(tokens) or tokens[at].lower != "of":
        return _counted(tokens, number, at)
    if tokens[at + 1].lower in PRONOUNS and not _people_follow(tokens, at + 2):
        return Chunk(Tag.COUNT, number.opening, at + 2, number=number, who=(at + 1, at + 2))
    at += 1
    while at < len(tokens) and tokens[at].lower in PARTITIVE:
        at += 1
    whole = read_number(tokens, at) if at < len(tokens) else None
    at = whole.last if whole else at
    if number.qualifier is Qualifier.EXACT and not _people_follow(tokens, at):
        is_told = at == len(tokens) or whole is not None or tokens[at].lower in WORDS
        tag = Tag.BARE if is_told else Tag.OTHER
        return Chunk(tag, number.opening, number.last, number=number)
    return _counted(tokens, number, at)


def _counted(tokens: list[Token], number: Number, at: int) -> Chunk:
    more = False
    while at < len(tokens) and tokens[at].lower in MORE:
        more = True
        at += 1
    if tokens[at - 1].lower == "others":
        return Chunk(Tag.COUNT, number.opening, at, number=number, who=(at - 1, at), more=True)
    found = _noun(tokens, number, at)
    return replace(found, more=True) if more else found


def _noun(tokens: list[Token], number: Number, start: int) -> Chunk:
    """The number with the noun that follows: what the noun is decides what the chunk is."""
    predicates: tuple[Predicate, ...] = ()
    at = start
    while at < min(len(tokens), start + MAX_WORDS):
        word = tokens[at].lower
        is_people, _ = _people(word, number)
        if is_people:
            return _people_phrase(tokens, number, start, at, predicates)
        if _tells_a_kind(word, number):
            predicate = Predicate(COUNTED_EVENTS[word], Tag.EVENT)
            who = (start, at + 1)
            return Chunk(Tag.TALLY, number.opening, at + 1, (predicate,), number, who=who)
        if word in BUILDINGS or word == "lives":
            tag = Tag.LIVES if word == "lives" else Tag.BUILDINGS
            return Chunk(tag, number.opening, at + 1, number=number, who=(start, at + 1))
        if at == start and word in WORDS and _people_follow(tokens, at + 1):
            predicates = WORDS[word]
        elif word in WORDS or _ends_phrase(tokens[at]):
            break
        at += 1
    if at == start and _is_gunshot(tokens, start):
        return Chunk(Tag.OTHER, number.opening, start + 1)
    if at == start:
        return Chunk(Tag.BARE, number.opening, start, number=number)
    return _unknown(tokens, number, start, at)


def _is_gunshot(tokens: list[Token], at: int) -> bool:
    """Whether it is "one shot" that was fired; a headline's "1 shot" is a person."""
    pair = [token.lower for token in tokens[max(0, at - 1) : at + 1]]
    return pair == ["one", "shot"]


def _people(word: str, number: Number) -> tuple[bool, str | None]:
    return singular_group(word) if number.best == 1 else plural_group(word)


def _tells_a_kind(word: str, number: Number) -> bool:
    return word in COUNTED_EVENTS and word.endswith("s") == (number.best != 1)


def _people_phrase(
    tokens: list[Token],
    number: Number,
    start: int,
    at: int,
    predicates: tuple[Predicate, ...],
) -> Chunk:
    """A number of people, to the last noun that names them: "police officers"."""
    _, group = _people(tokens[at].lower, number)
    last = at + 1
    while last < len(tokens):
        is_people, other = _people(tokens[last].lower, number)
        if not is_people:
            break
        group = other or group
        last += 1
    if last < len(tokens) and tokens[last].lower in THINGS:  # "12 police cars"
        return Chunk(Tag.OTHER, number.opening, last + 1)
    is_tally = bool(predicates) and predicates[0].tag in (Tag.HARMED, Tag.STATE)
    return Chunk(
        tag=Tag.TALLY if is_tally else Tag.COUNT,
        first=number.opening,
        last=last,
        predicates=predicates if is_tally else (),
        number=number,
        group=group,
        who=(start, last),
    )


def _unknown(tokens: list[Token], number: Number, start: int, last: int) -> Chunk:
    """A number of what no list knows: of people if a people's name, else perhaps of things."""
    if any(token.lower in THINGS for token in tokens[start:last]):
        return Chunk(Tag.OTHER, number.opening, last)
    noun = tokens[last - 1].text
    if not noun.lower().endswith("s") or number.best == 1:
        return Chunk(Tag.BARE, number.opening, start, number=number)
    is_nation = noun.lower().removesuffix("s") in DEMONYMS
    tag = Tag.COUNT if is_nation else Tag.THINGS
    return Chunk(tag, number.opening, last, number=number, who=(start, last))


def _ends_phrase(token: Token) -> bool:
    word = token.lower
    if not word[0].isalnum() or (word in NOUN_PHRASE_ENDS and token.text != "US"):
        return True
    return word.endswith("ly") and word not in ADVERBS_NOT


def _people_follow(tokens: list[Token], at: int) -> bool:
    """Whether a noun for people stands among the next words, before anything else begins."""
    for token in tokens[at : at + 3]:
        if plural_group(token.lower)[0]:
            return True
        if _ends_phrase(token):
            return False
    return False
