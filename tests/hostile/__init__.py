"""Records as nobody should send them, and what reading them costs."""
