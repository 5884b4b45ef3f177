"""What tallywire's speed is held against: clients, frameworks and an extractor of other people."""
