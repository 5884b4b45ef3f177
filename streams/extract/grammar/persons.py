"""One person, named or described, without a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas import Qualifier
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.nouns import NounWords
from streams.extract.grammar.numbers import Number
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag

PAIR = 2
HEADLINE_MARKS = frozenset({":", ";", "|", ","})
MAX_WORDS = 7
"""Words of the longest noun phrase that is looked through for its noun."""
APPOSITION = 6
"""Words after a name and its comma that are looked through for what he or she is."""
AFTER_AGE = frozenset({Tag.AND, Tag.WHO, Tag.BE, Tag.HAVE, Tag.SUFFER})
"""Links that may follow an age without its unit."""
AGE_WORDS = 3
"""Words of an age that is not told in one: "five year old"."""
OLDEST = 120
"""Years; no age is higher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """The small words that a language speaks of one person with."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    """Pronouns for one person, as subject or object."""
    openings: frozenset[str]
    """All words that the phrase of one person can start with, nouns left out."""
    definite: frozenset[str]
    """The determiners of somebody who was spoken of before."""
    possessive: frozenset[str]
    """The determiners that make it somebody of somebody's: "his wife"."""
    another: frozenset[str]
    """Words that make it somebody else: "another", "second"."""
    and_: frozenset[str]
    after_age: frozenset[str]
    """Words that an age in apposition is followed by, beside marks."""
    owners: tuple[str, ...]
    """Endings of the possessive."""
    ages: dict[str, int]
    """Ages in words: "two" of "two-year-old"."""
    before_places: frozenset[str] = frozenset()
    """Prepositions that a place follows, and nobody's name: "in Iowa City"."""
    subjects: frozenset[str] = frozenset()
    """The pronouns that are nobody's object: "he", not "him"."""
    named: frozenset[str] = frozenset()
    """Words between a noun and its name: "a boy named Jonathan"."""
    objects: frozenset[str] = frozenset()
    """Prepositions of an object: a headline's "matan a policía", "killing of clerk"."""
    owned: frozenset[str] = frozenset()
    """Possessives after the noun: "un sobrino suyo"."""
    victims: frozenset[str] = frozenset()
    """Nouns for who has died: "the victim's brother" is somebody else."""
    repeats_article: bool = False
    """Whether each of two persons has an article: "un médico y profesor" is one."""
    bare: frozenset[str] = frozenset()
    """Nouns that have no article: "capturaron a alias Pacho"."""
    personal: frozenset[str] = frozenset()
    """Prepositions of persons: a headline's "matan a balazos a policía"."""
    contractions: frozenset[str] = frozenset()
    """Prepositions that hold an article: "al policía"."""
    age_openings: frozenset[str] = frozenset()
    """Words right before an age with its unit: "un joven de 24 años"."""
    parents: frozenset[str] = frozenset()
    """Nouns whose number is no age: "el padre de tres"."""
    age_units: Mapping[Phrase, int] = field(default_factory=dict)
    """The units of such an age, longest first, with how many of them are a year."""


class PersonReader:
    """Reads persons without a number."""

    def __init__(self, words: PersonWords, nouns: NounWords) -> None:
        self._words = words
        self._nouns = nouns

    def read_named(self, sentence: TaggedSentence, at: int, last: int) -> Chunk | None:
        """The person whose name these words are: "Ana Duarte, 24", "Ana Duarte's"."""
        if sentence.lower[last - 1].endswith(self._words.owners):
            return Chunk(Tag.OWNER, at, last, who=(at, last), name=(at, last))
        if at and sentence.lower[at - 1] in self._words.before_places:
            return None
        if self._is_place(sentence, last):
            return self._of_place(sentence, at, last)
        age, end = self._age_after(sentence, last)
        group = self._title(sentence, at, last) or self._apposition(sentence, end)
        return Chunk(Tag.ONE, at, end, group=group, who=(at, last), name=(at, last), age=age)

    @staticmethod
    def _is_place(sentence: TaggedSentence, at: int) -> bool:
        """Whether a name before this word is the place that somebody is of: "Iowa City nurse"."""
        if at >= len(sentence.words) or sentence.lexemes[at].person is None:
            return False
        return sentence.words[at].islower() or sentence.paragraph == 0

    def _of_place(self, sentence: TaggedSentence, first: int, noun: int) -> Chunk | None:
        """The person whom a place and a noun tell; nobody where they are several."""
        group: str | None = None
        last = noun
        while last < len(sentence.words) and (person := sentence.lexemes[last].person):
            group = person.group or group
            last += 1
        if sentence.lower[last - 1] in self._nouns.not_one:
            return None
        age, end = self._age_after(sentence, last)
        is_owner = sentence.lower[last - 1].endswith(self._words.owners)
        tag = Tag.OWNER if is_owner else Tag.ONE
        return Chunk(tag, first, end, group=group, who=(first, last), age=age)

    def _title(self, sentence: TaggedSentence, first: int, last: int) -> str | None:
        """The group of the noun before the name or at its start: "senator Luis Galindo"."""
        for at in (first, first - 1):
            noun = sentence.lexemes[at].person if 0 <= at < last else None
            if noun and noun.group:
                return noun.group
        return None

    def _apposition(self, sentence: TaggedSentence, at: int) -> str | None:
        """The group of the noun in apposition: "Ana Duarte, a nurse"."""
        if at == 0 or at >= len(sentence.words) or "," not in sentence.lower[at - 1 : at + 1]:
            return None
        if not self._words.possessive.isdisjoint(sentence.lower[at : at + 2]):
            return None
        start = at + (sentence.lower[at] == ",")
        for i in range(start, min(len(sentence.words), start + APPOSITION)):
            lexeme = sentence.lexemes[i]
            is_owner = sentence.lower[i].endswith(self._words.owners)
            if lexeme.person is not None and lexeme.person.group and not is_owner:
                says = any(one.link is Tag.CLAUSE for one in sentence.lexemes[i + 1 : i + 2])
                return None if says else lexeme.person.group
            if lexeme.predicates or (i > start and lexeme.ends_phrase):
                break
        return None

    def read_described(
        self, sentence: TaggedSentence, at: int, names: dict[int, int]
    ) -> Chunk | None:
        """The person whom a noun or a pronoun tells: "a young policeman", "the 24-year-old", "he".

        At the start of a headline the article is left out: "Policeman shot".
        """
        word = sentence.lower[at]
        if word in self._words.pronouns:
            return Chunk(
                Tag.ONE,
                at,
                at + 1,
                who=(at, at + 1),
                definite=True,
                is_pronoun=True,
                is_subject=word in self._words.subjects,
            )
        has_article = word in self._words.determiners
        is_aged = sentence.lexemes[at].age is not None
        if not has_article and not is_aged and not self._is_opening(sentence, at):
            return None
        start = at + has_article
        if self._are_twins(sentence, start):
            return self._collective(sentence, at, start + 1)
        if start < len(sentence.words) and self._are_several(word, sentence.lower[start]):
            return self._collective(sentence, at, start)
        told = self._told_before_noun(sentence, start) if self._is_article(sentence, at) else ()
        noun, group, age = self._singular_noun(sentence, start + bool(told), names)
        if noun is None:
            return self._one_more(sentence, at)
        if self._are_several(word, sentence.lower[noun]):
            return self._collective(sentence, at, noun)  # "an elderly couple"
        if sentence.lower[noun] in self._nouns.not_one:
            return None
        if self._qualifies(sentence, noun + 1):
            return None
        if sentence.lower[noun] in self._nouns.nations and not self._ends(sentence, noun + 1):
            return None
        start = self._name_after(sentence, noun)  # "the driver Ana Duarte"
        last = names.get(start, noun + 1)
        name = (start, last) if start in names else None
        is_owner = sentence.lower[last - 1].endswith(self._words.owners)
        age_after, end = self._age_after(sentence, last)
        return Chunk(
            tag=Tag.OWNER if is_owner else Tag.ONE,
            first=at,
            last=end,
            group=group,
            who=(at, last),
            more=not self._words.another.isdisjoint(sentence.lower[at : noun + 1]),
            name=name,
            age=age if age is not None else age_after,
            definite=self._is_definite(sentence, at, noun),
            owner=at - 1 if at and sentence.lexemes[at - 1].is_owner else None,
            is_somebodys=word in self._words.possessive,
            is_of_victim=self._is_of_victim(sentence, at, noun),
            has_article=has_article or self._stands_for_article(sentence, at),
            predicates=told,
            is_unborn=not self._nouns.unborn.isdisjoint(sentence.lower[at:noun]),
        )

    def _one_more(self, sentence: TaggedSentence, at: int) -> Chunk | None:
        """One more without a noun: "another was wounded", "the other died", "wounded another"."""
        last = at + (sentence.lower[at] not in self._words.another) + 1
        if last > len(sentence.words) or sentence.lower[last - 1] not in self._words.another:
            return None
        if not self._follows_predicate(sentence, at) and not self._precedes_verb(sentence, last):
            return None
        return Chunk(Tag.ONE, at, last, who=(at, last), more=True, has_article=True)

    @staticmethod
    def _precedes_verb(sentence: TaggedSentence, at: int) -> bool:
        """Whether this word, or the one after its adverb, tells what somebody did or suffered."""
        if at >= len(sentence.words):
            return False
        after = min(at + sentence.lexemes[at].is_adverb, len(sentence.words) - 1)
        lexeme = sentence.lexemes[after]
        return bool(lexeme.predicates) or lexeme.link in (Tag.BE, Tag.HAVE)

    def _is_article(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether a determiner stands here, and no relative pronoun: "a fire that killed him"."""
        is_determiner = sentence.lower[at] in self._words.determiners
        return is_determiner and sentence.lexemes[at].link is not Tag.WHO

    def _name_after(self, sentence: TaggedSentence, noun: int) -> int:
        """Where a noun's name would start: "el sacerdote español Joaquín Arrieta"."""
        after = noun + 1
        if after < len(sentence.words) and sentence.lower[after] in self._words.named:
            return after + 1  # "a boy named Jonathan"
        is_head = self._nouns.is_head(sentence.lower[noun]) and after < len(sentence.words)
        return after + (is_head and sentence.lower[after] in self._nouns.nations)

    def _is_of_victim(self, sentence: TaggedSentence, at: int, noun: int) -> bool:
        """Whether it is somebody of the victim's: "un hermano de la víctima", "del occiso"."""
        lower = sentence.lower
        of = noun + 1
        if of < len(lower) and lower[of] in self._words.owned:
            return True
        if of + 1 >= len(lower) or sentence.lexemes[of].link is not Tag.OF:
            return False
        owner = of + 1 + (lower[of + 1] in self._words.determiners)
        return owner < len(lower) and lower[owner] in self._words.victims

    def _is_definite(self, sentence: TaggedSentence, at: int, noun: int) -> bool:
        """Whether it is somebody who was spoken of before; of "the man's brother", the man was."""
        if any(lexeme.is_owner for lexeme in sentence.lexemes[at:noun]):
            return False
        is_definite = sentence.lower[at] in self._words.definite
        return is_definite or self._follows_contraction(sentence, at)

    def _follows_contraction(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether the word before holds the article of this one: "al policía"."""
        return at > 0 and sentence.lower[at - 1] in self._words.contractions

    def _are_several(self, before: str, noun: str) -> bool:
        """Whether a noun is a fixed number of people: "a couple", "his parents"."""
        if before in self._words.possessive:
            if noun in self._nouns.partners:
                return False
            if noun in self._nouns.pairs:
                return True
        return noun in self._nouns.collectives

    def _are_twins(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether a word tells that those of the next noun are two: "twin brothers"."""
        if at + 1 >= len(sentence.words) or sentence.lower[at] not in self._nouns.twins:
            return False
        return sentence.lexemes[at + 1].people is not None

    def read_several(self, sentence: TaggedSentence, at: int) -> Chunk | None:
        """A fixed number of people in one noun right after an article: "a couple"."""
        noun = at + 1
        if noun >= len(sentence.words) or sentence.lower[at] not in self._words.determiners:
            return None
        is_several = self._are_several(sentence.lower[at], sentence.lower[noun])
        return self._collective(sentence, at, noun) if is_several else None

    def _collective(self, sentence: TaggedSentence, first: int, noun: int) -> Chunk | None:
        """A fixed number of people in one noun: "the couple"."""
        if self._qualifies(sentence, noun + 1):
            return None
        size = self._nouns.collectives.get(sentence.lower[noun], PAIR)
        number = Number(size, size, size, Qualifier.IMPLIED, first, noun + 1, first, noun + 1)
        return Chunk(Tag.COUNT, first, noun + 1, number=number, who=(noun, noun + 1))

    def _is_opening(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether a noun without its article may start here, as at the start of a headline."""
        if lacks_article(sentence, at) or sentence.lower[at] in self._words.bare:
            return True
        if at == 0 or sentence.words[at - 1] in HEADLINE_MARKS:
            is_told = sentence.paragraph == 0 and sentence.lexemes[at].person is not None
            return is_told or sentence.words[at][0].isupper()
        if sentence.paragraph == 0 and sentence.lexemes[at].person is not None:
            if sentence.lexemes[at - 1].link is Tag.CLAUSE:
                return True  # "charged after daughter shoots"
            if sentence.lower[at - 1] in self._words.personal:
                return True
            is_unborn = sentence.lower[at - 1] in self._nouns.unborn
            if self._is_told_of(sentence, at + 1) and not is_unborn:
                return True  # "officials name girl killed"
        if self._follows_contraction(sentence, at):
            return True
        before = sentence.lower[at - 1]  # "kills woman", "a man and woman", "Romero's driver"
        follows = (
            (
                before in self._words.and_
                and not (self._words.repeats_article and sentence.paragraph)
            )
            or self._follows_predicate(sentence, at)
            or before.endswith(self._words.owners)
            or (before in self._words.objects and self._follows_predicate(sentence, at - 1))
        )
        return follows and sentence.lexemes[at].person is not None

    @staticmethod
    def _is_told_of(sentence: TaggedSentence, at: int) -> bool:
        """Whether this word tells what befell whoever stands before it."""
        told = sentence.lexemes[at].predicates if at < len(sentence.words) else ()
        return bool(told) and told[0].tag in (Tag.HARMED, Tag.STATE, Tag.DIED)

    def _stands_for_article(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether the word before makes the article needless."""
        is_object = at > 0 and sentence.lower[at - 1] in self._words.objects
        return is_object or self._follows_contraction(sentence, at)

    @staticmethod
    def _follows_predicate(sentence: TaggedSentence, at: int) -> bool:
        """Whether the word before tells what befell somebody: "kills woman"."""
        return at > 0 and bool(sentence.lexemes[at - 1].predicates)

    def _qualifies(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether the noun before this word only qualifies the next: "the student leaders"."""
        if at >= len(sentence.words):
            return False
        lexeme = sentence.lexemes[at]
        return lexeme.is_thing or lexeme.is_building or lexeme.people is not None

    @staticmethod
    def _ends(sentence: TaggedSentence, at: int) -> bool:
        """Whether a noun phrase ends before this word: "a Colombian", not "a Colombian city"."""
        if at >= len(sentence.words):
            return True
        lexeme = sentence.lexemes[at]
        return lexeme.ends_phrase or bool(lexeme.predicates) or lexeme.link is not None

    def _singular_noun(
        self, sentence: TaggedSentence, start: int, names: dict[int, int]
    ) -> tuple[int | None, str | None, int | None]:
        """The last noun of the phrase that names a person, its group, and the age that it tells."""
        noun: int | None = None
        group: str | None = None
        age: int | None = None
        if start + AGE_WORDS <= len(sentence.words) and sentence.lexemes[start].opens_number:
            told = "-".join(sentence.lower[start : start + AGE_WORDS])  # "five year old"
            is_one_word = sentence.lexemes[start].age is not None
            age = None if is_one_word else age_in(told, self._words, self._nouns)
            start += AGE_WORDS if age is not None else 0
            noun = start - 1 if age is not None else None
        for at in range(start, min(len(sentence.words), start + MAX_WORDS - 1)):
            lexeme = sentence.lexemes[at]
            if noun is not None and self._leads_on(sentence, noun, at):
                continue
            if lexeme.person is not None and at not in names:
                noun, group = at, lexeme.person.group or group
                age = age if lexeme.age is None else lexeme.age
            elif (
                noun is not None
                or lexeme.ends_phrase
                or lexeme.predicates
                or lexeme.opens_number
                or self._is_plural(sentence, at)
            ):
                break
            if self._nouns.is_head(sentence.lower[at]):
                break
        return noun, group, age

    def _told_before_noun(self, sentence: TaggedSentence, at: int) -> tuple[Predicate, ...]:
        """What a participle tells of the person whose noun follows: "the kidnapped engineer"."""
        if at >= len(sentence.words):
            return ()
        told = sentence.lexemes[at].predicates  # all of one part of speech
        return told if told and told[0].tag in (Tag.HARMED, Tag.STATE) else ()

    def _leads_on(self, sentence: TaggedSentence, noun: int, at: int) -> bool:
        """Whether an age comes before the noun itself: "a 46-year-old Ohio man"."""
        if sentence.lexemes[noun].age is None or not sentence.lexemes[at].is_plain:
            return False
        return any(one.person is not None for one in sentence.lexemes[at + 1 : at + 3])

    @staticmethod
    def _is_plural(sentence: TaggedSentence, at: int) -> bool:
        """Whether several are meant: "the hijackers", not "the police officer"."""
        follows = at + 1 < len(sentence.words) and sentence.lexemes[at + 1].person is not None
        return sentence.lexemes[at].people is not None and not follows

    def _age_after(self, sentence: TaggedSentence, at: int) -> tuple[int | None, int]:
        """The age that follows, "Ana Duarte, 24, ...", and the word after it (else this one)."""
        with_unit = self._age_with_unit(sentence, at)
        if with_unit is not None:
            return with_unit
        if at + 1 >= len(sentence.words) or sentence.words[at] not in (",", "("):
            return None, at
        age = sentence.words[at + 1]
        after = sentence.lower[at + 2] if at + 2 < len(sentence.words) else "."
        closes = after in (",", ")", ".", ";") or after in self._words.after_age
        if not closes or len(age) > 3 or not age.isascii() or not age.isdigit():
            return None, at
        return int(age), at + 2 + (after in (",", ")"))

    def _age_with_unit(self, sentence: TaggedSentence, at: int) -> tuple[int, int] | None:
        """The age of "un joven de 24 años", "Ana Duarte (24 años)", and the word after it."""
        is_set_off = at < len(sentence.words) and sentence.words[at] in (",", "(")
        first = at + is_set_off
        is_opened = (
            first < len(sentence.words) and sentence.lower[first] in self._words.age_openings
        )
        first += is_opened
        if not (is_set_off or is_opened) or first >= len(sentence.words):
            return None
        word = sentence.lower[first]
        age = int(word) if word.isascii() and word.isdigit() else self._words.ages.get(word)
        if age is None or age > OLDEST:
            return None
        unit = next((unit for unit in self._words.age_units if sentence.has(unit, first + 1)), ())
        if not unit and not (is_opened and self._is_bare_age(sentence, at, first + 1)):
            return None
        age //= self._words.age_units.get(unit, 1)
        end = first + 1 + len(unit)
        closes = is_set_off and end < len(sentence.words) and sentence.words[end] in (",", ")")
        return age, end + closes

    def _is_bare_age(self, sentence: TaggedSentence, at: int, end: int) -> bool:
        """Whether a number without its unit is an age: "una niña de tres", "Ana Duarte, de 24,"."""
        if sentence.lower[at - 1] in self._words.parents:
            return False
        if end >= len(sentence.words):
            return True
        after = sentence.lexemes[end]
        return not sentence.words[end][0].isalnum() or (
            not after.opens_number and (bool(after.predicates) or after.link in AFTER_AGE)
        )


def lacks_article(sentence: TaggedSentence, at: int) -> bool:
    """Whether an adjective opens a noun phrase without article: "Police kill armed man".

    Headlines have these, and owners: "his sister's former boyfriend".
    """
    lexemes = sentence.lexemes
    if not 0 < at < len(lexemes) - 1 or lexemes[at + 1].person is None:
        return False
    before = lexemes[at - 1]
    is_of_headline = before.tag in (Tag.HARM, Tag.HARMING) or before.frees_noun
    if not before.is_owner and (sentence.paragraph or not is_of_headline):
        return False
    return lexemes[at].is_plain


def age_in(word: str, words: PersonWords, nouns: NounWords) -> int | None:
    """The age in "24-year-old", in years."""
    for ending, in_a_year in nouns.age_endings.items():
        if word.endswith(ending):
            first = word[: -len(ending)]
            is_digits = first.isascii() and first.isdigit() and len(first) <= 3
            age = int(first) if is_digits else words.ages.get(first)
            return None if age is None else age // in_a_year
    return None
