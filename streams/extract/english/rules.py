"""The grammar: what is said to have befallen whom, as patterns over the chunks of a sentence.

A rule captures `who` (a counted chunk) and mostly `what` (the predicate that gives the kind). They
stand in order: the first rule that captures a chunk has it. Every repetition is bounded and every
letter means one thing, so matching takes time in proportion to the sentence.
"""

import re
from dataclasses import dataclass

from schemas import Kind
from streams.extract.english.tags import compile_pattern

WHO = "(?P<who>[COUNT BARE THINGS ONE BUILDINGS TALLY])"
MANY = "(?P<who>[COUNT BARE THINGS BUILDINGS])"
WORD = "[OTHER DET]"
# What may stand between who is counted and the verb: "of the crew", ", including two children,".
GAP = (
    "(?:AND OTHER{0,2} PEOPLE)? [OTHER DET TO AT BY FROM OF PEOPLE ONE OWNER]{0,8}"
    " (?:(?:COMMA [^COMMA STOP]{1,14} COMMA | STOP [^STOP]{1,14} STOP) [OTHER DET AT]{0,4})?"
    " [OTHER DET]{0,2}"
)
# A participle with all that hangs on it: "abducted last week by armed men".
PARTICIPLE = "(?:HARMED [^BE HAVE COMMA STOP COUNT BARE]{0,10})?"
# A clause on who is counted: "who were asleep in the house".
RELATIVE = "(?:WHO [^COMMA STOP COUNT BARE]{0,12}?)?"
BEING = "(?:[BE HAVE MODAL TO] OTHER?){0,6} BE OTHER{0,2} AND?"
NO_OBJECT = "(?! [DET COUNT BARE THINGS ONE PEOPLE TALLY OWNER SELF])"
PARTY = "[COUNT BARE THINGS ONE BUILDINGS]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern; the name stands in every figure that it reads."""

    name: str
    pattern: re.Pattern[str]
    kind: Kind | None = None
    """The kind of what it reads, where no predicate tells."""


def _rule(name: str, pattern: str, kind: Kind | None = None) -> Rule:
    return Rule(name, compile_pattern(pattern), kind)


RULES = (
    # twelve deaths; six wounded soldiers
    _rule("counted_event", "(?P<who>TALLY)"),
    # claimed 12 lives; 12 lives were lost; took the lives of 12 people
    _rule("lives_lost", f"CLAIM {WORD}{{0,2}} OF? {WORD}? (?P<who>LIVES)", Kind.KILLED),
    _rule("lives_lost_passive", "(?P<who>LIVES) [BE HAVE OTHER]{1,3} CLAIM", Kind.KILLED),
    _rule("lives_of", f"CLAIM DET? LIVES OF {WORD}? {WHO}", Kind.KILLED),
    # the death toll rose by five
    _rule(
        "toll_increment",
        "(?P<what>TOLL) [^STOP COMMA TOLL]{0,8} REACH OTHER? BY (?P<who>[BARE COUNT])",
    ),
    # ... to 17; the toll stands at 17
    _rule("toll_rise", "(?P<what>TOLL) [^STOP COMMA TOLL]{0,20} [TO AT] (?P<who>[BARE COUNT])"),
    # the toll has reached 17
    _rule(
        "toll_reached",
        f"(?P<what>TOLL) [^STOP COMMA TOLL]{{0,8}} [REACH BE HIT HAVE]{{1,3}} {WORD}{{0,2}} {MANY}",
    ),
    # a death toll of 17
    _rule("toll_of", f"(?P<what>TOLL) (?:OF|STOP|OTHER|AT)? {MANY}"),
    # Twelve police officers were killed
    _rule("passive", f"{WHO} {GAP} {PARTICIPLE} {RELATIVE} {BEING} (?P<what>HARMED)"),
    # twelve people are missing
    _rule("state", f"{WHO} {GAP} {BEING} (?P<what>STATE)"),
    # the killing of six nurses; the deaths of 12 people
    _rule("event_of", f"(?P<what>EVENT|HARMING|HARM|FATAL) [OF TO] {WORD}{{0,2}} {WHO}"),
    # a bomb killed twelve people; killing 12; to kill 12
    _rule("active", f"(?<![BE DET OWNER]) (?P<what>HARMED|HARMING|HARM) DET? {WHO}"),
    # 12 killed, 353 injured
    _rule("reduced", f"{WHO} (?:[COMMA AND] PEOPLE)? (?P<what>HARMED) {NO_OBJECT}"),
    # left 12 people dead
    _rule("reduced_state", f"{WHO} (?:[COMMA AND] PEOPLE)? OTHER? (?P<what>STATE)"),
    # dozens of people died
    _rule(
        "intransitive",
        f"{WHO} {GAP} {PARTICIPLE} {RELATIVE} [BE HAVE MODAL]{{0,4}} (?P<what>DIED)",
    ),
    # two men suffered serious injuries
    _rule(
        "suffered",
        f"{WHO} {GAP} (?:WHO {WORD}{{0,3}})? [BE HAVE]{{0,2}}"
        f" SUFFER {WORD}{{0,4}} (?P<what>EVENT|HARM)",
    ),
    # a double homicide; a deadly shooting
    _rule("fatal_event", "(?P<who>FATAL)"),
    # Ana Duarte's death
    _rule("owned_event", f"(?P<who>OWNER) {WORD}{{0,2}} (?P<what>EVENT|HARM)"),
)  # fmt: skip

# six nurses and two drivers; a woman, three children
JOINED = compile_pattern(f"{PARTY} COMMA? AND {PARTY} | [COUNT ONE] COMMA COUNT | COUNT COMMA ONE")
# were kidnapped and killed
FOLLOWED = compile_pattern(f"HARMED (?:COMMA|AND){{1,2}} OTHER? (?P<what>HARMED|DIED) {NO_OBJECT}")
