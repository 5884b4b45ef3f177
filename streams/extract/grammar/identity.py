"""Who is who: the single persons of a text, told apart by name, age, sex and who they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas import ATTACKER, Kind
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.names import NameWords, bare, first_name, surname
from streams.extract.text import Sentence

FullName = tuple[str, str]
"""First name and surname, in lower case."""
Named = tuple[Sentence, Chunk]
"""Somebody's name, and the sentence that it stands in."""
Years = tuple[int, int]
"""The least and the most that somebody's age may be."""
CHILDHOOD = 0, 17
"""The UN Convention on the Rights of the Child."""
INFANCY = 0, 4
TEENS = 12, 19
ADULTHOOD = 18, 120
ANY_AGE = 0, 120
LONG_NAME = 5
"""Letters of a surname from which on one that differs in a single letter is a slip."""
RECALLED = 100
"""Persons whom a mention may be of: those told of last. No news names more."""
HELD = frozenset({Kind.ARRESTED, Kind.RELEASED})
"""Kinds of those who are held, who are not the ones that were hurt or killed."""
CHILD = "child"
GROWN = frozenset(
    {
        "police",
        "military",
        "official",
        "health_worker",
        "firefighter",
        "journalist",
        "worker",
        "clergy",
    }
)
"""Groups of what only grown-up people are."""
ANYBODY = frozenset(
    {None, "man", "woman", CHILD, "civilian", "student", "passenger", "patient", "household"}
)
"""Groups that anybody can be in, beside his or her own."""
KIN = frozenset({"man", "woman", CHILD})
"""Groups of sons, wives and sisters."""
SEXES = {"man": "m", "woman": "f"}
"""Groups that tell somebody's sex: of "his wife, Kim Duarte", the name may not."""
FORCES = frozenset({"police", "military", "official"})
"""Groups that a deputy or a sergeant may be told to be of, one as well as the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityWords:
    """What a language says of somebody's sex."""

    male: frozenset[str]
    female: frozenset[str]
    first_names: Mapping[str, str]
    """The sex, "m" or "f", that nearly all have who are called so."""
    adult: frozenset[str]
    """Nouns that no child is told by: "mother"."""
    young: frozenset[str]
    """Words by which such a noun may tell a child as well: "young man"."""
    infant: frozenset[str]
    teenager: frozenset[str]
    """Nouns of whom a text may call a man as well: "teen"."""
    male_articles: frozenset[str] = frozenset()
    """Articles that tell a man, unless an epicene noun follows."""
    female_articles: frozenset[str] = frozenset()
    epicene: frozenset[str] = frozenset()
    """Nouns of one gender for both sexes: "la víctima"."""


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody whom a text speaks of, by all that it says of him or her."""

    number: int
    is_held: bool
    surname: str | None
    first_name: str | None
    age: int | None
    sex: str | None
    years: Years
    group: str | None
    sentence: int
    """The last sentence that tells of him or her."""
    paragraph: int
    last: int
    """The word after those that it tells of him or her by."""
    predicates: set[int]
    """The words of that sentence by which it tells what befell him or her."""
    kinds: set[Kind]
    """What is told to have befallen him or her."""
    lives: bool = False
    """Whether he or she is told to have survived."""
    is_of_victim: bool = False
    """Whether he or she is first told of as somebody of the victim's."""
    is_other: bool = False
    """Whether he or she is told to be another than those told before: "a third man"."""
    is_victim: bool = False
    """Whether he or she is told to be whom somebody did it to: "he killed his wife"."""

    @property
    def names(self) -> tuple[str | None, str | None]:
        """First name and surname, those that are known."""
        return self.first_name, self.surname


class Persons:
    """Tells the persons of one text apart, mention by mention in the order of the text.

    Two mentions are of one person unless something tells them apart: the same dead are told of many
    times, and nobody may be counted twice.
    """

    def __init__(
        self,
        words: IdentityWords,
        names: NameWords,
        full_names: Iterable[FullName] = (),
        attackers: Sequence[Named] = (),
    ) -> None:
        """`full_names` are those that the text tells anywhere, of whomever.

        `attackers` are those whom it names to have done it.
        """
        self._words = words
        self._names = names
        self._attackers = attackers
        self._full: dict[str, set[FullName]] = {}
        for name in full_names:
            for part in name:
                self._full.setdefault(part, set()).add(name)
        self._known: list[Person] = []
        self._told: dict[tuple[int, int], Person] = {}

    def identify(
        self,
        sentence: Sentence,
        chunk: Chunk,
        kind: Kind,
        predicate: int,
        *,
        lives: bool = False,
        dies: bool = False,
        apart_from_dead: bool = False,
        is_victim: bool = False,
    ) -> Person:
        """The person of a mention: one who was told of before, or a new one.

        `predicate` is the word that tells what befell the person, who may be told to have lived,
        or to have died of it, or to be none of the dead, "another was hurt", or to be whom somebody
        did it to, "he killed his wife".
        """
        words = (sentence.number, chunk.first)
        if words not in self._told:
            mention = self._mention(sentence, chunk, kind, predicate)
            mention.lives, mention.is_victim = lives, is_victim
            mention.kinds |= {Kind.KILLED} if dies else set()
            self._complete_name(mention)
            known = self._candidates(mention, chunk, apart_from_dead=apart_from_dead)
            known = [one for one in known if not self._is_owner(one, sentence, chunk)]
            self._told[words] = self._identify(mention, chunk, known)
        return self._told[words]

    def attackers(self) -> set[int]:
        """The numbers of those who are named to have done it."""
        found = (
            self._told.get((sentence.number, chunk.first)) or self._of_name(sentence, chunk)
            for sentence, chunk in self._attackers
        )
        return {person.number for person in found if person is not None}

    def _of_name(self, sentence: Sentence, chunk: Chunk) -> Person | None:
        """The one person told of by a name; nobody where several may bear it, or none does."""
        if chunk.name is None:
            return None
        named = self._mention(sentence, chunk, Kind.INJURED, 0)
        self._complete_name(named)
        surname, given = named.surname, named.first_name
        same = [one for one in self._known if one.surname is not None and one.surname == surname]
        if given is not None:
            same = [one for one in same if one.first_name in (None, given)]
        return same[0] if len(same) == 1 else None

    def _is_owner(self, one: Person, sentence: Sentence, chunk: Chunk) -> bool:
        """Whether it is somebody of this very person; kin may bear the name, too."""
        if chunk.owner is None or bare(sentence.lower[chunk.owner], self._names) not in one.names:
            return False
        given = sentence.lower[max(0, chunk.owner - 1)]
        return chunk.group not in KIN or (one.surname is not None and one.first_name == given)

    def _candidates(self, mention: Person, chunk: Chunk, *, apart_from_dead: bool) -> list[Person]:
        """Those who may be the one of a mention by when they were told of, and of what."""
        known = self._known[-RECALLED:]
        if not chunk.more or not known:
            return known
        told = max(one.sentence for one in known)  # another than those told last
        last = mention.sentence if chunk.more_than_told else min(told, mention.sentence - 1)
        return [
            one
            for one in known
            if _share_a_name(one, mention)
            or (one.sentence < last and not (apart_from_dead and Kind.KILLED in one.kinds))
            or _is_that_other(one, mention, chunk)
        ]

    def _identify(self, mention: Person, chunk: Chunk, known: list[Person]) -> Person:
        same = [one for one in known if _may_be_same(one, mention, chunk)]
        if not same:
            mention.number = len(self._known)
            self._known.append(mention)
            return mention
        person = max(same, key=lambda one: _rank(one, mention, chunk))
        if person.sentence != mention.sentence:
            person.sentence, person.paragraph = mention.sentence, mention.paragraph
            person.predicates = set()
        person.predicates |= mention.predicates
        person.kinds |= mention.kinds
        person.lives = person.lives or mention.lives
        person.is_victim = person.is_victim or mention.is_victim
        person.last = mention.last
        person.surname = person.surname or mention.surname
        person.first_name = person.first_name or mention.first_name
        person.age = mention.age if person.age is None else person.age
        person.sex = person.sex or mention.sex
        years = _both(person.years, mention.years)
        person.years = min(years), max(years)  # reports of an age often differ
        is_tied = chunk.definite or _likeness(person, mention) > 1
        if person.group in ANYBODY and (is_tied or mention.group in ANYBODY):
            person.group = mention.group or person.group
        return person

    def _complete_name(self, mention: Person) -> None:
        """Read a name alone as the one full name of the text that it is a part of."""
        given = mention.first_name
        if given and given not in self._names.given and self._is_surname(given):
            mention.surname, mention.first_name = given, None  # "Robles Mata", both surnames
        alone = mention.surname if mention.first_name is None else None
        if alone is None:
            return
        full = self._full.get(alone, ())
        if len(full) == 1:
            mention.first_name, mention.surname = next(iter(full))
            mention.sex = mention.sex or self._words.first_names.get(mention.first_name)
        elif any(one.surname == alone for one in self._known):
            return
        elif any(one.first_name == alone for one in self._known):
            mention.surname, mention.first_name = None, alone

    def _is_surname(self, word: str) -> bool:
        """Whether the text has it as the first of two surnames."""
        full = self._full.get(word, ()) if self._names.two_surnames else ()
        return any(name == word for _, name in full)

    def _mention(self, sentence: Sentence, chunk: Chunk, kind: Kind, predicate: int) -> Person:
        first, last = chunk.who or (chunk.first, chunk.last)
        words = {word.removesuffix(".") for word in sentence.lower[first:last]}
        name = chunk.name or chunk.alias
        given = first_name(sentence, *name, self._names) if name else None
        return Person(
            number=-1,
            is_held=kind in HELD,
            surname=surname(sentence, *name, self._names) if name else None,
            first_name=given,
            age=chunk.age,
            sex=self._sex(words, is_named=name is not None)
            or self._words.first_names.get(given or "")
            or SEXES.get(chunk.group or ""),
            years=self._years(chunk, words),
            group=chunk.group,
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            last=chunk.last,
            predicates={predicate},
            kinds={kind},
            is_of_victim=chunk.is_of_victim,
            is_other=chunk.more,
        )

    def _sex(self, words: set[str], *, is_named: bool) -> str | None:
        if words & self._words.male:
            return "m"
        if words & self._words.female:
            return "f"
        if is_named or words & self._words.epicene:
            return None
        if words & self._words.male_articles:
            return "m"
        return "f" if words & self._words.female_articles else None

    def _years(self, chunk: Chunk, words: set[str]) -> Years:
        """What age somebody may be of."""
        if chunk.age is not None:
            return chunk.age, chunk.age
        if words & self._words.teenager:
            return TEENS
        if words & self._words.infant:
            return INFANCY
        if words & self._words.young:
            return ANY_AGE
        if words & self._words.adult or chunk.group in GROWN:
            return ADULTHOOD
        return CHILDHOOD if chunk.group == CHILD else ANY_AGE


def _may_be_same(one: Person, mention: Person, chunk: Chunk) -> bool:
    """Whether nothing that is told of two tells them apart."""
    pairs = (
        (one.surname, None if _is_misspelt(one, mention) else mention.surname),
        (one.first_name, mention.first_name),
        (one.sex, mention.sex),
        (one.is_held, mention.is_held),
    )
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return False
    youngest, oldest = _both(one.years, mention.years)
    is_told = one.age is not None or mention.age is not None
    if youngest - oldest > is_told:  # ages often differ by a year, and 17 is "a man" to many
        return False
    is_one_sentence = one.sentence == mention.sentence
    if is_one_sentence and one.predicates & mention.predicates:  # told in one breath
        return False
    if _share_a_name(one, mention):
        return True
    if _befell_another(one, mention):
        return False
    groups = {one.group, mention.group}
    if len(groups) > 1 and not ANYBODY & groups and not groups <= FORCES:
        return False
    if not is_one_sentence:
        return True
    if chunk.definite:  # "Luis Duarte was killed and his wife wounded"
        return not chunk.is_somebodys or one.group == mention.group
    is_named = (one.surname is None) is not (mention.surname is None)
    is_one_age = one.age is not None and one.age == mention.age
    is_apposition = is_named and chunk.first - one.last in (0, 1)  # "his wife, Ana Duarte"
    return is_one_age or is_apposition


def _both(one: Years, other: Years) -> Years:
    """The years that two have in common; none where the least are more than the most."""
    return max(one[0], other[0]), min(one[1], other[1])


def _befell_another(one: Person, mention: Person) -> bool:
    """Whether what befell two, or who they are to each other, tells them apart."""
    is_kin = mention.is_of_victim and Kind.KILLED in one.kinds and not one.is_of_victim
    is_attacker = one.is_victim and mention.group == ATTACKER
    is_alive = _lives_but_died(one, mention) or _lives_but_died(mention, one)
    return is_kin or is_attacker or is_alive


def _lives_but_died(one: Person, other: Person) -> bool:
    return one.lives and Kind.KILLED in other.kinds


def _is_that_other(one: Person, mention: Person, chunk: Chunk) -> bool:
    """Whether "another man" may be he who was called so before: "the other man", or further on."""
    if not one.is_other or one.sentence == mention.sentence:
        return False
    return chunk.definite or one.paragraph != mention.paragraph


def _share_a_name(one: Person, other: Person) -> bool:
    is_surname = one.surname is not None and one.surname == other.surname
    return (
        is_surname
        or _is_misspelt(one, other)
        or (one.first_name is not None and one.first_name == other.first_name)
    )


def _is_misspelt(one: Person, other: Person) -> bool:
    """Whether two names are one in two spellings: "Dale Petersen", "Dale Peterson"."""
    if one.first_name is None or one.first_name != other.first_name:
        return False
    a, b = sorted((one.surname or "", other.surname or ""), key=len)
    if len(a) < LONG_NAME or len(b) - len(a) > 1 or a == b:
        return False
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[first:] == b[first + 1 :] or a[first + 1 :] == b[first + 1 :]


def _rank(one: Person, mention: Person, chunk: Chunk) -> tuple[int, bool, int]:
    """How likely somebody is the one of a mention: by likeness, by what befell, by nearness."""
    if chunk.is_pronoun and chunk.first == 0 and one.sentence == mention.sentence - 1:
        return 2, False, one.sentence  # "Luis Romero was hurt. He is in a hospital."
    befell = not chunk.is_pronoun and bool(one.kinds & mention.kinds)
    return _likeness(one, mention), befell, one.sentence


def _likeness(one: Person, mention: Person) -> int:
    """How much of what is told of both is the same; a name says most."""
    return (
        4 * _share_a_name(one, mention)
        + 2 * (one.age is not None and one.age == mention.age)
        + (one.sex is not None and one.sex == mention.sex)
        + (one.group is not None and one.group == mention.group)
    )
