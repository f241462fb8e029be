"""Rules for the texts of the built-in questionnaire."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from tests.support.build import built_in

from implcheck.model.text import Text

QUESTIONNAIRE = built_in()
LANGUAGES = ("en", "nl")
LONGEST_TITLE, LONGEST_PROBLEM, LONGEST_SHORT = 38, 50, 16
"""Characters that fit beside the other columns of a table."""


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
    assert len(paths) == len(set(paths)) > 1200
    assert {
        ".questions.why.problem-statement.levels.0.text",
        ".questions.why.problem-statement.levels.0.advice.do",
        ".questions.timeline.slipped-step.not_yet",
        ".questions.timeline.date-scope.options.0.problem",
        ".questions.capacity.hours-realised.bands.5.risk",
        ".questions.knowledge.departure-scenarios.score_by_count.0.advice.done_when",
        ".questions.commitment.named-sponsor.knock_out.headline",
        ".rules.rule.paper-why.advice.do",
        ".practices.why.weight_reason",
        ".roles.sponsor.title",
    } <= set(paths)


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
def test_problems_fit_in_a_table(language: str) -> None:
    problems = [(path, text.in_(language)) for path, text in TEXTS if path.endswith(".problem")]
    assert len(problems) > 50
    assert [path for path, problem in problems if len(problem) > LONGEST_PROBLEM] == []


def test_every_question_states_its_problem() -> None:
    assert [question.id for question in QUESTIONNAIRE.questions if question.problem is None] == []


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
    return not re.search(r"\.(done_when|do|levels\.\d+\.text|options\.\d+\.text|unit)$", path)


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
    sentence = re.compile(r"\.(text|help|not_yet|evidence|risk|do|done_when|weight_reason|quick|reason|says|purpose)$")
    loose = re.compile(r"\s{2,}|\s[,.;:?!]|^\s|\s$|TODO|\?\?")
    whole = [(path, text) for path, text in TEXTS if sentence.search(path) and ".options." not in path]
    unfinished = [path for path, text in whole if text.in_(language)[-1] not in ".?"]
    assert unfinished == []
    assert [path for path, text in TEXTS if loose.search(text.in_(language))] == []


ONE_WORD_FOR_ONE_THING = {
    "en": r"\bthe board\b|\bboard members?\b|\bexecutives?\b|\bgo live date\b|\bsuper ?users?\b|\bmend\b",
    "nl": r"\bstakeholders?\b|\bkey ?users?\b|\bgo-live\b|\baftercare\b|\bcommitment\b|\bmanagers?\b|\bhet bestuur\b",
}
"""Words that have a better one here: senior management, go-live, key user; opdrachtgever, hoofdgebruiker, livegang."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_has_one_word(language: str) -> None:
    other_word = re.compile(ONE_WORD_FOR_ONE_THING[language], re.IGNORECASE)
    assert [path for path, text in TEXTS if other_word.search(text.in_(language))] == []


FRAME = re.compile(r"\bbecause\b.*, so\b|\bdoordat\b.*, waardoor\b", re.IGNORECASE)


def test_no_text_has_the_frame_of_a_cause_with_its_consequence() -> None:
    # "Because A, B, so C" is no English, and the Dutch one reads like a form.
    assert FRAME.search("Because nobody decides, steps wait, so go-live slips.")
    assert FRAME.search("Doordat niemand besluit, wacht elke stap, waardoor de livegang schuift.")
    assert [path for path, text in TEXTS for language in LANGUAGES if FRAME.search(text.in_(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_option_to_tick_reads_as_a_full_answer(language: str) -> None:
    # "A key user leaves" among the answers reads as an event that took place.
    ready = {"en": ("Page ready for: ", "No page ready"), "nl": ("Pagina klaar voor: ", "Geen pagina klaar")}
    options = QUESTIONNAIRE.by_id["knowledge.departure-scenarios"].choices
    assert [option.value for option in options if not option.text.in_(language).startswith(ready[language])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_evidence_asks_for_a_name(language: str) -> None:
    asks = re.compile(r"(?<!without )\bnames? of\b|(?<!zonder )\bnamen? van\b", re.IGNORECASE)
    assert [question.id for question in QUESTIONNAIRE.questions if asks.search(question.evidence.in_(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_about_each_person_is_asked_for_without_names(language: str) -> None:
    each = {"en": r"\bper (?:key user|member)\b", "nl": r"\bper (?:hoofdgebruiker|projectlid)\b"}[language]
    texts = [question.evidence.in_(language) for question in QUESTIONNAIRE.questions]
    asked = [text for text in texts if re.search(each, text, re.IGNORECASE)]
    assert len(asked) == 5
    assert [text for text in asked if not re.search("without names|zonder na(?:am|men)", text)] == []
