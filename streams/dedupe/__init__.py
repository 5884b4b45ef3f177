"""Which articles tell what was already told: copies, versions, and what is new."""

from streams.dedupe.deduplicator import Deduplicator, shard
from streams.dedupe.memory import Memory, entry
from streams.dedupe.verdict import Copy, New, Verdict, Version

__all__ = ["Copy", "Deduplicator", "Memory", "New", "Verdict", "Version", "entry", "shard"]
