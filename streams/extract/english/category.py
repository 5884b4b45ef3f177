"""Words that tell what happened."""

from streams.extract.grammar.category import CategoryWords
from streams.extract.lexicon import words

CATEGORIES = {
    "shooting": "shooting shootings shot gunfire gunman gunmen shooter gunshot shots",
    "bombing": "bomb bombs bombing bombings bomber bombers explosives grenade suicide-bomb",
    "attack": "attack attacks attacked attackers ambush stabbing stabbed massacre militants raid",
    "conflict": """
        airstrike airstrikes shelling missile missiles drone drones rocket rockets troops rebels
        fighting clashes war offensive army""",
    "protest": "protest protests protesters demonstrators demonstration riot riots unrest rally",
    "earthquake": "earthquake quake aftershock aftershocks magnitude tremor tsunami",
    "flood": "flood floods flooding flooded floodwaters",
    "storm": "storm storms hurricane typhoon cyclone tornado tornadoes twister blizzard",
    "wildfire": "wildfire wildfires bushfire bushfires",
    "landslide": "landslide landslides mudslide mudslides avalanche avalanches",
    "eruption": "volcano eruption erupted lava",
    "ship_accident": "ferry capsized capsize boat sank ship sinking vessel shipwreck",
    "road_accident": "bus car truck collision motorist crash vehicle",
    "rail_accident": "train derailed derailment railway locomotive",
    "air_accident": "plane jet helicopter airliner aircraft flight runway",
    "fire": "fire blaze flames burned inferno",
    "explosion": "explosion blast exploded explosions gas",
    "collapse": "collapse collapsed rubble",
    "stampede": "stampede trampled crush",
    "disease": """
        outbreak virus epidemic pandemic disease cholera ebola infection infections coronavirus
        measles dengue polio typhoid malaria meningitis diphtheria hepatitis mpox zika""",
    "kidnapping": """
        kidnap kidnaps kidnapped kidnapping kidnappings abduct abducts abducted abduction
        abductions hostages hostage kidnappers captors captivity
        ransom""",
    "crime": "murder murdered homicide slaying robbery burglary assault",
    "accident": "accident accidents accidentally",
}
SPORT = words(
    """
        match matches season coach striker midfielder defender goalkeeper league cup squad
        team-mate teammate premiership champions tournament fixture quarterback inning innings
        playoff playoffs wimbledon seed grand-slam referee rugby football soccer tennis cricket
        baseball basketball hockey golf captain captaincy cap caps knee hamstring olympics
        olympic athlete athletics"""
)

ENGLISH_CATEGORIES = CategoryWords(
    categories={name: words(listed) for name, listed in CATEGORIES.items()},
    pairs={
        (before, "fire"): "shooting"
        for before in words("open opens opened opening return returned returning exchanged")
    },
    bodies=frozenset(
        ("fire", body) for body in words("department departments chief marshal station service")
    ),
    sport=SPORT,
    obituary=words(
        """visitation interment memorials preceded grandchildren great-grandchildren condolences
        obituary pallbearers officiating cremation inurnment burial"""
    ),
)
