"""How long it takes to read the questions: what is promised for a kickoff, at 200 words a minute, in both languages."""

import pytest
from tests.support.build import built_in

from implcheck.model.reading_time import WORDS_A_MINUTE, questions_for, words_to_read

QUESTIONNAIRE = built_in()
MOST_AT_KICKOFF = 25
MOST_MINUTES = {"project-lead": 10, "sponsor": 7, "line-manager": 7, "key-user": 5, "user": 2}
"""Minutes in which each role has read its questions at kickoff, choices included."""

EVERY_ROLE = pytest.mark.parametrize("role", MOST_MINUTES)
BOTH_LANGUAGES = pytest.mark.parametrize("language", ["en", "nl"])


def minutes(phase: str, role: str, language: str) -> float:
    asked = questions_for(QUESTIONNAIRE, role, phase)
    return sum(words_to_read(question, language) for question in asked) / WORDS_A_MINUTE


def test_a_kickoff_has_few_questions() -> None:
    assert len(QUESTIONNAIRE.asked_in("kickoff")) <= MOST_AT_KICKOFF


@EVERY_ROLE
@BOTH_LANGUAGES
def test_the_questions_of_a_kickoff_are_read_in_time(role: str, language: str) -> None:
    assert 0 < minutes("kickoff", role, language) <= MOST_MINUTES[role]


@BOTH_LANGUAGES
def test_a_later_phase_takes_longer_and_stays_within_a_coffee_break(language: str) -> None:
    assert minutes("execution", "project-lead", language) <= 16
    assert minutes("aftercare", "project-lead", language) <= 10


@BOTH_LANGUAGES
def test_no_question_of_a_kickoff_is_a_page(language: str) -> None:
    asked = QUESTIONNAIRE.asked_in("kickoff")
    words = {question.id: words_to_read(question, language) for question in asked}
    assert {id_: count for id_, count in words.items() if count > 100} == {}
