"""`python -m streams` is the command `tallywire`."""

from streams.cli import main

main()
