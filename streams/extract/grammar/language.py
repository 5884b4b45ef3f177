"""All that the engine must be told of a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from streams.extract.grammar.aftermath import AftermathWords
from streams.extract.grammar.attribution import AttributionWords
from streams.extract.grammar.category import CategoryWords
from streams.extract.grammar.counted import CountWords
from streams.extract.grammar.dates import DateWords
from streams.extract.grammar.fiction import FictionWords
from streams.extract.grammar.identity import IdentityWords
from streams.extract.grammar.names import NameWords
from streams.extract.grammar.not_counts import NoCountWords
from streams.extract.grammar.nouns import NounWords
from streams.extract.grammar.numbers import NumberWords
from streams.extract.grammar.persons import PersonWords
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.predicates import PredicateWords
from streams.extract.grammar.rules import RuleBook
from streams.extract.grammar.status import StatusWords
from streams.extract.grammar.tags import Tag
from streams.extract.places import PlaceWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language, as data: its lexicons and its rules."""

    abbreviations: frozenset[str]
    """Words, without their stop, that a full stop after does not end a sentence."""
    saints: frozenset[str] = frozenset()
    """Those of them that open the name of a place: the "st" of "St. Louis"."""
    numbers: NumberWords
    no_counts: NoCountWords
    counts: CountWords
    nouns: NounWords
    persons: PersonWords
    names: NameWords
    identity: IdentityWords
    predicates: PredicateWords
    links: Mapping[str, Tag]
    """The small words that rules care about."""
    link_phrases: Mapping[Phrase, Tag]
    """Such words that are several: "along with"."""
    skipped: frozenset[str]
    """Adverbs and quotation marks, which no rule cares about."""
    phrase_ends: frozenset[str]
    """Words that no noun phrase of people goes over."""
    adverb_endings: tuple[str, ...]
    """Endings of adverbs, which end a noun phrase too."""
    no_adverbs: frozenset[str]
    """Words with such an ending that are none."""
    rules: RuleBook
    joining: frozenset[str]
    """Words after which a number alone counts those just named: "six guards died and 20 hurt"."""
    also: frozenset[str]
    """Adverbs that tell somebody apart from those told before: "a woman was also shot"."""
    status: StatusWords
    attribution: AttributionWords
    dates: DateWords
    categories: CategoryWords
    aftermath: AftermathWords
    fiction: FictionWords
    places: PlaceWords
