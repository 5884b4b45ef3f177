"""A rule of a grammar: what is said to have befallen whom, as a pattern over a row of chunks."""

import re
from dataclasses import dataclass

from schemas import Kind
from streams.extract.grammar.tags import compile_pattern

LOOK_AROUND = re.compile(r"\(\?<?[=!][^)]*\)")
REPEATED = r"(?:[?*+]|\{[\d,]+\})?"
CHOICE = re.compile(rf"(?:\([^()]*\)|\[[^\]]*\]){REPEATED}|\w(?:[?*]|\{{[\d,]+\}})")
"""The innermost groups of a pattern, and the letters that it can do without."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern; the name stands in every figure that it reads."""

    name: str
    example: str
    """Words that it reads."""
    pattern: re.Pattern[str]
    """Captures `who` (a counted chunk) and mostly `what` (the predicate that gives the kind)."""
    kind: Kind | None = None
    """The kind of what it reads, where no predicate tells."""
    fate_open: bool = False
    """Whether those of its `kind` may live or not."""
    in_care: bool = False
    """Whether it tells who was brought to a hospital, so that their fate is open."""
    of_shots: bool = False
    """Whether its verb means that only where shots are told of: "hit", "struck"."""
    is_second: bool = False
    """Whether it may tell a second thing of a chunk: "12 injured in the fire were rescued"."""
    by_another: bool = False
    """Whether somebody else did it, who is not among those counted: "he killed four"."""
    is_increment: bool = False
    """Whether the number is added to an earlier one: "the toll rose by five"."""
    of_headlines: bool = False
    """Whether it reads the telegraph style, and is kept to headlines."""
    only: frozenset[Kind] = frozenset(Kind)
    """The kinds that it can tell."""
    what: str = "who"
    """The group that captures what tells the kind: `what`, where the pattern has it."""
    of_who: frozenset[str] = frozenset()
    """The tags that `who` can have; a sentence without any of them need not be tried."""
    of_what: frozenset[str] = frozenset()
    """The tags that the group of `what` can have."""
    needed: frozenset[str] = frozenset()
    """The other tags without which it reads nothing."""

    def tells(self, tags: frozenset[str]) -> bool:
        """Whether it can read anything of these tags, those that it needs left out."""
        return not (self.of_who.isdisjoint(tags) or self.of_what.isdisjoint(tags))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """The rules of a language, those that come first first: the first that captures has it."""

    rules: tuple[Rule, ...]
    joined: re.Pattern[str]
    """Two parties that suffer the same, at the pattern's ends: "six nurses and two drivers"."""
    included: re.Pattern[str]
    """A party and a part of it, at the pattern's ends: "four people, including two children"."""
    told_after: re.Pattern[str]
    """Such a part, or who suffered the same, told after the verb that the pattern starts from."""
    opens_list: re.Pattern[str]
    """A row after which one name a line follows, of whom `what` is told: "The dead are:"."""
    followed: re.Pattern[str]
    """The second of two verbs, as `what`: "were kidnapped and killed"."""
    resumed: re.Pattern[str]
    """The verb after a relative clause, as `what`: "who were kidnapped have been freed"."""


def rule(
    name: str,
    example: str,
    pattern: str,
    kind: Kind | None = None,
    *,
    fate_open: bool = False,
    in_care: bool = False,
    of_shots: bool = False,
    is_second: bool = False,
    by_another: bool = False,
    is_increment: bool = False,
    of_headlines: bool = False,
    only: frozenset[Kind] = frozenset(Kind),
) -> Rule:
    """A rule of a pattern over the names of tags."""
    compiled = compile_pattern(pattern)
    what = "what" if "what" in compiled.groupindex else "who"
    return Rule(
        name,
        example,
        compiled,
        kind,
        fate_open=fate_open or in_care,
        in_care=in_care,
        of_shots=of_shots,
        is_second=is_second,
        by_another=by_another,
        is_increment=is_increment,
        of_headlines=of_headlines,
        only=only,
        what=what,
        of_who=_tags_of(compiled, "who"),
        of_what=_tags_of(compiled, what),
        needed=_needed(compiled),
    )


def _tags_of(pattern: re.Pattern[str], group: str) -> frozenset[str]:
    """The tags that a group of a pattern can capture."""
    text = LOOK_AROUND.sub("", pattern.pattern)
    inside = text.split(f"(?P<{group}>", 1)[1].split(")", 1)[0]
    return frozenset(letter for letter in inside if letter.isalpha())


def _needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """The tags that stand by themselves in a pattern, so that it matches nothing without them."""
    before, text = "", pattern.pattern
    while text != before:
        before, text = text, CHOICE.sub("", text)
    return frozenset(text) if text.isalpha() else frozenset()
