"""Stories that several outlets carry: each an event in a country of its own, with its own toll."""

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

CITIES = (
    "Accra", "Amman", "Antananarivo", "Antwerp", "Arequipa", "Asunción", "Baku", "Bamako",
    "Bangui", "Beirut", "Bergen", "Bishkek", "Blantyre", "Bratislava", "Brazzaville", "Brisbane",
    "Bucharest", "Bujumbura", "Bulawayo", "Calgary", "Cali", "Casablanca", "Chisinau",
    "Cochabamba", "Colombo", "Conakry", "Cotonou", "Dakar", "Damascus", "Denver", "Dhaka",
    "Djibouti", "Durban", "Dushanbe", "Faro", "Freetown", "Gaborone", "Gdańsk", "Glasgow",
    "Gothenburg", "Graz", "Guayaquil", "Hanoi", "Helsinki", "Jakarta", "Kampala", "Kathmandu",
    "Khartoum", "Kigali", "Kinshasa", "Lahore", "Libreville", "Ljubljana", "Lomé", "Lusaka",
    "Managua", "Manama", "Maputo", "Maracaibo", "Marseille", "Maseru", "Mogadishu", "Mombasa",
    "Monrovia", "Montevideo", "Muscat", "Mwanza", "Niamey", "Nouakchott", "Odense", "Osaka",
    "Ouagadougou", "Palermo", "Paramaribo", "Phuket", "Plovdiv", "Podgorica", "Pristina", "Riga",
    "Rosario", "Rotterdam", "Sarajevo", "Skopje", "Stuttgart", "Surat", "Suva", "Tallinn",
    "Tashkent", "Tbilisi", "Tegucigalpa", "Tirana", "Tripoli", "Tunis", "Ulaanbaatar",
    "Valparaíso", "Vientiane", "Vilnius", "Windhoek", "Yerevan", "Zagreb",
)  # fmt: skip
OUTLETS = ("Harbour Post", "Valley Courier", "Plateau Radio")
"""The carriers of a story, each with an id and an address of its own."""
START = datetime(2024, 3, 4, tzinfo=UTC)
APART = timedelta(hours=1)
"""From one story to the next: all of them lie within the window in which copies are known."""

TITLES = {"en": "{killed} killed in {city}", "es": "{killed} muertos en {city}"}
RETITLES = {"en": "In {city}, {killed} are killed", "es": "En {city} hay {killed} muertos"}
BODIES = {
    "en": "{killed} people were killed and {injured} injured in {city}.\n\n{words}.",
    "es": "{killed} personas murieron y {injured} resultaron heridas en {city}.\n\n{words}.",
}
SYLLABLES = ("ba", "dor", "fi", "gul", "ke", "lan", "mo", "nis", "pa", "ros", "ti", "vul")
"""Of the words that fill a story: invented, so that no other story has them."""


@dataclass(frozen=True)
class Story:
    """One event, told in English or, every other one, in Spanish."""

    number: int

    @property
    def killed(self) -> int:
        """Its dead; no two stories have as many."""
        return 3 + self.number

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids under which its carriers have it."""
        return tuple(f"{self.number}/{outlet}" for outlet in OUTLETS)

    def carried(self, carrier: int, *, edited: bool = False) -> bytes:
        """The raw article of a carrier: word for word, or with its own headline and dateline."""
        language, city, outlet = (
            ("en", "es")[self.number % 2],
            CITIES[self.number],
            OUTLETS[carrier],
        )
        facts = {
            "killed": self.killed,
            "injured": self.killed + 200,
            "city": city,
            "words": self._words(),
        }
        title = (RETITLES if edited else TITLES)[language].format(**facts)
        dateline = f"{city.upper()} ({outlet}) - " if edited else ""
        article = {
            "id": self.article_ids[carrier],
            "url": f"https://{outlet.replace(' ', '-').lower()}.example/{self.number}",
            "title": title,
            "body": dateline + BODIES[language].format(**facts),
            "published_at": (START + self.number * APART).isoformat(),
            "source": outlet,
            "language": language,
        }
        return json.dumps(article).encode()

    def _words(self) -> str:
        rng = random.Random(self.number)
        return " ".join("".join(rng.sample(SYLLABLES, 3)) for _ in range(30)).capitalize()


STORIES = tuple(map(Story, range(len(CITIES))))
