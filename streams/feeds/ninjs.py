"""ninjs, the IPTC's news in JSON: generations 2 and 3, and 1 as far as it names the same things.

Generation 1 has `headline` and `body_xhtml`, 2 has `headlines` and `bodies`, 3 writes names in
camel case. https://iptc.org/std/ninjs/
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator

from schemas import RawArticle
from streams.feeds import markup, nitf
from streams.feeds.editorial import Item, release
from streams.feeds.errors import FeedError, LeftOut

SIGNS = re.compile(
    r"(?:version|first)[cC]reated|pub[sS]tatus|headlines?|bodies|descriptions"
    r"|(?:headline|body|description)_\w+"
)
"""Names of which one stands beside `uri`, where the document doesn't say what it is: that alone
each must have."""
TEXTS = ("text", "composite")
"""Types of items that are articles."""
MAIN = "main"
LISTS = {"headlines": "headline", "descriptions": "description", "bodies": "body"}
"""Names of the generations that have lists, with what generation 1 has in their place."""
FORBIDDING = ("pubstatus", "pubStatus", "embargoed", "embargoedUntil")
"""Names of what may forbid to publish: where one has an odd value, the item is not published."""
PLAIN, PAGE = "text/plain", "text/html"
HEAD = 4_096
"""Characters of a text within which it shows that it is NITF."""


class _Model(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True)


class _Words(_Model):
    role: str | None = None
    content_type: str = Field("", validation_alias=AliasChoices("contenttype", "contentType"))
    value: str | None = None


class _Rendition(_Model):
    content_type: str = Field("", validation_alias=AliasChoices("contenttype", "contentType"))
    href: str | None = None


class _Source(_Model):
    name: str | None = None


class Ninjs(_Model):
    """What is read of an item, under the names of each generation."""

    uri: str
    type: str | None = None
    version_created: str | None = Field(
        None, validation_alias=AliasChoices("versioncreated", "versionCreated")
    )
    first_created: str | None = Field(
        None, validation_alias=AliasChoices("firstcreated", "firstCreated")
    )
    embargoed_until: str | None = Field(
        None, validation_alias=AliasChoices("embargoed", "embargoedUntil")
    )
    status: str | None = Field(None, validation_alias=AliasChoices("pubstatus", "pubStatus"))
    language: str | None = None
    copyright_holder: str | None = Field(
        None, validation_alias=AliasChoices("copyrightholder", "copyrightHolder")
    )
    sources: tuple[_Source, ...] = Field(
        (), validation_alias=AliasChoices("infosources", "infoSources", "infosource")
    )
    title: str | None = None
    located: str | None = None
    headlines: tuple[_Words, ...] = ()
    descriptions: tuple[_Words, ...] = ()
    bodies: tuple[_Words, ...] = ()
    renditions: tuple[_Rendition, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_generation_1(cls, item: dict[str, Any]) -> dict[str, Any]:
        """What generation 1 says by the name of a field, the others say by a role in a list."""
        lists = {name: _by_role(item, single) for name, single in LISTS.items()}
        stated = {
            key: value
            for key, value in item.items()
            if isinstance(value, list | str) or (key in FORBIDDING and value is not None)
        }
        return lists | stated


def recognizes(document: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an item."""
    standard = document.get("standard", document.get("$standard"))
    named = isinstance(standard, dict) and standard.get("name") == "ninjs"
    return "uri" in document and (named or any(map(SIGNS.fullmatch, document)))


def to_article(document: Mapping[str, Any]) -> RawArticle:
    """The article of an item. Raises `LeftOut` and `ValidationError`."""
    item = Ninjs.model_validate(document)
    if (item.type or TEXTS[0]) not in TEXTS:
        raise LeftOut(f"it is of type {item.type!r}, not text")
    return release(
        Item(
            id=item.uri,
            url=next((r.href for r in item.renditions if r.content_type == PAGE), None),
            title=_headline(item.headlines) or item.title,
            body=_longest(item.bodies) or _longest(item.descriptions),
            filed_from=item.located,
            published_at=item.version_created or item.first_created,
            source=next((s.name for s in item.sources if s.name), item.copyright_holder),
            language=item.language,
            status=item.status,
            embargoed_until=item.embargoed_until,
        )
    )


def _by_role(item: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return [
        {"role": key.removeprefix(name).removeprefix("_") or None, "value": value}
        for key, value in item.items()
        if (key == name or key.startswith(f"{name}_")) and value is not None
    ]


def _headline(headlines: Iterable[_Words]) -> str | None:
    """The main one, else the first."""
    texts = map(_text, sorted(headlines, key=lambda words: words.role != MAIN))
    return next(filter(None, texts), None)


def _longest(bodies: Iterable[_Words]) -> str | None:
    """The longest of the texts: providers send one text in several forms, or cut."""
    return max(map(_text, bodies), key=len, default="") or None


def _text(words: _Words) -> str:
    value = words.value or ""
    if words.content_type.startswith(PLAIN):
        return value.strip()
    if not nitf.recognizes(value[:HEAD].encode(errors="replace")):
        return markup.plain(value)
    try:
        return nitf.text(markup.parse(value, "its NITF body"))
    except FeedError:  # as HTML, what is whole of it can be read
        return markup.plain(value)
