"""Names of people, told by their capitals; without lower case around, by their strangeness."""

from dataclasses import dataclass

from streams.extract.text import Sentence

MAX_WORDS = 8
APOSTROPHES = ("'", "’")
QUOTES = frozenset("\"“”'‘’")
CASED_SHARE = 0.4
"""Share of words in lower case from which capitals mean names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """What a language says of names."""

    titles: frozenset[str]
    """Words that open a name: "mr", "gen"."""
    not_names: frozenset[str]
    """Words with a capital that no person's name holds."""
    common: frozenset[str]
    """The words of the language: in capitals throughout, what is none of them may be a name."""
    particles: frozenset[str]
    """Words within a name: "de", "van"."""
    owners: tuple[str, ...]
    """Endings of the possessive."""
    institutions: frozenset[str]
    """Nouns whose name is none of a person, though it looks like one: "Rosa Parks Hospital"."""
    bearers: frozenset[str] = frozenset()
    """Nouns that a name follows which is their own: "la clínica Blas de Lezo"."""
    suffixes: frozenset[str] = frozenset()
    """What may follow a surname: "jr"."""
    given: frozenset[str] = frozenset()
    """First names."""
    two_surnames: bool = False
    """Whether a second surname may follow the one that people go by."""
    and_: frozenset[str] = frozenset()
    """Words between two first names with one surname: "Ana and Luis Duarte"."""


def find_names(sentence: Sentence, words: NameWords) -> dict[int, int]:
    """The names of a sentence: the word that each starts at, and the one after its end."""
    names: dict[int, int] = {}
    lower = sentence.lower
    capitals = [at for at in sentence.capitals if lower[at] not in words.not_names]
    if not capitals:
        return names
    cased = is_cased(sentence)
    last = 0
    for at in capitals:
        if at < last:
            continue
        last = _name_end(sentence, at, words, cased)
        if last > at and last < len(lower) and lower[last] in words.institutions:
            last += 1
        elif at and lower[at - 1] in words.bearers:
            continue
        elif last - at >= 2 or (
            last > at and (_has_age(sentence, last) or _shares_surname(sentence, at, words, cased))
        ):
            names[at] = last
    return names


def add_surnames(
    sentence: Sentence, names: dict[int, int], known: frozenset[str], words: NameWords
) -> dict[int, int]:
    """The names of a sentence, with the bare surnames of people whom the text names elsewhere."""
    lower = sentence.lower
    bearers = [at for at in sentence.capitals if bare(lower[at], words) in known]
    if not bearers:
        return names
    inside = {at for first, last in names.items() for at in range(first, last)}
    found = dict(names)
    first = last = -1
    for at in bearers:
        if at not in inside and lower[at] not in words.not_names:
            first, last = (first if at == last else at), at + 1
            found[first] = last
    return found


def surname(sentence: Sentence, first: int, last: int, words: NameWords) -> str:
    """The surname that somebody of this name goes by, in lower case: its last word, mostly."""
    parts = [bare(word, words) for word in sentence.lower[first:last] if word != "."]
    while len(parts) > 1 and parts[-1] in words.suffixes:
        parts.pop()
    return _first_surname(parts, words) if words.two_surnames else parts[-1]


def _first_surname(parts: list[str], words: NameWords) -> str:
    """The first of two surnames, after the given names: Robles of "Luis Ángel Robles Mata"."""
    ornaments = words.particles | words.titles
    own = [part for part in parts if part not in ornaments and part.isalpha()] or parts
    given = 1
    while given < len(own) - 1 and own[given] in words.given:
        given += 1
    is_unknown = given == 1 and len(own) > 3
    return own[min(given + is_unknown, len(own) - 1)]


def first_name(sentence: Sentence, first: int, last: int, words: NameWords) -> str | None:
    """The first word of a name, titles and ages left out, in lower case; None for one word."""
    parts = [word for word in sentence.lower[first:last] if word != "."]
    while parts and (parts[0] in words.titles or not parts[0].isalpha()):
        parts.pop(0)
    return parts[0] if len(parts) > 1 else None


def bare(word: str, words: NameWords) -> str:
    """A word without the ending of its possessive."""
    if not word.endswith(words.owners):
        return word
    is_plain = word[-1] in APOSTROPHES  # James'
    return word[:-1] if is_plain else word[:-2]


def is_cased(sentence: Sentence) -> bool:
    """Whether small letters are common, so that a capital means something."""
    words = sentence.words
    small = sum(map(str.islower, words))
    if small >= CASED_SHARE * len(words):  # most are, whatever the others may be
        return True
    return small >= CASED_SHARE * max(1, sum(map(str.isalpha, words)))


def _has_age(sentence: Sentence, at: int) -> bool:
    """Whether an age in apposition follows, which makes one word a name: "Smith, 24,"."""
    mark, age, end = (*sentence.words[at : at + 3], "", "", "")[:3]
    return mark == "," and age.isdigit() and len(age) <= 2 and end == ","


def _shares_surname(sentence: Sentence, at: int, words: NameWords, cased: bool) -> bool:
    """Whether a first name has the surname of the next name: "Ana and Luis Duarte"."""
    given = (*sentence.lower[at : at + 3], "", "", "")
    if given[1] not in words.and_ or not {given[0], given[2]} <= words.given:
        return False
    return _name_end(sentence, at + 2, words, cased) - at >= 4


def _name_end(sentence: Sentence, at: int, words: NameWords, cased: bool) -> int:
    last, end, lower = at, min(len(sentence), at + MAX_WORDS), sentence.lower
    while last < end:
        is_quoted = last > at and lower[last] in QUOTES
        if is_quoted and _is_nickname(sentence, last, words, cased):
            last += 3
            continue
        if not _is_name_word(sentence, last, words, cased):
            is_inside = last > at and lower[last] in words.particles
            after = last + 1
            if not is_inside or after >= len(lower):
                break
            if lower[after] in words.particles and after + 1 < len(lower):
                after += 1
            if not _is_name_word(sentence, after, words, cased):
                break
            last = after
        last += 1
        word = lower[last - 1]
        ends_title = word in words.titles or len(word) == 1
        is_stop = last < len(lower) and lower[last] == "."
        is_inside = is_stop and last + 1 < len(lower)
        if ends_title and is_inside and _is_name_word(sentence, last + 1, words, cased):
            last += 1
        if word.endswith(words.owners):
            break
    return last


def _is_nickname(sentence: Sentence, at: int, words: NameWords, cased: bool) -> bool:
    """Whether a nickname's first quotation mark is here, and the name goes on: "Joe “Red” Hill"."""
    if at + 3 >= len(sentence):
        return False
    closes = sentence.words[at + 2] in QUOTES
    return closes and all(_is_name_word(sentence, i, words, cased) for i in (at + 1, at + 3))


def _is_name_word(sentence: Sentence, at: int, words: NameWords, cased: bool) -> bool:
    text, lower = sentence.words[at], sentence.lower[at]
    if not text[0].isupper() or lower in words.not_names:
        return False
    if cased:
        has_digit = not text.isalpha() and any(map(str.isdigit, text))
        is_suffix = lower in words.suffixes
        return (not text.isupper() or len(text) == 1 or is_suffix) and not has_digit
    if len(text) == 1 or lower in words.titles:
        return True
    name = bare(lower, words)
    return name.isalpha() and name not in words.common
