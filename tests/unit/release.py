"""Faust's own methods, read from the text of the installed release, whatever is mended here."""

import ast
import sys
import textwrap
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any


def source(owner: type, name: str) -> str:
    """The text of a method as it stands in the installed file."""
    text = Path(str(sys.modules[owner.__module__].__file__)).read_text("utf-8")
    body = _named(ast.parse(text).body, owner.__name__).body
    segment = ast.get_source_segment(text, _named(body, name), padded=True)
    assert segment is not None
    return textwrap.dedent(segment)


def digest(owner: type, name: str) -> str:
    """A digest of that text."""
    return sha256(source(owner, name).encode()).hexdigest()


def function(owner: type, name: str) -> Callable[..., Any]:
    """That method, compiled anew."""
    namespace = dict(vars(sys.modules[owner.__module__]))
    exec(compile(source(owner, name), f"<release {owner.__name__}>", "exec"), namespace)  # noqa: S102 - the release's own text
    method: Callable[..., Any] = namespace[name]
    return method


def _named(body: list[ast.stmt], name: str) -> Any:
    return next(node for node in body if getattr(node, "name", None) == name)
