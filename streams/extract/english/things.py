"""Nouns of what is counted but is no person: buildings, units, vehicles, events."""

from streams.extract.lexicon import words

BUILDINGS = words(
    """
        hospital hospitals warehouse warehouses farmhouse farmhouses hotel hotels barn barns
        factory factories garage garages clinic clinics temple temples chapel chapels cabin
        cabins apartment house houses home homes building buildings apartments dwellings
        structures huts shacks shops mosques churches properties stores residences shelters
        cottages classrooms villas tents flats businesses schools sheds workshops facilities"""
)
UNITS = words(
    """
        year years month months week weeks day days hour hours minute minutes second seconds
        time times inch inches foot feet yard yards mile miles meter meters metre metres
        kilometer kilometers kilometre kilometres km acre acres hectare hectares degree degrees
        percent ton tons tonnes kg pound pounds gallons dollar dollars euros cents billion
        million decades centuries generations floors stories storeys blocks caliber"""
)
THINGS = UNITS | words(
    """
        shots gunshots rounds bullets bombs weapons handguns shotguns firearms knives guns rifles
        pistols rockets missiles grenades
        cars vehicles trucks buses planes boats ships aircraft helicopters flights tanks trains
        stations barracks checkpoints posts departments offices goals points runs games matches
        wickets sets wins seats votes elections animals dogs cats horses cows cattle sheep
        whales dolphins birds trees jobs shares banks companies firms countries nations states
        cities towns villages provinces districts counties places locations areas sites
        pieces units counts charges steps things ways copies phones songs films movies
        books albums items bags boxes reports ballots attacks incidents shootings bombings
        blasts explosions episodes occasions shirts t-shirts homicides murders crimes robberies
        organizations groups teams clubs parties goal point
        office department vehicle car truck van ambulance warrants"""
)
NOT_PEOPLE = words(
    """
        numbers papers newspapers computers centimeters letters quarters centers towers rivers
        chapters orders offers powers flowers tankers trailers cruisers tractors sectors factors
        errors doors motors colors reactors vectors borders shelters corners theaters fees
        committees referees coffees knees rotors tumors rumors majors liters boosters posters
        counters headquarters matters parameters servers printers routers monitors sensors
        layers barriers carriers cancers fires containers tigers badgers mirrors characters
        disasters encounters registers bunkers fingers shoulders corridors calendars drawers
        burgers starters dinners stickers covers answers suites websites dynamites favorites
        opposites invites parasites kites satellites campsites lists tests persists exists
        insists consists resists beans oceans jeans specimens documents hammers razors revolvers
        launchers mortars charters transfers triggers chambers scooters filters coasters
        propellers silencers holsters tweets streets markets tickets rackets"""
)
"""Plurals whose endings are those of people."""

STREETS = words(
    """block blocks street st avenue ave boulevard blvd road rd drive dr lane ln court ct place way
    highway hwy parkway pkwy terrace circle"""
)
MONTHS = words(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec"""
)
"""Months, with their abbreviations but without the stop."""
