"""What befell people, in words: verbs, adjectives, nouns and phrases, by the kind that they tell.

The kinds are those of the contract. The lists are the project's own, after the event types of
ACLED and UCDP and the incident words of wire copy. Verbs stand as base, or as
base/past/participle where they are irregular; phrases are parted by "|".
"""

from schemas import Kind
from streams.extract.english.tags import Tag
from streams.extract.lexicon import words

# ---------------------------------------------------------------- words

# Verbs that do something to somebody.
TRANSITIVE = {
    Kind.KILLED: """
        kill slay/slew/slain murder assassinate execute massacre slaughter behead
        decapitate exterminate annihilate liquidate electrocute strangle lynch
        asphyxiate suffocate butcher""",
    Kind.INJURED: """
        injure wound hurt/hurt/hurt maim scald mutilate hospitalize hospitalise gore
        graze""",
    Kind.ARRESTED: "arrest detain jail apprehend nab bust imprison incarcerate capture",
    Kind.KIDNAPPED: "kidnap abduct",
    Kind.RELEASED: "free release liberate",
    Kind.RESCUED: "rescue save",
    Kind.EVACUATED: "evacuate relocate",
    Kind.DISPLACED: "displace uproot",
    Kind.SICKENED: "sicken infect poison",
    Kind.AFFECTED: "affect",
    Kind.BUILDINGS_DAMAGED: """
        destroy damage demolish flatten raze gut wreck topple level inundate submerge
        flood burn/burned,burnt/burned,burnt""",
}
# The same, but whether one lives is open: "shot" counts the dead and the wounded.
OPEN_FATE = "shoot/shot/shot stab"
# Verbs whose subject is the one that it befalls.
INTRANSITIVE = {
    Kind.KILLED: "die perish drown succumb",
    Kind.MISSING: "disappear vanish",
    Kind.DISPLACED: "flee/fled/fled",
    Kind.BUILDINGS_DAMAGED: "collapse",
}
ADJECTIVES = {
    Kind.KILLED: "dead lifeless",
    Kind.INJURED: "hurt",
    Kind.MISSING: "missing unaccounted-for",
    Kind.DISPLACED: "homeless",
    Kind.SICKENED: "ill sick",
}
# Nouns: as many of them, as many people ("12 deaths"); also "the death of 12 people".
EVENTS = {
    Kind.KILLED: """
        death fatality murder slaying assassination massacre execution homicide killing body""",
    Kind.INJURED: "injury wounding",
    Kind.ARRESTED: "arrest detention",
    Kind.KIDNAPPED: "kidnapping abduction",
    Kind.RELEASED: "release",
    Kind.RESCUED: "rescue",
    Kind.EVACUATED: "evacuation relocation",
    Kind.DISPLACED: "displacement",
    Kind.MISSING: "disappearance",
    Kind.BUILDINGS_DAMAGED: "destruction",
}
NEVER_COUNTED = words(
    """evacuation relocation release rescue destruction homicide murder killing"""
)
"""Events whose number is none of people, or a statistic: "12 evacuations", "40 homicides"."""
# Nouns that are people of whom something is told: "two bodies", "300 evacuees".
COUNTED_PEOPLE = {
    "bodies": Kind.KILLED,
    "corpses": Kind.KILLED,
    "idps": Kind.DISPLACED,
    "evacuees": Kind.EVACUATED,
}
PROTESTERS = words("protesters protestors demonstrators marchers")

# ---------------------------------------------------------------- phrases

# As a past participle, as an -ing form, as a base or third person.
HARMED_PHRASES = {
    Kind.KILLED: """
        shot dead | shot to death | stabbed to death | beaten to death | hacked to death |
        burned to death | burnt to death | burned alive | crushed to death | trampled to death |
        put to death | gunned down | shot and killed | fatally shot | fatally stabbed |
        mortally wounded | fatally wounded | fatally injured | bludgeoned to death |
        choked to death | frozen to death | fatally struck | wiped out | mowed down | blown up""",
    Kind.ARRESTED: """
        taken into custody | placed under arrest | put under arrest | rounded up |
        taken prisoner | held in custody | put behind bars | locked up | thrown in jail |
        taken in for questioning""",
    Kind.EVACUATED: """
        forced to evacuate | ordered to evacuate | told to evacuate | moved to safety |
        moved to safer places""",
    Kind.KIDNAPPED: """
        taken hostage | held hostage | taken captive | held captive | seized as hostages""",
    Kind.RELEASED: "set free",
    Kind.RESCUED: """
        pulled alive | pulled to safety | plucked from | airlifted to safety | brought to safety""",
    Kind.INJURED: "badly burned | severely burned",
    Kind.DISPLACED: """
        left homeless | rendered homeless | made homeless | forced from their homes |
        driven from their homes | forced to flee | forced to leave | forced to abandon |
        internally displaced | forced out""",
    Kind.BUILDINGS_DAMAGED: """
        washed away | swept away | burned down | burnt down | burned to the ground | torn down""",
}
HARMING_PHRASES = {
    Kind.KILLED: """
        fatally shooting | fatally stabbing | fatally wounding | fatally injuring |
        shooting and killing | shooting dead | mortally wounding""",
}
HARM_PHRASES = {
    Kind.KILLED: "fatally shoots | fatally shoot | fatally stabs | shoots and kills",
}
# Whose subject is the one that it befalls.
DIED_PHRASES = {
    Kind.KILLED: """
        lost their lives | lost his life | lost her life | lose their lives |
        losing their lives | passed away | found dead | pronounced dead | declared dead |
        believed dead | feared dead | presumed dead | met their deaths | died of |
        bled to death | burn to death | starved to death | suffered a fatal gunshot wound |
        suffered fatal injuries | suffered fatal wounds | froze to death""",
    Kind.INJURED: """
        suffered injuries | suffered minor injuries | sustained injuries |
        suffered serious injuries | suffered burns | sustained minor injuries |
        received injuries""",
    Kind.DISPLACED: """
        lost their homes | fled their homes | left their homes | took refuge | taken refuge |
        sought refuge | took shelter | taken shelter | sought shelter | crossed the border |
        abandoned their homes | have no homes | seek refuge | seeking refuge | taking refuge |
        live in camps | living in camps | live in displacement camps | lost their houses""",
    Kind.PROTESTERS: """
        protested | protesting | marched | marching | rallied | rallying | demonstrated |
        demonstrating | took to the streets | taken to the streets | take to the streets |
        taking to the streets | poured into the streets | turned out""",
    Kind.SICKENED: """
        fell ill | fallen ill | became ill | tested positive | got sick | fell sick |
        became sick""",
    Kind.MISSING: "went missing | gone missing | go missing",
}
# As an adjective.
STATE_PHRASES = {
    Kind.KILLED: "fatally",
    Kind.INJURED: """
        in critical condition | in serious condition | in stable condition | in fair condition |
        in good condition | in grave condition | expected to survive | expected to recover |
        in intensive care | with injuries | with minor injuries | with serious injuries |
        with burns | with non-life-threatening injuries""",
    Kind.ARRESTED: """
        under arrest | in custody | behind bars | in police custody | in jail | in detention |
        into custody""",
    Kind.EVACUATED: "to evacuate | into evacuation shelters",
    Kind.MISSING: "unaccounted for | still missing",
    Kind.DISPLACED: """
        without homes | without shelter | in camps | in relief camps | in shelters |
        in emergency shelters | in temporary shelters | in evacuation centres | sheltering |
        in evacuation centers | in displacement camps | from their homes | from home | to flee |
        to leave their homes | with host families | in host communities""",
    Kind.AFFECTED: "in need | in need of assistance | in need of aid",
}
# Those by which one may live or not, for each part of speech: all of the kind injured.
OPEN_FATE_PHRASES = {
    Tag.HARMED: """
        taken to hospital | taken to the hospital | taken to a hospital | rushed to hospital |
        rushed to the hospital | treated for injuries | sent to hospital |
        sent to the hospital | taken to hospitals | hit by gunfire | struck by gunfire |
        struck by bullets | hit by bullets""",
    Tag.DIED: """
        hit several times | hit multiple times | hit by gunfire | struck by gunfire |
        hit by bullets | struck by bullets | hit by a bullet | struck by a bullet |
        hit by a stray bullet | struck by a stray bullet | hit by a car | struck by a car |
        hit by shrapnel |
        suffered a gunshot wound | sustained a gunshot wound | sustained gunshot wounds |
        suffered gunshot wounds | suffered wounds""",
    Tag.STATE: """
        with a gunshot wound | with gunshot wounds | with gunshot injuries |
        suffering from gunshot wounds | suffering from a gunshot wound | in hospital |
        in the hospital | in hospitals""",
}
# Counts: "the death toll".
TOLL_PHRASES = {
    Kind.KILLED: """
        death toll | toll | number of dead | number of deaths | number of fatalities |
        number of people killed | number of victims | number of killed | body count |
        death count | number of casualties | total number of dead""",
    Kind.INJURED: "number of injured | number of wounded | number of injuries",
    Kind.MISSING: "number of missing",
    Kind.DISPLACED: "number of displaced | number of displaced people | number of idps",
    Kind.ARRESTED: "number of arrests | number of people arrested",
}
# Events by whose name people were killed or hit, with how many at least.
FATAL_SIZES = {"double": 2, "triple": 3, "quadruple": 4}
FATAL_NOUNS = {
    Kind.KILLED: "homicide murder slaying killing fatality",
    Kind.INJURED: "shooting stabbing",
}
FATAL_ADJECTIVES = "fatal deadly"
FATAL_OCCASIONS = "shooting stabbing crash accident collision fire wreck"
