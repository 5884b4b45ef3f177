"""Sentences out of patterns: `[this|that]` is one of them, `{name}` what the name stands for."""

import re
from collections.abc import Callable, Mapping
from random import Random
from re import Match

CHOICE = re.compile(r"\[([^\[\]]*)\]")
NAME = re.compile(r"\{(\w+)\}")

Facts = Mapping[str, str]

# -- names of people and places, put together

FIRST_NAMES = """
    Adela Amos Beatriz Bruno Callum Carmen Cyril Dagny Darius Edda Elif Emeka Esther Farid Fiona
    Gideon Greta Hamid Hanna Ignace Ines Jarek Joyce Kwame Lars Leila Magda Malik Mirela Nadia
    Niall Odile Oskar Paloma Pavel Quentin Rania Rosalind Samir Selma Tamsin Teodor Ursula
    Viktor Wanda Xavier Yusuf Zora
"""
SURNAME_STARTS = """
    Abr Bal Bern Brack Cal Cott Dal Dorn Eck Fair Fenn Gal Garr Hal Holm Iv Jask Kal Kess Lam
    Lind Mar Mell Nor Oak Pell Quil Rast Ros Sand Sten Tam Thorn Ulm Vard Wex Yar Zell
"""
SURNAME_ENDS = """
    ander arro bury cliffe dale ecki elman enko era feld gate grave hart idis ikson ingham kin
    latt mann more nova oglu ovic quist rad sby shaw stad ton ura vale well wick
"""
PLACE_STARTS = """
    Ald Amber Ash Bal Black Bram Carr Clay Cold Cor Crow Dun East Elm Far Fern Glen Gren Hart
    Hazel Hol Ken Lang Lyn Marl Mil Moss Nether Oak Orm Pen Quarr Raven Red Rook Sal Shel Stan
    Strath Thorn Up Vel Wal West Wind Wol Yar
"""
PLACE_ENDS = """
    barrow beck bourne bridge burgh by cliff combe croft den field ford gate ham haven hill
    hurst ley mere minster mouth ness over port sea shaw stead stoke ton wade well wick worth
"""

# -- numbers, in the way that news writes them

SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled(number: int) -> str:
    """In words below ten, in groups of three digits from 1,000."""
    return SMALL[number] if number < len(SMALL) else f"{number:,}"


MAKERS: dict[str, Callable[[Random], str]] = {
    "person": lambda rng: f"{rng.choice(FIRST_NAMES.split())} {MAKERS['surname'](rng)}",
    "surname": lambda rng: rng.choice(SURNAME_STARTS.split()) + rng.choice(SURNAME_ENDS.split()),
    "place": lambda rng: rng.choice(PLACE_STARTS.split()) + rng.choice(PLACE_ENDS.split()),
    "few": lambda rng: spelled(rng.randint(2, 12)),
    "some": lambda rng: spelled(rng.randint(13, 98)),
    "hundreds": lambda rng: spelled(rng.randint(101, 989)),
    "thousands": lambda rng: spelled(rng.randint(101, 8_900) * 10),
    "decimal": lambda rng: f"{rng.randint(1, 399) / 100:.2f}",
    "age": lambda rng: str(rng.randint(19, 84)),
    "time": lambda rng: f"{rng.randint(1, 12)}:{rng.randint(0, 59):02} [a.m.|p.m.]",
    "year": lambda rng: str(rng.randint(1931, 2011)),
}
"""What a name stands for, anew each time, unless the facts of the story say it."""


def tell(rng: Random, pattern: str, facts: Facts) -> str:
    """The pattern with its choices made and its names replaced."""

    def named(name: Match[str]) -> str:
        return facts[name[1]] if name[1] in facts else MAKERS[name[1]](rng)

    text, choices = NAME.sub(named, pattern), 1
    while choices:
        text, choices = CHOICE.subn(lambda choice: rng.choice(choice[1].split("|")), text)
    return text[:1].upper() + text[1:]
