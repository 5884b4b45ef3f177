"""What befell people, in words: verbs, adjectives, nouns and phrases, by the kind that they tell.

The lists are the project's own, after the event types of ACLED and UCDP and the incident words of
wire copy. Verbs stand as base, or as base/past/participle where they are irregular; phrases are
parted by "|".
"""

from schemas import Kind
from streams.extract.grammar.tags import Tag
from streams.extract.lexicon import words

# ---------------------------------------------------------------- words

# Verbs that do something to somebody.
TRANSITIVE = {
    Kind.KILLED: """
        kill slay/slew/slain murder assassinate execute massacre slaughter behead
        decapitate exterminate annihilate liquidate electrocute strangle lynch
        asphyxiate suffocate butcher""",
    Kind.INJURED: """
        injure wound hurt/hurt/hurt maim blind concuss scald mutilate hospitalize hospitalise
        gore graze pistol-whip/pistol-whipped/pistol-whipped paralyze paralyse""",
    Kind.ARRESTED: "arrest detain jail apprehend imprison incarcerate capture",
    Kind.KIDNAPPED: "kidnap abduct",
    Kind.RELEASED: "free release liberate",
    Kind.RESCUED: "rescue save winch pluck",
    Kind.EVACUATED: "evacuate relocate",
    Kind.DISPLACED: "displace uproot evict",
    Kind.SICKENED: "sicken infect poison",
    Kind.AFFECTED: "affect strand trap",
    Kind.BUILDINGS_DAMAGED: """
        destroy damage demolish flatten raze gut wreck topple level/leveled/levelled inundate
        submerge bury flood torch scorch burn/burned/burnt""",
}
# Those whose object may as well be sick.
OF_CARE = words("hospitalize hospitalise")
# Transitive verbs that tell it of people only: who seizes rifles, kidnaps nobody.
OF_PEOPLE = {
    Kind.KIDNAPPED: "seize",
    Kind.ARRESTED: "seize",
    Kind.INJURED: "burn/burned/burnt",
}
# Transitive verbs that tell it of a number only: one who is "busted" may be a statue.
OF_MANY = {Kind.ARRESTED: "nab bust collar"}
# Transitive verbs that tell it in headlines only; elsewhere one holds a meeting.
OF_HEADLINES = {Kind.ARRESTED: "held"}
# Adjectives of a number in headlines only; elsewhere they are of what people say.
OF_HEADLINES_MANY = {Kind.INJURED: "critical"}
# Transitive verbs of an injury that one survives or not: "shot" counts the dead and the wounded.
OPEN_FATE = "shoot/shot/shot stab"
# Verbs of a death that may be a natural one.
NATURAL = {Kind.KILLED: "die"}
# Verbs whose subject is the one that it befalls.
INTRANSITIVE = {
    Kind.KILLED: "perish drown succumb",
    Kind.MISSING: "disappear vanish",
    Kind.DISPLACED: "flee/fled/fled",
    Kind.BUILDINGS_DAMAGED: "collapse",
}
ADJECTIVES = {
    Kind.KILLED: "dead lifeless deceased",
    Kind.INJURED: "hurt",
    Kind.MISSING: "missing unaccounted-for",
    Kind.KIDNAPPED: "hostage captive",
    Kind.DISPLACED: "homeless",
    Kind.SICKENED: "ill sick",
    Kind.BUILDINGS_DAMAGED: "gone",
    Kind.AFFECTED: """
        flood-affected drought-affected quake-affected earthquake-affected cyclone-affected
        storm-affected conflict-affected war-affected crisis-affected disaster-affected flood-hit
        drought-hit""",
}
DISEASES = """
    cholera measles typhoid malaria dengue ebola covid covid-19 coronavirus influenza flu polio
    hepatitis meningitis diphtheria dysentery salmonella listeria legionnaires mpox zika plague
    anthrax botulism diarrhoea diarrhea pneumonia fever poisoning"""
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
    Kind.DISPLACED: "displacement exodus",
    Kind.MISSING: "disappearance",
    Kind.BUILDINGS_DAMAGED: "destruction",
    Kind.SICKENED: DISEASES,
}
NEVER_COUNTED = words(
    """evacuation relocation release rescue destruction homicide murder killing"""
) | words(DISEASES)
"""Events whose number is none of people, or a statistic: "12 evacuations", "40 homicides"."""
# Nouns that are people of whom something is told: "two bodies", "300 evacuees".
COUNTED_PEOPLE = {
    "bodies": Kind.KILLED,
    "corpses": Kind.KILLED,
    "idps": Kind.DISPLACED,
    "evacuees": Kind.EVACUATED,
}
CASUALTIES = words("casualties victims")
CASES = {"cases": Kind.SICKENED, "infections": Kind.SICKENED}
"""Nouns that tell of people where the text is about what they are cases of."""

# ---------------------------------------------------------------- phrases

# As a past participle, as an -ing form, as a base or third person.
HARMED_PHRASES = {
    Kind.KILLED: """
        shot dead | shot to death | stabbed to death | beaten to death | hacked to death |
        burned to death | burnt to death | burned alive | crushed to death | trampled to death |
        put to death | gunned down | shot and killed | fatally shot | fatally stabbed | mortally
        wounded | fatally wounded | fatally injured | bludgeoned to death | riddled with bullets
        | turned the gun on | turned a gun on | turned his gun on | turned the weapon on |
        turned the rifle on | choked to death | frozen to death | fatally struck |
        pistol-whipped to death | wiped out | mowed down | blown up | crushed under |
        crushed by boulders | crushed by rocks | crushed by falling | crushed by a falling""",
    Kind.ARRESTED: """
        taken into custody | placed under arrest | put under arrest | rounded up |
        taken prisoner | held in custody | put behind bars | locked up | thrown in jail |
        taken in for questioning | nabbed by | led away in handcuffs |
        placed under police control | those held""",
    Kind.EVACUATED: """
        forced to evacuate | ordered to evacuate | told to evacuate | led out of | moved out of
        | flown out | brought out of | taken to safety | moved to a school | moved to
        schools | moved to shelters | moved to temporary shelters | moved to relief camps |
        moved to evacuation centres | moved to evacuation centers | taken to shelters |
        taken to relief camps | brought to shelters | taken by bus to | told to leave their homes |
        ordered to leave their homes | asked to leave their homes""",
    Kind.KIDNAPPED: """
        taken hostage | held hostage | snatched by | taken captive | held
        captive | seized as hostages | carried off | dragged off | marched off""",
    Kind.RELEASED: "set free",
    Kind.RESCUED: """
        pulled alive | pulled to safety | airlifted to safety | brought to safety | winched to
        safety | led to safety | hauled to safety | airlifted out | dug out | pulled out alive |
        found alive | carried to safety | brought up alive | picked up alive | brought ashore |
        brought down safely | brought down unhurt | lifted to safety | dragged to safety |
        taken off safely | pulled ashore | taken out alive | brought out alive | recovered alive |
        airlifted from | airlifted off | winched off | winched from |
        picked up by a lifeboat | picked up by lifeboats | picked up by fishermen | picked up by
        fishing boats | picked up by a fishing boat | picked up by the coast guard | picked up by
        the coastguard | picked up by rescuers | picked up by a passing | picked up by rescue
        boats""",
    Kind.INJURED: """
        badly burned | severely burned | treated for cuts | treated for bruises | treated for
        burns | treated for shock | treated for hypothermia | treated for minor injuries | treated
        for wounds | treated for smoke | treated for gunshot | treated for a gunshot | treated for
        a graze | treated for broken | treated for eye irritation | treated for
        breathing | treated for heat exhaustion |
        treated for frostbite | treated for a concussion | treated for head injuries |
        treated for other injuries | treated for serious injuries |
        treated for life-threatening injuries | treated for non-life-threatening injuries |
        treated and released | treated at | treated for their injuries | treated for his injuries |
        treated for her injuries |
        treated for their wounds | treated for his wounds | treated for her wounds | beaten up |
        beat up | overcome by | left for dead | cut by glass | cut by flying glass |
        cut by shattered glass""",
    Kind.DISPLACED: """
        left homeless | rendered homeless | made homeless | forced from their homes | driven
        from their homes | registered as displaced | registered as internally displaced | forced
        across the border | pushed over the border | pushed across the border | forced to flee |
        forced to leave | forced to abandon | internally displaced | forced out | thrown out |
        driven out of""",
    Kind.BUILDINGS_DAMAGED: """
        reduced to ashes | reduced to rubble | washed away | swept away | burned down | burnt
        down | burned to the ground | torn down | tore the roofs off | ripped the roofs off | blew
        the roofs off | tore roofs off | ripped roofs off | blew roofs off | blew out the windows of
        | shattered the windows of | shattered windows in | blew out windows in | set fire to |
        set ablaze | set on fire""",
}
HARMING_PHRASES = {
    Kind.KILLED: """
        turning the gun on | turning his gun on | fatally shooting | fatally stabbing | fatally
        wounding | fatally injuring | shooting and killing | gunning down |
        fatal accidental shooting | shooting dead | mortally wounding""",
}
HARM_PHRASES = {
    Kind.KILLED: """
        turns gun on | turns the gun on | fatally shoots | fatally shoot | fatally stabs |
        shoots and kills | was fatal for | were fatal for | was fatal to | proved fatal for |
        proved fatal to | proved deadly for | guns down |
        shoot dead | shoots dead""",
}
# What a number of people do in a headline.
GATHERING = {
    Kind.PROTESTERS: """
        march rally protest demonstrate rallies marches protests demonstrations demonstration
        sit-in"""
}
# What they do at a protest, and elsewhere.
OF_PROTESTS = {
    Kind.PROTESTERS: """
        gathered outside | gathered in | gathered at | gathered near | gathered on | gathered for
        | gathered around | gathered before | took part | taken part"""
}
# Whose subject is the one that it befalls.
DIED_PHRASES = {
    Kind.KILLED: """
        blew himself up | blew herself up | blew themselves up | lost their lives | lost his
        life | lost her life | lose their lives | losing their lives | passed away | found dead
        | pronounced dead | declared dead | taken off life support | removed from life support |
        died at the scene | died on the scene | died on impact |
        pronounced deceased | did not survive | didn't survive | didn’t survive | believed dead |
        feared dead | presumed dead | met their deaths | died of | bled to death | burn to death
        | starved to death | suffered a fatal gunshot wound | suffered fatal injuries | suffered
        fatal wounds | froze to death | where they died | where they later
        died | where both died | where they were pronounced dead | where they were later
        pronounced dead | where both were pronounced dead""",
    Kind.INJURED: """
        had minor injuries | had serious injuries | had non-life-threatening injuries |
        had life-threatening injuries | have minor injuries | have serious injuries |
        have non-life-threatening injuries | have life-threatening injuries |
        suffered injuries | suffered minor injuries | sustained injuries |
        suffered serious injuries | suffered burns | sustained minor injuries |
        received injuries | need surgery | needed surgery | underwent surgery""",
    Kind.DISPLACED: """
        lost their homes | lost their home | lost his home | lost her home | lost everything |
        fled their homes | left their homes | took refuge | taken refuge | sought refuge | took
        shelter | taken shelter | sought shelter | crossed the border | cross the border |
        abandoned their homes |
        have no homes | slept in the open | sleeping in the open | spent the night in the open |
        spending the night in the open | seek refuge | seeking refuge | taking refuge | live in
        camps | having fled | living in camps | living in collective sites | living in
        collective centres | living in shelters | staying in camps | staying in shelters |
        staying in temporary shelters | staying in evacuation centres | forced into shelters |
        forced into temporary shelters | live in displacement camps | lost their houses |
        losing their homes | need shelter""",
    Kind.PROTESTERS: """
        protested | protesting | marched | marching | rallied | rallying | formed a human chain |
        demonstrated |
        demonstrating | took to the streets | taken to the streets | take to the streets |
        taking to the streets | poured into the streets | turned up for the rally | turned out |
        staged a sit-in | staged a protest | joined the protest | joined a protest | joined the
        march | joined the rally | joined the demonstration | joined a demonstration |
        took part in the protest | took part in a protest | took part in the protests |
        took part in protests | took part in the march | took part in a march |
        took part in the demonstration | took part in a demonstration | attended the protest |
        took part in the rally | took part in a rally | attended the rally | picketed |
        blocked the road | to protest""",
    Kind.SICKENED: """
        fell ill | fall ill | fall sick | fallen ill | became ill | tested positive | got sick |
        fell sick | became sick | taken ill | fallen sick | got ill | came down with | come down
        with""",
    Kind.RELEASED: "walked free",
    Kind.KIDNAPPED: """
        snatched from | still held hostage | still being held hostage | still held captive | still
        being held captive | being held hostage | being held captive | were held hostage | were held
        captive | was held hostage | are held hostage | are being held hostage | is being held
        hostage""",
    Kind.BUILDINGS_DAMAGED: """
        lie in ruins | lay in ruins | caught fire | lost their roofs""",
    Kind.AFFECTED: """
        need aid | need food | need food aid | need emergency aid | need humanitarian aid |
        need humanitarian assistance | need food assistance | need assistance | needed aid |
        needed assistance | face hunger | face famine | face starvation | facing hunger |
        facing famine | facing starvation | go hungry | going hungry | went hungry""",
    Kind.MISSING: """
        went missing | gone missing | go missing | not been accounted for | yet to be accounted
        for | not been seen | not been heard from |
        presumed lost | feared lost""",
    Kind.EVACUATED: "moved to safer places | moved to safety",
}
# The same of prisoners, and of hostages.
HELD_PHRASES = """
    being held | were held | was held | are held | is held | are being held | is being held |
    were being held | was being held | still held | still being held"""
# What the hurt suffer, in more words than "injuries"; of some, it is told that they have it, too.
SUFFERED = """
    cuts | bruises | lacerations | burns | a concussion | a broken | a fractured | broken bones |
    smoke inhalation"""
HAD = """
    cuts to | cuts on | cuts from | bruises | burns to | burns on | a concussion | a broken leg |
    a broken arm"""
# As an adjective.
STATE_PHRASES = {
    Kind.KILLED: "fatally | with a fatal gunshot wound | with fatal gunshot wounds",
    Kind.INJURED: """
        expected to survive | expected to recover | expected to live |
        expected to be ok | expected to be okay | listed as critical | listed as serious |
        listed as stable | in guarded condition |
        with injuries | with minor injuries | with serious injuries |
        fighting for his life | fighting for her life | fighting for their lives |
        clinging to life | with burns | with severe burns | with serious burns | with fractures |
        with hypothermia | with head injuries | with broken limbs |
        with non-life-threatening injuries | with cuts |
        with bruises | with broken bones | with life-threatening injuries | with critical injuries |
        with severe injuries | with moderate injuries | with non-life-threatening wounds |
        with a broken leg | with a broken arm""",
    Kind.ARRESTED: """
        under arrest | under house arrest | in custody | behind bars | in police custody | in jail
        | in detention |
        into custody""",
    Kind.EVACUATED: """
        into evacuation shelters | to higher ground | to safer ground | to safer areas |
        to safer places | to evacuation centres | to evacuation centers | to shelters |
        to emergency shelters | to temporary shelters""",
    Kind.MISSING: "unaccounted for | still missing | as missing",
    Kind.RESCUED: """
        from the rubble | from the wreckage | from the ruins | from the debris | from the burning |
        from a burning | out of the rubble | out of the wreckage | out of the burning |
        from debris alive | from rubble alive | out of a burning | out of the collapsed |
        from the collapsed | from collapsed | from under the rubble |
        from beneath the rubble | from rooftops | from the rooftops | from their rooftops |
        from roofs | from treetops""",
    Kind.SICKENED: """
        with heat-related illness | with heat-related illnesses | with heatstroke |
        with heat stroke | with diarrhoea | with diarrhea | with food poisoning |
        treated for heatstroke | treated for dehydration |
        treated for food poisoning | treated for diarrhoea | treated for diarrhea""",
    Kind.DISPLACED: """
        without homes | without shelter | in camps | in relief camps | in shelters |
        in emergency shelters | in temporary shelters | in evacuation centres | sheltering |
        in evacuation centers | in displacement camps | from their homes | from home | from homes |
        to leave their homes | out of their homes | out of their houses | from their houses |
        from their villages | with host families | in host communities""",
    Kind.AFFECTED: """
        in need | in need of assistance | in need of aid | in urgent need | in dire need""",
}
# Other spellings of a word of theirs.
SPELLINGS = {
    "non-life-threatening": """
        non-life threatening | non life-threatening | non life threatening |
        nonlife-threatening"""
}
# The same, also of whom nothing befell: a baby that was lost and found.
EVERYDAY_PHRASES = {
    Kind.INJURED: """
        in good condition | recovering from | recovering at | recovering in | recovering after |
        now recovering |
        being treated""",
}
# After an object.
LETHAL_PHRASES = {
    Kind.KILLED: "to death",
    Kind.RESCUED: "alive",
    Kind.BUILDINGS_DAMAGED: "ablaze | alight",
}
# As a noun.
EVENT_PHRASES = {
    Kind.KILLED: """
        the remains | human remains | skeletal remains | burned remains | charred remains |
        the lifeless bodies | the killers | the murderers | the assassins""",
    Kind.INJURED: """
        smoke inhalation | a broken arm | a broken leg | broken bones | broken limbs | fractures""",
    Kind.MISSING: "the whereabouts",
    Kind.SICKENED: "food poisoning | heat stroke | heat stress | heat exhaustion",
}
# Those by which one may live or not, for each part of speech: all of the kind injured.
OPEN_FATE_PHRASES = {
    Tag.HARMED: """
        treated for injuries""",
    Tag.DIED: """
        hit several times | hit multiple times | hit by gunfire | struck by gunfire |
        hit by bullets | struck by bullets | hit by a bullet | struck by a bullet |
        hit by a stray bullet | hit by a car | struck by a car |
        hit by shrapnel | struck by a stray bullet | found bleeding |
        suffered a gunshot wound | sustained a gunshot wound | sustained gunshot wounds |
        suffered gunshot wounds | suffered wounds | had gunshot wounds | had bullet wounds |
        suffered bullet wounds | suffered shrapnel wounds | suffered head wounds""",
    Tag.STATE: """
        with a gunshot wound |
        with a bullet wound | with bullet wounds | with gunshot wounds |
        with gunshot injuries | suffering from gunshot wounds | suffering from a gunshot wound |
        bleeding from gunshot wounds | bleeding from a gunshot wound""",
}
# Deaths by one's own hand, whose subject is the one who dies.
OWN_DEATHS = """
    took his own life | took her own life | taking his own life | taking her own life |
    ended his own life | ended her own life | ended his life | ended her life |
    committed suicide | commits suicide | committing suicide | died by suicide"""
# Of whom it is told, "self-inflicted" may follow: dead, or hurt with an open fate.
DIED_OF = "died of | died from | dies of | dies from | dead of | dead from"
HURT_WITH = "with | suffering from"
SELF_INFLICTED = """
    a self-inflicted | an apparent self-inflicted | an apparently self-inflicted |
    a single self-inflicted | self-inflicted"""
# Those who got there may live or not; those who are there are alive. Of the kind injured, too,
# where nobody fell ill.
TO_CARE_PHRASES = {
    Tag.HARMED: """
        taken to hospital | taken to the hospital | taken to a hospital | rushed to hospital |
        rushed to the hospital | sent to hospital | sent to the hospital | taken to hospitals""",
    Tag.STATE: "to hospital | to hospitals | to the hospital | into the hospital",
}
FROM_CARE_PHRASES = """
    released from hospital | released from the hospital | released from a hospital |
    discharged from hospital | discharged from the hospital | discharged from a hospital"""
IN_CARE_PHRASES = """
    in hospital | in the hospital | in hospitals | in intensive care | in critical condition |
    in serious condition | in stable condition | in fair condition | in grave condition |
    being cared for"""
# Counts: "the death toll".
TOLL_PHRASES = {
    Kind.KILLED: """
        death toll | toll | number of dead | number of deaths | number of fatalities | number of
        victims | body count | death count | number of casualties | put the dead |
        number of bodies""",
    Kind.INJURED: "number of injuries | injury toll",
    Kind.MISSING: "number of missing",
    Kind.SICKENED: """
        number of cases | number of confirmed cases | number of suspected cases |
        number of infections | case count | caseload""",
    Kind.DISPLACED: """ number of displaced people | number of idps | idps total |
        number of homeless""",
    Kind.ARRESTED: "number of arrests",
    Kind.PROTESTERS: """
        number of marchers | number of protesters | number of demonstrators | crowd of
        protesters | crowd of demonstrators""",
}
# Events by whose name people were killed or hit, with how many at least.
FATAL_SIZES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
FATAL_NOUNS = {
    Kind.KILLED: "homicide murder slaying killing fatality",
    Kind.INJURED: "shooting stabbing",
}
FATAL_ADJECTIVES = "fatal deadly"
FATAL_OCCASIONS = "shooting stabbing crash accident collision fire wreck"
