"""Which predicates fit whom: houses are damaged, people are not."""

from schemas import ATTACKER, Kind
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag

OF_ANYTHING = frozenset(
    {
        Kind.KILLED,
        Kind.INJURED,
        Kind.ARRESTED,
        Kind.KIDNAPPED,
        Kind.DISPLACED,
        Kind.EVACUATED,
        Kind.MISSING,
        Kind.SICKENED,
    }
)
"""Kinds whose predicates make people of any noun, and of a number without one."""
OF_NUMBERS = OF_ANYTHING | {Kind.RESCUED, Kind.PROTESTERS, Kind.AFFECTED}
"""Kinds that a number without a noun can be the subject of."""
OF_ONE = frozenset({Kind.KILLED, Kind.INJURED, Kind.ARRESTED, Kind.KIDNAPPED, Kind.MISSING})
"""What one person without a number can suffer."""
OF_NAMED = frozenset({Kind.RELEASED, Kind.RESCUED})
"""What a pronoun is not enough for: "he was released" is mostly a player."""
OF_ONE_OR_NAMED = OF_ONE | OF_NAMED
OF_OWNERS = frozenset({Kind.KILLED, Kind.ARRESTED, Kind.KIDNAPPED})
"""What an event can tell of its owner, "Ana Duarte's death"; an owned injury is mostly a knee."""
OF_BUILDINGS = frozenset({Kind.BUILDINGS_DAMAGED, Kind.EVACUATED})
PRISONER = "prisoner"
FLIGHT = 20
"""Attackers who flee are displaced from this many on; fewer are suspects on the run."""


def fitting(chunk: Chunk, predicates: tuple[Predicate, ...]) -> Predicate | None:
    """The first predicate that fits who is counted; None where none does."""
    if chunk.number is None and not chunk.tag.is_one:
        return None
    for predicate in predicates:
        if _fits(chunk, predicate):
            return predicate
    return None


def is_of_one(predicate: Predicate) -> bool:
    """Whether it may befall one person without a number."""
    if predicate.of_people or predicate.of_many:
        return False
    is_poisoned = predicate.kind is Kind.SICKENED and predicate.tag is Tag.HARMED
    return is_poisoned or predicate.kind in OF_ONE_OR_NAMED


def is_figurative(who: Chunk, predicate: Predicate) -> bool:
    """Whether it is perhaps a figure of speech: "the scandal hurt him", "he saved Summer"."""
    if who.tag is not Tag.ONE or who.has_article:
        return False
    is_hurt = predicate.kind is Kind.INJURED and not predicate.fate_open and who.name is None
    return is_hurt or predicate.of_shots or predicate.kind in OF_NAMED


def _fits(chunk: Chunk, predicate: Predicate) -> bool:
    kind = predicate.kind
    if predicate.of_people and chunk.tag is not Tag.COUNT:
        return False
    if predicate.of_many and (chunk.number is None or chunk.number.best == 1):
        return False
    if kind is Kind.KIDNAPPED and chunk.group == ATTACKER:  # they are arrested
        return False
    match chunk.tag:
        case Tag.BUILDINGS:
            return kind in OF_BUILDINGS
        case Tag.THINGS:
            is_told = kind is not Kind.SICKENED or predicate.tag is Tag.EVENT
            return kind in OF_ANYTHING and is_told and not predicate.of_shots
        case Tag.BARE:
            return _fits_number(chunk, kind)
        case Tag.ONE:
            return _fits_one(chunk, predicate)
        case Tag.OWNER:
            return kind in OF_OWNERS
    if kind is Kind.DISPLACED and _escapes(chunk):
        return False
    return kind is not Kind.BUILDINGS_DAMAGED


def _escapes(chunk: Chunk) -> bool:
    """Whether flight is no displacement of theirs: of prisoners, of a few attackers."""
    if chunk.number is not None and chunk.number.best < FLIGHT and chunk.group == ATTACKER:
        return True
    return chunk.group == PRISONER


def _fits_number(chunk: Chunk, kind: Kind) -> bool:
    """Whether it fits a number without a noun, that may go on with those told before.

    "3,450 houses were destroyed and 1,150 damaged".
    """
    if chunk.is_of_buildings:
        return kind in OF_BUILDINGS
    is_of_buildings = kind is Kind.BUILDINGS_DAMAGED and chunk.after_buildings
    goes_on = is_of_buildings or (kind is Kind.RELEASED and chunk.after_people)
    return kind in OF_NUMBERS or goes_on


def _fits_one(chunk: Chunk, predicate: Predicate) -> bool:
    kind = predicate.kind
    if kind is Kind.SICKENED:  # poisoned, not tested for a banned substance
        return predicate.tag is Tag.HARMED
    return kind in OF_ONE or (kind in OF_NAMED and not chunk.is_pronoun)
