"""The forms of Spanish nouns, adjectives and verbs that the press writes.

An entry of a lexicon is a noun or adjective, with "/a" if it has a feminine ("herido/a"), or a
verb: its infinitive, then, where they are irregular, the stem of its present, its past in the third
person and its participle ("morir/muer/murió/muerto"; an empty part is regular).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNACCENTED = str.maketrans("áéíóú", "aeiou")
IRREGULAR_PLURALS = {"joven": "jóvenes"}
PAST_PLURALS = {
    "yó": "yeron",
    "dujo": "dujeron",
    "ió": "ieron",
    "ó": "aron",
    "vo": "vieron",
    "so": "sieron",
}
"""The endings of the past in the third person, one and many."""
WISHES_AR = {"c": "qu", "g": "gu", "z": "c"}
WISHES_ER = {"tien": "teng", "pon": "pong", "ca": "caig", "c": "zc", "g": "j"}
"""The endings of stems in the subjunctive, by those in the present."""
FUTURES = {"tener": "tendr", "poner": "pondr"}
"""The endings of infinitives in the future."""


def plural(noun: str) -> str:
    """The plural: "heridos", "peatones", "jueces", "menores"."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith("s") and noun[-2:-1] not in "éáó":
        return noun
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1] in "aeiouáéó":
        return noun + "s"
    if noun[-1] in "íú":
        return noun + "es"
    return noun[:-2] + noun[-2:].translate(UNACCENTED) + "es"


def feminine(noun: str) -> str:
    """The feminine of what has one: "herida", "profesora", "alemana"."""
    if noun.endswith(("o", "e")):
        return noun[:-1] + "a"
    return noun[:-2] + noun[-2:].translate(UNACCENTED) + "a"


def genders(entry: str) -> tuple[str, ...]:
    """An entry's singular forms: one, or the masculine and the feminine."""
    noun = entry.removesuffix("/a")
    return (noun,) if noun == entry else (noun, feminine(noun))


def agreeing(entry: str) -> tuple[str, ...]:
    """All forms of a noun or adjective."""
    singulars = genders(entry)
    return singulars + tuple(plural(one) for one in singulars)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms in the third person, by what they are to the rules."""

    infinitive: str
    stem: str
    past: str
    participle: str

    @classmethod
    def of(cls, entry: str) -> "Verb":
        """The verb of an entry."""
        infinitive, stem, past, participle, *_ = (*entry.split("/"), "", "", "", "")
        root, is_first = infinitive[:-2], infinitive.endswith("ar")
        return cls(
            infinitive,
            stem or root,
            past or root + ("ó" if is_first else "ió"),
            participle or root + ("ado" if is_first else "ido"),
        )

    @property
    def finite(self) -> Iterator[str]:
        """The forms that have a subject, and the infinitive."""
        infinitive, past = self.infinitive, self._past_plural
        root, is_first = infinitive[:-2], infinitive.endswith("ar")
        imperfect = root + ("aba" if is_first else "ía")
        present = self.stem + ("a" if is_first else "e")
        wish = (
            _ending(self.stem, WISHES_AR) + "e" if is_first else _ending(self.stem, WISHES_ER) + "a"
        )
        future = _ending(infinitive, FUTURES)
        for one in (present, wish, imperfect, future + "ía", past[:-3] + "ra"):
            yield from (one, one + "n")
        yield from (infinitive, future + "á", future + "án", self.past, past)

    @property
    def gerund(self) -> str:
        """The form in -ndo."""
        if self.infinitive.endswith("ar"):
            return self.infinitive[:-2] + "ando"
        if self.past.endswith(("ió", "yó")):
            return self.past[:-1].removesuffix("i") + ("iendo" if self.past[-2] == "i" else "endo")
        return self.infinitive[:-2] + "iendo"

    @property
    def participles(self) -> tuple[str, ...]:
        """The forms that agree with who it befell."""
        return agreeing(self.participle + "/a")

    @property
    def forms(self) -> Iterator[str]:
        """All forms."""
        yield from (*self.finite, self.gerund, *self.participles)

    @property
    def _past_plural(self) -> str:
        for one, many in PAST_PLURALS.items():
            if self.past.endswith(one) and (one != "ó" or self.infinitive.endswith("ar")):
                return self.past[: -len(one)] + many
        return self.past + "n"


def _ending(word: str, endings: Mapping[str, str]) -> str:
    """A word with its ending put as a table has it."""
    for ending, other in endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word
