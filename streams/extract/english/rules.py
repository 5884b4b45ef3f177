"""The grammar of English: what is said to have befallen whom, as patterns over the chunks.

A rule captures `who` (a counted chunk) and mostly `what` (the predicate that gives the kind). They
stand in order: the first rule that captures a chunk has it, and only one that `is_second` may tell
something further of it. Every repetition is bounded and every letter means one thing, so matching
takes time in proportion to the sentence.
"""

from schemas import Kind
from streams.extract.grammar.rules import RuleBook, rule
from streams.extract.grammar.tags import compile_pattern

WHO = "(?P<who>[COUNT BARE THINGS ONE BUILDINGS TALLY])"
# As a subject, nobody is what the phrase before hangs on: "a portrait of Ana Duarte", "one of 12",
# "the mother of three boys"; nor whom it acts on: "a man who killed four guards was hurt".
DOER = (
    "(?<!WHO HARMED)"
    "(?P<who>(?<!ONE OF)(?<!GATHER OF)[COUNT THINGS BUILDINGS TALLY]"
    "|(?<!OF)ONE|(?<!BARE OF)BARE(?! ONE))"
)
MANY = "(?P<who>[COUNT BARE THINGS BUILDINGS])"
WORD = "[OTHER DET CARE]"
# Nouns and phrases that hang on who is counted: "of the crew aboard a rescue helicopter".
NOUNS = "[OTHER DET CARE TO AT BY FROM OF PEOPLE ONE OWNER REACH HARM EVENT CLAIM]"
# The same with an event in -ing: "in Sunday's shooting", "of a late-night shooting".
PHRASE = f"(?:{NOUNS}|DET OTHER{{0,2}} HARMING)"
# What may stand between who is counted and the verb: ", including two children,", ", a nurse,".
GAP = (
    f"(?:AND DET? [OTHER PEOPLE]{{1,3}}|AMONG DET? [ONE COUNT])? {PHRASE}{{0,12}}"
    " (?:AND [OTHER PEOPLE]{1,8})?"
    " (?:(?:COMMA [^COMMA STOP]{1,14} COMMA | STOP{1,2} [^STOP]{1,14} STOP{1,2})"
    " [OTHER DET AT FROM]{0,4}"
    f" | ONE {PHRASE}{{0,8}} COMMA | COMMA (?:AND? ONE COMMA){{2,6}})?"
    " [OTHER DET]{0,2}"
)
# A participle with all that hangs on it: "abducted last week by armed men".
PARTICIPLE = "(?:HARMED (?:(?! AND DET? ONE)[^BE HAVE COMMA STOP COUNT BARE CLAUSE]){0,10})?"
# Who is counted, with all that hangs on it; a clause tells of the person right before it.
RELATIVE = (
    "COMMA? WHO (?! DET? ONE) (?:(?! CLAUSE DET? ONE| ONE WHO)[^COMMA STOP COUNT BARE]){0,20}?"
)
# ", identified as Luis Romero,"
ASIDE = "(?:COMMA [^COMMA STOP]{1,14} COMMA)?"
# "the man accused of shooting a deputy"
ACCUSED = "(?:OTHER{1,2} OF? (?:HARMING|HARM) DET? [ONE COUNT PEOPLE])?"
NEAR = "[OTHER DET CARE TO AT FROM OF HARM EVENT REACH CLAIM]{0,8}"
OF_HOW_MANY = "(?:OF BARE HARMED?|(?<=ONE) OF [COUNT THINGS])?"
# ", Scott," of "his brother, Scott, who was shot": no name by itself.
FIRST_NAME = "(?:COMMA OTHER (?=COMMA WHO))?"
# Where somebody lives, after the age and its comma: "Ana Duarte, 24, of Cedar Falls,".
HOME = "(?<=ONE) [OF FROM] [OTHER DET AT OF]{1,8} COMMA"
SUBJECT = (
    f"{DOER} {OF_HOW_MANY}"
    f" (?:{ACCUSED} {GAP} {PARTICIPLE} {ASIDE} | {NEAR} {FIRST_NAME} {RELATIVE} {ASIDE} | {HOME})"
)
BEING = "(?:[BE HAVE MODAL TO] OTHER?){0,6} BE [OTHER DET SELF]{0,2} AND?"
# "a family of five", "its crew of 21".
GATHERED = "(?:DET? [OTHER PEOPLE] OF)?"
# "his neighbour's two sons"; a number without a noun is of a thing of his, "his uncle's .22".
OWNED = "(?:OWNER OTHER{0,2} (?! BARE))?"
SECOND_VERB = "(?:[AND COMMA] OTHER? HARMED)?"
OBJECT = "[DET COUNT BARE THINGS ONE PEOPLE TALLY OWNER SELF SELVES]"
NO_OBJECT = f"(?! {SECOND_VERB} {OBJECT}|AT DET? [ONE PEOPLE COUNT])"
# What somebody did before the verb that tells of him: "ran from the house and".
DID = "[OTHER DET BE HAVE TO AT FROM OF BY CARE CLAIM EVENT HARM REACH SELF PEOPLE DIED]{1,14} AND"
AMONG = f"AMONG [OTHER PEOPLE]? {GATHERED} DET?"
PARTY = "[COUNT BARE ONE BUILDINGS]"
TAKEN = frozenset({Kind.KILLED, Kind.KIDNAPPED, Kind.MISSING})
HURT = frozenset({Kind.INJURED})
SICK = frozenset({Kind.SICKENED})
MOVED = frozenset({Kind.DISPLACED, Kind.EVACUATED})


RULES = (
    rule("counted_event", "twelve deaths", "(?P<who>TALLY)"),
    rule("counted_buildings", "12 damaged houses", "(?P<who>BUILDINGS)"),
    rule(
        "lives_lost",
        "the fire claimed 12 lives",
        f"CLAIM {WORD}{{0,2}} OF? {WORD}? (?P<who>LIVES)",
        Kind.KILLED,
    ),
    rule(
        "lives_lost_passive",
        "12 lives were lost",
        "(?P<who>LIVES) [BE HAVE OTHER]{1,3} CLAIM",
        Kind.KILLED,
    ),
    rule(
        "lives_of",
        "the storm took the lives of 12 people",
        f"CLAIM DET? LIVES OF {WORD}{{0,5}} {WHO}",
        Kind.KILLED,
    ),
    rule(
        "to_death",
        "stabbed her two sons and a nurse to death",
        f"[HARMED HARM HARMING] DET? {OWNED} {WHO}"
        " (?:(?:COMMA DET? [ONE COUNT]){0,4} COMMA? AND DET? [ONE COUNT PEOPLE])?"
        " (?P<what>LETHAL)",
        only=frozenset({Kind.KILLED}),
        by_another=True,
    ),
    rule(
        "alive",
        "pulled out nine people alive",
        "OTHER (?P<who>[COUNT ONE]) (?P<what>LETHAL)",
        only=frozenset({Kind.RESCUED}),
    ),
    rule("ablaze", "set 43 huts ablaze", "OTHER (?P<who>BUILDINGS) (?P<what>LETHAL)"),
    rule(
        "toll_increment",
        "the death toll rose by five",
        "(?P<what>TOLL) [^STOP COMMA TOLL]{0,8} REACH OTHER? BY (?P<who>[BARE COUNT])",
        is_increment=True,
    ),
    rule(
        "toll_rise",
        "the death toll rose to 17",
        "(?P<what>TOLL) [^STOP COMMA TOLL]{0,20} [TO AT] (?P<who>[BARE COUNT])",
    ),
    rule(
        "toll_reached",
        "the toll has reached 17",
        f"(?P<what>TOLL) [^STOP COMMA TOLL]{{0,8}} [REACH BE HIT HAVE]{{1,3}} {WORD}{{0,2}} {MANY}",
    ),
    rule(
        "toll_from",
        "the toll rose from 12 to 17",
        "(?P<what>TOLL) [^STOP TOLL]{0,12} FROM (?P<who>[BARE COUNT])",
    ),
    rule(
        "toll_of_those",
        "the number of pupils who fell sick rose to 17",
        "OTHER OF [PEOPLE OTHER]{1,3} (?:WHO [BE HAVE]{0,2})? (?P<what>HARMED|DIED|STATE)"
        " [^STOP COMMA TOLL]{0,16} REACH OTHER? [TO AT]? (?P<who>[BARE COUNT])",
    ),
    rule(
        "toll_of_events",
        "deaths pass 1,000",
        f"(?P<what>EVENT) HAVE? REACH {WORD}? TO? (?P<who>[BARE COUNT])",
    ),
    rule(
        "toll_of_cases",
        "dengue cases top 60,000",
        f"(?P<what>EVENT) OTHER HAVE? [REACH HIT] {WORD}? TO? (?P<who>[BARE COUNT])",
        only=SICK,
    ),
    rule("toll_of", "a death toll of 17", f"(?P<what>TOLL) (?:OF|STOP|OTHER|AT)? {MANY}"),
    rule(
        "toll_brought_of",
        "bringing to 300 the number of soldiers killed",
        "TO (?P<who>[BARE COUNT]) DET OTHER{1,2} OF [PEOPLE OTHER]{1,3} (?P<what>HARMED|STATE)",
    ),
    rule(
        "toll_brought",
        "bringing to 300 the number of dead",
        f"TO (?P<who>[BARE COUNT]) {WORD}{{0,2}} (?P<what>TOLL)",
    ),
    rule(
        "labelled",
        "Deaths: 12",
        "(?:^|(?<=STOP)|(?<=COMMA)) [OTHER DET]{0,2} (?P<what>HARMED|EVENT|STATE)"
        " [OTHER DET PEOPLE]{0,3} STOP (?P<who>BARE) (?! [HARMED STATE DIED BE])",
    ),
    rule(
        "among",
        "three children were among the dead",
        f"{WHO} {GAP} [BE HAVE]{{1,3}} OTHER? AMONG [OTHER DET COUNT BARE PEOPLE OF WHO]{{0,4}}"
        " (?P<what>HARMED|STATE|EVENT|DIED)",
    ),
    rule(
        "among_headline",
        "Two cooks among the dead",
        f"{WHO} AMONG [OTHER DET BARE]{{0,2}} (?P<what>HARMED|STATE) (?! [PEOPLE COUNT])",
        of_headlines=True,
    ),
    rule(
        "among_inverted",
        "among the dead were three children",
        f"AMONG [OTHER DET PEOPLE BARE COUNT]{{0,3}} (?P<what>HARMED|STATE) BE {WORD}? {WHO}",
    ),
    rule(
        "including",
        "the wounded include four tourists",
        f"(?:DET|^OTHER) (?P<what>HARMED|STATE) [OTHER PEOPLE]{{0,2}} AMONG {WORD}? {WHO}",
    ),
    rule(
        "those_were",
        "the dead were two clerks",
        f"DET (?P<what>HARMED|STATE) [OTHER PEOPLE]{{0,2}} BE {WORD}? (?P<who>[COUNT ONE])"
        " (?! [BE HAVE HARMED])",
    ),
    rule(
        "of_those",
        "of the dead, seven were soldiers",
        "OF DET (?P<what>HARMED|STATE) COMMA (?P<who>BARE)",
    ),
    rule(
        "cases",
        "412 cases of cholera",
        f"(?P<who>THINGS) OF {WORD}{{0,2}} (?P<what>EVENT)",
        only=SICK,
    ),
    rule("counted_cases", "4,200 cases were recorded", "(?P<who>THINGS)", only=SICK),
    rule(
        "inverted",
        "killed were two sisters",
        f"(?<![^COMMA STOP OTHER]) (?P<what>HARMED) BE {WORD}? {WHO}",
    ),
    rule(
        "inverted_within",
        "injured in the gunfire were two sisters",
        f"^ (?P<what>HARMED) [OTHER DET AT BULLET EVENT]{{1,6}} BE {WORD}? {WHO}",
    ),
    rule(
        "counted_after",
        "the injured, 17 in all,",
        "(?<!OF) DET (?P<what>HARMED|STATE) COMMA (?P<who>BARE) OTHER{1,2} (?:COMMA|$)",
    ),
    rule(
        "all_of_whom",
        "72 people, all of whom died",
        "(?P<who>COUNT) COMMA OF WHO [BE HAVE]{0,3} (?P<what>DIED|HARMED|STATE)",
    ),
    rule(
        "share_of",
        "six of the dead",
        "(?P<who>BARE) OF DET (?P<what>HARMED|STATE|EVENT)"
        f" (?! {PHRASE}{{0,6}} [HAVE BE]{{0,2}} DIED)",
    ),
    rule("passive", "Twelve police officers were killed", f"{SUBJECT} {BEING} (?P<what>HARMED)"),
    rule(
        "passive_after_relative",
        "six of nine men who were arrested on Monday have been released",
        f"{DOER} {NEAR} WHO HAVE? BE{{1,2}} HARMED"
        " (?:(?! CLAUSE DET? ONE)[^COMMA STOP COUNT BARE]){0,14}?"
        " HAVE? BE (?P<what>HARMED|STATE)",
        is_second=True,
    ),
    rule("state", "twelve people are missing", f"{SUBJECT} {BEING} (?P<what>STATE)"),
    rule(
        "found_hurt",
        "a man was found in a car with a gunshot wound",
        f"{SUBJECT} [BE HAVE]{{1,3}} BE [OTHER DET AT OF FROM]{{1,8}} (?P<what>STATE)",
        only=HURT,
        fate_open=True,
    ),
    rule(
        "found_hurt_by",
        "officers found a man in a car with a gunshot wound",
        f"(?<![BE HAVE]) BE DET? {WHO} [OTHER DET AT OF FROM]{{2,8}} (?P<what>STATE)",
        only=HURT,
        fate_open=True,
    ),
    rule(
        "taken_to_care",
        "a man was taken to Mercy Hospital in critical condition",
        f"{SUBJECT} {BEING} OTHER (?:TO {WORD}{{0,6}} (?:CARE OTHER?)?)? (?P<what>STATE)",
        only=HURT,
        in_care=True,
    ),
    rule(
        "taken_to_care_open",
        "a man was airlifted to a local hospital",
        f"{SUBJECT} {BEING} OTHER{{1,2}} (?:BY {WORD}{{1,3}})?"
        " TO [OTHER DET ONE OWNER AND]{0,6} (?P<what>CARE)",
        Kind.INJURED,
        in_care=True,
    ),
    rule(
        "went_to_care",
        "two men drove themselves to Mercy Hospital",
        f"{DOER} [OTHER CLAIM] [SELF SELVES] TO [OTHER DET ONE OWNER]{{0,6}} (?P<what>CARE)",
        Kind.INJURED,
        in_care=True,
    ),
    rule(
        "went_to_care_unnamed",
        "two men drove themselves to the hospital",
        f"{DOER} [OTHER CLAIM] [SELF SELVES] (?P<what>STATE)",
        only=HURT,
        in_care=True,
    ),
    rule(
        "came_to_care",
        "a man walked into Mercy Hospital with a gunshot wound",
        f"{DOER} OTHER{{1,3}} [TO AT]? [OTHER DET ONE OWNER]{{0,6}} CARE OTHER? (?P<what>STATE)",
        only=HURT,
        in_care=True,
    ),
    rule(
        "brought_to_care",
        "medics rushed two people to Mercy Hospital",
        f"(?<!BY) {WHO} TO [OTHER DET ONE OWNER]{{0,6}} (?P<what>CARE)",
        Kind.INJURED,
        in_care=True,
    ),
    rule(
        "event_of",
        "the killing of six nurses",
        f"(?P<what>EVENT|HARMING|HARM|FATAL) [OF TO] {GATHERED} {WORD}{{0,5}} {OWNED} {WHO}",
    ),
    rule(
        "events_of",
        "the kidnapping and murder of five students",
        f"(?P<what>EVENT|HARM|HARMING) AND [EVENT HARM HARMING] OF {WORD}{{0,5}} {WHO}",
        is_second=True,
    ),
    rule(
        "event_later_of",
        "the murder on Tuesday evening of two farmers",
        f"(?P<what>EVENT|HARM) [OTHER DET OF]{{1,7}} OF {WORD}{{0,5}} {WHO}",
    ),
    rule(
        "attributive",
        "the murdered Ana Duarte",
        "DET (?P<what>HARMED|STATE) (?P<who>ONE)",
        only=TAKEN,
    ),
    rule("attributive_noun", "the kidnapped engineer", "(?P<who>ONE)", only=TAKEN | HURT),
    rule(
        "identified",
        "the dead man was identified as Luis Romero",
        "(?P<what>HARMED|STATE|ONE) [PEOPLE OTHER ONE]{0,2} BE NAMED (?P<who>ONE|COUNT)",
    ),
    rule(
        "active",
        "a bomb killed twelve people",
        f"(?<![BE DET OWNER]) (?P<what>HARMED|HARMING|HARM) {GATHERED} DET? {OWNED} {WHO}",
        by_another=True,
    ),
    rule(
        "active_second",
        "evacuated 12 villages and 9,000 people",
        "(?<![BE DET OWNER]) (?P<what>HARMED|HARMING|HARM) [OTHER DET OF]{1,6} AND"
        f" {GATHERED} DET? {MANY}",
        by_another=True,
    ),
    rule(
        "active_after_self",
        "shot himself and a woman",
        f"(?P<what>HARMED|HARMING|HARM) [SELF SELVES] AND DET? {WHO} (?! [BE HAVE HARMED])",
        by_another=True,
    ),
    rule(
        "reduced",
        "12 killed",
        f"{WHO} (?:[COMMA AND] PEOPLE|OF OTHER{{1,2}})? (?P<what>HARMED) {NO_OBJECT}",
        is_second=True,
    ),
    rule(
        "reduced_aside",
        "three women, displaced by the fighting, reached the town",
        "(?P<who>COUNT) COMMA (?P<what>HARMED) (?= BY)",
    ),
    rule(
        "reduced_headline",
        "Two tourists in Cairo killed",
        f"{MANY} [OTHER DET FROM AT OF ONE PEOPLE]{{1,6}} (?P<what>HARMED) {NO_OBJECT}",
        of_headlines=True,
    ),
    rule(
        "reduced_headline_one",
        "Girl playing with gun shot",
        f"(?P<who>ONE) OTHER{{1,4}} (?P<what>HARMED) {NO_OBJECT}",
        of_headlines=True,
    ),
    rule(
        "reduced_state",
        "left 12 people dead",
        f"{WHO} (?:COMMA|[COMMA AND] PEOPLE)? OTHER? (?P<what>STATE)",
        is_second=True,
    ),
    rule(
        "reduced_state_later",
        "made 41 people in Leeds ill",
        f"(?P<who>COUNT) {WORD}{{2,4}} (?P<what>STATE)",
        only=SICK,
    ),
    rule(
        "moved_to",
        "moved 3,000 people from the valley to higher ground",
        f"(?<!BY) {MANY} {NOUNS}{{0,6}} (?P<what>STATE)",
        only=frozenset({Kind.EVACUATED}),
    ),
    rule(
        "made_to",
        "forced 300 residents to flee",
        f"{WHO} {WORD}{{0,4}} TO (?P<what>HARM|DIED) {NO_OBJECT}",
        only=MOVED,
    ),
    rule(
        "intransitive",
        "dozens of people died",
        f"{SUBJECT} [BE HAVE MODAL TO]{{0,5}} [OTHER GATHER]? (?P<what>DIED)",
        is_second=True,
    ),
    rule(
        "intransitive_second",
        "three children climbed into a freezer and died",
        f"{MANY} {PHRASE}{{1,14}} AND {WORD}{{0,2}} (?P<what>DIED)",
    ),
    rule(
        "hit_and_died",
        "a pedestrian was hit by a van and died",
        f"{SUBJECT} {BEING} HIT {PHRASE}{{0,10}} AND {WORD}{{0,2}} (?P<what>DIED)",
    ),
    rule(
        "suffered",
        "two men suffered head injuries",
        f"{WHO} {GAP} (?:WHO {WORD}{{0,3}})? [BE HAVE]{{0,2}}"
        f" SUFFER FROM? {WORD}{{0,4}} (?P<what>EVENT|HARM)",
        fate_open=True,
    ),
    rule(
        "passive_of",
        "friends of a man who was killed",
        f"OF (?P<who>ONE) WHO {BEING} (?P<what>HARMED)",
    ),
    rule(
        "passive_second",
        "a man ran from the house and was shot",
        f"{DOER} {ASIDE} {DID} {BEING} (?P<what>HARMED|STATE)",
    ),
    rule(
        "intransitive_after",
        "the gunman barricaded himself and was found dead",
        f"{DOER} {ASIDE} {DID} [OTHER DET BE HAVE]{{0,3}} (?P<what>DIED)",
        only=frozenset({Kind.KILLED, Kind.INJURED}),
    ),
    rule(
        "gather",
        "2,000 teachers march",
        "(?P<who>[COUNT THINGS]) (?:HAVE BE?)? OTHER? (?P<what>GATHER)",
    ),
    rule(
        "gathering_of",
        "rallies of a few hundred people were held",
        "(?P<what>GATHER|EVENT) OF (?P<who>COUNT)",
        only=frozenset({Kind.PROTESTERS}),
    ),
    rule("gather_headline", "2,000 march", "(?P<who>BARE) (?P<what>GATHER)", of_headlines=True),
    rule(
        "hit_by_bullet",
        "the bullet struck a baby",
        f"BULLET {WORD}{{0,4}} HIT DET? {WHO}",
        Kind.INJURED,
        fate_open=True,
        by_another=True,
    ),
    rule(
        "hit",
        "two men were hit in the legs",
        f"{SUBJECT} {BEING} (?P<what>HIT)",
        Kind.INJURED,
        fate_open=True,
        of_shots=True,
    ),
    rule(
        "hit_headline",
        "Two hit as gunfire erupts",
        f"{MANY} HIT {NO_OBJECT}",
        Kind.INJURED,
        fate_open=True,
        of_headlines=True,
        of_shots=True,
    ),
    rule(
        "hit_by_another",
        "striking two students",
        f"(?<![BE DET OWNER TOLL]) HIT {GATHERED} DET? {WHO}",
        Kind.INJURED,
        fate_open=True,
        by_another=True,
        of_shots=True,
    ),
    rule("fatal_event", "a double homicide", "(?P<who>FATAL)"),
    rule("owned_event", "Ana Duarte's death", f"(?P<who>OWNER) {WORD}{{0,2}} (?P<what>EVENT|HARM)"),
)

ENGLISH_RULES = RuleBook(
    rules=RULES,
    # six nurses and two drivers; a woman, her three children; Ana Duarte; Ben Okoro; and a nurse
    joined=compile_pattern(
        f"ONE(?=ONE(?!CLAUSE))|ONE STOP AND? DET? (?=ONE)|{PARTY} (?:"
        "(?:OF [OTHER DET]{1,4}|STOP{1,2} [^STOP]{1,10} STOP{1,2}|COMMA WHO [^COMMA STOP]{1,8}"
        "|COMMA? AMONG DET? [ONE COUNT](?=COMMA))?"
        " (?:COMMA (?!DET? ONE (?:AND DET? ONE)? CLAUSE)|COMMA? AND) DET?"
        f"|{NOUNS}{{0,8}} COMMA? WITH {WORD}{{0,2}}) (?={PARTY})"
    ),
    # four people, including two children
    included=compile_pattern(f"{PARTY} {PHRASE}{{0,6}} COMMA? {AMONG} (?={PARTY})"),
    # died, including two children
    told_after=compile_pattern(
        f"[HARMED DIED STATE] (?:{PHRASE}{{0,8}} COMMA? WITH|(?:{PHRASE}|CLAUSE){{0,8}} COMMA"
        f"|(?:{PHRASE}|AND){{0,14}} COMMA {AMONG}) (?={PARTY})"
    ),
    # The dead are:
    opens_list=compile_pattern(
        "DET? [OTHER PEOPLE]{0,2} (?P<what>HARMED|STATE) [OTHER PEOPLE BE NAMED CLAUSE]{0,4} STOP"
    ),
    # were kidnapped by gunmen on Monday and killed
    followed=compile_pattern(
        "(?:[HARMED CARE] (?:[OTHER DET BY AT FROM PEOPLE OF ONE]{0,8} AND|COMMA AND?)"
        " [BE HAVE]{0,2} OTHER? | DIED AND)"
        f" (?P<what>HARMED {NO_OBJECT}|DIED)"
    ),
    # who were kidnapped by gunmen on Monday have been freed; 4 workers kidnapped in Mali freed
    resumed=compile_pattern(
        f"(?:(?<=WHO BE)HARMED [OTHER DET BY AT FROM PEOPLE OF ONE]{{0,12}} {BEING}"
        f"|(?<=COUNT)HARMED (?:BY {WORD}{{1,3}})? {WORD}{{1,8}}) (?P<what>HARMED {NO_OBJECT})"
    ),
)
