"""Who is who: the single persons of a text, told apart by name, age, sex and who they are."""

from dataclasses import dataclass

from schemas import Kind
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.names import NameWords, first_name, surname
from streams.extract.text import Sentence

OF_AGE = 18
"""Years, from which on nobody is a child: the UN Convention on the Rights of the Child."""
NO_TEENAGER = 20
"""Years, from which on nobody is called a teenager."""
RECALLED = 100
"""Persons whom a mention may be of: those told of last. No news names more."""
HELD = frozenset({Kind.ARRESTED, Kind.RELEASED})
"""Kinds of those who are held, who are not the ones that were hurt or killed."""
CHILD = "child"
ANYBODY = frozenset(
    {None, "man", "woman", CHILD, "civilian", "student", "passenger", "patient", "household"}
)
"""Groups that anybody can be in, beside his or her own."""
FORCES = frozenset({"police", "military", "official"})
"""Groups that a deputy or a sergeant may be told to be of, one as well as the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityWords:
    """What a language says of somebody's sex."""

    male: frozenset[str]
    female: frozenset[str]
    adult: frozenset[str]
    """Nouns that no child is told by: "mother"."""


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody whom a text speaks of, by all that it says of him or her."""

    number: int
    is_held: bool
    surname: str | None
    first_name: str | None
    age: int | None
    sex: str | None
    is_child: bool | None
    group: str | None
    sentence: int
    """The last sentence that tells of him or her."""
    predicates: set[int]
    """The words of that sentence by which it tells what befell him or her."""


class Persons:
    """Tells the persons of one text apart, mention by mention in the order of the text.

    Two mentions are of one person unless something tells them apart: the same dead are told of many
    times, and nobody may be counted twice.
    """

    def __init__(self, words: IdentityWords, names: NameWords) -> None:
        self._words = words
        self._names = names
        self._known: list[Person] = []
        self._told: dict[tuple[int, int], Person] = {}

    def identify(self, sentence: Sentence, chunk: Chunk, kind: Kind, predicate: int) -> Person:
        """The person of a mention: one who was told of before, or a new one.

        `predicate` is the word that tells what befell the person.
        """
        words = (sentence.number, chunk.first)
        if words not in self._told:
            self._told[words] = self._identify(sentence, chunk, kind, predicate)
        return self._told[words]

    def _identify(self, sentence: Sentence, chunk: Chunk, kind: Kind, predicate: int) -> Person:
        mention = self._mention(sentence, chunk, kind, predicate)
        self._read_first_name(mention)
        known = self._known[-RECALLED:]
        if chunk.more:  # another than those told just before
            last = mention.sentence - (0 if chunk.more_than_told else 1)
            known = [one for one in known if one.sentence < last]
        same = [one for one in known if _may_be_same(one, mention, chunk)]
        if not same:
            mention.number = len(self._known)
            self._known.append(mention)
            return mention
        person = max(same, key=lambda one: (_likeness(one, mention), one.sentence))
        if person.sentence != mention.sentence:
            person.sentence, person.predicates = mention.sentence, set()
        person.predicates |= mention.predicates
        person.surname = person.surname or mention.surname
        person.first_name = person.first_name or mention.first_name
        person.age = mention.age if person.age is None else person.age
        person.sex = person.sex or mention.sex
        person.is_child = mention.is_child if person.is_child is None else person.is_child
        is_tied = chunk.definite or _likeness(person, mention) > 1
        if person.group in ANYBODY and (is_tied or mention.group in ANYBODY):
            person.group = mention.group or person.group
        return person

    def _read_first_name(self, mention: Person) -> None:
        """Take a name alone for a first name, where somebody has it: "Mia Hunt ... Mia died"."""
        alone = mention.surname if mention.first_name is None else None
        if alone is None or any(one.surname == alone for one in self._known):
            return
        if any(one.first_name == alone for one in self._known):
            mention.surname, mention.first_name = None, alone

    def _mention(self, sentence: Sentence, chunk: Chunk, kind: Kind, predicate: int) -> Person:
        first, last = chunk.who or (chunk.first, chunk.last)
        words = set(sentence.lower[first:last])
        name = chunk.name
        return Person(
            number=-1,
            is_held=kind in HELD,
            surname=surname(sentence, *name, self._names) if name else None,
            first_name=first_name(sentence, *name, self._names) if name else None,
            age=chunk.age,
            sex="m" if words & self._words.male else "f" if words & self._words.female else None,
            is_child=self._is_child(chunk, words),
            group=chunk.group,
            sentence=sentence.number,
            predicates={predicate},
        )

    def _is_child(self, chunk: Chunk, words: set[str]) -> bool | None:
        """Whether somebody is under age; None where nothing tells."""
        if chunk.age is not None and not OF_AGE <= chunk.age < NO_TEENAGER:
            return chunk.age < OF_AGE
        if words & self._words.adult:
            return False
        return True if chunk.group == CHILD else None


def _may_be_same(one: Person, mention: Person, chunk: Chunk) -> bool:
    """Whether nothing that is told of two tells them apart."""
    pairs = (
        (one.surname, mention.surname),
        (one.first_name, mention.first_name),
        (one.sex, mention.sex),
        (one.is_child, mention.is_child),
        (one.is_held, mention.is_held),
    )
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return False
    if one.age is not None and mention.age is not None and abs(one.age - mention.age) > 1:
        return False  # reports often differ by a year
    is_one_sentence = one.sentence == mention.sentence
    if is_one_sentence and one.predicates & mention.predicates:  # told in one breath
        return False
    if _share_a_name(one, mention):
        return True
    groups = {one.group, mention.group}
    if len(groups) > 1 and not ANYBODY & groups and not groups <= FORCES:
        return False
    return chunk.definite or not is_one_sentence


def _share_a_name(one: Person, other: Person) -> bool:
    is_surname = one.surname is not None and one.surname == other.surname
    return is_surname or (one.first_name is not None and one.first_name == other.first_name)


def _likeness(one: Person, mention: Person) -> int:
    """How much of what is told of both is the same; a name says most."""
    return (
        4 * _share_a_name(one, mention)
        + 2 * (one.age is not None and one.age == mention.age)
        + (one.sex is not None and one.sex == mention.sex)
        + (one.group is not None and one.group == mention.group)
    )
