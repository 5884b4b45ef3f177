"""Which articles tell what was already told: copies, versions, and what is new."""

from streams.dedupe.deduplicator import Deduplicator, shard
from streams.dedupe.verdict import Copy, New, Verdict, Version

__all__ = ["Copy", "Deduplicator", "New", "Verdict", "Version", "shard"]
