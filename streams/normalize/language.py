"""The language of a text."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
"""ISO 639-2's code for a language that could not be told."""
SAMPLE = 2_000
"""Characters that are looked at: more adds time, not certainty."""
CERTAIN = 0.5
"""Probability below which the identifier's best guess is no answer."""
CODE = re.compile(r"[a-z]{2}(?![a-z])", re.IGNORECASE)
"""ISO 639-1 at the start of a tag: "en", "en-GB", "pt_BR"."""


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code that a tag starts with; null where it starts with none."""
    code = CODE.match((tag or "").strip())
    return code[0].lower() if code else None


def language_of(text: str, given: str | None = None) -> str:
    """ISO 639-1 code: of the feeder if that is one, else as the text looks; `und` if unsure."""
    if code := language_code(given):
        return code
    guess, probability = _identifier().classify(text[:SAMPLE])
    return str(guess) if probability >= CERTAIN and len(guess) == 2 else UNKNOWN


@cache
def _identifier() -> "LanguageIdentifier":
    """The model, loaded at first use: it takes a moment, and most feeds name their language."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
