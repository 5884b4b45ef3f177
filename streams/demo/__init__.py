"""The sample feed of `tallywire demo`."""
