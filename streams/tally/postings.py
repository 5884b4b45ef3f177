"""Which incidents carry a mark: the inverted index of one country."""

from collections.abc import Collection


class Postings:
    """The incidents by mark.

    Most marks are names that a single incident has, so that one is kept bare: sets of one would
    take most of the memory of a book.
    """

    def __init__(self) -> None:
        self._incidents: dict[str, str | set[str]] = {}

    def add(self, mark: str, incident_id: str) -> None:
        """Let an incident carry a mark."""
        known = self._incidents.setdefault(mark, incident_id)
        if isinstance(known, set):
            known.add(incident_id)
        elif known != incident_id:
            self._incidents[mark] = {known, incident_id}

    def discard(self, mark: str, incident_id: str) -> None:
        """Let an incident that carries a mark carry it no more."""
        known = self._incidents[mark]
        if isinstance(known, str):
            del self._incidents[mark]
            return
        known.discard(incident_id)
        if len(known) == 1:
            (self._incidents[mark],) = known

    def carrying(self, mark: str) -> Collection[str]:
        """Return the incidents that carry a mark."""
        known = self._incidents.get(mark, ())
        return (known,) if isinstance(known, str) else known
