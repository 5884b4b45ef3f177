"""The predicates of the lexicon by the words that tell them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from schemas import Kind
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.predicates import Predicate, PredicateWords
from streams.extract.grammar.tags import Tag
from streams.extract.lexicon import phrases
from streams.extract.spanish import predicates as lexicon
from streams.extract.spanish.inflection import Verb, agreeing, plural

Told = Iterator[tuple[str, Predicate]]


def _transitive(entries: str, kind: Kind, *, fate_open: bool = False) -> Told:
    for verb in map(Verb.of, entries.split()):
        yield from ((form, Predicate(kind, Tag.HARM, fate_open=fate_open)) for form in verb.finite)
        yield verb.gerund, Predicate(kind, Tag.HARMING, fate_open=fate_open)
        yield from (
            (form, Predicate(kind, Tag.HARMED, fate_open=fate_open)) for form in verb.participles
        )


def _intransitive(entries: str, kind: Kind) -> Told:
    for verb in map(Verb.of, entries.split()):
        yield from ((form, Predicate(kind, Tag.DIED)) for form in (*verb.finite, verb.gerund))
        if verb.participle not in lexicon.NO_STATES:
            yield from ((form, Predicate(kind, Tag.STATE)) for form in verb.participles)


def _single_words() -> Told:
    for kind, verbs in lexicon.TRANSITIVE.items():
        yield from _transitive(verbs, kind)
    for kind, verbs in lexicon.OF_PEOPLE.items():
        for verb in map(Verb.of, verbs.split()):
            yield from ((form, Predicate(kind, Tag.HARM, of_people=True)) for form in verb.finite)
    yield from _transitive(lexicon.OPEN_FATE, Kind.INJURED, fate_open=True)
    for kind, verbs in lexicon.INTRANSITIVE.items():
        yield from _intransitive(verbs, kind)
    for kind, adjectives in lexicon.ADJECTIVES.items():
        for entry in adjectives.split():
            yield from ((form, Predicate(kind, Tag.STATE)) for form in agreeing(entry))
    for kind, nouns in lexicon.EVENTS.items():
        for noun in nouns.split():
            yield from ((form, Predicate(kind, Tag.EVENT)) for form in agreeing(noun))
    for noun in lexicon.WOUNDS.split():
        yield from ((form, Predicate(Kind.INJURED, Tag.WOUND)) for form in (noun, plural(noun)))


def _by_word() -> dict[str, tuple[Predicate, ...]]:
    """A word's predicates, of the part of speech that is listed first."""
    words: dict[str, tuple[Predicate, ...]] = {}
    for word, predicate in _single_words():
        known = words.get(word, ())
        if not known or (known[0].tag is predicate.tag and predicate not in known):
            words[word] = (*known, predicate)
    return words


def _finite(entry: str) -> Iterable[str]:
    verb = Verb.of(entry)
    return (*verb.finite, verb.gerund, verb.participle)


INFLECTED: tuple[tuple[Mapping[Kind, str], Tag, Callable[[str], Iterable[str]]], ...] = (
    (lexicon.HARM_PHRASES, Tag.HARM, _finite),
    (lexicon.HARMED_PHRASES, Tag.HARMED, agreeing),
    (lexicon.DIED_PHRASES, Tag.DIED, _finite),
)
"""The phrases whose first word is inflected, and how."""


def _treatments() -> Iterator[tuple[Phrase, Predicate]]:
    """Of whom a doctor takes care, for a wound: "atendidos por quemaduras"."""
    told = Predicate(Kind.INJURED, Tag.HARMED)
    for treated, why, wound in product(*map(str.split, lexicon.TREATMENT)):
        yield from (((form, why, plural(wound)), told) for form in agreeing(treated))


def _all_phrases() -> Iterator[tuple[Phrase, Predicate]]:
    for table, tag, forms in INFLECTED:
        for kind, listed in table.items():
            for first, *rest in phrases(listed):
                yield from (((form, *rest), Predicate(kind, tag)) for form in forms(first))
    for first, *rest in phrases(lexicon.OPEN_FATE_HARMED):
        shot = Predicate(Kind.INJURED, Tag.HARMED, fate_open=True)
        yield from (((form, *rest), shot) for form in agreeing(first))
    yield from _treatments()
    for kind, listed in lexicon.STATE_PHRASES.items():
        yield from ((phrase, Predicate(kind, Tag.STATE)) for phrase in phrases(listed))
    for kind, listed in lexicon.TOLL_OF.items():
        for noun in lexicon.TOLL_NOUNS.split():
            for whom in phrases(listed):
                yield (noun, "de", *whom), Predicate(kind, Tag.TOLL)
    for phrase in phrases(lexicon.TOLL_ALONE):
        yield phrase, Predicate(Kind.KILLED, Tag.TOLL)


def _victims() -> dict[Phrase, tuple[int, Predicate]]:
    """Events by whose name people were killed, with how many at least: "doble homicidio"."""
    killed = Predicate(Kind.KILLED, Tag.FATAL)
    return {
        (size, noun): (victims, killed)
        for size, victims in lexicon.FATAL_SIZES.items()
        for noun in lexicon.FATAL_NOUNS.split()
    }


def _counted() -> dict[str, Kind]:
    events = {
        form: kind
        for kind, nouns in lexicon.EVENTS.items()
        for noun in nouns.split()
        if noun in lexicon.COUNTED_EVENTS
        for form in (noun, plural(noun))
    }
    people = {
        form: kind
        for kind, listed in lexicon.COUNTED_PEOPLE.items()
        for entry in listed.split()
        for form in agreeing(entry)
    }
    return events | people


def _with_care(told: Phrase, predicate: Predicate) -> Predicate:
    """A predicate, marked where its words tell of a hospital."""
    is_care = any(word.startswith(lexicon.HOSPITAL) for word in told)
    return replace(predicate, in_care=is_care and predicate.kind is Kind.INJURED)


SPANISH_PREDICATES = PredicateWords(
    words={
        word: tuple(_with_care((word,), predicate) for predicate in told)
        for word, told in _by_word().items()
    },
    phrases={phrase: _with_care(phrase, predicate) for phrase, predicate in _all_phrases()},
    victims=_victims(),
    counted=_counted(),
    cases={},
    casualties=frozenset(),  # "víctimas" mostly has an adjective that says which: "mortales"
)
