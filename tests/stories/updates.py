"""What makes a story an update: new figures, new dead. It must be kept however much is repeated."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.stories.story import Story, incident
from tests.stories.telling import SMALL, spelled, tell

Update = Callable[[Random, Story], Story]
Revision = Callable[[Random], tuple[Story, Story]]

# -- paragraphs that come in

FOUND = (
    "[Rescuers|Searchers|Soldiers] [found|recovered] {more} more bodies [overnight|on the second "
    "day|under debris], [raising|bringing] the death toll to {killed}, {office} {chief} said.",
    "The death toll [rose|climbed] to {killed} [after|when] {more} [of the missing|more victims] "
    "were [found|identified], [a statement|the authorities] said.",
)
DIED = (
    "A [man|woman] who was injured in the {event} in {town} has died, [the hospital|doctors|the "
    "family] said [late on {day}|in a statement|this morning].",
    "[One of the injured|One of those hurt] in the {event} in {town}, {person}, {age}, died [in "
    "hospital|of the injuries], [relatives|officials] [announced|said].",
)
ILL_OR_FREED = (
    "[By nightfall|In the days since], {hundreds} people had fallen ill.",
    "[By nightfall|After talks], {some} soldiers had been [released|freed].",
    "[By nightfall|In all], {hundreds} houses had been destroyed.",
)

# -- paragraphs in which a figure changes

DISPLACED = (
    "{figure} people were [displaced|evacuated|left homeless], {office} {chief} said.",
    "[Officials|Relief agencies] said {figure} people [were displaced|needed food|lost power].",
)
MILLIONS_DISPLACED = tuple(text.replace("{figure}", "{figure} million") for text in DISPLACED)
VAGUE = (
    "[Police|Officials] said {figure} of the [residents|visitors] were [still missing|trapped].",
    "[Doctors|Nurses] [treated|saw] {figure} of the [injured|victims] in [tents|a school].",
)
LIKE_YEARS = range(1900, 2051)
HUNDREDTHS = range(101, 400)
"""Of a million."""
VAGUER = (("dozens", "hundreds"), ("several", "scores"))

# -- leads with a dash, which are no datelines

UNCOUNTED = ("[Grief|Shock] in {town}", "[Latest|Report] from {town}")
"""Headlines that leave the toll to the lead."""
DASHED = "A [disaster|tragedy] killed {killed} people in {town} [-|--|–] [police|officials] say."

# -- figures of a story

NOT_BEHIND, NOT_BEFORE = r"(?<![\w:.,])", r"(?![\w:]|[.,:]\d| (?:percent|neighbouring|shafts)\b)"
"""Around a figure that may be a toll; leads count villages and shafts, too."""
FIGURE = re.compile(rf"{NOT_BEHIND}(?:{'|'.join(SMALL[2:])}|\d{{1,3}}(?:,\d{{3}})?){NOT_BEFORE}")
SENTENCE_END = re.compile(r"(?<=[.!?]) ")


def higher_toll(rng: Random, story: Story) -> Story:
    """More dead than before, in all places, and a paragraph that says so."""
    more = rng.randint(2, 9)
    update = _with_toll(story, killed=spelled(_number(story.facts["killed"]) + more))
    lead, *others = update.paragraphs
    found = tell(rng, rng.choice(FOUND), {**update.facts, "more": spelled(more)})
    return replace(update, paragraphs=(lead, found, *others))


def new_death(rng: Random, story: Story) -> Story:
    """Somebody has died since: a new first paragraph."""
    return replace(story, paragraphs=(tell(rng, rng.choice(DIED), story.facts), *story.paragraphs))


def death_of_injured(_: Random, story: Story) -> Story:
    """One of the injured has died: one more is dead, one less is injured, and that is all."""
    killed, injured = (_number(story.facts[name]) for name in ("killed", "injured"))
    return _with_toll(story, killed=spelled(killed + 1), injured=spelled(injured - 1))


def neighbouring_toll(rng: Random, story: Story) -> Story:
    """More dead or injured: as many as the lead, or the sentence behind it, counts of others."""
    nearby = [story.paragraphs[0], SENTENCE_END.split(story.paragraphs[1])[0]]
    rises = [
        {name: figure}
        for name in ("killed", "injured")
        for figure in FIGURE.findall(" ".join(nearby))
        if _number(figure) > _number(story.facts[name])
    ]
    return _with_toll(story, **rng.choice(rises))


def corrected_down(rng: Random, story: Story) -> Story:
    """Fewer dead than before, in all places."""
    return _with_toll(story, killed=spelled(rng.randrange(2, _number(story.facts["killed"]))))


def ill_or_freed(rng: Random, story: Story) -> Story:
    """A last paragraph, with a figure for what is neither death nor injury."""
    return replace(story, paragraphs=(*story.paragraphs, tell(rng, rng.choice(ILL_OR_FREED), {})))


UPDATES: dict[str, Update] = {
    update.__name__: update
    for update in (
        *(higher_toll, new_death, death_of_injured),
        *(neighbouring_toll, corrected_down, ill_or_freed),
    )
}
"""Of any story of an incident."""


def large_toll(rng: Random) -> tuple[Story, Story]:
    """Thousands without a comma, that look like a year: "2012 people" for "1950 people"."""
    fewer, more = sorted(rng.sample(LIKE_YEARS, 2))
    return _revised(rng, DISPLACED, str(fewer), str(more))


def millions(rng: Random) -> tuple[Story, Story]:
    """Millions with decimals: "1.35 million" for "1.25 million"."""
    fewer, more = sorted(rng.sample(HUNDREDTHS, 2))
    return _revised(rng, MILLIONS_DISPLACED, f"{fewer / 100:.2f}", f"{more / 100:.2f}")


def vague_to_vaguer(rng: Random) -> tuple[Story, Story]:
    """Hundreds for dozens, scores for several."""
    return _revised(rng, VAGUE, *rng.choice(VAGUER))


def dash_in_lead(rng: Random) -> tuple[Story, Story]:
    """More dead than before, said only in front of a dash: "A blast killed 12 people - police"."""
    told = incident(rng)
    title, lead = (tell(rng, text, told.facts) for text in (rng.choice(UNCOUNTED), DASHED))
    first = replace(told, title=title, paragraphs=(lead, *told.paragraphs[1:]))
    killed = _number(told.facts["killed"]) + rng.randint(2, 9)
    return first, _with_toll(first, killed=spelled(killed))


REVISED: dict[str, Revision] = {
    revision.__name__: revision
    for revision in (large_toll, millions, vague_to_vaguer, dash_in_lead)
}
"""An incident told in a way of its own, and its update."""


def updated(rng: Random) -> tuple[Story, Story]:
    """An incident and an update of it, of any kind."""
    name = rng.choice([*UPDATES, *REVISED])
    if name in REVISED:
        return REVISED[name](rng)
    told = incident(rng)
    return told, UPDATES[name](rng, told)


def _with_toll(story: Story, **toll: str) -> Story:
    """The story with another toll in its headline and lead, which are all that state it."""
    others = {story.facts[name]: figure for name, figure in toll.items()}

    def restated(text: str) -> str:
        return FIGURE.sub(lambda figure: others.get(figure[0], figure[0]), text)

    lead, *rest = story.paragraphs
    return Story(restated(story.title), (restated(lead), *rest), {**story.facts, **toll})


def _revised(
    rng: Random, patterns: tuple[str, ...], before: str, after: str
) -> tuple[Story, Story]:
    """An incident with a second paragraph that states a figure, before and after it changes."""
    told = incident(rng)
    lead, *others = told.paragraphs
    text = tell(rng, rng.choice(patterns), {**told.facts, "figure": "{figure}"})
    first, second = (
        Story(
            told.title,
            (lead, text.replace("{figure}", figure), *others),
            {**told.facts, "figure": figure},
        )
        for figure in (before, after)
    )
    return first, second


def _number(figure: str) -> int:
    return SMALL.index(figure) if figure in SMALL else int(figure.replace(",", ""))
