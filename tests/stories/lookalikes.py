"""What looks like a copy and is none: a newsroom's templates, and another outlet's own report."""

from collections.abc import Callable
from random import Random

from tests.stories.story import DAYS, Story
from tests.stories.telling import tell
from tests.stories.topics import ANYWHERE

Template = Callable[[Random], Story]

# -- templates: a headline, then paragraphs

SHOOTING = (
    "[Man|Woman] shot on {street}, police say",
    "A {age}-year-old {victim} was shot and {outcome} on {street} in {town} on {day}, police said.",
    "Officers responding to a report of gunfire found the victim shortly after {time} near {place} "
    "Avenue. Paramedics took the {victim} to {surname} Memorial Hospital.",
    "Detectives recovered {few} shell casings at the scene. No arrests have been made, and a "
    "motive has not been established.",
    "Anyone with information is asked to call Detective {person} at the {town} Police Department. "
    "Callers can remain anonymous and may be eligible for a reward.",
    "Police records list {some} shootings in the city since January.",
)
MARKET = (
    "{town} shares close [higher|lower] on {day}",
    "The {town} All-Share index closed at {thousands} points on {day}, {direction} {decimal} "
    "percent from the previous session, in turnover of {hundreds} million crowns.",
    "{surname} Holdings led the {sector} sector, moving {decimal} percent to {hundreds} crowns, "
    "while {surname} Industries ended at {hundreds} crowns.",
    "Advancing issues numbered {some} and declining issues {some}; {few} were unchanged, the "
    "exchange said in its daily bulletin.",
    "The crown traded at {decimal} against the dollar. Brent crude for next-month delivery stood "
    "at {some} dollars a barrel, and gold was quoted at {thousands} dollars an ounce.",
)
WEATHER = (
    "Weather warning for {region}",
    "The national weather office has issued a [yellow|red] warning of {weather} for {region} from "
    "{time} on {day}.",
    "Gusts of up to {some} kilometres an hour and {some} millimetres of rain are expected. The "
    "risk is greatest around {town} and {place}.",
    "Drivers should allow more time for journeys, secure loose objects and stay away from the "
    "coast. Trains between {town} and {place} may be delayed by {some} minutes.",
    "The warning will be reviewed before {time} tomorrow. Further bulletins will be published "
    "every {few} hours.",
)
QUAKE = (
    "Magnitude {magnitude} earthquake [strikes|shakes] {region}",
    "An earthquake of magnitude {magnitude} struck {some} kilometres {direction_of} {town} in "
    "{region} at {time} on {day}, the seismological institute said.",
    "The quake had a depth of {some} kilometres. It was followed by {few} aftershocks of "
    "magnitude 3 or more.",
    "There were no immediate reports of damage or casualties. No tsunami warning was issued.",
    "The institute had received {hundreds} reports from people who felt it. It advises residents "
    "to stay away from damaged walls and to expect further shocks.",
)
ACCIDENT = (
    "One dead in crash on {road}",
    "A {age}-year-old driver was killed and {few} people were injured in a crash on the {road} "
    "near {town} on {day}, the highway patrol said.",
    "The [lorry|van|pickup] was travelling {heading} at about {time} when it crossed the centre "
    "line and hit a [bus|car|tractor], according to a preliminary report.",
    "The road was closed in both directions for {few} hours. Traffic was diverted through {place}.",
    "It was not known whether alcohol or speed played a part. The crash remains under "
    "investigation, Sergeant {person} said. The driver's name was withheld until relatives were "
    "told.",
)
FILLED: dict[str, Callable[[Random], str]] = {
    "street": lambda rng: tell(rng, "{surname} [Street|Road|Drive|Lane]", {}),
    "victim": lambda rng: rng.choice(("man", "woman")),
    "outcome": lambda rng: rng.choice(("killed", "wounded", "critically wounded")),
    "direction": lambda rng: rng.choice(("up", "down")),
    "sector": lambda rng: rng.choice(("banking", "mining", "retail", "telecoms", "energy")),
    "weather": lambda rng: rng.choice(("strong winds", "heavy rain", "thunderstorms", "snow")),
    "magnitude": lambda rng: f"{rng.randint(41, 64) / 10}",
    "direction_of": lambda rng: rng.choice(("north of", "south of", "east of", "west of")),
    "heading": lambda rng: rng.choice(("northbound", "southbound", "eastbound", "westbound")),
    "road": lambda rng: tell(rng, "[Highway|Route] {hundreds}", {}),
    "town": lambda rng: tell(rng, "{place}", {}),
    "region": lambda rng: tell(rng, "[Upper|Lower|North|South] {place}", {}),
    "day": lambda rng: rng.choice(DAYS),
}
"""What stands in a template, once for each story."""

# -- another outlet's report

OWN = range(5, 9)
GENERAL = range(5, 11)
"""Sentences of this outlet's, and such as any story could have."""
RETOLD_TITLES = (
    "[What we know|The facts so far] about the {event} in {town}",
    "[Grief|Anger|Shock] in {town} [after|following] {event}",
)
RETOLD = (
    "[It was|This was] [supposed to be|meant as] an ordinary {day} in {town}. Then came the "
    "{event} that [took|claimed] {killed} lives and left {injured} injured.",
    "[Speaking to us|Asked by our correspondent], {chief}, the {office}, [would not guess|refused "
    "to speculate] [at a cause|about who is to blame].",
    '"My [legs|hands] are [shaking still|trembling]," {person} told our [correspondent|reporter]. '
    '"I [only|just] [went out|stepped outside] for [cigarettes|milk|a newspaper]."',
    "[Our|This channel's] [team|crew] [met|found] [relatives|loved ones] [waiting|pacing] in a "
    "[corridor|waiting room], [clutching|passing round] [photographs|a single phone].",
    "[Experts|Critics] [have long|had for years] [pointed|drawn attention] to [lax|patchy] "
    "[controls|oversight] in {region}, a [province|part of the country] [often|too often] "
    "[overlooked|forgotten].",
    "[Flags|Lights] [fly at half mast|are dimmed] [tonight|today], and [the league|organisers] "
    "[called off|postponed] [Sunday's derby|the carnival].",
    "[Messages|Words] of [sympathy|condolence] [came|arrived] from [abroad|all sides], [even|also] "
    "from [the neighbouring republic|exiled opposition figures].",
    "[Blood donors|Nurses off duty] [formed queues|turned up unasked] [outside|at] the [infirmary|"
    "university hospital], [some|a few] [in slippers|straight from work].",
    "[How to help|Where to call]: the [Red Crescent|relief fund] [collects|accepts] [blankets|"
    "money] [at post offices|through its branches].",
    "[Anger|Fury] is [growing|mounting]: a [crowd|throng] [pelted|jeered] the [governor's|"
    "minister's] [motorcade|limousine], and [windows|cameras] were [smashed|broken].",
    "[Analysis|Our view]: [nobody|no government] [can say|may claim] that this was [unforeseeable|"
    "fate]. [Reports|Letters] [by the dozen|year after year] [went|stayed] [unread|in drawers].",
    "[By nightfall|As darkness fell], [generators|candles] [lit|burned] [along the street|in the "
    "schoolyard], and [someone|a boy] [played|tuned] an accordion.",
)
"""Another outlet's own report of an incident."""


def filled(template: tuple[str, ...]) -> Template:
    """Stories of a template: the same words each time, about another event or day."""

    def fill(rng: Random) -> Story:
        facts = {name: make(rng) for name, make in FILLED.items()}
        title, *paragraphs = (tell(rng, pattern, facts) for pattern in template)
        return Story(title, tuple(paragraphs), facts)

    return fill


TEMPLATES: dict[str, Template] = {
    "shooting": filled(SHOOTING),
    "market": filled(MARKET),
    "weather": filled(WEATHER),
    "quake": filled(QUAKE),
    "accident": filled(ACCIDENT),
}


def retold(rng: Random, story: Story) -> Story:
    """The same incident, told by another outlet in its own words."""
    lead, *others = RETOLD
    patterns = rng.sample(others, rng.choice(OWN)) + rng.sample(ANYWHERE, rng.choice(GENERAL))
    return Story(
        title=tell(rng, rng.choice(RETOLD_TITLES), story.facts),
        paragraphs=tuple(tell(rng, pattern, story.facts) for pattern in (lead, *patterns)),
        facts=story.facts,
    )
