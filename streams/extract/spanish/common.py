"""The common words of Spanish."""

from importlib.resources import files

from streams.extract.lexicon import words

COMMON = words((files(__package__) / "common_words.txt").read_text(encoding="utf-8"))
"""Words that are nobody's name by themselves."""
