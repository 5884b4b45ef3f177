"""A claim of a sentence: who, what befell them, and the rule that says so."""

from dataclasses import dataclass, replace

from schemas import Kind
from streams.extract.grammar.predicates import Predicate

COUNTED_EVENT = "counted_event"
"""A language's rule that reads a number which is what befell them itself: "12 deaths"."""
CASES = "counted_cases"
"""A language's rule that reads cases of what the text is about: "4,200 cases were recorded"."""
ATTRIBUTIVE = "attributive"
"""How the names begin of a language's rules that read an adjective: "the slain boy"."""
IDENTIFIED = "identified"
"""A language's rule by which somebody who was spoken of gets a name."""
REFLEXIVE = "reflexive"
"""The rule of what people do to themselves."""
LISTED = "listed_by_name"
PROTESTERS = "counted_protesters"
TOLL, FORMER_TOLL = "toll_", "toll_from"
"""How the names begin of the rules that read a toll by its name, and of those that read what it was
before: "the toll rose from 12 to 17"."""
SUMMED = "toll_summed"
"""The rule of a total of those told just before: "two more bodies, bringing the total to 19"."""
FOLLOWED = "_followed"
"""Ends the names of rules whose second verb is read, too."""
RESUMED = "_resumed"
"""Ends the names of rules after whose clause the main verb is read, too."""
FURTHER = {
    REFLEXIVE: "he shot his wife and himself",
    LISTED: "The dead are: (a name a line)",
    PROTESTERS: "300 protesters stood at the gate",
    SUMMED: "two more bodies were found, bringing the total to 19",
    FOLLOWED: "12 people were kidnapped and killed",
    RESUMED: "four workers kidnapped in Mali last week freed",
    "_joined": "six nurses and two drivers were killed",
    "_included": "four people, including two children, were killed",
    "_elliptic": "nine people were arrested on Friday, and a further 14 on Monday",
}
"""What the engine itself reads, by the rule's name or its ending, with an example each."""


@dataclass(slots=True)
class Match:
    """What a rule reads off the chunks of a sentence."""

    who: int
    """The chunk of those who are counted."""
    what: int
    """The predicate's chunk; `who` where that tells its own kind."""
    predicate: Predicate
    rule: str
    by_another: bool = False
    """Whether somebody else did it, who is not among those counted."""
    is_increment: bool = False
    """Whether the number is added to an earlier one."""
    is_part: bool = False
    """Whether they are some of those just told: "including two children"."""
    is_former: bool = False
    """Whether it is what was believed before: "at first put the dead at four"."""
    lives: bool = False
    """Whether those who are hurt are told to live: "with minor injuries"."""
    is_of_whole: bool = False
    """Whether it befell all whom the counted are a share of: "one of three people shot"."""

    @property
    def by_himself(self) -> bool:
        """Whether who is told of did it to himself."""
        return self.rule == REFLEXIVE or self.predicate.by_himself

    def of_another(self, who: int, suffix: str, *, is_part: bool = False) -> "Match":
        """The same told of another party."""
        name = self.rule.removesuffix(suffix) + suffix
        return replace(self, who=who, rule=name, is_part=self.is_part or is_part)

    @property
    def kind(self) -> Kind:
        """What befell them."""
        return self.predicate.kind
