"""What one article reports, as the tally reads it."""

import re
from collections import Counter, defaultdict

from schemas import Article, Extraction, Kind, Qualifier, Report

UNKNOWN_COUNTRY = "ZZ"
"""Stands for a place that no gazetteer knows; ISO 3166-1 leaves it to users."""

MOST_TERMS = 60
"""Terms kept of an article."""
READ_CHARACTERS = 6_000
"""How far into the text terms are looked for; names of victims come early."""
LEAD_CHARACTERS = 600
TITLE_CHARACTERS = 500
"""What is kept of a title; beyond it stands a text that was taken for one."""
TITLE_WEIGHT, LEAD_WEIGHT, NAME_WEIGHT = 3, 2, 4
"""Where a word stands says how much it tells (JRC NEXUS: the lead weighs more)."""

MOST_AGES = 20
AGES = {
    "en": re.compile(r"[\d,](?:(?<=\b\d)\d{0,2}[- ]years?[- ]olds?\b|(?<=,) \d{1,2},)"),
    "es": re.compile(r"[d,](?:(?<=\bd)e \d{1,3} años\b|(?<=,) \d{1,2},)"),
}
"""How a language tells somebody's age, the only number in it: "a 24-year-old man", "Smith, 24,".
Each begins with a mere class of characters, for which `re` looks fast."""
NUMBER = re.compile(r"\d+")

WORD = re.compile(r"[^\W\d_][^\W\d_]{2,39}")
OFTEN = """
    about after again against also although among and another any are around because been before
    being between both but came can could did does during each for from further get had has have
    her here him his how into its itself just later like made many may might more most much must
    new not now off one only other our out over people police reported said same say says she
    should since some still such than that the their them then there these they this those three
    through time told too two under until very was were what when where which while who whom why
    will with within without would year years yet you your
    monday tuesday wednesday thursday friday saturday sunday today yesterday night morning
    afternoon evening day days week weeks month months hours minutes ago early late
    january february march april june july august september october november december
    according authorities official officials spokesman spokeswoman statement told news report
    reports information details known believed condition near area scene place home house street
    road city town county state national country people person persons man men woman women boy
    girl child children teen teenager victim victims family families old two three four five six
    seven eight nine ten several least dozens hundreds
    dead death deaths died die dies kill killed killing kills fatal fatally injured injuries
    injuring injury hurt wounded wounds wounding hospital hospitals treated taken critical serious
    casualties toll missing arrested arrest charged charges suspect suspects custody found
    officer officers sheriff department investigation investigating investigators emergency
    happened occurred incident
"""
"""English words that tell no story of casualties from another; in a language without such a list
their frequency does it, more slowly."""
_OFTEN = frozenset(OFTEN.split())


def reports(article: Article, extraction: Extraction, supersedes: str | None) -> list[Report]:
    """Return what an article reports: nothing where it states no toll.

    `supersedes` is the earlier article whose report this one replaces, where there is one. Raises
    `ValueError` for an article without a publication time: nothing can be tallied without one.
    """
    if article.published_at is None:
        raise ValueError(f"article {article.article_id} has no publication time")
    if not extraction.tolls:
        return []
    return [
        Report(
            article_id=article.article_id,
            supersedes=supersedes,
            title=article.title[:TITLE_CHARACTERS],
            url=article.url,
            source=article.source,
            agency=article.dateline.agency if article.dateline else None,
            language=article.language,
            published_at=article.published_at,
            category=extraction.category,
            place=extraction.place,
            date=extraction.date,
            is_aftermath=extraction.is_aftermath,
            tolls=extraction.tolls,
            uncounted=_uncounted(extraction),
            figures=extraction.figures,
            terms=terms(article.title, article.body),
            ages=ages(f"{article.title}\n{article.body}", article.language),
        )
    ]


def _uncounted(extraction: Extraction) -> tuple[Kind, ...]:
    counted = {one.kind for one in extraction.figures if one.qualifier != Qualifier.IMPLIED}
    return tuple(sorted(kind for kind in extraction.tolls if kind not in counted))


def key(report: Report) -> str:
    """Return the partition key of a report: its country, so that an incident has one partition."""
    return report.place.country if report.place else UNKNOWN_COUNTRY


def terms(title: str, body: str) -> tuple[str, ...]:
    """Return the words of a text that best tell its story from others, most telling first.

    Names before words, the title and the lead before the rest, the repeated before the single.
    """
    weights: dict[str, int] = defaultdict(int)
    for text, weight in (
        (title[:TITLE_CHARACTERS], TITLE_WEIGHT),
        (body[:LEAD_CHARACTERS], LEAD_WEIGHT),
        (body[LEAD_CHARACTERS:READ_CHARACTERS], 1),
    ):
        for word, times in Counter(WORD.findall(text)).items():
            if (term := word.casefold()) not in _OFTEN:
                weights[term] += times * weight * (NAME_WEIGHT if word[0].isupper() else 1)
    ranked = sorted(sorted(weights), key=weights.__getitem__, reverse=True)
    return tuple(ranked[:MOST_TERMS])


def ages(text: str, language: str) -> tuple[int, ...]:
    """Return the ages that the beginning of a text tells of people, in years, once each."""
    pattern = AGES.get(language)
    if pattern is None:
        return ()
    found = pattern.findall(text[:READ_CHARACTERS])
    return tuple(dict.fromkeys(map(int, NUMBER.findall(" ".join(found)))))[:MOST_AGES]
