"""Nouns for people, and the group that each counts as."""

from streams.extract.english.place_words import DEMONYMS
from streams.extract.english.things import BUILDINGS, NOT_PEOPLE, THINGS
from streams.extract.grammar.nouns import NounWords
from streams.extract.lexicon import words

PEOPLE = {
    None: """
        person individual human victim other soul member friend parent spouse sibling cousin
        colleague co-worker coworker roommate relative neighbor neighbour adult son-in-law
        brother-in-law father-in-law daughter-in-law sister-in-law mother-in-law companion
        inspector commander rector widow widower elder couple acquaintance classmate
        partner owner client""",
    "police": """
        police policeman policewoman officer cop constable trooper patrolman
        sheriff detective gendarme agent marshal""",
    "military": """
        sentry soldier troop serviceman servicewoman marine sailor airman paratrooper sergeant
        lieutenant captain colonel general conscript peacekeeper commando guard guardsman
        paramilitary cadet corporal private recruit reservist legionnaire""",
    "perpetrator": """
        attacker gunman gunwoman assailant suspect shooter bomber terrorist militant
        insurgent rebel extremist robber burglar kidnapper hijacker hostage-taker
        guerrilla gangster perpetrator bandit jihadist jihadi fighter murderer killer
        subversive militiaman pirate arsonist intruder guerilla knifeman stabber
        gang-member trafficker combatant rioter criminal mercenary offender smuggler carjacker
        separatist sniper""",
    "protester": "protester protestor demonstrator marcher picketer",
    "activist": "activist campaigner dissident striker unionist",
    "child": """
        child kid baby infant toddler boy girl teen teenager youth youngster minor newborn
        schoolchild schoolgirl schoolboy preschooler adolescent kindergartner orphan
        juvenile pre-teen preteen twin""",
    "woman": """
        woman female lady wife mother daughter sister girlfriend grandmother aunt bride
        niece mom mum stepmother stepdaughter stepsister fiancee fiancée ex-wife ex-girlfriend
        half-sister goddaughter""",
    "man": """
        man male husband father son brother boyfriend grandfather uncle groom nephew guy dad
        stepfather stepson stepbrother fiance fiancé ex-husband ex-boyfriend half-brother godson""",
    "student": "student pupil undergraduate freshman sophomore graduate",
    "health_worker": """
        doctor nurse paramedic medic physician surgeon midwife dentist pharmacist veterinarian
        nursemaid""",
    "firefighter": "firefighter fireman fire-fighter rescuer lifeguard",
    "journalist": "journalist reporter cameraman photographer correspondent broadcaster editor",
    "worker": """
        worker employee laborer labourer miner builder driver teacher farmer fisherman staffer
        engineer contractor clerk crewman crewmember trucker professor educator nanny maid cook
        gardener janitor mechanic operator chauffeur technician peasant machinist rancher fisher
        logger shopkeeper vendor merchant trader businessman businesswoman lawyer judge guide
        baker butcher plumber electrician tailor waiter waitress usher projectionist secretary
        porter night-watchman watchman apprentice surveyor welder geologist hairdresser
        barber bartender bouncer cashier instructor trainer headmaster headmistress
        headteacher principal warden ranger shepherd herder roofer painter carpenter mason
        bricklayer joiner
        docker stevedore deckhand skipper ferryman postman mailman cabbie hunter
        trapper lumberjack woodcutter forester gamekeeper zookeeper farmhand cowboy jockey
        lecturer scientist researcher chemist caregiver carer babysitter housekeeper receptionist
        accountant banker architect auctioneer realtor salesman saleswoman salesperson butler tutor
        librarian caretaker custodian groundskeeper landscaper bailiff foreman grocer jeweler
        jeweller pawnbroker deliveryman handyman repairman blacksmith brewer weaver
        cobbler locksmith gravedigger undertaker midshipman seaman mariner steward doorman
        bellboy prospector quarryman attendant boss manager supervisor attorney""",
    "passenger": "passenger traveler traveller commuter pilot crew stewardess flier rider motorist",
    "official": """
        official politician lawmaker mayor governor minister senator congressman deputy
        councillor councilman candidate diplomat ambassador president leader legislator
        prosecutor director bodyguard escort aide adviser councilwoman magistrate""",
    "civilian": """
        civilian bystander pensioner guest passer-by passerby pedestrian resident villager
        inhabitant citizen local tourist visitor shopper customer worshipper worshiper spectator
        fan hiker climber skier cyclist swimmer reveler reveller mourner partygoer concertgoer
        concert-goer clubgoer patron onlooker occupant tenant homeowner camper boater diver
        surfer athlete player jogger runner foreigner native churchgoer parishioner congregant
        pilgrim devotee townspeople follower supporter veteran volunteer grandchild grandson
        granddaughter newlywed bicyclist motorcyclist entertainer dancer musician survivor
        holidaymaker vacationer star champion schoolmate singer actor actress artist author poet
        writer comedian rapper drummer guitarist housewife homemaker landlord landlady lodger
        retiree centenarian octogenarian hitchhiker skydiver paraglider kayaker canoeist rafter
        snowboarder mountaineer sherpa caver angler biker householder squatter
        drifter backpacker sunbather picnicker trekker""",
    "refugee": "refugee migrant immigrant asylum-seeker returnee emigrant",
    "prisoner": "prisoner inmate detainee convict captive hostage abductee",
    "patient": "patient sufferer",
    "clergy": "priest nun monk pastor jesuit missionary bishop imam cleric archbishop rabbi",
    "household": "family household",
}
IRREGULAR_PLURALS = {
    "person": "people",
    "child": "children",
    "baby": "babies",
    "lady": "ladies",
    "wife": "wives",
    "family": "families",
    "mercenary": "mercenaries",
    "missionary": "missionaries",
    "paramilitary": "paramilitaries",
    "schoolchild": "schoolchildren",
    "grandchild": "grandchildren",
    "deputy": "deputies",
    "passer-by": "passers-by",
    "passerby": "passersby",
    "sentry": "sentries",
    "secretary": "secretaries",
}
UNCHANGED = ("police", "personnel", "townspeople", "crew", "staff")
MORE_PLURALS = {
    "persons": None,
    "personnel": None,
    "folks": None,
    "ones": None,
    "taliban": "perpetrator",
    "forces": "military",
    "staff": "worker",
    "clergymen": "clergy",
}

# Endings of nouns that name people, for words that no list holds: "welders", "Iraqis".
PERSON_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "ysts",
    "ees",
    "ians",
    "eans",
    "icans",
    "inos",
    "anis",
    "ites",
    "nauts",
    "men",
    "women",
)
PERSON_ENDINGS_SINGULAR = ("man", "woman", "ist", "keeper", "owner", "goer", "maker", "worker")


def _plural(noun: str) -> str:
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun in UNCHANGED:
        return noun
    if noun.endswith(("man", "woman")) and noun not in ("human",):
        return noun[:-2] + "en"
    return noun + ("es" if noun.endswith(("s", "ch", "x")) else "s")


GATHERINGS = words("family crew group team party band gang crowd convoy household couple")
"""Nouns for people together, whose number may follow: "a family of five"."""
COLLECTIVES = {"couple": 2, "pair": 2, "duo": 2, "twins": 2, "trio": 3}

SINGULAR = {noun: group for group, nouns in PEOPLE.items() for noun in nouns.split()}
PLURAL = {_plural(noun): group for noun, group in SINGULAR.items()} | MORE_PLURALS


ENGLISH_NOUNS = NounWords(
    singular=SINGULAR,
    plural=PLURAL,
    singular_endings=PERSON_ENDINGS_SINGULAR,
    plural_endings=PERSON_ENDINGS,
    not_people=NOT_PEOPLE,
    buildings=BUILDINGS,
    things=THINGS,
    collectives=COLLECTIVES,
    twins=words("twin"),
    pairs=words("parents grandparents"),
    not_one=words("family household police crew"),
    unborn=words("unborn stillborn"),
    nations=frozenset(DEMONYMS),
    age_endings={
        "-year-old": 1,
        " year old": 1,
        "-year old": 1,
        " year-old": 1,
        " yr old": 1,
        " yr-old": 1,
        "-yr-old": 1,
        "-month-old": 12,
        "-week-old": 52,
        "-day-old": 365,
    },
    age_plurals=("-year-olds", "-month-olds"),
)
