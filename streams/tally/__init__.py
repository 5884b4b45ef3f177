"""One toll per incident, and rolling counts: the state is the reports, all else is computed."""
