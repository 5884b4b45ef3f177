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


def language_of(text: str, given: str | None = None) -> str:
    """ISO 639-1 code: of the feeder if that is one, else as the text looks; `und` if unsure."""
    code = CODE.match((given or "").strip())
    if code:
        return code[0].lower()
    guess, probability = _identifier().classify(text[:SAMPLE])
    return str(guess) if probability >= CERTAIN and len(guess) == 2 else UNKNOWN


@cache
def _identifier() -> "LanguageIdentifier":
    """The model, loaded at first use: it takes a moment, and most feeds name their language."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
