"""How the lexicons are written: words parted by spaces, phrases by bars."""


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a text that are parted by "|", each as its words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))
