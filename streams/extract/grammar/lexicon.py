"""All that a language says of a word by itself, looked up once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from streams.extract.grammar.fitting import is_of_one
from streams.extract.grammar.language import Language
from streams.extract.grammar.lexeme import Lexeme, TaggedSentence
from streams.extract.grammar.matching import PROTESTER
from streams.extract.grammar.names import bare
from streams.extract.grammar.nouns import plural_noun, singular_noun
from streams.extract.grammar.numbers import NumberReader
from streams.extract.grammar.persons import HEADLINE_MARKS, age_in
from streams.extract.grammar.phrases import Phrase, Phrases
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag
from streams.extract.text import Sentence, Trigger

NOUNS = frozenset({Tag.EVENT, Tag.HARM, Tag.HARMING})
"""What a noun of what befell can be tagged as; many are verbs, too."""
TELLING_LINKS = frozenset({Tag.LIVES, Tag.CARE, Tag.BULLET, Tag.HIT})
"""Small words by which rules tell what befell somebody without any predicate."""
IS_NUMBER, IS_ONE = attrgetter("is_number"), attrgetter("is_one")
STOP = "."
MOST_WORDS = 50_000
"""Words that are remembered; a stream of junk must not fill the memory."""


class Lexicon(dict[str, Lexeme]):
    """The lexemes of a language by their words in lower case, each read when it is first met."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._numbers = NumberReader(language.numbers)
        self._phrases = Phrases(language.predicates.phrases)
        self._victims = Phrases(language.predicates.victims)
        self._links = Phrases(language.link_phrases)
        self.telling = _telling(language)
        """The words that a figure can hang on."""
        self._trigger = Trigger(self.telling)
        self._words = _words(language)
        self._words_of_one = _words_of_one(language)
        self._no_stop = replace(self._read(STOP), tag=None, ends_phrase=False, is_skipped=True)

    def __missing__(self, word: str) -> Lexeme:
        if len(self) >= MOST_WORDS:
            self.clear()
        lexeme = self[word] = self._read(word)
        return lexeme

    def tag(self, sentence: Sentence) -> TaggedSentence:
        """A sentence with its words looked up; the stop of "St. Louis" ends no phrase."""
        lower = sentence.lower
        lexemes = list(map(self.__getitem__, lower))
        if not self._language.saints.isdisjoint(lower):
            for at in range(1, len(lower) - 1):
                if lower[at] == STOP and lower[at - 1] in self._language.saints:
                    lexemes[at] = self._no_stop
        return TaggedSentence(sentence, lexemes)

    def tag_telling(self, sentences: Iterable[Sentence]) -> dict[int, TaggedSentence]:
        """The sentences that have a word that a figure can hang on, by their numbers."""
        candidates = (one for one in sentences if self._trigger.may_be_in(one.letters))
        telling = (one for one in candidates if not self.telling.isdisjoint(one.lower))
        return {one.number: self.tag(one) for one in telling}

    def may_tell(self, sentence: TaggedSentence, *, has_names: bool = True) -> bool:
        """Whether a sentence with a telling word can have somebody of whom it is told.

        That is a number of people, or one person and what may befall one.
        """
        if any(map(IS_NUMBER, sentence.lexemes)):
            return not self._words.isdisjoint(sentence.lower) or any(_phrases(sentence))
        if has_names or any(map(IS_ONE, sentence.lexemes)):
            of_one = self._words_of_one
            return not of_one.isdisjoint(sentence.lower) or any(map(is_of_one, _phrases(sentence)))
        return False

    def _read(self, word: str) -> Lexeme:
        language = self._language
        link = language.links.get(word)
        predicates = language.predicates.words.get(word, ())
        phrases = self._phrases.after(word)
        victims = self._victims.after(word)
        link_phrases = self._links.after(word)
        person = singular_noun(bare(word, language.names), language.nouns)
        people = plural_noun(word, language.nouns)
        counted = language.predicates.counted.get(word)
        ordinal = language.counts.ordinals.fullmatch(word)
        opens_number = self._numbers.opens(word) or ordinal is not None
        tag = predicates[0].tag if predicates else link
        if tag is None and word not in language.skipped:
            tag = Tag.OTHER if people is None else Tag.PEOPLE
        is_several = word in language.nouns.collectives or word in language.nouns.pairs
        tells_number = victims is not None or is_several
        opens_person = person is not None or word in language.persons.openings
        is_adverb = word.endswith(language.adverb_endings) and word not in language.no_adverbs
        ends_phrase = is_adverb or not word[0].isalnum() or word in language.phrase_ends
        known = (person, people, counted, predicates, link, ends_phrase, opens_number)
        opens = (phrases, victims, link_phrases, opens_number, opens_person)
        return Lexeme(
            tag=tag,
            link=link,
            predicates=predicates,
            phrases=phrases,
            victims=victims,
            link_phrases=link_phrases,
            person=person,
            people=people,
            age=age_in(word, language.persons, language.nouns),
            is_casualty=word in language.predicates.casualties,
            counted=counted,
            case=language.predicates.cases.get(word),
            ordinal=int(ordinal["value"]) if ordinal else None,
            ordinal_of=next((p.kind for p in predicates if p.tag in NOUNS), None),
            opens_number=opens_number,
            is_number=self._numbers.is_core(word) or tells_number,
            ends_phrase=ends_phrase,
            opens_person=opens_person,
            stands_alone=not any(opens),
            is_owner=word.endswith(language.persons.owners),
            frees_noun=word in HEADLINE_MARKS or word in language.persons.contractions,
            is_plain=not any(known),
            is_adverb=is_adverb,
            is_one=person is not None or word in language.persons.pronouns,
            is_skipped=word in language.skipped,
            is_building=word in language.nouns.buildings,
            is_thing=word in language.nouns.things,
        )


def _phrases(sentence: TaggedSentence) -> Iterator[Predicate]:
    """What the phrases of a sentence tell."""
    for at, lexeme in enumerate(sentence.lexemes, start=1):
        phrase = lexeme.phrases.longest(sentence.lower, at) if lexeme.phrases else None
        if phrase is not None:
            yield phrase[1]


def _telling(language: Language) -> frozenset[str]:
    """The words that a figure can hang on."""
    predicates = language.predicates
    return frozenset(
        {_rarest(phrase, language) for phrase in predicates.phrases}
        | {phrase[-1] for phrase in predicates.victims}
        | _protesters(language)
        | _care(language)
        | predicates.casualties
        | {word for word, tag in language.links.items() if tag in (Tag.LIVES, Tag.HIT)}
        | predicates.words.keys()
        | predicates.counted.keys()
        | predicates.cases.keys()
    )


def _words(language: Language) -> frozenset[str]:
    """The words that tell something by themselves, with a number."""
    predicates = language.predicates
    return frozenset(
        {phrase[0] for phrase in predicates.victims}
        | _protesters(language)
        | predicates.casualties
        | predicates.words.keys()
        | predicates.counted.keys()
        | predicates.cases.keys()
        | _telling_links(language)
    )


def _protesters(language: Language) -> set[str]:
    """The nouns of those who count as protesters where nothing else is told of them."""
    nouns = (*language.nouns.singular.items(), *language.nouns.plural.items())
    return {noun for noun, group in nouns if group == PROTESTER}


def _words_of_one(language: Language) -> frozenset[str]:
    """The words that tell something of one person without a number."""
    told = {
        word
        for word, predicates in language.predicates.words.items()
        if any(map(is_of_one, predicates))
    }
    return frozenset(told | _telling_links(language))


def _telling_links(language: Language) -> set[str]:
    words = {word for word, tag in language.links.items() if tag in TELLING_LINKS}
    return words | _care(language)


def _care(language: Language) -> set[str]:
    """A word of each phrase for where the wounded are taken: the trauma of "a trauma center"."""
    phrases = (phrase for phrase, tag in language.link_phrases.items() if tag is Tag.CARE)
    return {_rarest(phrase, language) for phrase in phrases}


def _rarest(phrase: Phrase, language: Language) -> str:
    """The word of a phrase that stands in the fewest texts, as far as its looks tell."""

    def rarity(word: str) -> tuple[bool, int]:
        is_common = word in language.links or word in language.phrase_ends
        return not is_common, len(word)

    return max(reversed(phrase), key=rarity)
