"""One person, named or described, without a number."""

from streams.extract.english.chunk import Chunk
from streams.extract.english.function_words import (
    ANOTHER,
    DETERMINERS,
    NOUN_PHRASE_ENDS,
    PERSONAL,
)
from streams.extract.english.people import plural_group, singular_group
from streams.extract.english.tags import Tag
from streams.extract.english.things import THINGS
from streams.extract.english.vocabulary import WORDS
from streams.extract.lexicon import words
from streams.extract.text import Token

COLLECTIVES = words("family household police couple crew")
"""Nouns that look like one person's but name several, or qualify the next noun."""
OWNERS = ("'s", "’s", "s'", "s’")
AFTER_AGE = words(", ) . of was")
HEADLINE_MARKS = words(": ; | ,")
MAX_WORDS = 7


def read_named(tokens: list[Token], at: int, names: dict[int, int]) -> Chunk | None:
    """The person whose name starts at this token: "Ana Duarte, 24", "Ana Duarte's"."""
    if at not in names:
        return None
    last = names[at]
    if tokens[last - 1].lower.endswith(OWNERS):
        return Chunk(Tag.OWNER, at, last, who=(at, last), name=(at, last))
    age, end = _age_after(tokens, last)
    return Chunk(Tag.ONE, at, end, who=(at, last), name=(at, last), age=age)


def read_described(tokens: list[Token], at: int, names: dict[int, int]) -> Chunk | None:
    """The person whom a noun or a pronoun tells: "a young policeman", "the 24-year-old", "he".

    At the start of a headline the article is left out: "Policeman shot".
    """
    word = tokens[at].lower
    if word in PERSONAL:
        return Chunk(Tag.ONE, at, at + 1, who=(at, at + 1))
    has_article = word in DETERMINERS
    if not has_article and not word.endswith("-year-old") and not _is_opening(tokens, at):
        return None
    noun, group, age = _singular_noun(tokens, at + has_article)
    if noun is None or tokens[noun].lower in COLLECTIVES or _qualifies(tokens, noun + 1):
        return None
    last = names.get(noun + 1, noun + 1)  # "the driver Ana Duarte"
    name = (noun + 1, last) if last > noun + 1 else None
    is_owner = tokens[last - 1].lower.endswith(OWNERS)
    age_after, end = _age_after(tokens, last)
    return Chunk(
        tag=Tag.OWNER if is_owner else Tag.ONE,
        first=at,
        last=end,
        group=group,
        who=(at, last),
        more=any(token.lower in ANOTHER for token in tokens[at:noun]),
        name=name,
        age=age or age_after,
    )


def _is_opening(tokens: list[Token], at: int) -> bool:
    """Whether a noun without its article may start here, as at the start of a headline."""
    if at == 0 or tokens[at - 1].text in HEADLINE_MARKS:
        return tokens[at].text[0].isupper()
    before = tokens[at - 1].lower  # "kills woman", "a man and woman"
    return (before == "and" or before in WORDS) and singular_group(tokens[at].lower)[0]


def _qualifies(tokens: list[Token], at: int) -> bool:
    """Whether the noun before this token only qualifies the next: "the student leaders"."""
    if at == len(tokens):
        return False
    return tokens[at].lower in THINGS or plural_group(tokens[at].lower)[0]


def _singular_noun(tokens: list[Token], start: int) -> tuple[int | None, str | None, int | None]:
    """The last noun of the phrase that names a person, its group, and the age that it tells."""
    noun: int | None = None
    group: str | None = None
    age: int | None = None
    for at in range(start, min(len(tokens), start + MAX_WORDS - 1)):
        word = tokens[at].lower
        is_person, of_group = singular_group(word)
        if is_person:
            noun, group, age = at, of_group or group, _age_in(word) or age
        elif noun is not None or word in NOUN_PHRASE_ENDS or word in WORDS or not word[0].isalnum():
            break
    return noun, group, age


def _age_in(word: str) -> int | None:
    """The age in "24-year-old"."""
    digits = word.split("-", 1)[0]
    is_age = word.endswith("-year-old") and len(digits) <= 3 and digits.isascii()
    return int(digits) if is_age and digits.isdigit() else None


def _age_after(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """The age that follows, "Ana Duarte, 24, ...", and the token after it (else this one)."""
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return None, at
    age = tokens[at + 1].text
    closes = at + 2 == len(tokens) or tokens[at + 2].text in AFTER_AGE
    if not closes or len(age) > 3 or not age.isascii() or not age.isdigit():
        return None, at
    is_aside = at + 2 < len(tokens) and tokens[at + 2].text in (",", ")")
    return int(age), at + 2 + is_aside
