"""What `tallywire extract --explain` tells: figures with their rules, and what was left out."""

from streams.extract.explain import explain

from .build import article


def told(text: str, **fields: str) -> str:
    return "\n".join(explain(article(text, **fields)))


def test_a_figure_comes_with_its_words_and_the_rule_that_read_them() -> None:
    text = told("At least 17 miners were killed on Tuesday, the mayor said.")
    assert "17 or more killed (at_least; told as a fact): “At least 17 miners were killed”" in text
    assert "rule: passive, which reads sentences built like “Twelve police officers" in text
    assert "group: worker; by: the mayor; date: 2023-03-07" in text
    assert text.endswith("toll: 17 or more killed")


def test_a_number_that_is_no_figure_comes_with_the_reason() -> None:
    text = told("In 2019 some 31 miners aged 24 to 60 died on Route 12, and 46 sang.")
    assert "“2019” at 5: a year" in text
    assert "“12” at 53: a name or a label" in text
    assert "“46” at 61: no rule says what befell them" in text


def test_what_is_in_no_toll_is_said_to_be() -> None:
    assert "denied, not in the toll" in told("Police denied that 12 protesters were killed.")


def test_an_article_without_figures_is_said_to_have_none() -> None:
    assert told("The bakery has reopened.").endswith("  no figures found")


def test_a_language_without_a_grammar_is_said_to_have_none() -> None:
    assert "there is no grammar for the language “fi”" in told("Leipomo avattiin.", language="fi")
