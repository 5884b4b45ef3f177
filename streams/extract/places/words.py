"""What a language must tell for its places to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class PlaceWords:
    """The words of a language around names of places, all folded as the gazetteer's names are."""

    areas: Mapping[str, str]
    """Codes of countries and regions by names that the gazetteer has not: "uk" is "GB"."""
    demonyms: Mapping[str, str]
    """Codes of countries by what they and their people are called: "iraqi"."""
    abbreviations: Mapping[str, str]
    """Codes of regions by how they are shortened after a town: "tex" is "US.TX"."""
    scene: frozenset[str]
    """Prepositions before the place where something happened: "in"."""
    source: frozenset[str]
    """Prepositions before the place where somebody is from: "from"."""
    other: frozenset[str]
    """Other prepositions that names of places follow: "to"."""
    possessive: frozenset[str]
    """The prepositions between what a place is and its name: "the town of"."""
    joining: frozenset[str]
    """Conjunctions: "and"."""
    articles: frozenset[str]
    definite: frozenset[str]
    """The articles that no town's name has before it: a car's has."""
    openers: frozenset[str]
    """Words that have a capital only because they begin a sentence, and are part of no name."""
    towns: frozenset[str]
    """Nouns for what a name of a town is: "town", "village"."""
    sections: frozenset[str]
    """Nouns for what a name before them is a part of a town: "neighborhood"."""
    divisions: frozenset[str]
    """Nouns for what a name of a region or district is: "province", "county"."""
    divisions_in_short: Mapping[str, str]
    """Some of these by how they are shortened after a name: "co" is "county"."""
    forces: frozenset[str]
    """What a town's name before it says whose it is: "police", "mayor"."""
    people: frozenset[str]
    """Who a place's name before it says where he is from: "man", "resident"."""
    care: frozenset[str]
    """Where the hurt are brought, which may be far away: "hospital"."""
    goal: frozenset[str]
    """Of the prepositions, those before the place where a way ends: "to", "into"."""
    flight: frozenset[str]
    """What people do who leave for a place from where it happened: "fled"."""
    bodies: frozenset[str]
    """Bodies that bear a land's name wherever they act: "Islamic State in", "Armed Forces of"."""
    streets: frozenset[str]
    """What a name before it is a name of, wherever that is: "street", "river"."""
    crossings: frozenset[str]
    """What names of streets follow, with a preposition between: "corner", "block"."""
    facilities: frozenset[str]
    """What bears the name of the town it is in, as often as not: "hospital", "times"."""
    directions: frozenset[str]
    """What may stand before a name, as part of it or not: "north", "downtown"."""
    titles: frozenset[str]
    """What stands before the name of a person: "mr"."""
    speech: frozenset[str]
    """What follows the name of a person who is quoted: "said"."""
    not_places: frozenset[str]
    """Names of towns that mostly mean something else; they count where a region follows."""
    common: frozenset[str]
    """Words that anything may begin with; a name that is one needs another word beside it."""
    seats: frozenset[str] = frozenset()
    """Words before the place where somebody only has an office: "con sede en"."""
    bearers_first: bool = False
    """Whether quarters, streets and the like stand before their names: "barrio de Palermo"."""
    bynames: Mapping[str, str] = field(default_factory=dict)
    """What the gazetteer calls a city or region that the language calls otherwise: "florencia" is
    "florence"."""
