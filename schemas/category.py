"""What happened, in one word of a closed list."""

from enum import StrEnum


class Category(StrEnum):
    """What sort of thing an incident is; those that languages have words for, and `other`."""

    SHOOTING = "shooting"
    BOMBING = "bombing"
    ATTACK = "attack"
    CONFLICT = "conflict"
    PROTEST = "protest"
    EARTHQUAKE = "earthquake"
    FLOOD = "flood"
    STORM = "storm"
    WILDFIRE = "wildfire"
    LANDSLIDE = "landslide"
    ERUPTION = "eruption"
    SHIP_ACCIDENT = "ship_accident"
    ROAD_ACCIDENT = "road_accident"
    RAIL_ACCIDENT = "rail_accident"
    AIR_ACCIDENT = "air_accident"
    FIRE = "fire"
    EXPLOSION = "explosion"
    COLLAPSE = "collapse"
    STAMPEDE = "stampede"
    DISEASE = "disease"
    KIDNAPPING = "kidnapping"
    CRIME = "crime"
    ACCIDENT = "accident"
    OTHER = "other"
    """What the words don't tell."""
