"""The grammar of Spanish: what is said to have befallen whom, as patterns over the chunks.

A rule captures `who` (a counted chunk) and mostly `what` (the predicate that gives the kind). They
stand in order: the first rule that captures a chunk has it. Every repetition is bounded and every
letter means one thing, so matching takes time in proportion to the sentence.

The verb may come before its subject ("murieron 12 personas") as long as no other subject stands
before it in its clause; the object of a verb that is a person has "a" before it.
"""

from schemas import Kind
from streams.extract.grammar.match import REFLEXIVE
from streams.extract.grammar.rules import RuleBook, rule
from streams.extract.grammar.tags import compile_pattern

WHO = "(?P<who>[COUNT BARE THINGS ONE BUILDINGS TALLY])"
MANY = "(?P<who>[COUNT BARE THINGS BUILDINGS])"
TOLD = "(?P<who>[BARE COUNT TALLY])"
# How a count comes to its number: "sube a", "se sitúa en", "son".
COMES = "[REACH HIT BE HAVE]"
PARTY = "[COUNT BARE THINGS ONE BUILDINGS]"
# An object that is a person: "a un policía", "a un grupo de 20 migrantes".
TO_WHOM = f"TO DET? (?:OTHER OF)? {WHO}"
WORD = "[OTHER DET]"
# Nouns and phrases that hang on who is counted: "de la tripulación del barco".
PHRASE = "[OTHER DET TO AT BY FROM OF PEOPLE ONE REACH CLAIM EVENT WOUND]"
# What may stand between who is counted and the verb; ", entre ellos dos niños,".
GAP = (
    f"(?:AND OTHER{{0,2}} PEOPLE)? {PHRASE}{{0,10}}"
    f" (?:COMMA [^COMMA STOP]{{1,14}} COMMA {WORD}{{0,3}})?"
    " (?:AND DET? OTHER{1,3} (?:OF DET? [OTHER PEOPLE]{1,3})?)?"
)
# A participle with all that hangs on it: "secuestradas el lunes por hombres armados".
PARTICIPLE = "(?:[HARMED STATE] [^BE HAVE COMMA STOP COUNT BARE CLAUSE]{0,10})?"
# A clause on who is counted: "que dormían en la casa".
RELATIVE = "(?:COMMA? WHO [^COMMA STOP COUNT BARE ONE CLAUSE]{0,12}? COMMA?)?"
BEING = "(?:[BE HAVE MODAL] OTHER?){0,4} [BE HAVE] OTHER{0,2} AND?"
# To where somebody was taken: "trasladado de urgencia al hospital".
TAKEN = "HARMED? [OTHER DET TO AT OF]{0,8}"
# A wound with its article and adjectives: "graves quemaduras", "una herida de bala".
WOUNDS = "[OTHER DET BARE]{0,3} (?P<what>HARMED|WOUND)"
# From where its clause begins, no subject stands before the verb.
NO_SUBJECT = (
    "(?:^|[STOP COMMA WHO CLAUSE AND])"
    " [OTHER DET TO AT BY FROM OF PEOPLE HAVE BE MODAL REACH]{0,12}?"
)
# What may stand between the verb and its subject or object: "ayer", "en un ataque de rebeldes".
ADJUNCT = "(?:[TO AT BY FROM OF]? DET? [OTHER PEOPLE WOUND]){0,6}"

RULES = (
    rule("counted_event", "12 muertos", "(?P<who>TALLY)"),
    rule(
        "lives_lost",
        "el incendio se cobró 12 vidas",
        f"[CLAIM HAVE] {WORD}{{0,2}} (?P<who>LIVES)",
        Kind.KILLED,
    ),
    rule(
        "lives_of",
        "cobró la vida de 12 personas",
        f"[CLAIM HAVE] DET? LIVES (?:OF|TO) {WORD}? {WHO}",
        Kind.KILLED,
    ),
    rule(
        "toll_from",
        "la cifra de muertos subió de 12 a 18",
        "(?P<what>TOLL) [^STOP COMMA TOLL]{0,12} OF (?P<who>[BARE COUNT]) TO BARE",
    ),
    rule(
        "toll_from_after",
        "subió de 12 a 18 la cifra de muertos",
        f"REACH {WORD}{{0,3}} OF (?P<who>BARE) TO BARE {WORD}{{0,2}} (?P<what>TOLL)",
    ),
    rule(
        "toll_increment",
        "la cifra de muertos aumentó en cinco",
        "(?P<what>TOLL) [^STOP COMMA TOLL]{0,8} REACH OTHER? AT (?P<who>[BARE COUNT])",
        is_increment=True,
    ),
    rule(
        "toll_rise",
        "la cifra de muertos se eleva a 12",
        f"(?P<what>TOLL) [^STOP COMMA TOLL AND]{{0,16}} COMMA? [TO AT] {TOLD}",
    ),
    rule(
        "toll_reached",
        "la cifra de muertos alcanza los 12",
        f"(?P<what>TOLL) [^STOP COMMA TOLL]{{0,12}} {COMES} {WORD}{{0,2}} OF? {MANY}",
    ),
    rule(
        "toll_after",
        "se eleva a 12 la cifra de muertos",
        f"{COMES} {WORD}{{0,2}} (?:OF BARE)? [TO AT]? {TOLD} {WORD}{{0,2}} (?P<what>TOLL)",
    ),
    rule(
        "those_after",
        "ya son 12 los muertos",
        f"{COMES} {WORD}{{0,2}} [TO AT]? (?P<who>BARE) DET (?P<what>HARMED|STATE)",
    ),
    rule(
        "those_are",
        "los muertos son 12",
        f"DET PEOPLE? (?P<what>HARMED|STATE) {WORD}{{0,2}} {COMES} {WORD}{{0,2}}"
        " [TO AT]? (?P<who>BARE)",
    ),
    rule(
        "labelled",
        "Muertos: 12",
        "(?P<what>HARMED|EVENT|STATE|TOLL) [OTHER DET PEOPLE]{0,3} STOP (?P<who>BARE)",
    ),
    rule(
        "those_of",
        "sube a 12 el número de muertos y a 30 el de heridos",
        "[TO AT] (?P<who>BARE) DET OF DET? (?P<what>HARMED|STATE)",
    ),
    rule(
        "share_died",
        "dos de los heridos murieron",
        f"(?P<who>BARE) OF DET HARMED {GAP} [BE HAVE]{{0,2}} (?P<what>DIED)",
    ),
    rule("share_of", "seis de los muertos", "(?P<who>BARE) OF DET (?P<what>HARMED|STATE)"),
    rule(
        "among",
        "entre los muertos hay tres niños",
        f"FROM DET (?P<what>HARMED|STATE) [BE HAVE] [OTHER DET FROM OF]{{0,6}} {WHO}",
    ),
    rule(
        "relative",
        "el embajador, que fue secuestrado",
        f"{WHO} COMMA? WHO {WORD}{{0,3}} {BEING} (?P<what>HARMED|STATE)",
        is_second=True,
    ),
    rule(
        "relative_died",
        "el embajador, que murió",
        f"{WHO} COMMA? WHO {WORD}{{0,3}} HAVE{{0,2}} (?P<what>DIED)",
        is_second=True,
    ),
    rule(
        "passive",
        "doce policías fueron asesinados",
        f"{WHO} {GAP} {PARTICIPLE} {RELATIVE} {BEING} (?P<what>HARMED)",
        is_second=True,
    ),
    rule(
        "passive_after_relative",
        "la niña que había sido raptada fue rescatada",
        f"{WHO} COMMA? WHO [^COMMA STOP COUNT BARE ONE CLAUSE]{{1,14}} COMMA?"
        f" {BEING} (?P<what>HARMED|STATE)",
        is_second=True,
    ),
    rule(
        "passive_second",
        "dos esquiadores salieron por su pie y fueron evacuados",
        f"(?:^|STOP) {WHO} (?:{PHRASE}|HARM){{1,14}} AND OTHER{{0,2}} {BEING}"
        " (?P<what>HARMED|STATE)"
        " (?!OTHER{0,3} DET? [COUNT BARE ONE THINGS])",
    ),
    rule(
        "state",
        "doce personas han muerto",
        f"{WHO} {GAP} {PARTICIPLE} {RELATIVE} {BEING} (?P<what>STATE)",
    ),
    rule(
        "passive_inverted",
        "fueron asesinados doce policías",
        f"{NO_SUBJECT} [BE HAVE] OTHER{{0,2}} (?P<what>HARMED|STATE) {ADJUNCT} DET? {WHO}",
    ),
    rule(
        "made",
        "hallaron muertos a tres jóvenes",
        # This "a" is before people: "a 12 albergues" is to twelve shelters.
        f"[BE HAVE] OTHER{{0,2}} (?P<what>HARMED|STATE) {ADJUNCT} TO DET?"
        " (?P<who>[COUNT BARE ONE])",
        by_another=True,
    ),
    rule(
        "participle_first",
        "Asesinado un periodista",
        f"(?:^|STOP) DET? (?P<what>HARMED|STATE) {ADJUNCT} {WHO}",
        of_headlines=True,
    ),
    rule(
        "event_of",
        "la muerte de 12 personas",
        f"(?P<what>EVENT|FATAL) (?:STATE|OTHER|HARMED){{0,2}} [OF TO] {WORD}{{0,2}} {WHO}",
    ),
    rule(
        "event_of_verb",
        "la captura de doce rebeldes",
        f"(?P<what>HARM) OTHER? OF {WORD}{{0,2}} {WHO}",
    ),
    rule(
        "event_of_range", "la muerte de 20 a 30 personas", "(?P<what>EVENT) (?P<who>[COUNT BARE])"
    ),
    rule(
        "event_later_of",
        "el asesinato el martes de dos campesinos",
        f"(?P<what>EVENT) {ADJUNCT} OF {WORD}{{0,2}} {WHO}",
    ),
    rule(
        "active_participle",
        "ha matado a 120 personas y contagiado a 3.000",
        f"AND (?P<what>HARMED) {ADJUNCT} {TO_WHOM}",
        by_another=True,
    ),
    rule(
        "passive_inverted_second",
        "fueron detenidas 21 personas y liberadas 14 mujeres",
        f"HARMED {ADJUNCT} {PARTY} {PHRASE}{{0,4}} AND OTHER? (?P<what>HARMED) {ADJUNCT} {MANY}",
    ),
    rule(
        "active",
        "una bomba mató a doce personas",
        f"(?P<what>HARM|HARMING) {ADJUNCT} (?:COMMA [OTHER OF DET]{{1,5}} COMMA)? {TO_WHOM}",
        by_another=True,
    ),
    rule(
        "active_bare",
        "destruyó 30 casas",
        f"(?P<what>HARM|HARMING) BY? OTHER? DET? {MANY}",
        by_another=True,
    ),
    rule(
        "reduced",
        "tres policías heridos",
        f"{WHO} (?:AND PEOPLE)? OTHER{{0,2}} (?P<what>HARMED|STATE)",
        is_second=True,
    ),
    rule(
        "intransitive",
        "decenas de personas murieron",
        f"{WHO} {GAP} {PARTICIPLE} {RELATIVE} [BE HAVE MODAL]{{0,3}} (?P<what>DIED)",
        is_second=True,
    ),
    rule(
        "intransitive_inverted",
        "murieron ayer en un incendio 12 personas",
        f"{NO_SUBJECT} (?P<what>DIED) {ADJUNCT} DET? {WHO}",
        is_second=True,
    ),
    rule(
        "intransitive_second",
        "tres niños subieron al techo y murieron",
        f"{WHO} {PHRASE}{{1,14}} AND {WORD}{{0,2}} (?P<what>DIED)",
    ),
    rule(
        "suffered",
        "dos hombres sufrieron graves quemaduras",
        f"{WHO} {GAP} {RELATIVE} (?:COMMA? WHO {WORD}{{0,3}})? HAVE{{0,2}} SUFFER {WOUNDS}",
    ),
    rule(
        "suffered_second",
        "un hombre se prendió fuego y sufrió quemaduras",
        "(?:^|STOP) (?P<who>[COUNT ONE])"
        " [OTHER DET TO AT BY FROM OF PEOPLE REACH CLAIM EVENT WOUND HARM COMMA AND]{1,24}"
        f" AND OTHER{{0,2}} HAVE{{0,2}} SUFFER {WOUNDS}",
        is_second=True,
    ),
    rule(
        "left_with",
        "un bombero resultó con quemaduras en las manos",
        f"{WHO} {GAP} {RELATIVE} {BEING} {TAKEN} FROM {WOUNDS}",
        is_second=True,
    ),
    rule(
        "taken_with",
        "los 64 alumnos fueron llevados al hospital con síntomas de intoxicación",
        f"{WHO} {GAP} {RELATIVE} {BEING} {TAKEN} (?P<what>STATE)",
        is_second=True,
    ),
    rule(
        "left_with_second",
        "dos esquiadores salieron por su pie y fueron llevados con quemaduras",
        f"(?:^|STOP) {WHO} {PHRASE}{{1,14}} AND OTHER{{0,2}} {BEING} {TAKEN} FROM {WOUNDS}",
        is_second=True,
    ),
    rule(
        "left_with_inverted",
        "resultaron con quemaduras dos bomberos",
        f"{NO_SUBJECT} BE OTHER? FROM {WOUNDS} {ADJUNCT} DET? {WHO}",
    ),
    rule(
        REFLEXIVE,
        "un policía mató a su esposa y se suicidó",
        f"(?P<who>ONE) (?:{GAP}|COMMA? WHO OTHER{{0,2}}|[^STOP]{{1,30}} AND OTHER{{0,2}}) SELF",
        Kind.KILLED,
    ),
    rule(
        "set_off",
        "Dos niñas, heridas al caer un árbol",
        f"{WHO} COMMA OTHER{{0,2}} (?P<what>HARMED|STATE)",
        of_headlines=True,
    ),
    rule("itemized", "cinco muertos: tres hombres", "(?P<what>TALLY) [COMMA STOP] (?P<who>COUNT)"),
    rule(
        "after_being",
        "tres niños están graves tras ser envenenados",
        f"{WHO} [^STOP COMMA COUNT ONE BARE]{{1,14}} FROM BE (?P<what>HARMED)",
        is_second=True,
    ),
    rule("fatal_event", "un doble homicidio", "(?P<who>FATAL)"),
)

SPANISH_RULES = RuleBook(
    rules=RULES,
    # seis enfermeras y dos conductores; a un juez y a su escolta
    joined=compile_pattern(
        f"{PARTY} (?:COMMA [TO OF]? DET?"
        " | OF [OTHER DET]{1,4} COMMA DET?(?=[COUNT ONE] [^COMMA STOP]{0,8} COMMA? AND)"
        " | (?:OTHER{0,2}|OF [OTHER DET]{1,4}) COMMA? AND [TO OF]? DET?"
        f" | {PHRASE}{{0,8}} COMMA? WITH {WORD}{{0,2}})"
        f" (?={PARTY})"
    ),
    # murieron 12 personas, entre ellas tres niños
    included=compile_pattern(
        "[COUNT BARE THINGS TALLY] [^COMMA STOP COUNT BARE THINGS TALLY CLAUSE]{0,12}"
        f" COMMA? AMONG {WORD}{{0,3}} (?={PARTY})"
    ),
    # doce murieron, entre ellos dos niños
    told_after=compile_pattern(
        f"[HARMED DIED STATE] {PHRASE}{{0,8}} COMMA AMONG {WORD}{{0,3}} (?={PARTY})"
    ),
    # Los muertos son: ...
    opens_list=compile_pattern(
        "DET (?P<what>HARMED|STATE) [OTHER PEOPLE BE NAMED CLAUSE]{0,4} STOP"
    ),
    # fueron secuestrados el lunes por rebeldes y asesinados
    followed=compile_pattern(
        "HARMED (?:[OTHER DET BY AT FROM PEOPLE OF]{0,8} AND|COMMA AND?)"
        " [BE HAVE]{0,2} OTHER{0,2} (?P<what>HARMED|DIED)"
    ),
    # que fueron secuestrados el lunes han sido liberados
    resumed=compile_pattern(
        "(?<=WHO BE)HARMED [OTHER DET BY AT FROM PEOPLE OF ONE]{0,12} [BE HAVE]{1,3}"
        " (?P<what>HARMED)"
    ),
)
