"""Alerts as messages of the Common Alerting Protocol, OASIS CAP 1.2.

Where news falls short of a warning, the message says so: what should be done, and how urgently, is
not known.
"""

import re
from datetime import UTC, datetime, time
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from schemas import Alert, Category, MessageType, Place
from streams.alerts.wording import plain
from streams.tally.report import UNKNOWN_COUNTRY
from streams.tally.world import WORLD

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

CATEGORIES: dict[str, str] = {
    Category.SHOOTING: "Security",
    Category.BOMBING: "Security",
    Category.ATTACK: "Security",
    Category.CONFLICT: "Security",
    Category.PROTEST: "Security",
    Category.KIDNAPPING: "Security",
    Category.CRIME: "Security",
    Category.EARTHQUAKE: "Geo",
    Category.ERUPTION: "Geo",
    Category.LANDSLIDE: "Geo",
    Category.FLOOD: "Met",
    Category.STORM: "Met",
    Category.WILDFIRE: "Fire",
    Category.FIRE: "Fire",
    Category.SHIP_ACCIDENT: "Transport",
    Category.ROAD_ACCIDENT: "Transport",
    Category.RAIL_ACCIDENT: "Transport",
    Category.AIR_ACCIDENT: "Transport",
    Category.DISEASE: "Health",
    Category.ACCIDENT: "Safety",
    Category.COLLAPSE: "Safety",
    Category.EXPLOSION: "Safety",
    Category.STAMPEDE: "Safety",
}
"""CAP's `category` of ours, by the definitions of the standard: floods are `Met`, landslides `Geo`,
`Safety` is general emergency and public safety."""
CATEGORY_OF_COUNTS = "Safety"
OTHER = "Other"

CITY_RADIUS = 25
"""Kilometres around the middle of a city that hold most of what is reported of it: the gazetteer
has a point for each city, and nothing for regions and countries."""

NO_TEXT = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids (its production 2), and the control characters that it warns of."""


def render(alert: Alert) -> str:
    """Return an alert as an XML document of one line."""
    root = Element("alert", xmlns=NAMESPACE)
    _add(root, "identifier", alert.identifier)
    _add(root, "sender", alert.sender)
    _add(root, "sent", _time(alert.sent))
    _add(root, "status", "Actual")
    _add(root, "msgType", alert.msg_type)
    _add(root, "scope", "Public")
    if alert.references:
        triples = (f"{one.sender},{one.identifier},{_time(one.sent)}" for one in alert.references)
        _add(root, "references", " ".join(triples))
    if alert.incident_id:
        _add(root, "incidents", alert.incident_id)
    _add_info(root, alert)
    return DECLARATION + ElementTree.tostring(root, encoding="unicode")


def _add_info(root: Element, alert: Alert) -> None:
    info = SubElement(root, "info")
    _add(info, "language", "en")
    _add(info, "category", _category(alert))
    _add(info, "event", alert.event)
    _add(info, "urgency", "Past" if alert.msg_type == MessageType.CANCEL else "Unknown")
    _add(info, "severity", alert.severity)
    _add(info, "certainty", _certainty(alert))
    _add(info, "effective", _time(alert.sent))
    if alert.date:
        _add(info, "onset", _time(datetime.combine(alert.date.start, time(), UTC)))
    _add(info, "senderName", alert.sender)
    _add(info, "headline", alert.headline)
    _add(info, "description", alert.description)
    for name, value in _parameters(alert):
        _add_pair(info, "parameter", name, value)
    _add_area(info, alert)


def _category(alert: Alert) -> str:
    if alert.category is None:
        return CATEGORY_OF_COUNTS
    return CATEGORIES.get(alert.category, OTHER)


def _certainty(alert: Alert) -> str:
    """Return `Observed` where even the figure that says least is past the threshold.

    For an incident more than one publisher must say so.
    """
    if alert.msg_type == MessageType.CANCEL:
        is_sure = alert.high is not None and alert.high < alert.threshold
    else:
        is_sure = alert.low >= alert.threshold
    if alert.incident_id and len(alert.sources) < 2:
        is_sure = False
    return "Observed" if is_sure else "Likely"


def _parameters(alert: Alert) -> list[tuple[str, str]]:
    """Return what the elements of CAP have no place for: name and value."""
    found = [("rule", alert.rule), ("thread", alert.thread)]
    found += [("kinds", " ".join(alert.kinds)), ("threshold", plain(alert.threshold))]
    for kind, figure in alert.figures.items():
        found += [(f"{kind}.low", str(figure.low)), (f"{kind}.best", str(figure.best))]
        if figure.high is not None:
            found.append((f"{kind}.high", str(figure.high)))
    if alert.usual is not None:
        found.append(("usual", plain(alert.usual)))
    if alert.scope and alert.window:
        found += [("scope", alert.scope), ("window", alert.window)]
    found += [("article", article) for article in alert.articles]
    return found + [("source", source) for source in alert.sources]


def _add_area(info: Element, alert: Alert) -> None:
    area = SubElement(info, "area")
    _add(area, "areaDesc", alert.area)
    place = alert.place
    if place and place.latitude is not None and place.longitude is not None:
        _add(area, "circle", f"{place.latitude:.4f},{place.longitude:.4f} {CITY_RADIUS}")
    if place and place.geonames_id is not None:
        _add_pair(area, "geocode", "GeoNames", str(place.geonames_id))
    if country := _country(place, alert.scope):
        _add_pair(area, "geocode", "ISO 3166-1", country)


def _country(place: Place | None, scope: str | None) -> str | None:
    if place:
        return place.country
    return scope.split("/")[0] if scope and scope not in (WORLD, UNKNOWN_COUNTRY) else None


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = " ".join(NO_TEXT.sub(" ", text).split())


def _add_pair(parent: Element, name: str, value_name: str, value: str) -> None:
    pair = SubElement(parent, name)
    _add(pair, "valueName", value_name)
    _add(pair, "value", value)


def _time(at: datetime) -> str:
    """Return a time as CAP wants it: whole seconds, and `-00:00` for UTC, never `Z`."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "-00:00")
