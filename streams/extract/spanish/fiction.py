"""Words of films, novels, series and games."""

import re

from streams.extract.grammar.fiction import FictionWords
from streams.extract.lexicon import words

SPANISH_FICTION = FictionWords(
    works=words(
        """película películas filme filmes largometraje novela novelas serie guion guión secuela
        trilogía telenovela miniserie videojuego videojuegos"""
    ),
    about=words(
        """series episodio episodios cine cines taquilla actor actores actriz actrices estreno
        estrena jugadores zombi zombis monstruos personaje personajes protagonista protagonistas
        guionista cineasta reparto novelista"""
    ),
    real=re.compile(
        r"\b(?:rodajes?|rodaban|filmaci(?:ón|ones)|filmaban|grabación|plató|set de"
        r"|dobles? de riesgo|cines?|teatros?|proyecci(?:ón|ones)|estrenos?|festival(?:es)?"
        r"|en (?:un|el|los) estudios?)\b"
    ),
)
