"""NITF, the IPTC's News Industry Text Format. https://iptc.org/standards/nitf/"""

from collections.abc import Iterator

from schemas import RawArticle
from streams.feeds import items, markup
from streams.feeds.editorial import TAKEN_BACK, Item, release
from streams.feeds.markup import Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FORBIDDING = (*TAKEN_BACK, "embargoed")


def recognizes(head: bytes) -> bool:
    """Whether a file that starts so is NITF."""
    return markup.root_name(head) == "nitf"


def read(content: bytes, where: str) -> Iterator[bytes]:
    """The article of the document."""
    yield from items.feed([markup.parse(content, where)], to_article, where)


def to_article(root: Element) -> RawArticle:
    """The article of a whole document. Raises `LeftOut`."""
    return release(
        Item(
            id=_id(root),
            url=_attribute(root, "head/{*}pubdata", "ex-ref"),
            title=headline(root),
            body=text(root) or None,
            filed_from=filed_from(root),
            published_at=_attribute(root, "head/{*}docdata/{*}date.issue", "norm")
            or _attribute(root, "head/{*}pubdata", "date.publication"),
            source=_attribute(root, "head/{*}pubdata", "name")
            or markup.line(root.find("{*}body/{*}body.head/{*}distributor"))
            or _attribute(root, "head/{*}docdata/{*}doc.copyright", "holder"),
            language=next((e.get(LANGUAGE) for e in root.iter() if e.get(LANGUAGE)), None),
            status=_status(root),
            embargoed_until=_attribute(root, "head/{*}docdata/{*}date.release", "norm"),
        )
    )


def headline(root: Element) -> str | None:
    """The first headline, else the title of the document."""
    first = root.find("{*}body/{*}body.head/{*}hedline/{*}hl1")
    return markup.line(first) or markup.line(root.find("{*}head/{*}title"))


def text(root: Element) -> str:
    """The story in paragraphs, else its abstract; empty where there is neither."""
    story = markup.text(root.find("{*}body/{*}body.content"))
    return story or markup.text(root.find("{*}body/{*}body.head/{*}abstract"))


def filed_from(root: Element) -> str | None:
    """The place of the dateline."""
    return markup.line(root.find("{*}body/{*}body.head/{*}dateline/{*}location"))


def _status(root: Element) -> str | None:
    """The status, if it is one that forbids to publish: it is free text, as in "final"."""
    stated = (_attribute(root, "head/{*}docdata", "management-status") or "").lower()
    return stated if stated in FORBIDDING else None


def _id(root: Element) -> str | None:
    """The document's id with the name of who gave it: by itself others use it too."""
    given = _attribute(root, "head/{*}docdata/{*}doc-id", "id-string")
    register = _attribute(root, "head/{*}docdata/{*}doc-id", "regsrc")
    return f"{register}:{given}" if register and given else None


def _attribute(root: Element, path: str, name: str) -> str | None:
    element = root.find("{*}" + path)
    return None if element is None else (element.get(name) or "").strip() or None
