"""Articles by the thousand, the same for the same seed: incidents that many outlets report."""

import json
import random
from datetime import UTC, datetime, timedelta

from tests.integration.carried import CITIES, SYLLABLES

EVENTS = (
    ("explosion at a fireworks factory", "explosion"),
    ("collapse of a market hall", "collapse"),
    ("fire in a garment workshop", "fire"),
    ("collision of two commuter trains", "collision"),
    ("landslide above a housing estate", "landslide"),
)
OUTLETS = ("Daily Ledger", "Evening Signal", "Coast Radio", "The Meridian", "Northern Wire")
OFFICIALS = ("the governor", "hospital officials", "the fire service", "police", "rescue workers")
START = datetime(2024, 3, 4, tzinfo=UTC)
APART = timedelta(minutes=1)


def articles(
    count: int, seed: int = 7, start: datetime = START, apart: timedelta = APART
) -> list[bytes]:
    """Raw articles in order of publication, so far apart; tolls grow from report to report."""
    rng = random.Random(seed)
    values: list[bytes] = []
    incidents: list[dict[str, int]] = []
    for number in range(count):
        if not incidents or rng.random() < 0.1:
            incidents.append({"killed": rng.randint(1, 9), "injured": rng.randint(5, 40)})
        chosen = rng.randrange(max(0, len(incidents) - 12), len(incidents))
        toll = incidents[chosen]
        if rng.random() < 0.4:
            toll["killed"] += rng.randint(0, 3)
            toll["injured"] += rng.randint(0, 8)
        values.append(_article(rng, number, chosen, toll, start + number * apart))
        if rng.random() < 0.05:
            values.append(values[rng.randrange(max(0, len(values) - 50), len(values))])
        if rng.random() < 0.01:
            values.append(b'{"title": "cut off')
    return values


def _article(
    rng: random.Random, number: int, incident: int, toll: dict[str, int], at: datetime
) -> bytes:
    city = CITIES[incident % len(CITIES)]
    event, word = EVENTS[(incident // len(CITIES)) % len(EVENTS)]
    body = (
        f"{city.upper()} - At least {toll['killed']} people were killed and "
        f"{toll['injured']} injured in the {event} in {city}, {rng.choice(OFFICIALS)} said on "
        f"{at:%A}.\n\n"
        f"The {word} happened near {_names(incident)} shortly before "
        f"{rng.randint(1, 12)} o'clock. {rng.choice(OFFICIALS).capitalize()} told reporters that "
        f"the cause was not known and that {rng.randint(2, 90)} percent of the site had been "
        f"searched.\n\nResidents spoke of {rng.choice(('smoke', 'noise', 'dust', 'panic'))} and "
        f"{rng.choice(('shouting', 'sirens', 'confusion', 'silence'))}; report {number}."
    )
    return json.dumps(
        {
            "id": f"chaos-{number}",
            "title": f"{toll['killed']} dead after {event} in {city}",
            "body": body,
            "published_at": at.isoformat(),
            "source": rng.choice(OUTLETS),
            "language": "en",
        }
    ).encode()


def _names(incident: int) -> str:
    """Names of the neighbourhood, by which its incident is told from others of the city."""
    rng = random.Random(incident)
    return ", ".join("".join(rng.sample(SYLLABLES, 3)).capitalize() for _ in range(4))
