"""Alerts: rules that a user edits, and one thread of messages per thing."""
