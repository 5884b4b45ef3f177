"""Errors that the user can do something about."""

from typing import ClassVar


class UserError(Exception):
    """Something outside the program is wrong; the message says what, where, and what to do.

    The command line prints the message and ends with `exit_code`; there is no traceback.
    """

    exit_code: ClassVar[int] = 1
