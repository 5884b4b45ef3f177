"""The predicates of the lexicon by the words that tell them."""

from collections.abc import Iterator
from dataclasses import replace

from schemas import Kind
from streams.extract.english import predicates as lexicon
from streams.extract.english.inflection import past, plural, present_participle, third_person
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.predicates import Predicate, PredicateWords
from streams.extract.grammar.tags import Tag
from streams.extract.lexicon import phrases


def _verbs(entries: str, kind: Kind) -> Iterator[tuple[str, Predicate]]:
    """All forms of transitive verbs; a form that is also the past is the past."""
    for entry in entries.split():
        base, pasts = _parts(entry)
        harmed, harming, harm = (
            Predicate(kind, tag, in_care=base in lexicon.OF_CARE)
            for tag in (Tag.HARMED, Tag.HARMING, Tag.HARM)
        )
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
    yield from _all_verbs()
    for kind, verbs in lexicon.OF_HEADLINES.items():
        told = Predicate(kind, Tag.HARMED, of_headlines=True)
        yield from ((word, told) for word in verbs.split())
    for kind, adjectives in lexicon.OF_HEADLINES_MANY.items():
        told = Predicate(kind, Tag.STATE, of_headlines=True, of_many=True)
        yield from ((word, told) for word in adjectives.split())
    for kind, verbs in lexicon.GATHERING.items():
        yield from ((word, Predicate(kind, Tag.GATHER)) for word in verbs.split())
    for kind, adjectives in lexicon.ADJECTIVES.items():
        yield from ((word, Predicate(kind, Tag.STATE)) for word in adjectives.split())
    for kind, nouns in lexicon.EVENTS.items():
        for noun in nouns.split():
            yield noun, Predicate(kind, Tag.EVENT)
            yield plural(noun), Predicate(kind, Tag.EVENT)


def _all_verbs() -> Iterator[tuple[str, Predicate]]:
    for kind, verbs in lexicon.TRANSITIVE.items():
        yield from _verbs(verbs, kind)
    for kind, verbs in lexicon.OF_PEOPLE.items():
        yield from _qualified(_verbs(verbs, kind), of_people=True)
    for kind, verbs in lexicon.OF_MANY.items():
        yield from _qualified(_verbs(verbs, kind), of_many=True)
    yield from _qualified(_verbs(lexicon.OPEN_FATE, Kind.INJURED), fate_open=True)
    for kind, verbs in lexicon.INTRANSITIVE.items():
        yield from _intransitive(verbs, kind)
    for kind, verbs in lexicon.NATURAL.items():
        yield from _qualified(_intransitive(verbs, kind), natural=True)


def _qualified(
    entries: Iterator[tuple[str, Predicate]],
    *,
    of_people: bool = False,
    of_many: bool = False,
    natural: bool = False,
    fate_open: bool = False,
) -> Iterator[tuple[str, Predicate]]:
    for word, predicate in entries:
        yield (
            word,
            replace(
                predicate,
                of_people=of_people,
                of_many=of_many,
                natural=natural,
                fate_open=fate_open,
            ),
        )


def _by_word() -> dict[str, tuple[Predicate, ...]]:
    """A word's predicates, of the part of speech that is listed first."""
    words: dict[str, tuple[Predicate, ...]] = {}
    for word, predicate in _single_words():
        known = words.get(word, ())
        if not known or (known[0].tag is predicate.tag and predicate not in known):
            words[word] = (*known, predicate)
    return words


def _all_phrases() -> Iterator[tuple[Phrase, Predicate]]:
    for table, tag in (
        (lexicon.HARMED_PHRASES, Tag.HARMED),
        (lexicon.HARMING_PHRASES, Tag.HARMING),
        (lexicon.HARM_PHRASES, Tag.HARM),
        (lexicon.DIED_PHRASES, Tag.DIED),
        (lexicon.STATE_PHRASES, Tag.STATE),
        (lexicon.LETHAL_PHRASES, Tag.LETHAL),
        (lexicon.EVENT_PHRASES, Tag.EVENT),
        (lexicon.TOLL_PHRASES, Tag.TOLL),
    ):
        for kind, listed in table.items():
            yield from ((phrase, Predicate(kind, tag)) for phrase in phrases(listed))
    for kind, listed in lexicon.EVERYDAY_PHRASES.items():
        yield from (
            (phrase, Predicate(kind, Tag.STATE, natural=True, in_care=True))
            for phrase in phrases(listed)
        )
    held = Predicate(Kind.ARRESTED, Tag.DIED, of_captives=True)
    yield from ((phrase, held) for phrase in phrases(lexicon.HELD_PHRASES))
    for kind, listed in lexicon.OF_PROTESTS.items():
        told = Predicate(kind, Tag.GATHER, of_protests=True)
        yield from ((phrase, told) for phrase in phrases(listed))
    yield from _suffered()
    yield from _self_inflicted()
    yield from _number_of()
    yield from _cases()
    yield from _contracted()
    for tag, listed in lexicon.OPEN_FATE_PHRASES.items():
        yield from (
            (phrase, Predicate(Kind.INJURED, tag, fate_open=True)) for phrase in phrases(listed)
        )
    for tag, listed in lexicon.TO_CARE_PHRASES.items():
        to_care = Predicate(Kind.INJURED, tag, fate_open=True, in_care=True)
        yield from ((phrase, to_care) for phrase in phrases(listed))
    from_care = Predicate(Kind.INJURED, Tag.HARMED, in_care=True)
    yield from ((phrase, from_care) for phrase in phrases(lexicon.FROM_CARE_PHRASES))
    in_care = Predicate(Kind.INJURED, Tag.STATE, in_care=True)
    yield from ((phrase, in_care) for phrase in phrases(lexicon.IN_CARE_PHRASES))


def _all_spellings() -> Iterator[tuple[Phrase, Predicate]]:
    """All phrases, in each spelling."""
    for phrase, predicate in _all_phrases():
        yield phrase, predicate
        for word, others in lexicon.SPELLINGS.items():
            if word in phrase:
                at = phrase.index(word)
                for other in phrases(others):
                    yield (*phrase[:at], *other, *phrase[at + 1 :]), predicate


def _suffered() -> Iterator[tuple[Phrase, Predicate]]:
    """Who is hurt, by what: "suffered a concussion", "had cuts to the face"."""
    told = Predicate(Kind.INJURED, Tag.DIED)
    for verbs, wounds in (
        ("suffered sustained suffering", lexicon.SUFFERED),
        ("had has have", lexicon.HAD),
    ):
        for verb in verbs.split():
            yield from (((verb, *wound), told) for wound in phrases(wounds))


def _self_inflicted() -> Iterator[tuple[Phrase, Predicate]]:
    """Who did it to himself: "died of an apparent self-inflicted wound"."""
    dead = Predicate(Kind.KILLED, Tag.DIED, by_himself=True)
    hurt = Predicate(Kind.INJURED, Tag.STATE, fate_open=True, by_himself=True)
    yield from ((phrase, dead) for phrase in phrases(lexicon.OWN_DEATHS))
    for opening in phrases(lexicon.SELF_INFLICTED):
        yield from (((*told, *opening), dead) for told in phrases(lexicon.DIED_OF))
        for told in phrases(lexicon.HURT_WITH):
            yield (*told, *opening, "gunshot", "wound"), hurt
            yield (*told, *opening, "wound"), hurt


def _number_of() -> Iterator[tuple[Phrase, Predicate]]:
    """Counts of what a participle tells: "the number of people killed", "the number injured"."""
    for kind, verbs in lexicon.TRANSITIVE.items():
        told = Predicate(kind, Tag.TOLL)
        for entry in verbs.split():
            for participle in _parts(entry)[1]:
                for who in ((), ("of",), ("of", "people"), ("of", "those")):
                    yield ("number", *who, participle), told


def _cases() -> Iterator[tuple[Phrase, Predicate]]:
    """Counts of a disease: "the number of suspected cholera cases"."""
    told = Predicate(Kind.SICKENED, Tag.TOLL)
    for disease in lexicon.DISEASES.split():
        for how in ((), ("suspected",), ("confirmed",), ("reported",)):
            yield ("number", "of", *how, disease, "cases"), told


def _contracted() -> Iterator[tuple[Phrase, Predicate]]:
    """Who caught a disease: "contracted cholera", "caught measles"."""
    told = Predicate(Kind.SICKENED, Tag.DIED)
    for disease in lexicon.DISEASES.split():
        yield from (((verb, disease), told) for verb in ("contracted", "caught"))


def _victims() -> dict[Phrase, tuple[int, Predicate]]:
    """Events by whose name people were killed or hit, with how many at least."""
    killed = Predicate(Kind.KILLED, Tag.FATAL)
    events: dict[Phrase, tuple[int, Predicate]] = {("murder-suicide",): (2, killed)}
    for size, victims in lexicon.FATAL_SIZES.items():
        events[size, "murder-suicide"] = (victims + 1, killed)
    for kind, nouns in lexicon.FATAL_NOUNS.items():
        is_killed = kind is Kind.KILLED
        told = Predicate(kind, Tag.FATAL, by_another=is_killed, fate_open=not is_killed)
        for size, victims in lexicon.FATAL_SIZES.items():
            events |= {(size, noun): (victims, told) for noun in nouns.split()}
            events |= {(f"{size}-{noun}",): (victims, told) for noun in nouns.split()}
    for adjective in lexicon.FATAL_ADJECTIVES.split():
        events |= {(adjective, what): (1, killed) for what in lexicon.FATAL_OCCASIONS.split()}
    return events


def _counted_events() -> dict[str, Kind]:
    return {
        form: kind
        for kind, nouns in lexicon.EVENTS.items()
        for noun in nouns.split()
        if noun not in lexicon.NEVER_COUNTED
        for form in (noun, plural(noun))
    } | lexicon.COUNTED_PEOPLE


ENGLISH_PREDICATES = PredicateWords(
    words=_by_word(),
    phrases=dict(_all_spellings()),
    victims=_victims(),
    counted=_counted_events(),
    cases=lexicon.CASES,
    casualties=lexicon.CASUALTIES,
)
