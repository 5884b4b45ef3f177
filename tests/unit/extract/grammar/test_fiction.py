"""What films, novels and games tell happened to nobody; what happens where they are made did."""

import pytest

from schemas import Status
from streams.extract import extract

from ..build import article


def statuses(body: str, url: str | None = None, language: str = "en") -> set[Status]:
    text = article(body, language=language).model_copy(update={"url": url})
    return {figure.status for figure in extract(text).figures}


def test_what_is_made_up_did_not_happen() -> None:
    text = "The studio says 3,000 players were killed in its game. The zombies never sleep."

    assert statuses(text) == {Status.HYPOTHETICAL}


REVIEWS = {
    "en": "The flood kills 900 people before the title of this film. An actor sleeps; the sequel "
    "will be worse.",
    "es": "La inundación mata a 900 personas en esta película. La actriz duerme, y el guion no "
    "la despierta.",
}
NEWS = {
    "en": "Two people were killed in an accident on a film set. The actor of the sequel wept.",
    "es": "Dos personas murieron en el rodaje de una película. La actriz leía el guion.",
}


@pytest.mark.parametrize("language", REVIEWS)
def test_what_happens_in_a_film_did_not_happen(language: str) -> None:
    assert statuses(REVIEWS[language], language=language) == {Status.HYPOTHETICAL}


@pytest.mark.parametrize("language", NEWS)
def test_what_happens_where_a_film_is_made_did(language: str) -> None:
    assert statuses(NEWS[language], language=language) == {Status.STATED}


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 900 people on Monday. An actor of the film and its sequel was there.",
        "The flood killed 900 people, police said. An actor of the film and its sequel was there.",
        "A man was shot dead at the film premiere. The movie's studio closed the cinema.",
    ],
)
def test_a_day_a_source_or_a_place_makes_it_real(text: str) -> None:
    assert statuses(text) == {Status.STATED}


def test_the_section_of_a_page_may_name_the_work() -> None:
    text = "The flood kills 900 people. One actress swims, and the protagonist sleeps."
    sequel = f"{text} It will have a sequel."

    assert statuses(text) == {Status.STATED}
    assert statuses(text, "https://paper.example/film/low-water") == {Status.HYPOTHETICAL}
    assert statuses(sequel) == {Status.HYPOTHETICAL}
