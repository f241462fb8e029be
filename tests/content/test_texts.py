"""Rules for the texts of the built-in questionnaire."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from tests.support.build import built_in

from implcheck.model.text import Text

QUESTIONNAIRE = built_in()
LANGUAGES = ("en", "nl")
LONGEST_TITLE, LONGEST_SHORT = 38, 16


def texts(part: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text in a part of the questionnaire, with its path."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, BaseModel):
        for name, value in part:
            yield from texts(value, f"{path}.{name}")
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from texts(value, f"{path}.{getattr(value, 'id', index)}")


TEXTS = list(texts(QUESTIONNAIRE))


def test_the_texts_are_found() -> None:
    paths = [path for path, _ in TEXTS]
    assert len(paths) == len(set(paths)) > 700
    assert ".questions.why.problem-statement.levels.0.text" in paths
    assert ".rules.rule.paper-why.advice.0.do" in paths


def test_every_text_is_written_in_both_languages() -> None:
    assert [path for path, text in TEXTS if set(text.languages) != set(LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_fit_in_a_table(language: str) -> None:
    titled = [*QUESTIONNAIRE.questions, *QUESTIONNAIRE.rules]
    assert [item.id for item in titled if len(item.title.in_(language)) > LONGEST_TITLE] == []
    assert [
        practice.id for practice in QUESTIONNAIRE.practices if len(practice.short.in_(language)) > LONGEST_SHORT
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_have_the_same_title(language: str) -> None:
    titles = [
        item.title.in_(language).casefold()
        for item in (*QUESTIONNAIRE.questions, *QUESTIONNAIRE.rules, *QUESTIONNAIRE.practices)
    ]
    assert len(titles) == len(set(titles))
    shorts = [practice.short.in_(language).casefold() for practice in QUESTIONNAIRE.practices]
    assert len(shorts) == len(set(shorts))


RHETORIC = re.compile(
    r"nine (out of|times out of|in) (every )?ten|9 out of 10|negen (van|op) de tien|three[- ]quarters|driekwart"
    r"|more often than (they |it )?succeed|vaker (mislukken|mis)|significantly better|significant beter|90 ?%",
    re.IGNORECASE,
)


def states_something(path: str) -> bool:
    # A target ("at least 90% of users") and the text of a level or option state no fact.
    return not re.search(r"\.(done_when|do|levels\.\d+\.text|options\.\d+\.text)$", path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_of_speech_is_stated_as_a_fact(language: str) -> None:
    found = [path for path, text in TEXTS if states_something(path) and RHETORIC.search(text.in_(language))]
    assert found == []


@pytest.mark.parametrize(
    "sentence", ["Nine times out of ten it is late.", "Negen van de tien keer", "driekwart van de kennis", "in 90% of"]
)
def test_figures_of_speech_are_recognised(sentence: str) -> None:
    assert RHETORIC.search(sentence)
    assert not RHETORIC.search("Sykes followed 120 employees for a year.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reason_for_a_practice_weight_rests_on_a_percentage(language: str) -> None:
    percentage = re.compile(r"\d\s*(%|per ?cent|procent)")
    assert [
        practice.id for practice in QUESTIONNAIRE.practices if percentage.search(practice.weight_reason.in_(language))
    ] == []


def test_no_text_claims_a_probability_of_success() -> None:
    promise = re.compile(
        r"(chance|probability) of (success|failure)|(kans op|kans van) (slagen|succes|mislukken)", re.IGNORECASE
    )
    allowed = {".description"}  # says that it gives none
    found = {path for path, text in TEXTS for language in LANGUAGES if promise.search(text.in_(language))}
    assert found <= allowed


def test_every_question_and_rule_covers_a_claim() -> None:
    assert [item.id for item in (*QUESTIONNAIRE.questions, *QUESTIONNAIRE.rules) if not item.claims] == []


def test_every_source_that_is_cited_exists() -> None:
    known = {source.id for source in QUESTIONNAIRE.sources}
    cited = {source for item in (*QUESTIONNAIRE.practices, *QUESTIONNAIRE.questions) for source in item.sources}
    assert cited <= known
    assert "cordeo-2020" in known


def test_every_practice_cites_the_article_and_some_research() -> None:
    for practice in QUESTIONNAIRE.practices:
        assert "cordeo-2020" in practice.sources
        assert len(practice.sources) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_end_and_have_no_loose_ends(language: str) -> None:
    sentence = re.compile(r"\.(text|help|evidence|risk|do|done_when|weight_reason|reason|says|purpose)$")
    loose = re.compile(r"\s{2,}|\s[,.;:?!]|^\s|\s$|TODO|\?\?")
    whole = [(path, text) for path, text in TEXTS if sentence.search(path) and ".options." not in path]
    unfinished = [path for path, text in whole if text.in_(language)[-1] not in ".?"]
    assert unfinished == []
    assert [path for path, text in TEXTS if loose.search(text.in_(language))] == []
