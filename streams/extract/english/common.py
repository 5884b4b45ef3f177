"""The common words of English."""

from importlib.resources import files

from streams.extract.lexicon import words

COMMON = words((files(__package__) / "common_words.txt").read_text(encoding="utf-8"))
"""Words that are nobody's name by themselves: SCOWL's, less given names (common_words.LICENSE)."""
