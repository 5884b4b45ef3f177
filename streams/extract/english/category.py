"""What happened, in one word of a closed list."""

from collections.abc import Iterable

from streams.extract.lexicon import words

CATEGORIES = {
    "shooting": "shooting shootings shot gunfire gunman gunmen shooter gunshot shots",
    "bombing": "bomb bombs bombing bombings bomber bombers explosives grenade suicide-bomb",
    "attack": "attack attacks attacked attackers ambush stabbing stabbed massacre militants raid",
    "conflict": "airstrike airstrikes shelling troops rebels fighting clashes war offensive army",
    "protest": "protest protests protesters demonstrators demonstration riot riots unrest rally",
    "earthquake": "earthquake quake aftershock aftershocks magnitude tremor tsunami",
    "flood": "flood floods flooding flooded floodwaters",
    "storm": "storm storms hurricane typhoon cyclone tornado tornadoes twister blizzard",
    "wildfire": "wildfire wildfires bushfire bushfires",
    "landslide": "landslide landslides mudslide mudslides avalanche avalanches",
    "eruption": "volcano eruption erupted lava",
    "ship_accident": "ferry capsized capsize boat sank ship sinking vessel shipwreck",
    "road_accident": "bus car truck highway collision motorist crash vehicle",
    "rail_accident": "train derailed derailment railway locomotive",
    "air_accident": "plane jet helicopter airliner aircraft flight runway",
    "fire": "fire blaze flames burned inferno",
    "explosion": "explosion blast exploded explosions gas",
    "collapse": "collapse collapsed rubble",
    "stampede": "stampede trampled crush",
    "disease": "outbreak virus epidemic pandemic disease cholera ebola infection coronavirus",
    "kidnapping": "kidnapped kidnapping abducted abduction hostages hostage kidnappers",
    "crime": "murder murdered homicide slaying robbery burglary assault",
    "accident": "accident accidents accidentally",
}
"""Categories with their words, the more telling ones first: a tie goes to the earlier."""
OTHER = "other"
WORDS: dict[str, tuple[str, ...]] = {}
for _category, _words in CATEGORIES.items():
    for _word in _words.split():
        WORDS[_word] = (*WORDS.get(_word, ()), _category)

SPORT = words(
    """match matches season coach striker midfielder defender goalkeeper league cup squad team-mate
    teammate premiership champions tournament fixture quarterback inning innings playoff playoffs
    wimbledon seed grand-slam referee rugby football soccer tennis cricket baseball basketball
    hockey golf olympics olympic athlete athletics"""
)
SPORT_WORDS = 3
"""So many different words of sport make it the subject."""
FICTION = words(
    """film films movie movies cinema cinemas screenplay sequel trailer actor actress novel novels
    episode episodes box-office premiere game games gamers player players studio zombie zombies
    monsters characters protagonist"""
)
FICTION_WORDS = 4
"""So many different words of fiction, and none of what happens, make it the subject."""
TITLE_WEIGHT = 4
LEAD_WEIGHT = 2


def is_sport(tokens: Iterable[str]) -> bool:
    """Whether a text is about sport, where an injury is no incident."""
    return len(SPORT.intersection(tokens)) >= SPORT_WORDS


def is_fiction(tokens: Iterable[str], happened: str) -> bool:
    """Whether a text is about what was made up: nothing happened, and it speaks of film or game."""
    return happened == OTHER and len(FICTION.intersection(tokens)) >= FICTION_WORDS


def category(tokens: Iterable[tuple[str, int]]) -> str:
    """The category of most of the words; each comes with its paragraph, 0 for the title."""
    scores = dict.fromkeys(CATEGORIES, 0)
    for word, paragraph in tokens:
        for name in WORDS.get(word, ()):
            scores[name] += TITLE_WEIGHT if not paragraph else LEAD_WEIGHT if paragraph == 1 else 1
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else OTHER
