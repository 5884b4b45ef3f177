"""Words that tell what befell people: verbs in all their forms, adjectives, nouns, phrases.

The kinds are those of the contract. "Shot" alone counts as injured, as long as no death is told.
"""

from dataclasses import dataclass

from schemas import Kind
from streams.extract.english.tags import Tag

# Verbs that do something to somebody: base, past, participle; regular ones have the base alone.
TRANSITIVE = {
    Kind.KILLED: """kill slay/slew/slain murder assassinate execute massacre slaughter behead
        decapitate exterminate annihilate liquidate electrocute strangle lynch asphyxiate suffocate
        butcher""",
    Kind.INJURED: """injure wound hurt/hurt/hurt maim shoot/shot/shot stab scald mutilate hospitalize hospitalise gore graze""",
    Kind.ARRESTED: """arrest detain jail apprehend nab bust imprison incarcerate capture""",
    Kind.KIDNAPPED: "kidnap abduct",
    Kind.RELEASED: "free release liberate",
    Kind.RESCUED: "rescue save",
    Kind.EVACUATED: "evacuate relocate",
    Kind.DISPLACED: "displace uproot",
    Kind.SICKENED: "sicken infect poison",
    Kind.AFFECTED: "affect",
    Kind.BUILDINGS_DAMAGED: """destroy damage demolish flatten raze gut wreck topple level inundate submerge
        flood burn/burned,burnt/burned,burnt""",
}
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
# Nouns: how many of them is how many people ("12 deaths"), and "the ... of 12 people".
EVENTS = {
    Kind.KILLED: "death fatality murder slaying assassination massacre execution homicide killing",
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
NEVER_COUNTED = frozenset("evacuation relocation release rescue destruction homicide murder killing".split())
"""Events whose number is none of people, or a statistic: "12 evacuations", "40 homicides"."""

HARMED_PHRASES = {
    Kind.KILLED: """shot dead|shot to death|stabbed to death|beaten to death|hacked to death|
        burned to death|burnt to death|burned alive|crushed to death|trampled to death|put to death|
        gunned down|shot and killed|fatally shot|fatally stabbed|mortally wounded|fatally wounded|
        fatally injured|bludgeoned to death|choked to death|frozen to death|fatally struck|
        killed or wounded|wiped out|mowed down|blown up""",
    Kind.ARRESTED: """taken into custody|placed under arrest|put under arrest|rounded up|
        taken prisoner|held in custody|put behind bars|locked up|thrown in jail|taken in for questioning""",
    Kind.EVACUATED: "forced to evacuate|ordered to evacuate|told to evacuate|moved to safety|moved to safer places",
    Kind.KIDNAPPED: "taken hostage|held hostage|taken captive|held captive|seized as hostages",
    Kind.RELEASED: "set free|let go",
    Kind.RESCUED: "pulled alive|pulled to safety|plucked from|airlifted to safety|brought to safety",
    Kind.INJURED: """burned|burnt|taken to hospital|taken to the hospital|taken to a hospital|rushed to hospital|
        rushed to the hospital|treated for injuries|sent to hospital|sent to the hospital|
        taken to hospitals|hit by gunfire|struck by gunfire|struck by bullets|hit by bullets""",
    Kind.DISPLACED: """left homeless|rendered homeless|made homeless|forced from their homes|
        driven from their homes|forced to flee|forced to leave|forced to abandon|
        internally displaced|forced out""",
    Kind.BUILDINGS_DAMAGED: "washed away|swept away|burned down|burnt down|burned to the ground|torn down",
}
HARMING_PHRASES = {
    Kind.KILLED: """fatally shooting|fatally stabbing|fatally wounding|fatally injuring|
        shooting and killing|shooting dead|mortally wounding""",
}
HARM_PHRASES = {Kind.KILLED: "fatally shoots|fatally shoot|fatally stabs|shoots and kills"}
DIED_PHRASES = {
    Kind.KILLED: """lost their lives|lost his life|lost her life|lose their lives|losing their lives|
        passed away|found dead|pronounced dead|declared dead|believed dead|feared dead|presumed dead|
        met their deaths|died of|bled to death|burn to death|starved to death|suffered a fatal gunshot wound|
        suffered fatal injuries|suffered fatal wounds|        froze to death""",
    Kind.INJURED: """hit by|struck by|hit in|struck in|hit several times|hit multiple times|
        suffered a gunshot wound|sustained a gunshot wound|sustained gunshot wounds|
        suffered injuries|suffered minor injuries|suffered wounds|sustained injuries|
        suffered serious injuries|suffered burns|suffered gunshot wounds|sustained minor injuries|
        received injuries""",
    Kind.DISPLACED: """lost their homes|fled their homes|left their homes|took refuge|taken refuge|
        sought refuge|took shelter|taken shelter|sought shelter|crossed the border|
        abandoned their homes|have no homes|seek refuge|seeking refuge|taking refuge|
        live in camps|living in camps|live in displacement camps|lost their houses""",
    Kind.PROTESTERS: """protested|protesting|marched|marching|rallied|rallying|demonstrated|
        demonstrating|took to the streets|taken to the streets|take to the streets|
        taking to the streets|poured into the streets|turned out""",
    Kind.SICKENED: "fell ill|fallen ill|became ill|tested positive|got sick|fell sick|became sick",
    Kind.MISSING: "went missing|gone missing|go missing",
}
STATE_PHRASES = {
    Kind.INJURED: """in critical condition|in serious condition|in hospital|in the hospital|
        in stable condition|in fair condition|in good condition|with a gunshot wound|
        with gunshot injuries|suffering from gunshot wounds|suffering from a gunshot wound|
        in grave condition|expected to survive|expected to recover|in hospitals|in intensive care|with injuries|with minor injuries|
        with serious injuries|with gunshot wounds|with burns|with non-life-threatening injuries""",
    Kind.ARRESTED: "under arrest|in custody|behind bars|in police custody|in jail|in detention|into custody",
    Kind.EVACUATED: "to evacuate|into evacuation shelters",
    Kind.MISSING: "unaccounted for|still missing",
    Kind.DISPLACED: """without homes|without shelter|in camps|in relief camps|
        in shelters|in emergency shelters|in temporary shelters|in evacuation centres|sheltering|
        in evacuation centers|in displacement camps|from their homes|from home|to flee|to leave their homes|
        with host families|in host communities""",
    Kind.AFFECTED: "in need|in need of assistance|in need of aid",
}
TOLL_NOUNS = {
    Kind.KILLED: """death toll|toll|number of dead|number of deaths|number of fatalities|
        number of people killed|number of victims|number of killed|body count|dead|death count|
        number of casualties|total number of dead""",
    Kind.INJURED: "number of injured|number of wounded|number of injuries|injured|wounded",
    Kind.MISSING: "number of missing|missing",
    Kind.DISPLACED: "number of displaced|number of displaced people|number of idps",
    Kind.ARRESTED: "number of arrests|number of people arrested|arrests",
}

OPEN_FATE = frozenset(
    """shoot shoots shooting shot stab stabs stabbing stabbed strike strikes striking struck hit hits
    hitting taken rushed sent hospital hospitals gunfire bullets wound wounds""".split()
)
"""Last or first words of what people may survive or not: "shot", "rushed to hospital"."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a word or phrase tells, and the part of speech that it tells it in."""

    kind: Kind
    tag: Tag


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if _ends_in_y(base) else _doubled(base) + "ed"


def _doubled(base: str) -> str:
    """The base as its endings find it: "stab" is "stabb-", "kidnap" is "kidnapp-"."""
    short = base in ("stab", "kidnap", "nab", "gut")
    return base + base[-1] if short else base


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x")):
        return base + "es"
    return base[:-1] + "ies" if _ends_in_y(base) else base + "s"


def _ends_in_y(word: str) -> bool:
    """Whether it ends in a y that its endings make an i: "bury", not "destroy"."""
    return word.endswith("y") and word[-2] not in "aeou"


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if _ends_in_y(noun) else noun + "s"


def _verb_forms(entry: str) -> tuple[str, list[str], list[str]]:
    base, *rest = entry.split("/")
    past = rest[0].split(",") if rest else [_ed(base)]
    participle = rest[1].split(",") if rest else [_ed(base)]
    return base, past, participle


def _words() -> dict[str, tuple[Predicate, ...]]:
    words: dict[str, tuple[Predicate, ...]] = {}

    def add(word: str, kind: Kind, tag: Tag) -> None:
        known = words.get(word, ())
        if all(one.kind is not kind or one.tag is not tag for one in known):
            words[word] = (*known, Predicate(kind, tag))

    for kind, verbs in TRANSITIVE.items():
        for entry in verbs.split():
            base, past, participle = _verb_forms(entry)
            for word in (*past, *participle):
                add(word, kind, Tag.HARMED)
            add(_ing(base), kind, Tag.HARMING)
            if base not in past:
                add(base, kind, Tag.HARM)
            add(_third(base), kind, Tag.HARM)
    for kind, verbs in INTRANSITIVE.items():
        for entry in verbs.split():
            base, past, participle = _verb_forms(entry)
            ing = "dying" if base == "die" else _ing(base)
            for word in (base, _third(base), *past, *participle, ing):
                add(word, kind, Tag.DIED)
    for kind, adjectives in ADJECTIVES.items():
        for word in adjectives.split():
            words[word] = (Predicate(kind, Tag.STATE),) if word != "hurt" else words[word]
    for kind, nouns in EVENTS.items():
        for noun in nouns.split():
            if noun not in words:
                words[noun] = (Predicate(kind, Tag.EVENT),)
            if _plural(noun) not in words:
                words[_plural(noun)] = (Predicate(kind, Tag.EVENT),)
    return words


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Predicate]]]:
    """Phrases by their first word, longest first."""
    phrases: dict[str, list[tuple[tuple[str, ...], Predicate]]] = {}
    for table, tag in (
        (HARMED_PHRASES, Tag.HARMED),
        (HARMING_PHRASES, Tag.HARMING),
        (HARM_PHRASES, Tag.HARM),
        (DIED_PHRASES, Tag.DIED),
        (STATE_PHRASES, Tag.STATE),
    ):
        for kind, listed in table.items():
            for phrase in listed.split("|"):
                words = tuple(phrase.split())
                phrases.setdefault(words[0], []).append((words, Predicate(kind, tag)))
    for kind, listed in TOLL_NOUNS.items():
        for phrase in listed.split("|"):
            words = tuple(phrase.split())
            if len(words) > 1 or words == ("toll",):
                phrases.setdefault(words[0], []).append((words, Predicate(kind, Tag.TOLL)))
    for listed_phrases in phrases.values():
        listed_phrases.sort(key=lambda item: -len(item[0]))
    return phrases


WORDS = _words()
PHRASES = _phrases()
COUNTED_EVENTS: dict[str, Kind] = {
    form: kind
    for kind, nouns in EVENTS.items()
    for noun in nouns.split()
    if noun not in NEVER_COUNTED
    for form in (noun, _plural(noun))
} | {
    "bodies": Kind.KILLED,
    "corpses": Kind.KILLED,
    "idps": Kind.DISPLACED,
    "evacuees": Kind.EVACUATED,
}
FATAL_EVENTS: dict[tuple[str, ...], tuple[int, Kind]] = {
    (size, event): (victims, kind)
    for size, victims in (("double", 2), ("triple", 3), ("quadruple", 4))
    for kind, events in (
        (Kind.KILLED, ("homicide", "murder", "slaying", "killing", "fatality")),
        (Kind.INJURED, ("shooting", "stabbing")),
    )
    for event in events
} | {
    (sort, event): (1, Kind.KILLED)
    for sort in ("fatal", "deadly")
    for event in ("shooting", "stabbing", "crash", "accident", "collision", "fire", "wreck")
}
FATAL_EVENTS |= {("murder-suicide",): (2, Kind.KILLED), ("murder-suicides",): (2, Kind.KILLED)}
"""Events by whose name people were killed (or hit), with how many at least."""
TRIGGERS = (
    frozenset(WORDS)
    | frozenset(COUNTED_EVENTS)
    | frozenset(max(words, key=len) for listed in PHRASES.values() for words, _ in listed)
    | frozenset(words[-1] for words in FATAL_EVENTS)
    | frozenset("toll lives life protesters demonstrators protestors marchers attackers victims".split())
)
"""A sentence without any of these words holds no figure."""
