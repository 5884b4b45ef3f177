"""The predicates of the lexicon by the words that tell them."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import Kind
from streams.extract.english import predicates as lexicon
from streams.extract.english.inflection import past, plural, present_participle, third_person
from streams.extract.english.tags import Tag
from streams.extract.lexicon import phrases, words


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a word or phrase tells, and the part of speech that it tells it in."""

    kind: Kind
    tag: Tag
    fate_open: bool = False
    """Whether those whom it befell may be dead or alive: "shot", "rushed to hospital"."""


Words = tuple[str, ...]


def _verbs(entries: str, kind: Kind, fate_open: bool) -> Iterator[tuple[str, Predicate]]:
    """All forms of transitive verbs; a form that is also the past is the past."""
    harmed = Predicate(kind, Tag.HARMED, fate_open)
    harming = Predicate(kind, Tag.HARMING, fate_open)
    harm = Predicate(kind, Tag.HARM, fate_open)
    for entry in entries.split():
        base, pasts = _parts(entry)
        yield from ((form, harmed) for form in pasts)
        yield present_participle(base), harming
        yield third_person(base), harm
        if base not in pasts:
            yield base, harm


def _parts(entry: str) -> tuple[str, list[str]]:
    base, *irregular = entry.split("/")
    return base, irregular or [past(base)]


def _intransitive(entries: str, kind: Kind) -> Iterator[tuple[str, Predicate]]:
    for entry in entries.split():
        base, pasts = _parts(entry)
        for form in (base, third_person(base), present_participle(base), *pasts):
            yield form, Predicate(kind, Tag.DIED)


def _single_words() -> Iterator[tuple[str, Predicate]]:
    for kind, verbs in lexicon.TRANSITIVE.items():
        yield from _verbs(verbs, kind, fate_open=False)
    yield from _verbs(lexicon.OPEN_FATE, Kind.INJURED, fate_open=True)
    for kind, verbs in lexicon.INTRANSITIVE.items():
        yield from _intransitive(verbs, kind)
    for kind, adjectives in lexicon.ADJECTIVES.items():
        yield from ((word, Predicate(kind, Tag.STATE)) for word in adjectives.split())
    for kind, nouns in lexicon.EVENTS.items():
        for noun in nouns.split():
            yield noun, Predicate(kind, Tag.EVENT)
            yield plural(noun), Predicate(kind, Tag.EVENT)


def _by_word() -> dict[str, tuple[Predicate, ...]]:
    """A word's predicates, of the part of speech that is listed first."""
    words: dict[str, tuple[Predicate, ...]] = {}
    for word, predicate in _single_words():
        known = words.get(word, ())
        if not known or (known[0].tag is predicate.tag and predicate not in known):
            words[word] = (*known, predicate)
    return words


def _all_phrases() -> Iterator[tuple[Words, Predicate]]:
    for table, tag in (
        (lexicon.HARMED_PHRASES, Tag.HARMED),
        (lexicon.HARMING_PHRASES, Tag.HARMING),
        (lexicon.HARM_PHRASES, Tag.HARM),
        (lexicon.DIED_PHRASES, Tag.DIED),
        (lexicon.STATE_PHRASES, Tag.STATE),
        (lexicon.TOLL_PHRASES, Tag.TOLL),
    ):
        for kind, listed in table.items():
            yield from ((phrase, Predicate(kind, tag)) for phrase in phrases(listed))
    for tag, listed in lexicon.OPEN_FATE_PHRASES.items():
        yield from ((phrase, Predicate(Kind.INJURED, tag, True)) for phrase in phrases(listed))


def _by_opening() -> dict[str, list[tuple[Words, Predicate]]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[Words, Predicate]]] = {}
    for phrase, predicate in _all_phrases():
        found.setdefault(phrase[0], []).append((phrase, predicate))
    for listed in found.values():
        listed.sort(key=lambda item: -len(item[0]))
    return found


def _fatal_events() -> dict[Words, tuple[int, Kind]]:
    """Events by whose name people were killed or hit, with how many at least."""
    events: dict[Words, tuple[int, Kind]] = {("murder-suicide",): (2, Kind.KILLED)}
    for kind, nouns in lexicon.FATAL_NOUNS.items():
        for size, victims in lexicon.FATAL_SIZES.items():
            events |= {(size, noun): (victims, kind) for noun in nouns.split()}
    for adjective in lexicon.FATAL_ADJECTIVES.split():
        events |= {(adjective, what): (1, Kind.KILLED) for what in lexicon.FATAL_OCCASIONS.split()}
    return events


def _counted_events() -> dict[str, Kind]:
    return {
        form: kind
        for kind, nouns in lexicon.EVENTS.items()
        for noun in nouns.split()
        if noun not in lexicon.NEVER_COUNTED
        for form in (noun, plural(noun))
    } | lexicon.COUNTED_PEOPLE


WORDS = _by_word()
PHRASES = _by_opening()
FATAL_EVENTS = _fatal_events()
FATAL_OPENINGS = frozenset(event[0] for event in FATAL_EVENTS)
COUNTED_EVENTS = _counted_events()
"""Nouns that tell a kind when they are counted: "12 deaths", "two bodies"."""
TRIGGERS = (
    frozenset(WORDS)
    | frozenset(COUNTED_EVENTS)
    | frozenset(max(phrase, key=len) for listed in PHRASES.values() for phrase, _ in listed)
    | frozenset(event[-1] for event in FATAL_EVENTS)
    | lexicon.PROTESTERS
    | words("life lives")
)
"""A sentence without any of these words holds no figure."""
