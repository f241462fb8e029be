"""The words that somebody in a role has to read, and the minutes that takes."""

import pytest
from tests.support.build import built_in

from implcheck.model.question import NumberQuestion
from implcheck.model.reading_time import (
    WORDS_A_MINUTE,
    minutes_to_read,
    questions_for,
    reading_minutes,
    words_to_read,
)
from implcheck.model.text import Text

QUESTIONNAIRE = built_in()


def test_every_part_of_a_question_is_counted() -> None:
    question = QUESTIONNAIRE.by_id["commitment.decision-speed"]
    assert isinstance(question, NumberQuestion)
    assert question.not_yet is not None
    parts = (question.title, question.text, question.help, question.unit, question.not_yet)
    assert words_to_read(question, "en") == sum(len(part.in_("en").split()) for part in parts)
    more = question.model_copy(update={"title": Text.of(en="One two three four")})
    counted = words_to_read(more, "en") - words_to_read(question, "en")
    assert counted == 4 - len(question.title.in_("en").split())
    levels = QUESTIONNAIRE.by_id["why.problem-statement"]
    assert words_to_read(levels, "nl") > sum(len(choice.text.in_("nl").split()) for choice in levels.choices)


def test_a_role_is_asked_its_own_questions_and_any_other_role_all() -> None:
    lead, user = (questions_for(QUESTIONNAIRE, role, "kickoff") for role in ("project-lead", "user"))
    assert set(user) < set(lead)
    assert questions_for(QUESTIONNAIRE, "head of sales", "kickoff") == lead == QUESTIONNAIRE.asked_in("kickoff")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_minutes_are_rounded_up(language: str) -> None:
    asked = questions_for(QUESTIONNAIRE, "key-user", "kickoff")
    words = sum(words_to_read(question, language) for question in asked)
    minutes = minutes_to_read(QUESTIONNAIRE, language, "key-user", "kickoff")
    assert minutes == reading_minutes(asked, language)
    assert (minutes - 1) * WORDS_A_MINUTE < words <= minutes * WORDS_A_MINUTE
    assert reading_minutes((), language) == 0


def test_a_language_that_is_not_there_is_taken_for_the_first() -> None:
    first = QUESTIONNAIRE.languages[0]
    assert [minutes_to_read(QUESTIONNAIRE, language, "user", "aftercare") for language in (first, "de")] == [3, 3]
