"""Words of films, novels, series and games."""

import re

from streams.extract.grammar.fiction import FictionWords
from streams.extract.lexicon import words

ENGLISH_FICTION = FictionWords(
    works=words(
        """film films movie movies novel novels screenplay sequel prequel trilogy thriller
        blockbuster miniseries sitcom videogame videogames"""
    ),
    about=words(
        """animated episode episodes cinema cinemas trailer actor actors actress actresses
        box-office premiere game games gamer gamers player players studio zombie zombies monsters
        characters protagonist heroine villain screenwriter filmmaker filmed starring novelist"""
    ),
    real=re.compile(
        r"\b(?:(?:film|movie|tv|television) (?:set|crew|shoot|lot)s?|on (?:the )?set|filming"
        r"|stunts?|stunt(?:man|men|woman|women)|theat(?:er|re)s?|cinemas?|screenings?|premieres?"
        r"|festivals?|(?:at|in) (?:a|the) (?:\w+ )?studios?)\b"
    ),
)
