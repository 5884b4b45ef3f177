"""The broker seen from outside the agents: topics, the embedded broker, records and headers."""
